"""A clean document or spreadsheet of LibreOffice: changes accepted, without comments and what is hidden."""

import posixpath
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext_lazy as _
from lxml import etree

from documents.cleaning.open_sheets import drop_hidden_cells
from documents.cleaning.pictures import cleaned_picture
from documents.office import markup
from documents.office.archive import damaged, locked, packed, unpacked
from documents.office.markup import attribute, every, local, remove, remove_all, unwrap_all, words_of

MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
SHOWN_LINKS = {"http", "https", "mailto"}
STORIES = ("content.xml", "styles.xml")
DRAWN = (".emf", ".wmf", ".svm", "")
GONE = (
    *("tracked-changes", "change", "change-start", "change-end", "annotation", "annotation-end"),
    *("scripts", "script", "event-listeners", "forms", "control", "object", "object-ole", "plugin", "applet"),
    *("floating-frame", "hidden-text", "user-field-decls", "variable-decls", "dde-connection-decls"),
    *("content-validations", "named-expressions", "database-ranges", "data-pilot-tables", "dde-links", "dde-source"),
    *("consolidation", "scenario", "table-source", "cell-range-source", "section-source", "calculation-settings"),
    *("label-ranges", "detective", "hidden-paragraph"),
)
FIELDS = (
    *("user-field-get", "user-field-input", "variable-get", "variable-set", "variable-input", "expression"),
    *("author-name", "author-initials", "creator", "initial-creator", "printed-by", "file-name", "template-name"),
    *("user-defined", "description", "subject", "keywords", "database-display", "sender-firstname", "sender-lastname"),
    *("sender-initials", "sender-title", "sender-position", "sender-email", "sender-phone-private", "sender-fax"),
    *("sender-phone-work", "sender-company", "sender-street", "sender-city", "sender-postal-code", "sender-country"),
    *("sender-state-or-province", "macro-button", "execute-macro", "creation-date", "creation-time", "editing-cycles"),
    *("editing-duration", "modification-date", "modification-time", "print-date", "print-time", "placeholder"),
    *("conditional-text", "text-input", "meta-field", "meta"),
)
NOT_SHOWN = ("table-source", "scenario")
TOLD_OBJECTS = ("object", "object-ole", "plugin", "applet")


def cleaned_open_document(data, found):
    parts = unpacked(data)
    if "content.xml" not in parts or "mimetype" not in parts:
        raise damaged()
    _refuse_locked(parts)
    _tell_properties(parts, found)
    roots = {name: markup.parsed(parts[name]) for name in STORIES if name in parts}
    common = _styles(roots["styles.xml"]) if "styles.xml" in roots else {}
    for root in roots.values():
        _clean(root, _hidden_styles({**common, **_styles(root)}), found)
    pictures = _pictures(roots.values(), parts, found)
    kept = {name: markup.written(root) for name, root in roots.items()} | pictures
    manifest = _manifest(parts["mimetype"].decode("ascii", "replace").strip(), kept)
    return packed({"mimetype": parts["mimetype"], **kept, "META-INF/manifest.xml": manifest})


def _refuse_locked(parts):
    manifest = parts.get("META-INF/manifest.xml")
    if manifest is None:
        raise damaged()
    if every(markup.parsed(manifest), "encryption-data"):
        raise locked()


def _tell_properties(parts, found):
    if "meta.xml" not in parts:
        return
    for element in every(markup.parsed(parts["meta.xml"]), "creator", "initial-creator", "printed-by", "user-defined"):
        if words_of(element):
            found.add(_("Property"), words_of(element), attribute(element, "name") or local(element))


def _styles(root):
    return {attribute(each, "name"): each for each in every(root, "style")}


def _hidden_styles(styles):
    """The names of the `styles` by which words are not shown, also as inherited."""
    return {name for name in styles if _is_hidden(name, styles)}


