"""More time for an advice or for a response."""

from django.db import transaction
from django.utils.translation import gettext as _

from advices.models import Advice, AdviceRequest, Extension
from governance.events import Event
from governance.holding import hold
from governance.roles import Permission
from governance.trail.recording import record_event
from governance.workflow import Refused, day_of_act, require


def check_request_extendable(request):
    """Raises Refused where nobody waits for an advice on this request."""
    if not AdviceRequest.objects.awaiting_advice().filter(pk=request.pk).exists():
        raise Refused(_("This request is closed: its term can no longer be extended."))


def check_response_extendable(advice):
    """Raises Refused where nobody waits for a response to this advice."""
    if not Advice.objects.awaiting_response().filter(pk=advice.pk).exists():
        raise Refused(_("Nobody waits for a response to this advice: its term cannot be extended."))


@transaction.atomic
def extend_request(request, *, by, new_due_on, reason, granted_by, on=None):
    """Note that the municipality gives the advisory council more time for its advice."""
    role = require(by, Permission.REGISTER_REQUEST, request)
    stored = hold(request)
    check_request_extendable(request)
    on = day_of_act(on, not_before=stored.received_on)
    return _extend(request, stored, "advice_due_on", new_due_on, reason, granted_by, on, by, role)


@transaction.atomic
def extend_response(advice, *, by, new_due_on, reason, granted_by, on=None):
    """Give the college more time to respond to an advice; the advisory council grants it."""
    role = require(by, Permission.SEND_ADVICE, advice)
    stored = hold(advice)
    check_response_extendable(advice)
    on = day_of_act(on, not_before=stored.sent_on)
    return _extend(advice, stored, "response_due_on", new_due_on, reason, granted_by, on, by, role)


def _extend(record, stored, column, new_due_on, reason, granted_by, on, by, role):
    """Write the extension first: the database moves the due date only by what the extension says."""
    old_due_on = getattr(stored, column)
    if new_due_on <= old_due_on:
        raise Refused(_("The new day must be after the day on which it was due."), "new_due_on")
    extension = Extension.objects.create(
        **{"request" if isinstance(record, AdviceRequest) else "advice": record},
        old_due_on=old_due_on,
        new_due_on=new_due_on,
        reason=reason,
        granted_by=granted_by,
        granted_on=on,
        by=by,
    )
    type(record).objects.filter(pk=record.pk).update(**{column: new_due_on})
    setattr(record, column, new_due_on)
    details = {"on": on, "old_due_on": old_due_on, "new_due_on": new_due_on, "reason": reason, "granted_by": granted_by}
    record_event(Event.EXTENDED, record, by=by, role=role, words=[extension], **details)
    return extension
