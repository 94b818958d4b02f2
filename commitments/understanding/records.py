"""Commitments written one below the other: each a block of "name: value" lines or a two-column table."""

import re
from itertools import zip_longest

from documents.dutch.dates import writes_month_first
from documents.formats.blocks import Kind

from .columns import MAX_NAME, meaning_of
from .people import STRONG
from .rows import commitment

PAIR = re.compile(r"^(?P<name>[A-Z][^:|]{1,50}?)\s*:\s*(?P<value>.*)$", re.DOTALL)
HEADED = re.compile(
    r"^(?P<kind>Toezegging|Motie)\b\s*(?P<number>(?:nr\.?\s*)?[\w./-]*\d[\w./-]*)?\s*[:–-]?\s*(?P<subject>.*?)\s*(?:\((?P<code>[A-Z]?\d[\w./-]*)\))?$",
    re.IGNORECASE,
)
MEANINGFUL = {
    "text",
    "subject",
    "date",
    "made_by",
    "status",
    "deadline",
    "requested_by",
    "settled_on",
    "settlement",
    "reference",
}


def commitments_in_records(blocks, title_kind):
    month_first = writes_month_first(text for block in blocks for text in (block.cells or (block.text,)))
    rows = []
    for record in _records(blocks):
        values = record.values
        if len(MEANINGFUL & set(values)) >= 3:
            source = "\n".join(record.sources)
            rows.append(
                commitment(
                    values,
                    source=source,
                    line=record.line,
                    month_first=month_first,
                    title_kind=record.kind or title_kind,
                )
            )
    return [row for row in rows if row]


class _Record:
    def __init__(self, line):
        self.line, self.values, self.sources = line, {}, []
        self.kind = self.first = self.last = None

    def add(self, meaning, value, source):
        """A second text ("Toezegging: Speeltuin" and then "Inhoud: …") shows that the first was the subject."""
        if meaning == "text" and "text" in self.values and "subject" not in self.values:
            self.values["subject"], self.values["text"] = self.values["text"], value
        self.values.setdefault(meaning, value)
        self.sources.append(source)
        self.last = meaning


def _records(blocks):
    """A record begins at a heading, or where a name comes back that the current record already has."""
    record, records = None, []
    for block, following in zip_longest(blocks, blocks[1:]):
        headed = HEADED.match(block.text) if block.kind != Kind.ROW else None
        headed = headed if headed and (headed["number"] or headed["code"] or block.kind == Kind.HEADING) else None
        name, value = (None, None) if headed else _pair(block)
        meaning = meaning_of(name) if name else None
        begins = block.kind == Kind.HEADING or headed or _is_numbered_title(block, following)
        if begins or (meaning and record and name == record.first):
            record = _Record(block.line)
            records.append(record)
            if begins:
                _open(record, block)
        if meaning and meaning != "ignored":
            if record is None:
                record = _Record(block.line)
                records.append(record)
            record.add(meaning, value, block.text)
            record.first = record.first or name
        elif record is not None and not name and not begins:
            _loose(record, block)
    return records


def _is_numbered_title(block, following):
    """ "3. Zwembad" with "Toezegging: …" on the next line."""
    is_short = block.kind == Kind.ITEM and bool(block.number) and len(block.text) <= MAX_NAME
    return is_short and following is not None and _pair(following)[0] is not None


def _open(record, block):
    """ "Toezegging parkeren bij het station (T12)": the heading gives subject and reference."""
    match = HEADED.match(block.text) if block.kind != Kind.ROW else None
    if not match and block.number:
        record.add("subject", block.text, block.text)
    if not match:
        return
    record.kind = "motion" if match["kind"].lower() == "motie" else "promise"
    reference = match["code"] or match["number"]
    if reference:
        record.add("reference", reference.removeprefix("nr.").strip(), block.text)
    if match["subject"]:
        record.add("subject", match["subject"], block.text)


def _loose(record, block):
    """Words without a name: the promise itself, or the next lines of the value before them."""
    if block.kind == Kind.ROW:
        return
    if "text" not in record.values and STRONG.search(block.text):
        record.add("text", block.text, block.text)
    elif record.last in ("settlement", "text") and block.text[:1].islower():
        record.values[record.last] += " " + block.text


def _pair(block):
    if block.kind == Kind.ROW:
        cells = [cell for cell in block.cells if cell]
        return (
            (block.cells[0], cells[1])
            if len(cells) == 2 and block.cells[0] and len(cells[0]) <= MAX_NAME
            else (None, None)
        )
    match = PAIR.match(block.text)
    return (match["name"], match["value"]) if match and meaning_of(match["name"]) else (None, None)
