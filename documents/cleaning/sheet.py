"""A clean Excel workbook: the values that one sees, without hidden sheets, rows, columns, formulas and comments."""

import re

from django.utils.translation import gettext_lazy as _

from documents.cleaning.package import Format, clean_package, main_of, relations_of
from documents.cleaning.shapes import drop_hidden_shapes
from documents.office import markup
from documents.office.markup import attribute, every, local, remove, remove_all, words_of

FOLLOWED = {"worksheet", "chartsheet", "sharedStrings", "styles"}
IMPLICIT = {"sharedStrings", "styles", "theme", "themeOverride", "chartStyle", "chartColorStyle"}
OF_WORKBOOK = (
    *("definedNames", "externalReferences", "pivotCaches", "fileSharing", "workbookProtection", "customWorkbookViews"),
    *("oleSize", "webPublishing", "smartTagPr", "smartTagTypes", "fileRecoveryPr", "webPublishObjects", "extLst"),
    *("AlternateContent", "revisionPtr", "calcPr", "functionGroups"),
)
OF_SHEET = (
    *("f", "dataValidations", "legacyDrawing", "legacyDrawingHF", "oleObjects", "controls", "customProperties"),
    *("scenarios", "protectedRanges", "cellWatches", "ignoredErrors", "customSheetViews", "webPublishItems"),
    *("phoneticPr", "dataConsolidate", "AlternateContent", "filterColumn", "sortState", "tableParts", "extLst"),
)
COMMENTS = re.compile(r"xl/(?:comments|threadedComments/threadedComment)\d*\.xml")
COLUMN = re.compile(r"[A-Z]+")
HIDDEN = {"hidden", "veryHidden"}


def cleaned_workbook(data, found):
    return clean_package(data, found, _format)


def _format(parts, found):
    for name in filter(COMMENTS.fullmatch, parts):
        for comment in every(markup.parsed(parts[name]), "comment", "threadedComment"):
            found.add(_("Comment"), words_of(comment), attribute(comment, "ref"))
    return Format(FOLLOWED, IMPLICIT, Workbook().clean, _hidden_sheets(parts, found))


def _hidden_sheets(parts, found):
    main = main_of(parts)
    targets = {each.id: each.target for each in relations_of(parts, main.target)}
    hidden = set()
    for sheet in every(markup.parsed(parts[main.target]), "sheet"):
        if attribute(sheet, "state") in HIDDEN:
            found.add(_("Hidden sheet"), attribute(sheet, "name"))
            hidden.add(targets.get(attribute(sheet, "id")))
    return hidden


class Workbook:
    """Of one workbook: which shared texts its sheets still show."""

    def __init__(self):
        self.shown = set()

    def clean(self, root, kind, found, name):
        if kind == "officeDocument":
            remove_all(root, *OF_WORKBOOK)
            markup.drop_attributes(root, "activeTab", "firstSheet")
        elif kind in ("worksheet", "chartsheet"):
            self._clean_sheet(root, found)
        elif kind == "sharedStrings":
            self._clean_texts(root)
        elif kind == "drawing":
            markup.drop_attributes(root, "macro", "textlink")
            drop_hidden_shapes(root, found)

    def _clean_sheet(self, root, found):
        if every(root, "f"):
            found.add(_("Formulas, of which the outcome stays"))
        remove_all(root, *OF_SHEET)
        _drop_hidden_cells(root, found)
        shared = [each for each in every(root, "c") if attribute(each, "t") == "s"]
        self.shown |= {words_of(value) for cell in shared for value in every(cell, "v")}

    def _clean_texts(self, root):
        """A text that no cell shows stays as an empty place: cells name texts by their number."""
        remove_all(root, "rPh", "phoneticPr")
        for number, text in enumerate([each for each in root if local(each) == "si"]):
            if str(number) not in self.shown:
                for part in list(text):
                    text.remove(part)
                text.append(text.makeelement(f"{{{markup.namespace(root)}}}t"))


def _drop_hidden_cells(root, found):
    columns = [each for each in every(root, "col") if _is_hidden(each, "width")]
    ranges = [range(int(attribute(each, "min")), int(attribute(each, "max")) + 1) for each in columns]
    for row in every(root, "row"):
        if _is_hidden(row, "ht"):
            found.add(_("Hidden row"), place=attribute(row, "r"))
            remove(row)
            continue
        for cell in every(row, "c"):
            number = column_number(attribute(cell, "r"))
            if any(number in hidden for hidden in ranges):
                found.add(_("Hidden column"), place=COLUMN.match(attribute(cell, "r")).group())
                remove(cell)


def _is_hidden(element, measure):
    return attribute(element, "hidden") in ("1", "true") or attribute(element, measure) == "0"


def column_number(reference):
    """The number of the column of a cell, such as 28 for AB7; 0 where it has none."""
    letters = COLUMN.match(reference)
    number = 0
    for letter in letters.group() if letters else "":
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
