"""A clean Word document: tracked changes accepted, without comments, hidden words and what stands behind the text."""

import re

from django.utils.translation import gettext_lazy as _

from documents.cleaning.hidden_styles import hidden_styles
from documents.cleaning.package import Format, clean_package
from documents.office import markup
from documents.office.markup import attribute, child, every, local, remove, remove_all, unwrap, unwrap_all, words_of

FOLLOWED = {"styles", "numbering", "settings", "fontTable", "font", "footnotes", "endnotes", "header", "footer"}
IMPLICIT = {"styles", "numbering", "settings", "fontTable", "footnotes", "endnotes", "theme", "themeOverride"} | {
    "chartStyle",
    "chartColorStyle",
}
STORIES = {"officeDocument", "header", "footer", "footnotes", "endnotes"}
DELETED = ("del", "moveFrom", "delText", "delInstrText", "cellDel")
INSERTED = ("ins", "moveTo")
COMMENTED = ("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef")
BEHIND = (
    *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange"),
    *("tblPrExChange", "numberingChange", "cellIns", "cellMerge", "permStart", "permEnd", "proofErr"),
    *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
    *("customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd"),
    *("customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart"),
    *("customXmlMoveToRangeEnd", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "ffData", "fldData", "altChunk"),
)
AROUND = ("sdt", "sdtContent", "smartTag", "customXml")
SETTINGS = (
    "rsids",
    "attachedTemplate",
    "docVars",
    "mailMerge",
    "trackRevisions",
    "documentProtection",
    "schemaLibrary",
)
FIELDS = {"PAGE", "NUMPAGES", "SECTIONPAGES", "TOC", "PAGEREF", "REF", "SEQ", "STYLEREF", "NOTEREF", "HYPERLINK"}
REVISIONS = ("rsidR", "rsidRPr", "rsidRDefault", "rsidP", "rsidDel", "rsidTr", "rsidSect")
ON_A_DISK = re.compile(r"[A-Za-z]:\\|\\\\|file:", re.I)


def cleaned_word(data, found):
    return clean_package(data, found, _format)


def _format(parts, found):
    _tell_comments(parts, found)
    word = Word(hidden_styles(parts.get("word/styles.xml")))
    return Format(FOLLOWED, IMPLICIT, word.clean)


class Word:
    """The styles of one document whose words are not shown, and the notes that its text still points to."""

    def __init__(self, hidden):
        self.hidden, self.notes = hidden, set()

    def clean(self, root, kind, found, name):
        if kind in STORIES:
            self._clean_story(root, kind, found)
        elif kind == "settings":
            remove_all(root, *SETTINGS)
        drop_particulars(root)

    def _clean_story(self, root, kind, found):
        if kind in ("footnotes", "endnotes"):
            self._drop_notes(root, kind)
        _accept_changes(root, found)
        remove_all(root, *COMMENTED, *BEHIND)
        unwrap_all(root, *AROUND)
        self._drop_hidden(root, found)
        unwrap_fields(root)
        self.notes |= {
            (local(each).removesuffix("Reference") + "s", attribute(each, "id"))
            for each in every(root, "footnoteReference", "endnoteReference")
        }

    def _drop_notes(self, root, kind):
        for note in list(root):
            if not attribute(note, "type") and (kind, attribute(note, "id")) not in self.notes:
                root.remove(note)

    def _drop_hidden(self, root, found):
        for number, paragraph in enumerate(every(root, "p"), start=1):
            mark = child(paragraph, "pPr", "rPr", "vanish")
            style = child(paragraph, "pPr", "pStyle")
            by_style = style is not None and attribute(style, "val") in self.hidden
            for run in every(paragraph, "r"):
                if self._is_hidden(run, by_style):
                    found.add(_("Hidden text"), words_of(run), _("paragraph %(number)s") % {"number": number})
                    remove(run)
            if mark is not None:
                remove(mark)

    def _is_hidden(self, run, by_style):
        own, style = child(run, "rPr", "vanish"), child(run, "rPr", "rStyle")
        if own is not None:
            return markup.is_on(own)
        return by_style or (style is not None and attribute(style, "val") in self.hidden)


def drop_particulars(root):
    """Who saved when, and where a picture stood on somebody's disk."""
    markup.drop_attributes(root, *REVISIONS)
    for element in every(root, "docPr", "cNvPr"):
        for name in ("name", "descr", "title"):
            if ON_A_DISK.search(element.get(name, "")):
                element.set(name, "")


def _accept_changes(root, found):
    for element in every(root, "del", "moveFrom"):
        if words_of(element):
            found.add(_("Deleted text"), words_of(element), attribute(element, "author"))
    for properties in every(root, "trPr"):
        if child(properties, "del") is not None:
            remove(properties.getparent())
    for cell_deleted in every(root, "cellDel"):
        _empty(next(cell_deleted.iterancestors("{*}tc"), None))
    _join_paragraphs(root)
    remove_all(root, *DELETED)
    unwrap_all(root, *INSERTED)
    for table in every(root, "tbl"):
        if child(table, "tr") is None:
            remove(table)


def _empty(cell):
    """A cell that was deleted keeps its place, with nothing in it."""
    for run in every(cell, "r") if cell is not None else []:
        remove(run)


def _join_paragraphs(root):
    """A paragraph whose end was deleted goes on in the next one."""
    for paragraph in every(root, "p"):
        if child(paragraph, "pPr", "rPr", "del") is None and child(paragraph, "pPr", "rPr", "moveFrom") is None:
            continue
        following = paragraph.getnext()
        if following is None or local(following) != "p":
            continue
        place = 1 if child(following, "pPr") is not None else 0
        for moved in reversed([each for each in paragraph if local(each) != "pPr"]):
            following.insert(place, moved)
        remove(paragraph)


def unwrap_fields(root):
    """What a field says stays; how it is computed goes, except where that is harmless (page numbers, references)."""
    for simple in every(root, "fldSimple"):
        if not _is_harmless(attribute(simple, "instr")):
            unwrap(simple)
    open_fields = []
    for element in every(root, "fldChar", "instrText"):
        kind = attribute(element, "fldCharType")
        if kind == "begin":
            open_fields.append([element])
        elif open_fields:
            open_fields[-1].append(element)
            if kind == "end":
                _close(open_fields.pop())


def _close(field):
    instruction = "".join(each.text or "" for each in field if local(each) == "instrText")
    if not _is_harmless(instruction):
        for element in field:
            remove(element)


def _is_harmless(instruction):
    words = instruction.split()
    return bool(words) and words[0].upper() in FIELDS and not ON_A_DISK.search(instruction)


def _tell_comments(parts, found):
    for name, data in parts.items():
        if name == "word/comments.xml":
            for comment in every(markup.parsed(data), "comment"):
                found.add(_("Comment"), words_of(comment), attribute(comment, "author"))
