"""Which items of a document are its recommendations, and which sentences in running prose advise something."""

import re
from dataclasses import dataclass

from documents.dutch.sentences import split_sentences, statements
from documents.formats.blocks import Kind
from documents.formats.list_marks import follows, split_run_on

from .phrases import (
    ADVICE_COLUMN,
    CONCLUDES_HEADING,
    NUMBER_COLUMN,
    POINT,
    RECOMMENDS_HEADING,
    advises,
    announces_advice,
)
from .points import point_columns


@dataclass(frozen=True)
class UnderstoodRecommendation:
    number: str | None
    text: str
    explanation: str
    source: str
    line: int


@dataclass(frozen=True)
class Candidate:
    """A sentence in running prose that advises something, with those that complete it; a person decides what it is."""

    text: str
    source: str
    line: int


def recommendations(blocks):
    """The points marked "Advies 1", else the lists that something before them announces as advice."""
    marked = _marked_points(blocks)
    if marked:
        return marked
    listed = [point for run in _runs(blocks) if _announces(blocks, run) for point in _points(run)]
    return (
        listed
        or _tabled_points(blocks)
        or _headed_points(blocks)
        or _run_on_points(blocks)
        or _concluding_points(blocks)
    )


def candidates(blocks, taken):
    """Advising sentences outside the recommendations already understood, and outside sentences that announce a list."""
    lines = {point.line for point in taken}
    explained = "\n".join(point.explanation for point in taken)

    def is_new(sentence):
        return advises(sentence) and sentence not in explained and not (taken and sentence.endswith(":"))

    return [
        Candidate(text, block.text, block.line)
        for block in blocks
        if block.line not in lines and block.kind != Kind.ROW
        for text in statements(block.text, is_new)
    ]


# Points that say themselves what they are: "Advies 1: …", "Aanbeveling 2" as a heading


def _marked_points(blocks):
    starts = [(index, match) for index, block in enumerate(blocks) if (match := POINT.match(block.text.strip()))]
    if len({match["number"] for _, match in starts}) < 2 and not _is_single_point(starts, blocks):
        return []
    points, seen = [], set()
    for position, (index, match) in enumerate(starts):
        end = starts[position + 1][0] if position + 1 < len(starts) else _section_end(blocks, index)
        if match["number"] not in seen and (point := _marked_point(blocks[index:end], match)):
            seen.add(match["number"])
            points.append(point)
    return points


def _is_single_point(starts, blocks):
    return len(starts) == 1 and bool(starts[0][1]["text"]) and blocks[starts[0][0]].kind != Kind.ROW


def _marked_point(section, match):
    first, rest = section[0], section[1:]
    text = (match["text"] or "").strip()
    if not text and rest:
        text, first, rest = rest[0].text, rest[0], rest[1:]
    return UnderstoodRecommendation(match["number"], text, _joined(rest), first.text, first.line) if text else None


def _section_end(blocks, index):
    """Up to the next heading, or the closing of the letter."""
    for position in range(index + 1, len(blocks)):
        block = blocks[position]
        closing = re.match(
            r"(?:Met vriendelijke groet|Hoogachtend|Namens |Wij (?:zien|wachten|hopen|vertrouwen)|Tot slot)", block.text
        )
        if closing or (block.kind == Kind.HEADING and position > index + 1):
            return position
    return len(blocks)


# Lists


def _runs(blocks):
    """Neighbouring items, together with the paragraphs that stand between numbered ones, as (start, end)."""
    runs, start = [], None
    for index, block in enumerate(blocks):
        if block.kind == Kind.ITEM and start is None:
            start = index
        elif start is not None and block.kind != Kind.ITEM and not _goes_on(blocks, index):
            runs.append((blocks, start, index))
            start = None
    return [*runs, (blocks, start, len(blocks))] if start is not None else runs


def _goes_on(blocks, index):
    """An explanation between two numbered items does not end their list: 1. … (explanation) 2. …"""
    before = next((b.number for b in reversed(blocks[:index]) if b.kind == Kind.ITEM and b.number), None)
    for after in blocks[index:]:
        if after.kind in (Kind.HEADING, Kind.ROW):
            return False
        if after.kind == Kind.ITEM and after.number:
            return before is not None and follows(after.number, before)
    return False


