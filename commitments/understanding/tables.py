"""Commitments in tables: with a header, with a header glued together, or with none at all."""

import re

from documents.dutch.dates import find_dates, parse_date, writes_month_first
from documents.formats.blocks import Kind

from .columns import glued_names, is_header, meaning_of, meanings_of
from .people import STRONG
from .rows import commitment, looks_like_code

SLASHED = re.compile(r"\s/\s")


def commitments_in_tables(blocks, title_kind):
    """All rows of all tables that name their columns, or whose cells show what they are."""
    month_first = writes_month_first(text for block in blocks for text in (block.cells or (block.text,)))
    rows = []
    for header, body in _tables(blocks):
        rows += (
            _named_rows(header, body, month_first, title_kind)
            if header
            else _unnamed_rows(body, month_first, title_kind)
        )
    return rows


def _tables(blocks):
    """(header meanings or None, rows) per table; a caption of one cell between rows is skipped."""
    header, body = None, []
    for block in blocks:
        if block.kind != Kind.ROW:
            if body and block.kind == Kind.HEADING:
                yield header, body
                header, body = None, []
            continue
        if is_header(block.cells, block.is_header):
            if body:
                yield header, body
            header, body = (meanings_of(block.cells), block.cells), []
        elif any(block.cells):
            body.append(block)
    if body:
        yield header, body


def _named_rows(header, body, month_first, title_kind):
    meanings, names = header
    code = _code_column(meanings, body)
    text_column = next((index for index, meaning in meanings.items() if meaning == "text"), None)
    rows = []
    for cells, block in _merge_continuations([(block.cells, block) for block in body], text_column):
        if cells[0] and not any(cells[1:]) and text_column != 0:
            continue  # a caption between the rows
        values = {
            meaning: cells[index] for index, meaning in meanings.items() if index < len(cells) and meaning != "ignored"
        }
        values["code"] = cells[code] if code is not None and code < len(cells) else ""
        values |= _slashed(names, cells, meanings)
        rows.append(
            commitment(values, source=block.text, line=block.line, month_first=month_first, title_kind=title_kind)
        )
    return [row for row in rows if row]


def _code_column(meanings, body):
    """An unnamed column in which every row has a code of its own, such as a file number."""
    width = max(len(block.cells) for block in body)
    for index in range(width):
        values = [block.cells[index] for block in body if index < len(block.cells)]
        if (
            index not in meanings
            and len(set(values)) == len(values) > 1
            and all(map(looks_like_code, values))
            and max(map(len, values)) < 20
        ):
            return index
    return None


