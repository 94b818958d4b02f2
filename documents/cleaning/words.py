"""The words of a clean copy, each with its place: to look through for what is personal."""

import posixpath
from io import BytesIO

from django.utils.translation import gettext as _
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from documents.formats.html_tree import tree
from documents.office import markup
from documents.office.archive import unpacked
from documents.office.markup import attribute, every, words_of

MOST_PAGES = 500
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
POWERPOINT = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def words_in(data, media_type):
    """(place, words) of each part of the copy in `data` that has words."""
    read = READERS.get(media_type)
    return [(place, words) for place, words in read(data) if words] if read else []


def _lines(data):
    for number, line in enumerate(data.decode().split("\n"), start=1):
        yield _("line %(number)s") % {"number": number}, line


def _page(data):
    words = tree(data.decode()).get_text("\n")
    return _lines("\n".join(line for line in words.split("\n") if line.strip()).encode())


def _pdf(data):
    """A page of which the words cannot be read is passed over."""
    for number, page in enumerate(PdfReader(BytesIO(data)).pages[:MOST_PAGES], start=1):
        try:
            words = page.extract_text()
        except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError):
            words = ""
        yield _("page %(number)s") % {"number": number}, words


def _word(data):
    for name, root in _roots(data, "word/"):
        kind = posixpath.basename(name).split(".")[0].rstrip("0123456789")
        place = {
            "header": _("top of the page"),
            "footer": _("foot of the page"),
            "footnotes": _("footnote"),
            "endnotes": _("endnote"),
        }.get(kind)
        for number, paragraph in enumerate(every(root, "p"), start=1):
            yield place or _("paragraph %(number)s") % {"number": number}, _runs(paragraph)


def _sheets(data):
    parts = unpacked(data)
    shared = parts.get("xl/sharedStrings.xml")
    texts = [words_of(each) for each in every(markup.parsed(shared), "si")] if shared else []
    for number, (_name, root) in enumerate(_roots(data, "xl/worksheets/"), start=1):
        for cell in every(root, "c"):
            value = words_of(cell)
            if attribute(cell, "t") == "s" and value.isdigit() and int(value) < len(texts):
                value = texts[int(value)]
            place = {"number": number, "cell": attribute(cell, "r")}
            yield _("sheet %(number)s, cell %(cell)s") % place, value


def _slides(data):
    for number, (_name, root) in enumerate(_roots(data, "ppt/slides/"), start=1):
        for paragraph in every(root, "p"):
            yield _("slide %(number)s") % {"number": number}, _runs(paragraph)


def _open_document(data):
    root = markup.parsed(unpacked(data)["content.xml"])
    tables = every(root, "spreadsheet") and every(root, "table")
    for table in tables or []:
        for paragraph in every(table, "p"):
            yield _("sheet “%(name)s”") % {"name": attribute(table, "name")}, words_of(paragraph)
    for number, paragraph in enumerate([] if tables else every(root, "p", "h"), start=1):
        yield _("paragraph %(number)s") % {"number": number}, words_of(paragraph)


def _roots(data, folder):
    """The parts with words in `folder`, those with a number in that order."""
    parts = {name: content for name, content in unpacked(data).items() if name.startswith(folder)}
    for name in sorted(parts, key=lambda name: (len(name), name)):
        if name.endswith(".xml") and "/_rels/" not in name:
            yield name, markup.parsed(parts[name])


def _runs(paragraph):
    """The words of the paragraph itself, in which a telephone number may be cut into pieces."""
    return "".join(each.text or "" for each in every(paragraph, "t"))


READERS = {
    "application/pdf": _pdf,
    "text/plain": _lines,
    "text/csv": _lines,
    "text/html": _page,
    WORD: _word,
    EXCEL: _sheets,
    POWERPOINT: _slides,
    "application/vnd.oasis.opendocument.text": _open_document,
    "application/vnd.oasis.opendocument.spreadsheet": _open_document,
}
