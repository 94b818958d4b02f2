"""Cleaning a document of Word, Excel or PowerPoint: only what can be reached by relations that one sees is kept.

Such a file is a zip of parts that point to each other by relations. From the main part on, relations of the known kinds
are followed, each part is cleaned, and a relation that nothing uses any more goes, with what it points to.
"""

import posixpath
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext_lazy as _
from lxml import etree

from documents.cleaning.finding import Found
from documents.cleaning.pictures import cleaned_picture
from documents.office import markup
from documents.office.archive import damaged, packed, unpacked

LAST = "sharedStrings"  # once it is known which of them the sheets show
TYPES = "[Content_Types].xml"
SHOWN_LINKS = {"http", "https", "mailto"}
PICTURES = (".png", ".jpg", ".jpeg", ".jpe", ".gif", ".bmp", ".tif", ".tiff")
DRAWINGS = (".emf", ".wmf")
WITHOUT_MACROS = {"macroEnabled.main+xml", "macroEnabledTemplate.main+xml", "template.main+xml"}
EVERYWHERE = {
    *("officeDocument", "theme", "image", "hyperlink", "themeOverride"),
    *("chart", "chartStyle", "chartColorStyle", "chartUserShapes", "drawing"),
    *("diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing"),
}
UNTOLD = {
    *("created", "modified", "Application", "AppVersion", "ScaleCrop", "LinksUpToDate", "SharedDoc", "DocSecurity"),
    *("HyperlinksChanged", "HeadingPairs", "TitlesOfParts", "TotalTime"),
}
TOLD = {
    "package": _("Embedded file"),
    "oleObject": _("Embedded file"),
    "aFChunk": _("Embedded file"),
    "audio": _("Embedded file"),
    "video": _("Embedded file"),
    "media": _("Embedded file"),
    "vbaProject": _("Macro"),
    "control": _("Macro"),
    "attachedTemplate": _("Template"),
    "externalLink": _("Link to another file"),
    "externalLinkPath": _("Link to another file"),
    "pivotCacheDefinition": _("Data behind a pivot table"),
    "connections": _("Connection with a database"),
    "customXml": _("Data behind the document"),
    "printerSettings": _("Printer"),
}


@dataclass(frozen=True)
class Relation:
    id: str
    kind: str
    target: str
    external: bool
    element: object


@dataclass
class Format:
    """What differs between the three.

    `followed`: the kinds of relation to keep, beside those that are everywhere. `implicit`: those that no element
    names. `clean(root, kind, found, name)` cleans one part in place. `unseen`: the names of parts that go, such as
    hidden sheets.
    """

    followed: set
    implicit: set
    clean: Callable
    unseen: set = frozenset()


@dataclass
class Package:
    """The parts of one file, its `format`, what was `found`, and what is kept of it (`kept`)."""

    parts: dict
    format: Format
    found: Found
    kept: dict = field(default_factory=dict)

    def visit(self, name, kind):
        """Clean the part `name`, to which a relation of this `kind` points, and all that it points to."""
        if name in self.kept:
            return
        data = self.parts[name]
        if kind == "image":
            self.kept[name] = _picture(name, data, self.found)
            return
        if kind == "font":
            self.kept[name] = data
            return
        root, relations = markup.parsed(data), relations_of(self.parts, name)
        self.kept[name] = b""  # a part may point back to this one
        followed = {each.id: each for each in relations if self._is_followed(each)}
        _prune(root, {each.id for each in relations} - set(followed))
        self.format.clean(root, kind, self.found, name)
        used = _ids_in(root)
        staying = [each for each in followed.values() if each.id in used or each.kind in self.format.implicit]
        self.kept[name] = markup.written(root)
        self._keep_relations(name, staying)

    def _is_followed(self, relation):
        if relation.kind not in EVERYWHERE | self.format.followed:
            if relation.kind in TOLD:
                self.found.add(TOLD[relation.kind], posixpath.basename(unquote(relation.target)))
            return False
        if relation.external:
            return relation.kind == "hyperlink" and urlsplit(relation.target).scheme.lower() in SHOWN_LINKS
        return relation.target in self.parts and relation.target not in self.format.unseen

    def _keep_relations(self, name, relations):
        if not relations:
            return
        root = relations[0].element.getparent()
        for element in list(root):
            if element not in [each.element for each in relations]:
                root.remove(element)
        self.kept[_relations_name(name)] = markup.written(root)
        for each in sorted(relations, key=lambda each: each.kind == LAST):
            if not each.external:
                self.visit(each.target, each.kind)


