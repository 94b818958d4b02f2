"""Rows in a JSON file: a list of objects, or a list of lists beside a list of column names."""

import json

from django.utils.translation import gettext as _

from documents.errors import DocumentError
from documents.formats.blocks import row
from documents.formats.html_fragments import plain


def is_json(text, name):
    return (
        name.lower().endswith((".json", ".geojson"))
        or text.lstrip()[:2] in ('{"', "[{", "{}", "[[")
        or _opens_json(text)
    )


def _opens_json(text):
    start = "".join(text.split())[:2]
    return start in ('{"', "[{")


def json_blocks(text):
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):  # a number of 5,000 digits is a ValueError too
        raise DocumentError(
            _("This JSON file is damaged or stops in the middle. Export it again and try once more.")
        ) from None
    header, rows = max(_tables(value), key=lambda table: len(table[1]), default=([], []))
    if not rows:
        raise DocumentError(_("There are no rows in this JSON file."))
    lines = _LineFinder(text)
    body = [row([_cell(value) for value in cells], lines.line_of(cells)) for cells in rows]
    return [row(header, 1, is_header=True), *body]


def _tables(value):
    """Every (column names, rows) anywhere inside `value`."""
    if isinstance(value, dict):
        yield from _named_lists(value)
        for inner in value.values():
            yield from _tables(inner)
    elif isinstance(value, list):
        if value and all(isinstance(entry, dict) for entry in value):
            names = list(dict.fromkeys(name for entry in value for name in entry))
            yield names, [[entry.get(name) for name in names] for entry in value]
        for inner in value:
            yield from _tables(inner)


def _named_lists(value):
    """A list of lists whose length equals that of a neighbouring list of names."""
    names = [
        inner
        for inner in value.values()
        if inner and isinstance(inner, list) and all(isinstance(name, str) for name in inner)
    ]
    for rows in value.values():
        if isinstance(rows, list) and rows and all(isinstance(cells, list) for cells in rows):
            for header in names:
                if all(len(cells) == len(header) for cells in rows):
                    yield header, rows


def _cell(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, list):
        mark = "\n" if any(isinstance(inner, list | dict) for inner in value) else " · "
        return mark.join(filter(None, map(_cell, value)))
    if isinstance(value, dict):
        return _cell(list(value.values()))
    return plain(str(value))


class _LineFinder:
    """Where a row stands in the source: at the longest of its words, searched onwards from the row before."""

    def __init__(self, text):
        self.text, self.at, self.line = text, 0, 1

    def line_of(self, cells):
        longest = max((cell for cell in cells if isinstance(cell, str)), key=len, default="")
        places = [self.text.find(json.dumps(longest, ensure_ascii=ascii_only), self.at) for ascii_only in (False, True)]
        place = max(places)
        if place >= 0:
            self.line += self.text.count("\n", self.at, place)
            self.at = place
        return self.line
