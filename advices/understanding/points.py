"""Points and the reactions to them, in the shapes in which they are written: tables, marked passages, run-on text."""

import re
from dataclasses import dataclass, replace
from itertools import zip_longest

from documents.formats.blocks import Kind
from documents.formats.list_marks import follows, split_run_on

from .verdicts import verdict_in_cell, verdict_said

POINT_WORD = r"(?:(?:deel)?vraag|advies(?:punt)?|aanbeveling|punt|aandachtspunt|opmerking|suggestie)"
ANSWER_WORD = (
    r"(?:(?:bestuurlijke |inhoudelijke |onze |ambtelijke )?(?:college)?reactie(?: (?:van )?(?:het |de |B en W"
    r"|B&W )?(?:college|gemeente|wethouder|b&w|b en w))?"
    r"|(?:ons |het )?antwoord(?: (?:van )?(?:het |de )?(?:college|gemeente|wethouder))?"
    r"|standpunt(?: (?:van )?(?:het )?college)?|stand van zaken|opvolging|terugkoppeling|beantwoording)"
)
NUMBER = r"(?:nr\.?\s*|nummer\s*)?(?P<number>\d{1,2}[a-z]?|[IVX]{1,4})"
POINT_START = re.compile(
    rf"^(?:(?:uw|ad|over|op|het|eerste)\s+)?{POINT_WORD}\s+{NUMBER}\b\s*(?:[.:)–-]+\s*(?P<text>.*)|(?P<bare>))$",
    re.IGNORECASE | re.DOTALL,
)
ANSWER_START = re.compile(
    rf"^{ANSWER_WORD}(?:\s+(?:op|bij|aan|over)\s+(?:(?:uw|de"
    rf"|het)\s+)?{POINT_WORD}(?:\s+(?:nr\.?\s*)?\d{{1,2}}[a-z]?)?)?(?:\s+\d{{1,2}})?\s*(?:[:–-]\s*(?P<text>.*)"
    r"|(?P<bare>))$",
    re.IGNORECASE | re.DOTALL,
)
ANSWER_INSIDE = re.compile(rf"(?:^|(?<=[.?!;:)\n\s]))\s*{ANSWER_WORD}\s*:\s+(?=\S)", re.IGNORECASE)
ANSWERS_POINT = re.compile(
    r"^(?:ad|ten aanzien van|met betrekking tot|wat betreft|over|op|bij|naar aanleiding van)\s+(?:uw\s+|het\s+"
    rf"|de\s+)?{POINT_WORD}\s+{NUMBER}\b",
    re.IGNORECASE,
)
CLOSING = re.compile(
    r"^(?:Met vriendelijke groet|Hoogachtend|Namens het college|Wij (?:danken|vertrouwen|hopen)|Tot slot"
    r"|De secretaris|De burgemeester)"
)

COLUMNS = {
    "number": r"(?:nr|nummer|no|#|id|volgnummer)",
    "text": (
        r"(?:tekst |onze |uw )?(?:advies|adviezen|aanbeveling(?:en)?|vra(?:ag|gen)|(?:aandachts|advies)?punt(?:en)?"
        r"|opmerking(?:en)?|suggestie)(?: .{0,30})?|zienswijze|inspraakreactie"
        r"|reactie (?:van )?(?:de )?(?:\w*raad|\w*panel|inspreker|indiener)"
    ),
    "verdict": r"(?:(?:wel niet )?overgenomen(?: ja nee)?|overnemen|oordeel|besluit|conclusie|status)",
    "reaction": (
        r".{0,25}(?:reactie|antwoord|beantwoording|standpunt|stand van zaken|opvolging|terugkoppeling|toelichting"
        r"|wat doen we ermee).{0,30}"
    ),
}


@dataclass(frozen=True)
class UnderstoodPoint:
    """One point and the literal reaction to it; `verdict` only where the reaction says it in words."""

    number: str | None
    text: str
    reaction: str
    verdict: str | None
    source: str
    line: int


# Tables: Aanbeveling | Reactie


def points_in_rows(blocks):
    points, columns = [], None
    for block in blocks:
        if block.kind != Kind.ROW:
            columns = columns if block.text.strip() and len(block.text) < 80 else None
            continue
        header = point_columns(block.cells)
        if header:
            columns = header
        elif columns and not any(block.cells[: columns["text"] + 1]) and points and any(block.cells):
            points[-1] = _continued(points[-1], _cell(block, columns, "reaction"))
        elif columns and (point := _point_in_row(block, columns)):
            points.append(point)
    return points


def point_columns(cells):
    """{"text": 1, "reaction": 2} when these cells are the header of a table of points and reactions."""
    columns = {}
    for index, cell in enumerate(cells):
        name = re.sub(r"[^\w#]+", " ", cell).strip().lower()
        meaning = next((m for m, pattern in COLUMNS.items() if m not in columns and re.fullmatch(pattern, name)), None)
        if meaning and len(name) <= 60:
            columns[meaning] = index
    return columns if {"text", "reaction"} <= set(columns) else None


def _cell(block, columns, meaning):
    index = columns.get(meaning)
    return block.cells[index].strip() if index is not None and index < len(block.cells) else ""


def _point_in_row(block, columns):
    text, reaction = _cell(block, columns, "text"), _cell(block, columns, "reaction")
    number = _cell(block, columns, "number").strip(".") or None
    if not text or not (reaction or number):
        return None
    marked = re.match(r"(\d{1,2}[a-z]?)[.)]\s+(.*)", text, re.DOTALL) if number is None else None
    if marked:
        number, text = marked.groups()
    verdict = verdict_in_cell(_cell(block, columns, "verdict")) or verdict_said(reaction)
    return UnderstoodPoint(number, text, reaction, verdict, block.text, block.line)


