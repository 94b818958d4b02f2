"""Sending an advice, or a letter about it, to somebody; what was sent to whom is only ever added to."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from advices.models import Advice, Dispatch
from advices.models.dispatch import Kind
from advices.tasks import mail_dispatch
from governance.events import Event
from governance.holding import hold
from governance.roles import Permission
from governance.trail.recording import record_event
from governance.workflow import Refused, day_of_act, require


def mail_to(recipients, advice, *, by, reminder=None):
    """Write down, and have the worker mail, that `advice` (or the letter `reminder`) goes to `recipients` today.

    In the transaction of the caller, who has locked the record and writes the event; returns the rows that it names.
    The press gets published words only.
    """
    public = advice.status == Advice.Status.PUBLISHED
    if not public and any(recipient.kind == Kind.PRESS for recipient in recipients):
        raise Refused(_("The press gets an advice only when it is public."))
    written = []
    for recipient in recipients:
        dispatch = Dispatch.objects.create(
            advice=advice,
            reminder=reminder,
            name=recipient.name,
            kind=recipient.kind,
            email=recipient.email,
            how=Dispatch.How.MAIL,
            sent_on=timezone.localdate(),
            by=by,
        )
        mail_dispatch.defer(dispatch_id=dispatch.pk)
        written.append(dispatch)
    return written


@transaction.atomic
def dispatch_advice(advice, *, by, recipients):
    """Mail a sent or public advice, with its PDF, to `recipients` of its council."""
    role = require(by, Permission.SEND_ADVICE, advice)
    advice = _hold_sent(advice)
    if not recipients:
        raise Refused(_("Choose at least one recipient."), "recipients")
    written = mail_to(recipients, advice, by=by)
    record_event(Event.DISPATCHED, advice, by=by, role=role, words=written, to=[each.name for each in recipients])


@transaction.atomic
def mark_forwarded(advice, *, by, on=None, to=""):
    """Note that the advice went to the municipal council on a day, otherwise than from this site."""
    role = require(by, Permission.SEND_ADVICE, advice)
    advice = _hold_sent(advice)
    on = day_of_act(on, not_before=advice.sent_on)
    written = Dispatch.objects.create(
        advice=advice,
        name=to.strip() or _("the municipal council"),
        kind=Kind.MUNICIPAL_COUNCIL,
        how=Dispatch.How.OTHERWISE,
        sent_on=on,
        by=by,
    )
    record_event(Event.FORWARDED, advice, by=by, role=role, words=[written], on=on)


def _hold_sent(advice):
    stored = hold(advice, "council")
    if not stored.is_with_college:
        raise Refused(_("Only an advice that was sent to the college goes to others."))
    return stored
