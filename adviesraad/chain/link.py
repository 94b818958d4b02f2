"""The links of which a chain is made, and the sentences on them."""

import datetime
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commitments.models import Commitment, Confirmation, Progress
from governance.moments import in_words
from governance.roles import Side


@dataclass
class Link:
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


DAYS_SAID_IN_DAYS = 90
DAYS_PER_MONTH = 365.25 / 12


def _months(days):
    """About how many months these `days` are, or 0 where a number of days says it better."""
    return round(days / DAYS_PER_MONTH) if days > DAYS_SAID_IN_DAYS else 0


def term_sentence(due, on):
    """When the college must respond, or must have responded, and how long that is from the day `on`."""
    days = abs((due - on).days)
    if months := _months(days):
        return (
            _("The college had to respond by %(date)s. That is about %(months)s months ago.")
            if due < on
            else _("The college has to respond by %(date)s. That is in about %(months)s months.")
        ) % {"date": in_words(due), "months": months}
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


def answer_sentence(advice, on):
    """Whether the college must answer `advice` and by when, as it stands `on` that day while it has not."""
    if advice.is_not_recorded:
        return _("This advice comes from the archive. What the college answered is not recorded in this file.")
    if advice.no_answer_noted_on:
        noted = _("No answer ever came. The advisory council noted that on %(date)s.")
        return noted % {"date": in_words(advice.no_answer_noted_on)}
    if advice.answers_only_if_deviating:
        return _by_law_sentence(advice, on)
    return term_sentence(advice.response_due_on, on)


def _by_law_sentence(advice, on):
    sentence = (
        _("No answer needed by %(article)s: the college did not deviate before or on %(date)s, so it follows this.")
        if advice.needs_no_answer(on)
        else _("By %(article)s the college answers only where it deviates, before or on %(date)s.")
    )
    return sentence % {"article": advice.answer_article, "date": in_words(advice.response_due_on)}


def overdue_step(commitment, on):
    days = (on - commitment.due_on).days
    months = _months(days)
    sentence = (
        _("“%(subject)s” was due on %(date)s. That is about %(months)s months ago.")
        if months
        else ngettext(
            "“%(subject)s” was due on %(date)s. That is %(days)s day ago.",
            "“%(subject)s” was due on %(date)s. That is %(days)s days ago.",
            days,
        )
    )
    values = {"subject": commitment.subject, "date": in_words(commitment.due_on), "days": days, "months": months}
    heading = _("What a motion asked for is overdue") if commitment.is_motion else _("A promise is overdue")
    return Link(heading, missing=True, notes=[sentence % values])


def parties_notes(commitment):
    """Who made a promise; or who handed a motion in, and to whom."""
    who = commitment.makers
    if not commitment.is_motion:
        return [_("Made by %(who)s.") % {"who": who}] if who else []
    handed_in = [_("Handed in by %(who)s.") % {"who": who}] if who else []
    addressed = [_("Addressed to %(whom)s.") % {"whom": commitment.made_to}] if commitment.made_to else []
    return handed_in + addressed


def entered_note(side, source):
    """That the advisory council entered what the municipality wrote, and from which source."""
    if side != Side.ADVISORY_COUNCIL or not source:
        return []
    return [_("Entered by the advisory council from: %(source)s.") % {"source": source}]


def confirmed_notes(record):
    """What the municipality says of what the advisory council entered on its behalf, oldest first."""
    sentences = {
        Confirmation.Outcome.CONFIRMED: _("The municipality confirmed this on %(date)s."),
        Confirmation.Outcome.CORRECTED: _("The municipality reads this otherwise (%(date)s): “%(text)s”"),
    }
    about_old_words = _("That was about the words before the correction.")
    return [
        sentences[given.outcome] % {"date": in_words(given.confirmed_on), "text": given.text}
        + (f" {about_old_words}" if _is_about_old_words(given, record) else "")
        for given in record.confirmations.all()
    ]


def _is_about_old_words(given, record):
    return isinstance(record, Commitment) and given.version < record.version


def correction_notes(commitment):
    """That the words of `commitment` were corrected, with what changed and the way to the old words."""
    if commitment.version == 1:
        return []
    address = reverse("commitment_changes", args=[commitment.number])
    sentence = _('Corrected on {date}: {note} <a href="{address}">See the old words</a>')
    values = {"date": in_words(commitment.published_on), "note": commitment.correction_note, "address": address}
    return [format_html(sentence, **values)]


def version_notes(response):
    """That a new version replaced this response, or that this is one, with what changed."""
    notes = []
    if response.change:
        notes.append(_("What changed in this version: %(note)s") % {"note": response.change})
    if newer := response.replaced_by:
        replaced = _("Replaced on %(date)s. What changed: %(note)s")
        notes.append(replaced % {"date": in_words(newer.published_on), "note": newer.change})
    return notes


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
    return Link(
        f"{headings[note.kind]}: {subject}" if subject else headings[note.kind],
        date=note.noted_on,
        side=Side.MUNICIPALITY if by_municipality else note.commitment.receiver,
        icon="clipboard-text",
        notes=[
            each
            for each in (
                note.text,
                note.new_due_on and _("The new date for the rest is %(date)s.") % {"date": in_words(note.new_due_on)},
                *entered_note(note.entered_by, note.source),
                *confirmed_notes(note),
            )
            if each
        ],
        template="chain/files.html",
        record=note,
    )


def forwarded_step(dispatch):
    return Link(
        _("Forwarded to the municipal council"),
        date=dispatch.sent_on,
        side=Side.ADVISORY_COUNCIL,
        icon="send",
        notes=[_("Sent to: %(name)s.") % {"name": dispatch.name}],
    )


def reminder_step(reminder):
    return Link(
        reminder.get_step_display(),
        date=reminder.sent_on,
        side=Side.ADVISORY_COUNCIL,
        icon="mail",
        notes=[_("Sent to: %(name)s.") % {"name": reminder.sent_to}],
    )