def _continued(point, more):
    reaction = f"{point.reaction}\n{more}".strip()
    return replace(point, reaction=reaction, verdict=point.verdict or verdict_said(reaction))


# Marked passages: "Advies 1: …", then "Reactie college: …"


class _Passages:
    """Goes through the blocks; every line belongs to the point or to the reaction that was opened last."""

    def __init__(self):
        self.points, self.open, self.in_reaction = [], None, False

    def take(self, block, following):
        text = block.text.strip()
        point, answer = POINT_START.match(text), ANSWER_START.match(text)
        inside = None if answer else ANSWER_INSIDE.search(text)
        if answer and self.open:
            self.in_reaction = True
            self._append(answer["text"])
        elif inside and (point or block.number or self.open is None or self.in_reaction):
            self._start(point["number"] if point else block.number, _before(text, inside, point), block)
            self.in_reaction = True
            self._append(text[inside.end() :])
        elif inside:
            self._append(text[: inside.start()])
            self.in_reaction = True
            self._append(text[inside.end() :])
        elif point and not (ANSWERS_POINT.match(text) and self.open is None and not point["text"]):
            self._start(point["number"], point["text"] or "", block)
        elif (
            block.kind == Kind.ITEM
            and block.number
            and (self.open is None or self.in_reaction)
            and self._is_next(block)
        ):
            self._start(block.number, text, block)
        elif self._is_unmarked(block, following):
            self._start(None, text, block)
        elif CLOSING.match(text) or (
            block.kind == Kind.HEADING and self.open and self.in_reaction and not block.number
        ):
            self.close()
        elif self.open:
            self._append(text)

    def _is_unmarked(self, block, following):
        """What stands directly before "Reactie:" is a point, also where it has no number and no name."""
        if following is None or (self.open and not self.in_reaction) or block.kind == Kind.HEADING:
            return False
        return bool(ANSWER_START.match(following.text.strip())) and not ANSWER_START.match(block.text.strip())

    def _is_next(self, block):
        """A numbered item opens a new point only where it counts on; a list inside a reaction counts for itself."""
        if self.open and self.open["block"].kind != Kind.ITEM:
            return False
        last = self.open["number"] if self.open else (self.points[-1].number if self.points else None)
        return follows(block.number, last) if last else not self.in_reaction

    def _start(self, number, text, block):
        self.close()
        self.open = {"number": number, "text": [text], "reaction": [], "block": block}

    def _append(self, text):
        if text and text.strip():
            self.open["reaction" if self.in_reaction else "text"].append(text.strip())

    def close(self):
        """Keep the open point; one without a reaction was no point but part of the reaction before it."""
        opened, self.open, self.in_reaction = self.open, None, False
        if not opened:
            return
        text, reaction = ("\n".join(filter(None, opened[part])).strip() for part in ("text", "reaction"))
        if reaction:
            source = f"{text}\n{reaction}"
            line = opened["block"].line
            self.points.append(UnderstoodPoint(opened["number"], text, reaction, verdict_said(reaction), source, line))
        elif self.points and opened["block"].kind == Kind.ITEM:
            self.points[-1] = _continued(self.points[-1], text)


def _before(text, inside, point):
    start = point.start("text") if point and point["text"] else 0
    return text[start : inside.start()].strip()


def points_in_passages(blocks):
    passages = _Passages()
    for block, following in zip_longest(blocks, blocks[1:]):
        passages.take(block, following)
    passages.close()
    return passages.points or _answered_by_number(blocks)


def _answered_by_number(blocks):
    """ "Ten aanzien van advies 2 merken wij op …": the number of the point, and the passage as its reaction."""
    points = []
    for block in blocks:
        match = ANSWERS_POINT.match(block.text)
        if match:
            points.append(
                UnderstoodPoint(match["number"], "", block.text, verdict_said(block.text), block.text, block.line)
            )
        elif points and block.kind != Kind.HEADING and not CLOSING.match(block.text):
            points[-1] = _continued(points[-1], block.text)
        elif CLOSING.match(block.text):
            break
    return points if len(points) > 1 else []


def points_by_number(blocks):
    """In a document that answers: each numbered point, followed by the words that answer it, or itself the answer."""
    points = []
    for block in blocks:
        if named := POINT_START.match(block.text.strip()):
            answer = named["text"] or ""
            points.append(UnderstoodPoint(named["number"], "", answer, verdict_said(answer), block.text, block.line))
        elif block.number and block.kind in (Kind.ITEM, Kind.HEADING):
            points.append(UnderstoodPoint(block.number, block.text, "", None, block.text, block.line))
        elif points and CLOSING.match(block.text):
            break
        elif points and block.kind in (Kind.PARAGRAPH, Kind.ITEM):
            points[-1] = _continued(points[-1], block.text)
    if not any(point.reaction for point in points):
        points = [replace(point, text="", reaction=point.text, verdict=verdict_said(point.text)) for point in points]
        answered = [point for point in points if point.verdict]
    else:
        answered = [point for point in points if point.reaction]
    return points if len(answered) > 1 and len(answered) >= 0.8 * len(points) else []


# Run-on text: "1. … Reactie: … 2. … Reactie: …" in one paragraph or cell


def points_in_text(text, line):
    _, numbered = split_run_on(text)
    points = []
    for number, words in numbered:
        inside = ANSWER_INSIDE.search(words)
        if inside:
            reaction = words[inside.end() :].strip()
            points.append(
                UnderstoodPoint(number, words[: inside.start()].strip(), reaction, verdict_said(reaction), words, line)
            )
        elif points:
            points[-1] = _continued(points[-1], words)
    return points
