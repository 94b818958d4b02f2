"""What goes with a commitment for years: reporting again and again, and the money that was set aside."""

import calendar
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from commitments.models import Earmark, ReportDuty
from governance.events import Event
from governance.holding import hold
from governance.roles import Permission, role_for
from governance.trail.recording import record_event
from governance.workflow import Refused, day_of_act, require


def months_later(day, months):
    """The same day so many months later, or earlier; the last day of the month where that has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def next_after_report(next_due_on, every_months, reported_on):
    """The day on which the next report is due after one of `reported_on`.

    A report fulfils the one that is due when it falls in its period; a late one fulfils all that were missed.
    """
    if reported_on <= months_later(next_due_on, -every_months):
        return next_due_on
    due, steps = next_due_on, 0
    while due <= reported_on or not steps:
        steps += 1
        due = months_later(next_due_on, every_months * steps)
    return due


def running_duty(commitment):
    """The duty to report on an open `commitment`, or None."""
    duty = getattr(commitment, "report_duty", None) if commitment.is_open else None
    return duty if duty and not duty.ended_on else None


@transaction.atomic
def set_report_duty(commitment, *, by, every_months, next_due_on):
    """From now on a report is due every so many months; the municipality or the receiver says so."""
    role = _may_set(commitment, by)
    _hold_open(commitment)
    duty, _created = ReportDuty.objects.update_or_create(
        commitment=commitment,
        defaults={"every_months": every_months, "next_due_on": next_due_on, "by": by, "ended_on": None},
    )
    record_event(Event.REPORT_DUTY, commitment, by=by, role=role, every_months=every_months, next_due_on=next_due_on)
    return duty


@transaction.atomic
def end_report_duty(commitment, *, by):
    role = _may_set(commitment, by)
    ended = ReportDuty.objects.filter(commitment=commitment, ended_on=None).update(ended_on=timezone.localdate())
    if not ended:
        raise Refused(_("There is no report duty any more."))
    record_event(Event.REPORT_DUTY_ENDED, commitment, by=by, role=role)


def _may_set(commitment, by):
    return role_for(by, Permission.ACCEPT_SETTLEMENT, commitment) or require(by, Permission.REPORT_PROGRESS, commitment)


def _hold_open(commitment):
    stored = hold(commitment)
    if not stored.is_open:
        raise Refused(_("This commitment is not open: publish it first, or leave it as it was settled."))


def fulfil_report_duty(note):
    """What a progress `note` means for the duty to report; in the caller's transaction."""
    duty = ReportDuty.objects.select_for_update().filter(commitment=note.commitment, ended_on=None).first()
    if duty:
        duty.next_due_on = next_after_report(duty.next_due_on, duty.every_months, note.noted_on)
        duty.save(update_fields=["next_due_on"])


@transaction.atomic
def earmark(commitment, *, by, amount, purpose, year):
    """Note which amount was set aside for this commitment in which year; only the municipality does."""
    role = require(by, Permission.PROPOSE_SETTLEMENT, commitment)
    if not commitment.is_public:
        raise Refused(_("Publish the commitment first; then note the amount."))
    row = Earmark.objects.create(
        commitment=commitment, amount=amount, purpose=purpose, year=year, noted_on=timezone.localdate(), by=by
    )
    record_event(Event.EARMARK, commitment, by=by, role=role, words=[row], amount=amount, year=year)
    return row


@transaction.atomic
def carry_over(earmark, *, by, amount, on=None):
    """Take what is left of an amount to the next year; once, and never more than there was."""
    role = require(by, Permission.PROPOSE_SETTLEMENT, earmark.commitment)
    hold(earmark)
    if Earmark.objects.filter(carried_from=earmark).exists():
        raise Refused(_("This amount was carried over before."))
    if not 0 < amount <= earmark.amount:
        raise Refused(_("No more can be carried over than there was, and it has to be more than nothing."), "amount")
    row = Earmark.objects.create(
        commitment=earmark.commitment,
        amount=amount,
        purpose=earmark.purpose,
        year=earmark.year + 1,
        carried_from=earmark,
        noted_on=day_of_act(on),
        by=by,
    )
    told = {"amount": amount, "year": row.year}
    record_event(Event.EARMARK_CARRIED_OVER, earmark.commitment, by=by, role=role, words=[row], **told)
    return row
