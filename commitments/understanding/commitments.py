"""A list of commitments, understood: its rows, and the points with reactions that may stand inside it."""

import re
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from advices.understanding.response import UnderstoodPoint, all_points
from documents.dutch.dates import find_dates
from documents.errors import DocumentError
from documents.formats.blocks import Found, Kind, found
from documents.formats.cut_off import cut_off_among, is_cut_off
from documents.formats.genres import is_regulation

from .prose import commitments_in_prose
from .records import commitments_in_records
from .rows import MOTION, PROMISE, UnderstoodCommitment
from .tables import commitments_in_bullets, commitments_in_tables

ABOUT = re.compile(
    r"\btoezegging|\btoegezegd|\bmoties?\b|\bzegt\b.{0,200}\btoe\b|\bactie(?:lijst|punten)\b"
    r"|\bafspraken(?:lijst)?\b|\bis bereid\b|\bkomt\b.{0,60}\bterug op\b",
    re.IGNORECASE | re.DOTALL,
)
MEETING_ON = re.compile(
    r"(?:vergadering|bijeenkomst|\braad|commissie)\s+(?:van\s+|d\.?d\.?\s+|op\s+)?(?:\w+dag\s+)?\d", re.IGNORECASE
)


@dataclass(frozen=True)
class UnderstoodCommitments:
    """What a list says; `cut_off` are the rows, and points inside them, that seem to stop halfway a sentence."""

    title: Found | None
    rows: tuple[UnderstoodCommitment, ...]
    points: tuple[UnderstoodPoint, ...]
    is_cut_off: bool
    cut_off: tuple[UnderstoodCommitment | UnderstoodPoint, ...]


def understand_commitments(blocks):
    """Read `blocks` as a list of commitments; DocumentError when they hold none."""
    rows = () if is_regulation(blocks) else tuple(_rows(blocks))
    if not rows or not any(ABOUT.search(block.text) for block in blocks):
        raise DocumentError(_("This does not look like a list of commitments: there is no promise or motion in it."))
    points = tuple(all_points(blocks))
    cut_off = cut_off_among(rows, "text", "settlement") + cut_off_among(points, "text", "reaction")
    return UnderstoodCommitments(_title(blocks), rows, points, is_cut_off(blocks), cut_off)


def _rows(blocks):
    """The first shape that fits: every cell a bullet, records, tables, and only then running text."""
    kind = _title_kind(blocks)
    for shape in (commitments_in_bullets, _best_of_tables_and_records, commitments_in_prose):
        rows = shape(blocks, kind)
        if rows:
            return _dated(rows, blocks)
    return []


def _dated(rows, blocks):
    """A list of one meeting gives its date above the list only ("Toezeggingen raadsvergadering 22 juni 2023")."""
    title = next((block.text for block in blocks[:3] if MEETING_ON.search(block.text) and block.kind != Kind.ROW), "")
    dates = find_dates(title)
    if len(dates) != 1 or any(row.date for row in rows):
        return rows
    return [replace(row, date=dates[0].on) for row in rows]


def _best_of_tables_and_records(blocks, kind):
    tables, records = commitments_in_tables(blocks, kind), commitments_in_records(blocks, kind)
    return max(tables, records, key=_known_values)


def _known_values(rows):
    return sum(value is not None for row in rows for value in vars(row).values())


def _title_kind(blocks):
    """ "Moties (aangenomen)" above a list makes its rows motions; a list of both says it per row."""
    title = " ".join(block.text for block in blocks[:3] if block.kind != Kind.ROW).lower()
    is_motions, is_promises = "motie" in title, "toezegging" in title
    return MOTION if is_motions and not is_promises else PROMISE if is_promises and not is_motions else None


def _title(blocks):
    first = next((block for block in blocks[:3] if block.kind == Kind.HEADING), None)
    return found(first.text, first) if first else None
