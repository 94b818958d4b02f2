"""The links of which a chain is made, and the sentences on them."""

import datetime
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commitments.models import Progress
from governance.roles import Side
from governance.templatetags.page import in_words


@dataclass
class Step:
    heading: str
    date: datetime.date | None = None
    side: str = ""
    icon: str = "file-text"
    url: str = ""
    words: str = ""
    source: str = ""
    source_url: str = ""
    status: str = ""
    status_kind: str = ""
    notes: list = field(default_factory=list)
    missing: bool = False
    template: str = ""
    record: object = None
    id: str = ""


def term_sentence(due, on):
    """When the college must respond, or must have responded, and how long that is from the day ON."""
    days = abs((due - on).days)
    if due < on:
        return ngettext(
            "The college had to respond by %(date)s. That is %(days)s day ago.",
            "The college had to respond by %(date)s. That is %(days)s days ago.",
            days,
        ) % {"date": in_words(due), "days": days}
    if due == on:
        return _("The college has to respond today at the latest.")
    return ngettext(
        "The college has to respond by %(date)s. That is in %(days)s day.",
        "The college has to respond by %(date)s. That is in %(days)s days.",
        days,
    ) % {"date": in_words(due), "days": days}


def overdue_step(commitment, on):
    days = (on - commitment.due_on).days
    sentence = ngettext(
        "“%(subject)s” was due on %(date)s. That is %(days)s day ago.",
        "“%(subject)s” was due on %(date)s. That is %(days)s days ago.",
        days,
    ) % {"subject": commitment.subject, "date": in_words(commitment.due_on), "days": days}
    return Step(_("A promise is overdue"), missing=True, notes=[sentence])


def entered_note(side, source):
    """That the advisory council entered what the municipality wrote, and from which source."""
    if side != Side.ADVISORY_COUNCIL or not source:
        return []
    return [_("Entered by the advisory council from: %(source)s.") % {"source": source}]


def progress_step(note, subject=""):
    headings = {
        Progress.Kind.REPORT: _("Progress"),
        Progress.Kind.SETTLEMENT_PROPOSED: _("The municipality proposes to settle this"),
        Progress.Kind.SENT_BACK: _("The settlement was sent back"),
        Progress.Kind.SETTLED: _("Settled"),
        Progress.Kind.PARTLY_SETTLED: _("Partly settled"),
        Progress.Kind.LAPSED: _("Lapsed"),
    }
    by_municipality = note.kind in (Progress.Kind.REPORT, Progress.Kind.SETTLEMENT_PROPOSED)
    return Step(
        f"{headings[note.kind]}: {subject}" if subject else headings[note.kind],
        date=note.noted_on,
        side=Side.MUNICIPALITY if by_municipality else note.commitment.receiver,
        icon="clipboard-text",
        notes=[n for n in (note.text, *entered_note(note.entered_by, note.source)) if n],
        template="chain/files.html",
        record=note,
    )
