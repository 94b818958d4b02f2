"""Which policy document an advice is about, and which version of it."""

import re
from dataclasses import dataclass
from datetime import date

from documents.dutch.dates import MONTH, find_dates
from documents.formats.blocks import Found, found

from .letter import COUNCIL, IN_PASSING

NOUN = (
    r"\b(?:\w+-?)?(?:beleidsregels?|verordening(?:en)?|programma|nota|notitie|visie|plan|plannen|agenda|strategie"
    r"|kader|regeling|beleid|aanpak"
    r"|begroting|akkoord|voorstel|convenant|pact|koers|deal|charter|bestek|evaluatie|monitor|routekaart|leidraad"
    r"|richtlijn(?:en)?|protocol|overeenkomst)\b"
)
POLICY_NOUN = re.compile(NOUN, re.IGNORECASE)
QUOTED = re.compile(r"[“\"‘„'](?P<name>[^“”\"‘’„]{8,160})[”\"’']")
GENRE = re.compile(
    r"^\W*(?:\w+[- ])?(?:(?:on)?gevraagd|ongevraagde?|gezamenlijk|schriftelijk)?\s*(?:advies(?:aanvraag)?"
    r"|adviezen|reactie|zienswijze)\b(?:\s+(?:nr\.?|nummer)?\s*\d{1,4}(?:[-/]\d+)?)?\W*"
    r"(?:(?:over|op|inzake|betreffende|m\.?b\.?t\.?|met betrekking tot|omtrent|bij|t\.?a\.?v\.?|aangaande"
    r"|rond(?:om)?)\s+)?(?:(?:de|het|een|ons|uw)\s+)?",
    re.IGNORECASE,
)
PREPOSITION = re.compile(
    r"^\W*(?:over|op|inzake|betreffende|m\.?b\.?t\.?|met betrekking tot|bij)\s+(?:(?:de|het|een)\s+)?", re.IGNORECASE
)
DRAFT = re.compile(r"^(?:het |de )?(?:concept|ontwerp)[- ]?(?=\S)", re.IGNORECASE)
VERSION = re.compile(
    r"\(?\b(?P<label>(?:versie|concept(?:versie)?)\s+(?:(?:nr\.?\s*)?\d+(?:\.\d+){0,4}\b|(?:(?:d\.?\s?d\.?|dd\.?|van"
    r"|ontvangen(?: op)?)\s*)?"
    rf"(?:\d{{1,2}}[-/ ]\d{{1,2}}[-/ ]\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}"
    rf"|(?:\d{{1,2}}\s+)?(?:{MONTH})\.?(?:\s+\d{{4}})?)))\)?",
    re.IGNORECASE,
)
OF_MONTH = re.compile(
    rf"\((?P<label>(?:d\.?d\.?|van|versie)?\s*(?:\d{{1,2}}\s+)?(?:{MONTH})\s+\d{{4}})\)", re.IGNORECASE
)
DATED = re.compile(rf"\s(?P<label>d\.?d\.?\s+\d{{1,2}}\s+(?:{MONTH})\s+\d{{4}})", re.IGNORECASE)


ABOUT = re.compile(
    r"\b[Aa]dvi(?:es|seren|seert)\b[^.;:]{0,50}?\b(?:over|op|inzake|betreffende|met betrekking tot)\s+(?:(?:de"
    r"|het|uw|ons|een|nieuwe?)\s+){0,2}"
    r"(?P<name>(?:concept[- ]|ontwerp[- ])?[A-Z][\w-]+(?:\s+(?:(?:van|en|voor|in|de|het|der"
    r"|op)\s+){0,2}[A-Z0-9][\w-]*){0,20})"
)


@dataclass(frozen=True)
class UnderstoodVersion:
    """The version that was advised on: its label as written, and its date where a whole date was given."""

    label: str
    on: date | None
    source: str
    line: int


def policy_document(subjects, blocks):
    """`subjects` are the title and "Betreft"; a fuller name between quotation marks in the text goes before them."""
    named = next(filter(None, (_from_subject(subject) for subject in subjects if subject)), None)
    quoted = _quoted(blocks)
    if named and quoted:
        fuller = _shares_words(named.value, quoted.value) or _is_asked_about(quoted)
        return quoted if fuller else named
    return named or quoted or _asked_about(blocks)


def _asked_about(blocks):
    """ "… om advies over de Nota Vrijwillige Inzet 2023-2026": the capitalised name after the word advice."""
    for block in blocks:
        for match in ABOUT.finditer(block.text):
            name = DRAFT.sub("", match["name"]).strip(" ,.")
            if POLICY_NOUN.search(name) and " " in name:
                return found(name, block)
    return None


def _from_subject(subject):
    rest = without_version(_after_genre(subject.value)).strip(" .:-–")
    name = DRAFT.sub("", rest).strip()
    noun = POLICY_NOUN.search(name)
    if (
        not name
        or noun is None
        or (rest == subject.value.strip(" .:-–") and not re.search("advies", subject.value, re.IGNORECASE))
    ):
        return None
    return Found(name, subject.source, subject.line)


def _after_genre(subject):
    """ "Advies over de …" and "Reactie Cliëntenraad … op …" without what they begin with."""
    rest = GENRE.sub("", subject, count=1)
    council = COUNCIL.match(rest)
    return PREPOSITION.sub("", rest[council.end() :]) if council else rest


def _is_asked_about(quoted):
    before = quoted.source[: quoted.source.find(quoted.value)]
    return re.search(r"\badvi[es]\w*\b[^.]{0,50}$", before, re.IGNORECASE) is not None


def _quoted(blocks):
    """A policy document's name between quotation marks, in a passage that speaks of advice, versions or a request."""
    for block in blocks:
        for match in QUOTED.finditer(block.text):
            around = block.text[max(0, match.start() - 160) : match.end() + 120]
            if POLICY_NOUN.search(match["name"]) and re.search(
                r"advi[es]|ontvangen|versie|verzoek|voorgelegd", around, re.IGNORECASE
            ):
                return found(match["name"].strip(" .,"), block)
    return None


def _shares_words(one, other):
    words, others = (set(re.findall(r"\w{4,}", text.lower())) for text in (one, other))
    return len(words & others) >= 0.6 * min(len(words), len(others))


def without_version(text):
    return OF_MONTH.sub("", DATED.sub(" ", VERSION.sub("", IN_PASSING.sub("", text)))).strip(" ,-–(")


def policy_version(subjects, blocks):
    """The version said with the subject, else the first one said in the text."""
    places = [(subject.value, subject.source, subject.line) for subject in subjects if subject]
    places += [(block.text, block.text, block.line) for block in blocks]
    for text, source, line in places:
        match = VERSION.search(text) or OF_MONTH.search(text)
        if match:
            dates = find_dates(match["label"])
            return UnderstoodVersion(match["label"].strip(), dates[0].on if dates else None, source, line)
    draft = next(
        (subject for subject in subjects if subject and DRAFT.search(GENRE.sub("", subject.value, count=1))), None
    )
    return UnderstoodVersion("concept", None, draft.source, draft.line) if draft else None
