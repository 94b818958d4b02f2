"""Sentences of an answer that look like a promise, with the term that each names; a person decides what is one."""

import re
from dataclasses import dataclass
from datetime import date

from documents.dutch.dates import MONTH, find_dates
from documents.dutch.sentences import sentence_groups

from .people import STRONG

WILL = re.compile(
    r"\b(?:zal|zullen|zegt|zeggen)\b|\bmet ingang van\b|\b(?:wij|we) gaan\b|\bgaan (?:wij|we)\b"
    r"|\b(?:wij|we|college) (?:start|starten|informeert|informeren|onderzoekt|onderzoeken|stuurt|sturen)\b"
    r"|\b(?:starten|informeren|onderzoeken|sturen) (?:wij|we)\b|\bkom(?:t|en)\b[^.;]{0,80}\bop terug\b",
    re.IGNORECASE,
)
SAYS = re.compile(r"\bzeg(?:t|gen)\b(?!.{0,300}\btoe\b)", re.IGNORECASE | re.DOTALL)
# "zal niet", "zullen hiervoor geen", but not "zal niet alleen" and not "zullen nagaan waarom dit niet …"
NOT = re.compile(
    r"\b(?:zal|zullen|gaan|gaat)\s+(?:(?!(?:of|waarom|dat|die|wat|hoe|om|zodat)\b)[\w'’-]+\s+){0,7}?"
    r"(?:niet(?! alleen\b)|geen|nooit)\b"
    r"|\b(?:niet(?! alleen\b)|geen|nooit)\b[^.;,]{0,40}\b(?:toe|toezeggen|toezegging|terug|bereid|beloven)\b",
    re.IGNORECASE,
)
CONDITION = re.compile(
    r"^(?:als|indien|wanneer|mocht|mochten|stel dat|zolang)\b|\b(?:indien|mits|tenzij|op voorwaarde dat|zou|zouden)\b"
    r"|[, ]als (?!het gaat om\b)(?:er|de|het|wij|we|dat|dit|deze|u|blijkt)\b",
    re.IGNORECASE,
)
# What others will do, what is going to happen by itself, and what was promised before.
NOBODY_PROMISES = re.compile(
    r"\b(?:zal|zullen)\b[^.;]{0,60}\b(?:stijgen|dalen|toenemen|afnemen|blijken|duidelijk zijn|uitwijzen|begrijpen)\b"
    r"|\b(?:hebben|heeft|hadden|had|is|zijn|was|werd)\b[^.;]{0,60}\b(?:eerder|al|destijds|vorig jaar)\b"
    r"[^.;]{0,40}\btoegezegd\b"
    r"|\bzoals\b[^.;]{0,40}\btoegezegd\b|\b(?:uw raad|de adviesraad|de raad) (?:zal|zegt)\b",
    re.IGNORECASE,
)
TERM_BEFORE = re.compile(
    r"\b(?:vóór|voor|uiterlijk(?: op| per)?|per|op|tot|ultimo|vanaf|met ingang van)\s+$", re.IGNORECASE
)
NO_TERM = None, ""
SMALL_NUMBER = r"(?:\d{1,2}|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|achttien)"
TERM_AS_SAID = re.compile(
    r"\b(?:vóór|voor|na|nog vóór|nog voor|uiterlijk(?: in| voor)?|in|tegen|begin|medio|eind|binnen|met ingang van|vanaf"
    r"|dit|volgend|komend)\s+(?:(?:het|de|dit|volgend|komend|einde van|eind van|loop van|eind|begin)\s+){0,3}"
    r"(?:(?:zomer|kerst|meivakantie|herfst)?reces|zomer(?:vakantie)?|voorjaar|najaar|winter"
    r"|(?:eerste|tweede|derde|vierde) kwartaal(?: van (?:20\d\d|dit jaar|volgend jaar))?"
    rf"|{SMALL_NUMBER} (?:weken|maanden|jaar)|(?:een )?half ?jaar|(?:volgend |dit )?jaar"
    rf"|(?:{MONTH})(?: 20\d\d)?|20\d\d)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Sentence:
    """`text` as it stands there; `due_on` when it names a full date as its term, else `due_as_said` in its own
    words.
    """

    text: str
    is_promise: bool
    due_on: date | None = None
    due_as_said: str = ""


def sentences_in(text, said_on=None):
    """Every sentence of `text` in its order; one that promises has with it what completes it, and brings its term.

    The term is counted from the day `said_on`.
    """
    return [_read(group, said_on) for group in sentence_groups(text, looks_like_a_promise)]


def looks_like_a_promise(sentence):
    """Whether somebody of the college says that something is going to be done, without if or not."""
    if sentence.rstrip(" \"”’')").endswith("?"):
        return False
    if NOT.search(sentence) or CONDITION.search(sentence) or NOBODY_PROMISES.search(sentence):
        return False
    return bool(STRONG.search(sentence) or (WILL.search(sentence) and not SAYS.search(sentence)))


def read_sentence(text, said_on=None):
    """`text` as one Sentence, with the term that it names when it looks like a promise."""
    return _read([text], said_on)


def _read(group, said_on):
    """The sentences of `group` as one Sentence; the first that names a term gives it."""
    text = " ".join(group)
    if not looks_like_a_promise(group[0]):
        return Sentence(text, False)
    terms = [term_in(sentence, said_on) for sentence in group]
    return Sentence(text, True, *next(filter(any, terms), NO_TERM))


def term_in(text, said_on=None):
    """(the full date that `text` names as its term, or None; without one the term in its own words, or "")."""
    due_on = _due_on(text, said_on)
    said = TERM_AS_SAID.search(text) if due_on is None else None
    return due_on, said.group()[:100] if said else ""


def _due_on(text, said_on):
    """The first full date that stands as a term and is not before the day on which it was said."""
    for found in find_dates(text, near=said_on):
        if TERM_BEFORE.search(text[: found.start]) and (said_on is None or found.on >= said_on):
            return found.on
    return None