def _points(run):
    """The items of the outermost level; what lies deeper, or stands between, explains the item before it."""
    blocks, start, end = run
    section = blocks[start:end]
    numbered = any(block.number for block in section if block.kind == Kind.ITEM)
    level = min(block.level for block in section if block.kind == Kind.ITEM and bool(block.number) == numbered)
    points = []
    for block in section:
        is_point = block.kind == Kind.ITEM and bool(block.number) == numbered and block.level <= level
        if is_point:
            points.append([block])
        elif points:
            points[-1].append(block)
    return [UnderstoodRecommendation(own.number, own.text, _joined(more), own.text, own.line) for own, *more in points]


def _joined(blocks):
    return "\n".join(("• " if block.kind == Kind.ITEM else "") + block.text for block in blocks).strip()


def _announces(blocks, run):
    """Is this list announced as advice, by the sentence or the heading before it, or by its own sentences?"""
    _, start, end = run
    lead = blocks[start - 1] if start else None
    items = [block for block in blocks[start:end] if block.kind == Kind.ITEM]
    if lead is not None and lead.kind in (Kind.PARAGRAPH, Kind.HEADING) and lead.text.rstrip().endswith(":"):
        if announces_advice(split_sentences(lead.text)[-1]):
            return True
        if lead.kind == Kind.PARAGRAPH:
            return _mostly_advise(items)
    before = _heading_before(blocks, start)
    return bool(before and RECOMMENDS_HEADING.match(before.text)) or _mostly_advise(items)


def _mostly_advise(items):
    return sum(advises(block.text) for block in items) > len(items) / 2


def _heading_before(blocks, index):
    return next((block for block in reversed(blocks[:index]) if block.kind == Kind.HEADING), None)


# Tables with a column of advice


def _tabled_points(blocks):
    header, points = None, []
    for block in blocks:
        names = [re.sub(r"\W+", " ", cell).strip().lower() for cell in block.cells]
        column = next((i for i, name in enumerate(names) if ADVICE_COLUMN.fullmatch(name)), None)
        if point_columns(block.cells):  # beside a column of reactions it is a response
            return []
        if block.kind == Kind.ROW and column is not None and len(names) > 1:
            header = column, next((i for i, name in enumerate(names) if NUMBER_COLUMN.fullmatch(name)), None)
        elif block.kind != Kind.ROW:
            header = None
        elif header and header[0] < len(block.cells) and block.cells[header[0]]:
            number = block.cells[header[1]].strip(". ") if header[1] is not None else None
            points.append(UnderstoodRecommendation(number or None, block.cells[header[0]], "", block.text, block.line))
    return points


# Numbered headings under "Adviezen", lists inside one paragraph, and lists under "Concluderend"


def _headed_points(blocks):
    """Numbered headings of one level under a heading that announces advice; the text below each explains it."""
    for index, block in enumerate(blocks):
        if block.kind == Kind.HEADING and RECOMMENDS_HEADING.match(block.text):
            below = [(i, b) for i, b in enumerate(blocks) if i > index and b.kind == Kind.HEADING and b.number]
            if not below or not re.fullmatch(rf"1|I|a|A|{re.escape(block.number or '1')}\.1", below[0][1].number):
                continue
            ends = [i for i, _ in below[1:]] + [_section_end(blocks, below[-1][0])] if below else []
            return [
                UnderstoodRecommendation(own.number, own.text, _joined(blocks[i + 1 : end]), own.text, own.line)
                for (i, own), end in zip(below, ends, strict=True)
            ]
    return []


def _run_on_points(blocks):
    for block in blocks:
        if block.kind == Kind.PARAGRAPH:
            lead, points = split_run_on(block.text)
            if points and lead and announces_advice(lead):
                return [UnderstoodRecommendation(number, text, "", block.text, block.line) for number, text in points]
    return []


def _concluding_points(blocks):
    """Only when nothing else in the document is announced as advice: the list under "Concluderend"."""
    for run in _runs(blocks):
        before = _heading_before(blocks, run[1])
        lead = blocks[run[1] - 1] if run[1] else None
        closes = lead is not None and CONCLUDES_HEADING.match(lead.text)
        if closes or (before and CONCLUDES_HEADING.match(before.text)):
            return _points(run)
    return []
