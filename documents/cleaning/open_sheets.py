"""Hidden rows and columns of a spreadsheet of LibreOffice."""

from django.utils.translation import gettext_lazy as _

from documents.office.markup import attribute, every, local, remove

HIDDEN = {"collapse", "filter"}
MOST_COLUMNS = 1 << 14


def drop_hidden_cells(root, found):
    for table in every(root, "table"):
        hidden = _hidden_columns(table)
        for row in every(table, "table-row"):
            if attribute(row, "visibility") in HIDDEN:
                found.add(_("Hidden row"), place=attribute(table, "name"))
                remove(row)
            elif hidden:
                _empty_cells(row, hidden, found, attribute(table, "name"))


def _hidden_columns(table):
    """The ranges of column numbers, from 0, that are not shown."""
    ranges, at = [], 0
    for column in every(table, "table-column"):
        count = _repeated(column)
        if attribute(column, "visibility") in HIDDEN:
            ranges.append(range(at, at + count))
        at += count
    return ranges


def _empty_cells(row, hidden, found, name):
    at = 0
    for cell in list(row):
        if local(cell) not in ("table-cell", "covered-table-cell"):
            continue
        count = _repeated(cell)
        if len(cell) and any(at in each for each in hidden):
            found.add(_("Hidden column"), place=name)
            for part in list(cell):
                cell.remove(part)
            for key in [key for key in cell.attrib if "value" in key or "formula" in key]:
                del cell.attrib[key]
        at += count


def _repeated(element):
    value = attribute(element, "number-columns-repeated", "1")
    return min(int(value), MOST_COLUMNS) if value.isdigit() else 1
