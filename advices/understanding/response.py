"""A response, understood: the points it answers and, literally, what is said to each."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from documents.errors import DocumentError
from documents.formats.blocks import Found, Kind, found
from documents.formats.cut_off import cut_off_among, is_cut_off
from documents.formats.genres import is_regulation

from . import letter
from .points import UnderstoodPoint, points_by_number, points_in_passages, points_in_rows, points_in_text

ANSWERS = re.compile(
    r"\b(?:college)?reactie\b|\bbeantwoording\b|\bantwoord|\bstandpunt\b|\buw (?:brief|advies|adviezen"
    r"|aanbevelingen|vragen)\b|\bstand van zaken\b|\bopvolging\b",
    re.IGNORECASE,
)
INTERIM = re.compile(r"\b(?:voorlopige|tussentijdse) (?:college)?reactie\b|\btussenbericht\b", re.IGNORECASE)


@dataclass(frozen=True)
class UnderstoodResponse:
    """What a response says; `general_text` is all of it, for a response that answers in general terms only.

    `cut_off` are the points that seem to stop in the middle of a sentence.
    """

    title: Found | None
    issued_on: Found | None
    addressee: Found | None
    reference: Found | None
    is_interim: bool
    points: tuple[UnderstoodPoint, ...]
    general_text: str
    is_cut_off: bool
    cut_off: tuple[UnderstoodPoint, ...]


def understand_response(blocks):
    """Read `blocks` as a response; DocumentError when there is nothing in them that answers anything."""
    blocks = letter.content(blocks)
    answers = any(ANSWERS.search(block.text) for block in blocks[:6] if block.kind != Kind.ROW)
    points = tuple(all_points(blocks) or (points_by_number(blocks) if answers else ()))
    if not blocks or (not points and not answers) or is_regulation(blocks) or _is_advice(blocks, points):
        raise DocumentError(_("This does not look like a response: there are no points with a reaction in it."))
    return UnderstoodResponse(
        title=_title(blocks),
        issued_on=letter.issued_on(blocks),
        addressee=letter.addressee(blocks),
        reference=letter.reference(blocks),
        is_interim=any(INTERIM.search(block.text) for block in letter.head(blocks)),
        points=points,
        general_text="\n\n".join(block.text for block in blocks if block.kind != Kind.ROW),
        is_cut_off=is_cut_off(blocks),
        cut_off=cut_off_among(points, "text", "reaction"),
    )


def all_points(blocks):
    """Points from a table, from marked passages ("Advies 1 … Reactie …"), or from text inside one block."""
    in_rows = points_in_rows(blocks)
    in_words = points_in_passages([block for block in blocks if block.kind != Kind.ROW])
    texts = [(cell, block) for block in blocks for cell in (block.cells or (block.text,))]
    run_on = [point for text, block in texts for point in points_in_text(text, block.line)]
    return max(sorted(in_rows + in_words, key=lambda point: point.line), run_on, key=len)


def _is_advice(blocks, points):
    """An advice that answers nobody: it advises, and no reaction stands in it."""
    title = _title(blocks)
    return (
        not points
        and bool(title)
        and re.match(r"(?:betreft:?\s*)?(?:on)?gevraagd advies", title.value, re.IGNORECASE) is not None
    )


def _title(blocks):
    subject = letter.labelled(letter.head(blocks), "subject")
    heading = next((block for block in blocks[:6] if block.kind == Kind.HEADING and not letter.is_label(block)), None)
    return subject or (found(heading.text, heading) if heading else None)