def clean_package(data, found, format_of):
    """The file in `data` without what one does not see; `format_of(parts, found)` says how its kind is cleaned."""
    parts = unpacked(data)
    if TYPES not in parts:
        raise damaged()
    package = Package(parts, format_of(parts, found), found)
    _tell_properties(parts, found)
    package._keep_relations("", [main_of(parts)])
    return packed({TYPES: _types(parts[TYPES], package.kept), **package.kept})


def main_of(parts):
    """The relation to the part that is the document itself."""
    main = [each for each in relations_of(parts, "") if each.kind == "officeDocument" and each.target in parts]
    if len(main) != 1:
        raise damaged()
    return main[0]


def _relations_name(name):
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def relations_of(parts, name):
    """The relations of the part `name`; of the whole file for an empty name."""
    data = parts.get(_relations_name(name))
    if data is None:
        return []
    elements = markup.every(markup.parsed(data), "Relationship")
    return [_relation(element, posixpath.dirname(name)) for element in elements]


def _relation(element, folder):
    external = element.get("TargetMode") == "External"
    target = element.get("Target", "")
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
    return Relation(element.get("Id", ""), element.get("Type", "").rsplit("/", 1)[-1], target, external, element)


def _is_id(key):
    return (etree.QName(key).namespace or "").endswith("/relationships")


def _ids_in(root):
    return {value for element in root.iter(etree.Element) for key, value in element.attrib.items() if _is_id(key)}


def _prune(root, gone):
    """Take out what points to a relation that is `gone`; of a link the words stay."""
    for element in [each for each in root.iter(etree.Element) if any(map(_is_id, each.attrib))]:
        dangling = [key for key, value in element.attrib.items() if _is_id(key) and (value in gone or not value)]
        if dangling and len(dangling) < len([key for key in element.attrib if _is_id(key)]):
            for key in dangling:
                del element.attrib[key]
        elif dangling and markup.local(element) == "hyperlink" and len(element):
            markup.unwrap(element)
        elif dangling:
            markup.remove(element)


def _picture(name, data, found):
    lowered = name.lower()
    if lowered.endswith(PICTURES):
        return cleaned_picture(data, found, posixpath.basename(name))
    if lowered.endswith(DRAWINGS):
        return data
    if lowered.endswith(".svg"):
        root = markup.parsed(data)
        markup.remove_all(root, "metadata", "script", "foreignObject", "namedview")
        return markup.written(root)
    raise damaged()


def _types(data, kept):
    """The list of what kind every part is, for the parts that are `kept`."""
    root = markup.parsed(data)
    endings = {posixpath.splitext(name)[1].lstrip(".").lower() for name in kept}
    for element in list(root):
        name, ending = unquote(element.get("PartName", "")).lstrip("/"), element.get("Extension", "").lower()
        if (name and name not in kept) or (ending and ending not in endings):
            root.remove(element)
        for macros in WITHOUT_MACROS:
            element.set("ContentType", element.get("ContentType", "").replace(macros, "main+xml"))
    return markup.written(root)


def _tell_properties(parts, found):
    told = partial(found.add, _("Property"))
    for name in ("docProps/core.xml", "docProps/app.xml"):
        if name in parts:
            for element in markup.parsed(parts[name]):
                if element.text and not element.text.strip().isdigit() and markup.local(element) not in UNTOLD:
                    told(element.text, markup.local(element))
    if "docProps/custom.xml" in parts:
        for element in markup.parsed(parts["docProps/custom.xml"]):
            told(f"{element.get('name', '')}: {markup.words_of(element)}")