def _merge_continuations(rows, text_column=None):
    """A row whose first columns are empty goes on where the row before it stopped."""
    merged = []
    for cells, block in rows:
        filled = [index for index, cell in enumerate(cells) if cell]
        may_continue = merged and filled and filled[0] > 0 and len(filled) <= max(1, len(cells) // 2)
        if may_continue and merged[-1][0][0] and not _begins_anew(cells, merged[-1][0], text_column):
            before, first = merged[-1]
            joined = [
                f"{old}\n{new}".strip() if new else old
                for old, new in zip(_padded(before, cells), _padded(cells, before), strict=True)
            ]
            merged[-1] = (tuple(joined), first)
        else:
            merged.append((cells, block))
    return merged


def _begins_anew(cells, before, text_column):
    """A new sentence in the column of promises, after a finished one: a promise of its own."""
    if text_column is None or text_column >= min(len(cells), len(before)):
        return False
    return cells[text_column][:1].isupper() and before[text_column].rstrip().endswith((".", "?", "!"))


def _padded(cells, other):
    return (*cells, *[""] * (len(other) - len(cells)))


def _slashed(names, cells, meanings):
    """A column "Datum / onderwerp / vrager" holds as many values in each of its cells."""
    for index, name in enumerate(names):
        parts = name.split("/")
        found = [meaning_of(part) for part in parts]
        values = SLASHED.split(cells[index]) if index < len(cells) else []
        if len(parts) > 2 and all(found) and len(values) == len(parts):
            return dict(zip(found, values, strict=True))
    return {}


# No header: the cells themselves show what they are


def _unnamed_rows(body, month_first, title_kind):
    rows = []
    for cells, block in _merge_continuations([(block.cells, block) for block in body]):
        values = _by_shape(cells, month_first)
        if values:
            rows.append(
                commitment(values, source=block.text, line=block.line, month_first=month_first, title_kind=title_kind)
            )
    return [row for row in rows if row]


def _by_shape(cells, month_first):
    """Only a row that promises something in words, or opens with "date / subject / …", is a commitment."""
    filled = [cell for cell in cells if cell]
    opening = _opening(filled[0], month_first) if filled else {}
    promise = next((cell for cell in filled if STRONG.search(cell)), None)
    rest = filled[1:] if opening else filled
    if not rest or (promise is None and len(opening) < 3):
        return None
    text = promise if promise in rest else rest[0]
    after = rest[rest.index(text) + 1 :]
    values = opening | {"text": text, "settlement": "\n".join(cell for cell in after if len(cell) > 30)}
    return values | _short_values([cell for cell in rest if cell != text and len(cell) <= 30], values, month_first)


def _opening(cell, month_first):
    """ "3 mei 2022 / onderwerp / vrager / belover" in one cell."""
    parts = SLASHED.split(cell)
    if len(parts) < 3 or not find_dates(parts[0], month_first=month_first):
        return {}
    names = ("date", "subject", "requested_by", "made_by") if len(parts) > 3 else ("date", "subject", "made_by")
    return dict(zip(names, parts, strict=False))


def _short_values(cells, taken, month_first):
    values = {}
    for cell in cells:
        is_date = parse_date(cell, month_first=month_first) is not None
        meaning = ("date" if "date" not in taken and "date" not in values else "deadline") if is_date else None
        if meaning is None and looks_like_code(cell):
            meaning = "reference"
        if meaning:
            values.setdefault(meaning, cell)
    return values


# A copied list in which every cell became a bullet and empty cells fell away


def commitments_in_bullets(blocks, title_kind):
    for index, block in enumerate(blocks):
        names = glued_names(block.text) if block.kind != Kind.ROW else None
        if names:
            items = [item for item in blocks[index + 1 :] if item.kind == Kind.ITEM]
            return _rows_of_bullets(names, items, title_kind)
    return []


def _rows_of_bullets(names, items, title_kind):
    month_first = writes_month_first(item.text for item in items)
    meanings = [meaning_of(name) for name in names]
    rows = []
    for group in _groups(items, meanings[0], month_first):
        values = align([item.text for item in group], meanings, month_first)
        source = " | ".join(item.text for item in group)
        rows.append(
            commitment(values, source=source, line=group[0].line, month_first=month_first, title_kind=title_kind)
        )
    return [row for row in rows if row]


def _groups(items, first_meaning, month_first):
    """A new row begins at each value that fits the first column and nothing else."""
    groups = []
    for item in items:
        begins = fitness(item.text, first_meaning, month_first) >= 3
        if begins or not groups:
            groups.append([])
        groups[-1].append(item)
    return groups


def align(cells, meanings, month_first):
    """Give each cell a column, in order, so that together they fit best; columns may stay empty."""
    best = {(0, 0): (0, {})}
    for row in range(len(cells) + 1):
        for column in range(len(meanings) + 1):
            if (row, column) not in best:
                continue
            score, values = best[row, column]
            if column < len(meanings):
                _keep(best, (row, column + 1), score, values)
            if row < len(cells) and column < len(meanings):
                fit = fitness(cells[row], meanings[column], month_first)
                _keep(best, (row + 1, column + 1), score + fit, values | {meanings[column]: cells[row]})
            if row < len(cells):
                _keep(best, (row + 1, column), score - 4, values)
    return best[len(cells), len(meanings)][1]


def _keep(best, place, score, values):
    if place not in best or best[place][0] < score:
        best[place] = (score, values)


def fitness(cell, meaning, month_first):
    """How well these words fit a column of this meaning, from -4 (cannot be) to 3 (must be)."""
    is_date = parse_date(cell, month_first=month_first) is not None
    is_person = bool(
        re.fullmatch(r"(?:(?:[A-Z]\.\s?)+|wethouder |burgemeester |mevr\. |dhr\. )(?:[a-z']+ ){0,3}[A-Z][\w' -]+", cell)
    )
    words = len(cell.split())
    if meaning in ("date", "deadline", "settled_on"):
        return 3 if is_date else -4
    if meaning == "reference":
        return 3 if cell.isdigit() or looks_like_code(cell) else -4
    if is_date or cell.isdigit():
        return -3
    if meaning in ("made_by", "who"):
        return 2 if is_person else -2
    if meaning == "requested_by":
        return 1 if words <= 4 and not is_person and cell[-1:] not in ".;" else -3
    if meaning == "status":
        return 2 if words <= 3 and not is_person else -3
    if meaning in ("text", "subject", "settlement"):
        return -2 if is_person else 2 if words > 2 else 1
    return -1
