"""An advice, understood: who advises whom on what, when, and what is recommended."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from documents.errors import DocumentError
from documents.formats.blocks import Found, Kind, found
from documents.formats.cut_off import cut_off_among, is_cut_off
from documents.formats.genres import is_minutes, is_regulation

from . import letter
from .policy import UnderstoodVersion, policy_document, policy_version, without_version
from .recommendations import Candidate, UnderstoodRecommendation, candidates, recommendations

REQUESTED, UNSOLICITED = "requested", "unsolicited"
BOTH_KINDS = re.compile(r"\bgevraagde? (?:en|of|dan wel|en/of) ongevraagde?\b", re.IGNORECASE)
UNSOLICITED_WORDS = re.compile(
    r"\bongevraagde? advies|\bop eigen initiatief|\buit eigen beweging|\beigener beweging|\bongevraagd\b", re.IGNORECASE
)
REQUESTED_WORDS = re.compile(
    r"\bgevraagde? advies|\badvies gevraagd|\bgevraagd\b.{0,40}\badvies|\bom advies\b|\bter advisering\b"
    r"|\badviesaanvraag\b|\badviesvraag\b"
    r"|\bverzoek om\b.{0,60}\b(?:advies|adviseren|reactie|reageren|feedback)|\b(?:ge"
    r"|ver)vraagd (?:om )?te adviseren|\bop (?:uw )?verzoek van\b.{0,60}\b(?:college|gemeente|wethouder)"
    r"|\bgevraagd\b.{0,40}\bte reageren\b"
    r"|\bvroeg(?:en)? (?:u |ons |het college )*\b.{0,40}\b(?:advies|reactie|te reageren)"
    r"|\bop uw verzoek\b|\bvraagt (?:u |het college |de gemeente )?(?:ons|de \w*raad) om\b.{0,20}advies"
    r"|\buw (?:verzoek|vraag)\b.{0,60}\badvies",
    re.IGNORECASE | re.DOTALL,
)
ADVICE_WORD = re.compile(r"\badvies|adviezen\b|\baanbeveling", re.IGNORECASE)
ANSWER_TITLE = re.compile(
    r"^(?:betreft:?\s*)?(?:college)?(?:reactie|beantwoording|antwoord|standpunt"
    r"|bestuurlijke reactie)\b.{0,60}\b(?:advies|adviezen|aanbevelingen|toezegging)",
    re.IGNORECASE,
)
TO_COUNCIL = re.compile(
    r"^Geachte?\b.{0,40}\b(?:adviesraad|cliëntenraad|raad van advies|leden van de \w*adviesraad)|^Aan:?\s+(?:de "
    r"|het )?\w*-?(?:advies|cliënten|Wmo-?|jongeren)raad",
    re.IGNORECASE,
)
SECTION = re.compile(
    r"(?:\W|\d)*(?:inleiding|aanleiding|samenvatting|conclusies?|aanbevelingen|adviezen|advies|voorwoord"
    r"|inhoud(?:sopgave)?|algemeen|achtergrond)\W*",
    re.IGNORECASE,
)
NO_NAME = re.compile(r"[.,;:!]$|@|www\.|\bpostbus\b|\b\d{4}\s?[A-Z]{2}\b|^gemeente \w+$", re.IGNORECASE)


@dataclass(frozen=True)
class UnderstoodAdvice:
    """What an advice says; a field the document does not give is None.

    `cut_off` are the recommendations and candidates that seem to stop in the middle of a sentence.
    """

    title: Found | None
    kind: Found | None
    issued_on: Found | None
    council: Found | None
    addressee: Found | None
    reference: Found | None
    policy_document: Found | None
    policy_version: UnderstoodVersion | None
    recommendations: tuple[UnderstoodRecommendation, ...]
    candidates: tuple[Candidate, ...]
    is_cut_off: bool
    cut_off: tuple[UnderstoodRecommendation | Candidate, ...]


def understand_advice(blocks):
    """Read `blocks` as an advice; DocumentError when they are plainly something else."""
    blocks = letter.content(blocks)
    _refuse_other_genres(blocks)
    subject = letter.labelled(letter.head(blocks), "subject")
    title = _title(blocks, subject)
    points = tuple(recommendations(blocks))
    others = tuple(candidates(blocks, points))
    advice = UnderstoodAdvice(
        title=title,
        kind=_kind(blocks, (title, subject)),
        issued_on=letter.issued_on(blocks),
        council=letter.council(blocks),
        addressee=letter.addressee(blocks),
        reference=letter.reference(blocks),
        policy_document=policy_document((title, subject), blocks),
        policy_version=policy_version((subject, title), blocks),
        recommendations=points,
        candidates=others,
        is_cut_off=is_cut_off(blocks),
        cut_off=cut_off_among(points, "text", "explanation") + cut_off_among(others, "text"),
    )
    _refuse_without_advice(advice, any(letter.COUNCIL.search(block.text) for block in blocks))
    return advice


def _title(blocks, subject):
    """The heading above the text; the subject line where there is none, or where only that speaks of advice."""
    top = _top_heading(blocks)
    named = subject and Found(without_version(subject.value), subject.source, subject.line)
    if top is None or (named and not ADVICE_WORD.search(top.value) and not _shares(top.value, named.value)):
        return named
    return top


def _shares(one, other):
    words, others = (set(re.findall(r"\w{5,}", text.lower())) for text in (one, other))
    return bool(words & others)


def _top_heading(blocks):
    for block in blocks[:8]:
        if letter.SALUTATION.match(block.text) or (
            block.kind == Kind.PARAGRAPH and not letter.is_label(block) and len(block.text) > 150
        ):
            return None
        if block.kind == Kind.HEADING and not letter.is_label(block) and _may_be_title(block.text):
            return found(_without_date_tail(block.text), block)
    return _top_line(blocks[:4])


def _top_line(blocks):
    """No heading: the first short line above the letter that is a name of something."""
    for block in blocks:
        if letter.SALUTATION.match(block.text) or letter.is_label(block) or len(block.text) > 120:
            return None
        if block.kind == Kind.PARAGRAPH and _may_be_title(block.text) and not NO_NAME.search(block.text):
            return found(_without_date_tail(block.text), block)
    return None


def _may_be_title(text):
    if SECTION.fullmatch(text.strip()) or letter.NUMBERED.match(text.strip()):
        return False
    is_name_only = letter.COUNCIL.fullmatch(text.strip().title() if text.isupper() else text.strip())
    return (
        len(text) > 6
        and not is_name_only
        and letter.date_alone(text) is None
        and not text.lower().startswith("uitgebracht")
    )


def _without_date_tail(text):
    tail = re.search(r"\s*[-–,(]\s*([^-–,(]*\d{4})\)?$", text)
    return text[: tail.start()] if tail and letter.parse_date(tail[1]) else text


def _kind(blocks, subjects):
    """Title and subject decide, else the first sentence that says it; "gevraagd en ongevraagd" says nothing."""
    places = [subject for subject in subjects if subject] + [
        found(block.text, block) for block in blocks if block.kind != Kind.ROW
    ]
    for place in places:
        text = BOTH_KINDS.sub("", place.value)
        if UNSOLICITED_WORDS.search(text):
            return Found(UNSOLICITED, place.source, place.line)
        if REQUESTED_WORDS.search(text):
            return Found(REQUESTED, place.source, place.line)
    return None


def _refuse_other_genres(blocks):
    if not blocks:
        raise _no_advice()
    if is_regulation(blocks):
        raise DocumentError(_("This does not look like an advice: it looks like a regulation or by-law."))
    if is_minutes(blocks):
        raise DocumentError(
            _("This does not look like an advice: it looks like the minutes or the agenda of a meeting.")
        )
    start = letter.head(blocks)[:12]
    if any(ANSWER_TITLE.match(block.text) or TO_COUNCIL.match(block.text) for block in start):
        raise DocumentError(_("This does not look like an advice: it looks like a response to an advice."))


def _refuse_without_advice(advice, mentions_council):
    speaks_of_advice = advice.title and ADVICE_WORD.search(advice.title.value)
    advised = advice.recommendations or advice.candidates
    if not advised and not speaks_of_advice and not (advice.kind and advice.council):
        raise _no_advice()
    if not any((advice.council, speaks_of_advice, advice.kind, advice.addressee, mentions_council)):
        raise _no_advice()


def _no_advice():
    return DocumentError(_("This does not look like an advice: there is no advisory council and no advice in it."))
