"""Promises in minutes and letters: items and sentences that promise something, below the meeting they were made in."""

import re

from documents.dutch.dates import find_dates
from documents.dutch.sentences import split_sentences, statements
from documents.formats.blocks import Kind

from .people import OFFICE, promises
from .rows import commitment

UNTIL = re.compile(r"\b(?:vóór|voor|uiterlijk(?: op)?|per|op|tot|ultimo)\s+$", re.IGNORECASE)
MEETING = re.compile(r"\b(?:vergadering|raad|commissie|bijeenkomst|avond|overleg|college)\b|^datum\b", re.IGNORECASE)
LIST_OF_PROMISES = re.compile(
    r"^(?:\W|\d)*(?:lijst (?:van |met )?|overzicht )?toezeggingen(?:lijst)?\b.{0,60}$", re.IGNORECASE
)
OFFICE_FIRST = re.compile(rf"(?:De |Het )?(?:{OFFICE}|college)\b", re.IGNORECASE)


def commitments_in_prose(blocks, title_kind):
    meeting, listed, rows = {}, False, []
    for block in blocks:
        if block.kind == Kind.HEADING or len(block.text) < 120:
            meeting = _meeting(block) or meeting
        if block.kind == Kind.HEADING or LIST_OF_PROMISES.match(block.text):
            listed = bool(LIST_OF_PROMISES.match(block.text))
        elif block.kind != Kind.ROW:
            rows += [_row(text, block, meeting, title_kind) for text in _promises_in(block, listed)]
    return [row for row in rows if row]


def _meeting(block):
    dates = find_dates(block.text)
    if len(dates) == 1 and (MEETING.search(block.text) or block.kind == Kind.HEADING) and not promises(block.text):
        return {"date": dates[0].text, "committee": "" if block.text.lower().startswith("datum") else block.text}
    return None


def _promises_in(block, listed):
    """Below a heading "Toezeggingen" each item in which somebody of the college does something is one."""
    sentences = split_sentences(block.text)
    if listed and block.kind == Kind.ITEM and OFFICE_FIRST.match(block.text):
        return [block.text]
    if block.kind == Kind.ITEM and sentences and promises(sentences[0]):
        return [block.text]
    return statements(block.text, promises)


def _row(text, block, meeting, title_kind):
    values = {"text": text, "deadline": _deadline(text), **meeting}
    number = block.number if block.kind == Kind.ITEM else None
    return commitment(values | {"reference": number or ""}, source=block.text, line=block.line, title_kind=title_kind)


def _deadline(text):
    """A date that the promise gives as its term: "uiterlijk 1 juni 2024", "vóór 1 juni 2024"."""
    for found in find_dates(text):
        before = text[: found.start]
        if UNTIL.search(before) and not re.search(r"\b(?:op|per|tot)\s+$", before, re.IGNORECASE):
            return found.text
    return ""
