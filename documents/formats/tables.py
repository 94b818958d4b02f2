"""Rows of cells in plain text: CSV, columns between pipes, columns between tabs."""

import csv
import io
import re

from documents.formats.blocks import row
from documents.formats.html_fragments import plain

RULE = re.compile(r"[\s|:+=-]*")
LABEL = re.compile(r"^\s*[A-Z][^\t|:]{0,40}:\s*$")


def csv_rows(text):
    """The rows of a CSV file, or None when `text` is not one."""
    for delimiter in ";\t,":
        rows = _csv_with(text, delimiter)
        if rows:
            return rows
    return None


def _csv_with(text, delimiter):
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    numbered, line = [], 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                numbered.append((line, reader.line_num, cells))
            line = reader.line_num + 1
    except csv.Error:
        return None
    if not _is_regular([cells for _, _, cells in numbered]):
        return None
    return [
        row([plain(cell) for cell in cells], first, last_line=last, is_header=index == 0)
        for index, (first, last, cells) in enumerate(numbered)
    ]


def _is_regular(rows):
    """A header of at least three short names, and nearly all rows as wide as it."""
    if len(rows) < 2 or len(rows[0]) < 3 or not all(0 < len(cell.strip()) <= 40 for cell in rows[0]):
        return False
    same = sum(len(cells) == len(rows[0]) for cells in rows[1:])
    return same >= 0.8 * (len(rows) - 1) and not _is_ruled("".join(rows[1]))


def is_rule(line):
    """A line of dashes under a header or between rows."""
    return _is_ruled(line) and ("|" in line or "\t" in line or "+" in line)


def _is_ruled(line):
    return "--" in line and RULE.fullmatch(line) is not None


def is_pipe_row(lines, index):
    line = lines[index].strip()
    if "|" not in line:
        return False
    neighbours = lines[max(0, index - 1) : index] + lines[index + 1 : index + 2]
    return line.startswith("|") or line.endswith("|") or any("|" in other for other in neighbours)


def is_tab_row(lines, index):
    """Tabs make columns when a neighbour has as many, or a rule follows; "Aan:<tab>het college" is a label."""
    line = lines[index]
    inner = line.strip().count("\t")
    if line.count("\t") == 0 or (LABEL.match(line.split("\t")[0]) and inner < 2):
        return False
    near = [other for other in lines[max(0, index - 2) : index] + lines[index + 1 : index + 3] if other.strip()]
    if any(is_rule(other) and "\t" in other for other in near):
        return True
    equals = [other for other in near if other.count("\t") == line.count("\t")]
    return line.count("\t") >= 2 and bool(equals) and (inner >= 1 or any(other.strip().count("\t") for other in equals))


def pipe_cells(line):
    bare = line.strip()
    bare = bare[1:] if bare.startswith("|") else bare
    bare = bare[:-1] if bare.endswith("|") else bare
    return [plain(cell) for cell in bare.split("|")]


def tab_cells(line):
    return [plain(cell) for cell in line.rstrip("\n").split("\t")]
