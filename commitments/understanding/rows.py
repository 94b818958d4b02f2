"""One commitment as it stands in a list: from named values to what each of them says."""

import re
from dataclasses import dataclass
from datetime import date

from documents.dutch.dates import NUMERIC, find_dates, parse_date

from .people import maker_in, requester_in, without_verbs

STATUS_WORDS = (
    r"(?:deels |gedeeltelijk |nog niet |niet )?(?:afgedaan|afgehandeld|voldaan|uitgevoerd|openstaand|open|lopend"
    r"|loopt|in behandeling|in uitvoering|gereed|afgerond|vervallen|overgedragen"
    r"|ingetrokken|toegezegd|aangenomen|verworpen|aangehouden|gesloten|nieuw|ontijdig|on hold|in voorbereiding|gestopt)"
)
STATUS_FIRST = re.compile(rf"^(?P<status>{STATUS_WORDS})\b", re.IGNORECASE)
CODE = re.compile(r"^(?=[^\s]*\d)[\w./-]{3,24}$")
GUID = re.compile(r"^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$", re.IGNORECASE)
PROMISE, MOTION = "promise", "motion"


@dataclass(frozen=True)
class UnderstoodCommitment:
    """One promise or motion; a value the list does not give is None, words stay as they were written."""

    kind: str
    reference: str | None
    date: date | None
    subject: str | None
    requested_by: str | None
    made_by: str | None
    text: str
    status: str | None
    deadline: date | None
    due_as_said: str | None
    settled_on: date | None
    settlement: str | None
    meeting: str | None
    source: str
    line: int


def commitment(values, *, source, line, month_first=False, title_kind=None):
    """From {meaning: words} to a commitment, or None when the values hold no words that promise anything."""
    values = {
        meaning: value.strip()
        for meaning, value in values.items()
        if value and value.strip() not in ("-", "–", "n.v.t.", "nvt")
    }
    text = values.get("text") or values.get("subject") or ""
    if not text or (len(text) < 4 and "subject" not in values):
        return None
    kind = _kind(values, title_kind)
    settled_on, deadline, on = (
        parse_date(values.get(name), month_first=month_first) for name in ("settled_on", "deadline", "date")
    )
    return UnderstoodCommitment(
        kind=kind,
        reference=_reference(values),
        date=on or _first_date(values.get("date"), month_first),
        subject=values.get("subject"),
        requested_by=_requested_by(values, kind, text),
        made_by=_made_by(values, kind, text),
        text=text,
        status=_status(values, settled_on),
        deadline=deadline,
        due_as_said=values.get("deadline"),
        settled_on=settled_on,
        settlement=values.get("settlement"),
        meeting=values.get("committee"),
        source=source,
        line=line,
    )


def _kind(values, title_kind):
    """Motion where the row's own kind, history or title says so; else what the list's title says."""
    own = " ".join(values.get(meaning, "") for meaning in ("kind", "history"))
    if re.search(r"\bmotie", own, re.IGNORECASE):
        return MOTION
    if re.search(r"\btoezegging|toegezegd", own, re.IGNORECASE):
        return PROMISE
    named = re.match(r"motie\b", values.get("subject") or values.get("text", ""), re.IGNORECASE)
    return MOTION if named else title_kind or PROMISE


def _reference(values):
    own = values.get("reference", "")
    return (own if own and not GUID.match(own) else values.get("code")) or None


def _first_date(words, month_first):
    dates = find_dates(words or "", month_first=month_first)
    return dates[0].on if dates else None


def _requested_by(values, kind, text):
    """The list's own column first; names that a column runs together are rather read from the sentence."""
    column = values.get("requested_by") or (values.get("who") if kind == MOTION else None)
    if column and len(column) < 100:
        return column
    return requester_in(text) or column


def _made_by(values, kind, text):
    column = values.get("made_by") or (values.get("who") if kind == PROMISE else None)
    return without_verbs(column) if column else maker_in(text)


def _status(values, settled_on):
    """The words of the status column; a bare code says nothing, then the last step of the row's history does."""
    words = values.get("status", "")
    if words and not words.isdigit():
        return words
    settled = values.get("settled_on", "")
    if settled and settled_on is None:
        return {"ja": "afgedaan", "nee": "open", "x": "afgedaan"}.get(
            settled.lower(), settled if STATUS_FIRST.match(settled) else None
        )
    last_step = values.get("history", "").split("\n")[-1]
    step = re.search(rf"\b{STATUS_WORDS}\b", last_step, re.IGNORECASE)
    if step:
        return step.group().lower()
    first = STATUS_FIRST.match(values.get("settlement", ""))
    return first["status"] if first else None


def looks_like_code(value):
    return (
        bool(CODE.match(value)) and not value.isdigit() and not NUMERIC.fullmatch(value) and parse_date(value) is None
    )
