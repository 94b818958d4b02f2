"""The rows of recommendations in a form that is not saved yet: one more, up, down, split in two, or two merged."""

import re

from documents.rich_text.editing import from_editor
from documents.rich_text.subset import from_plain
from governance.pages.merging_rows import rows_in, with_rows

ACTS = ("add_row", "move_up", "move_down", "split", "merge")


def act_in(data):
    """(which of ACTS was pressed, on which row), or (None, 0)."""
    act = next((act for act in ACTS if act in data), None)
    return (act, _number(data.get(act, ""))) if act else (None, 0)


def _number(text):
    return int(text) if text.isdecimal() and len(text) < 4 else 0


def after(act, place, data, prefix, continued=()):
    """(`data` with its rows as they are after `act` on the row at `place`, the name of what gets the focus).

    `continued` holds the ids of the rows that go on with one of an earlier version of the advice.
    """
    rows = rows_in(data, prefix)
    if place < len(rows) or act == "add_row":
        rows, focus = PERFORM[act](rows, place, continued)
    else:
        focus = ""
    changed = with_rows(data, prefix, rows)
    for name in ACTS:
        changed.pop(name, None)
    return changed, focus


def _first(row, name):
    return (row.get(name) or [""])[0].strip()


def _add(rows, _place, _continued):
    return [*rows, {}], f"text-{len(rows)}"


def _swapped(rows, place, other):
    rows = list(rows)
    rows[place], rows[other] = rows[other], rows[place]
    return rows


def _up(rows, place, _continued):
    if not place:
        return rows, "move_down-0"
    return _swapped(rows, place, place - 1), f"move_up-{place - 1}" if place > 1 else "move_down-0"


def _down(rows, place, _continued):
    last = len(rows) - 1
    if place >= last:
        return rows, f"move_up-{last}"
    return _swapped(rows, place, place + 1), f"move_down-{place + 1}" if place + 1 < last else f"move_up-{last}"


def _split(rows, place, _continued):
    """The words after the cursor, an empty line or a line break become a row of their own; else an empty row does."""
    row = rows[place]
    before, behind = _parts((row.get("text") or [""])[0].replace("\r\n", "\n"), _first(row, "split_at"))
    came_from = _first(row, "id") or _first(row, "split_from")
    first = {name: values for name, values in row.items() if name != "split_at"} | {"text": [before]}
    second = {"text": [behind], "split_from": [came_from]}
    return [*rows[:place], first, second, *rows[place + 1 :]], f"text-{place + 1}"


def _parts(text, cursor):
    place = int(cursor) if cursor.isdecimal() and len(cursor) < 7 else 0
    if text[:place].strip() and text[place:].strip():
        return text[:place].strip(), text[place:].strip()
    for gap in (r"\n\s*\n", r"\n"):
        parts = re.split(gap, text.strip(), maxsplit=1)
        if len(parts) == 2:
            return parts[0].strip(), parts[1].strip()
    return text.strip(), ""


def _merge(rows, place, continued):
    """One row of this one and the next; it stays the row that goes on with an earlier version, else the first."""
    if place + 1 >= len(rows):
        return rows, f"text-{place}"
    first, second = rows[place], rows[place + 1]
    ids = [pk for pk in (_first(first, "id"), _first(second, "id")) if pk]
    stays = next((pk for pk in ids if pk.isdecimal() and int(pk) in continued), ids[0] if ids else "")
    merged = [pk for row in (first, second) for pk in _first(row, "merged").split(",") if pk]
    both = {
        **second,
        **first,
        **{name: [gap.join(filter(None, (_first(first, name), _first(second, name))))] for name, gap in GAPS.items()},
        **_explanations(first, second),
        "repeats": list(dict.fromkeys([*first.get("repeats", []), *second.get("repeats", [])])),
        "id": [stays],
        "merged": [",".join(dict.fromkeys([*merged, *(pk for pk in ids if pk != stays)]))],
    }
    both.pop("DELETE", None)
    return [*rows[:place], both, *rows[place + 2 :]], f"text-{place}"


GAPS = {"text": "\n\n", "legal_basis": "; "}


def _explanations(first, second):
    """Both explanations under each other; what one of them got in the editor it keeps."""
    if "1" not in (_first(first, "explanation-html"), _first(second, "explanation-html")):
        typed = [_first(row, "explanation") for row in (first, second)]
        return {"explanation": ["\n\n".join(filter(None, typed))]}
    html = [
        from_editor(_first(row, "explanation"))
        if _first(row, "explanation-html") == "1"
        else from_plain(_first(row, "explanation"))
        for row in (first, second)
    ]
    return {"explanation": ["\n".join(filter(None, html))], "explanation-html": ["1"]}


PERFORM = {"add_row": _add, "move_up": _up, "move_down": _down, "split": _split, "merge": _merge}
