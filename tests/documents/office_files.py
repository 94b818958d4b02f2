"""Small files of Word, Excel, PowerPoint and LibreOffice, made part by part, and read back in the same way."""

import zipfile
from io import BytesIO

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
NAMES = {"w": W, "s": S, "p": P, "a": A, "r": R}
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
POWERPOINT = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"


def zipped(parts):
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def parts_of(data):
    """{name: bytes} of the parts; every XML part can be read, every relation leads to a part that has a kind."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(content)
    return parts


def relations(*rows):
    """The part with relations; each row is (id, kind, target) or (id, kind, target, "External")."""
    lines = [
        f'<Relationship Id="{row[0]}" Type="{R}/{row[1]}" Target="{row[2]}"'
        + (f' TargetMode="{row[3]}"' if len(row) > 3 else "")
        + "/>"
        for row in rows
    ]
    return f'<Relationships xmlns="{RELATIONS}">{"".join(lines)}</Relationships>'


def types(**overrides):
    lines = [f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items()]
    return (
        f'<Types xmlns="{TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{"".join(lines)}</Types>'
    )


CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Jan Geheim</dc:creator></cp:coreProperties>'
)


def package(main, parts, main_rows=()):
    """A package whose main part is `main`, with these other `parts` and relations from the file and from `main`."""
    folder, name = main.split("/")
    return zipped(
        {
            "[Content_Types].xml": types(**{main: f"{folder}.main+xml", **dict.fromkeys(parts, "x+xml")}),
            "_rels/.rels": relations(("m", "officeDocument", main), ("c", "core-properties", "docProps/core.xml")),
            "docProps/core.xml": CORE,
            f"{folder}/_rels/{name}.rels": relations(*main_rows),
            **parts,
        }
    )


def word(body, parts=None, rows=(), styles=""):
    """A Word file with this `body`."""
    document = f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}<w:sectPr/></w:body></w:document>'
    style_part = {"word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>'} if styles else {}
    style_row = [("s", "styles", "styles.xml")] if styles else []
    return package(
        "word/document.xml",
        {"word/document.xml": document, **style_part, **(parts or {})},
        main_rows=[*style_row, *rows],
    )


def words_in_word(data):
    """The paragraphs of the main text, as python-docx reads them."""
    root = etree.fromstring(parts_of(data)["word/document.xml"])
    return ["".join(t.text or "" for t in p.iter(f"{{{W}}}t")) for p in root.iter(f"{{{W}}}p")]


def run(text, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def open_document(kind, body, automatic="", parts=None):
    """A file of LibreOffice with this `body`, of kind "text" or "spreadsheet"."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table", "style", "drawing", "meta", "form", "script")
    )
    spaces += (
        ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
    )
    spaces += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    creator = "<meta:initial-creator>Jan Geheim</meta:initial-creator>"
    meta = f"<office:document-meta {spaces}><office:meta>{creator}</office:meta></office:document-meta>"
    manifest = '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return zipped(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": content,
            "meta.xml": meta,
            "Thumbnails/thumbnail.png": b"Geheim",
            "META-INF/manifest.xml": manifest,
            **(parts or {}),
        }
    )