def _is_hidden(name, styles):
    seen = set()
    while name in styles and name not in seen:
        seen.add(name)
        for properties in styles[name]:
            shown = attribute(properties, "display")
            if shown and local(properties) in ("text-properties", "table-properties"):
                return shown in ("none", "false")
        name = attribute(styles[name], "parent-style-name")
    return False


def _clean(root, hidden, found):
    _tell(root, found)
    _drop_hidden(root, hidden, found)
    drop_hidden_cells(root, found)
    remove_all(root, *GONE)
    unwrap_all(root, *FIELDS)
    for cell in every(root, "table-cell", "covered-table-cell"):
        for key in [key for key in cell.attrib if etree.QName(key).localname == "formula"]:
            del cell.attrib[key]
    markup.drop_attributes(root, "rsid", "paragraph-rsid")
    _drop_links(root)


def _tell(root, found):
    for note in every(root, "annotation"):
        creator = next(iter(every(note, "creator")), None)
        found.add(_("Comment"), words_of(note), words_of(creator) if creator is not None else "")
    for changes in every(root, "tracked-changes"):
        for deletion in every(changes, "deletion"):
            found.add(_("Deleted text"), words_of(deletion))
    for element in every(root, *TOLD_OBJECTS):
        found.add(_("Embedded file"), attribute(element, "href"))
    if every(root, "script", "event-listener"):
        found.add(_("Macro"))


def _drop_hidden(root, hidden, found):
    for element in list(root.iter(etree.Element)):
        name = local(element)
        if name == "table" and _is_hidden_table(element, hidden):
            found.add(_("Hidden sheet"), attribute(element, "name"))
            remove(element)
        elif name == "section" and attribute(element, "display") in ("none", "condition"):
            found.add(_("Hidden text"), words_of(element), attribute(element, "name"))
            remove(element)
        elif name in ("span", "p", "h") and attribute(element, "style-name") in hidden:
            found.add(_("Hidden text"), words_of(element))
            remove(element)
        elif name == "hidden-paragraph" and attribute(element, "is-hidden", "true") == "true":
            around = next(element.iterancestors("{*}p", "{*}h"), element)
            found.add(_("Hidden text"), words_of(around))
            remove(around)


def _is_hidden_table(table, hidden):
    behind = any(markup.child(table, each) is not None for each in NOT_SHOWN)
    return behind or attribute(table, "style-name") in hidden


def _drop_links(root):
    """A link to a file on somebody's disk goes, and its words stay."""
    for link in every(root, "a"):
        scheme = urlsplit(attribute(link, "href")).scheme.lower()
        if scheme not in SHOWN_LINKS and not attribute(link, "href").startswith("#"):
            markup.unwrap(link)


def _pictures(roots, parts, found):
    """The pictures that are still shown; one that is not in the file goes."""
    kept = {}
    for root in roots:
        for element in every(root, "image", "background-image", "fill-image", "list-level-style-image"):
            target = attribute(element, "href")
            if not target:
                continue
            name = posixpath.normpath(unquote(target))
            if name not in parts:
                remove(element)
            elif name not in kept:
                kept[name] = _picture(name, parts[name], found)
    return kept


def _picture(name, data, found):
    ending = posixpath.splitext(name)[1].lower()
    if ending == ".svg":
        root = markup.parsed(data)
        remove_all(root, "metadata", "script", "foreignObject", "namedview")
        return markup.written(root)
    if ending in DRAWN and not data.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM")):
        return data
    return cleaned_picture(data, found, posixpath.basename(name))


def _manifest(media_type, kept):
    root = etree.Element(f"{{{MANIFEST}}}manifest", {f"{{{MANIFEST}}}version": "1.2"}, nsmap={"manifest": MANIFEST})
    for name, kind in [("/", media_type), *((name, "text/xml" if name in STORIES else "") for name in kept)]:
        attributes = {f"{{{MANIFEST}}}full-path": name, f"{{{MANIFEST}}}media-type": kind}
        etree.SubElement(root, f"{{{MANIFEST}}}file-entry", attributes)
    return markup.written(root)
