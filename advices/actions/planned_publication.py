"""Publication at a set moment: planning it, cancelling it, and what the worker does when the moment is there."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from advices.actions.advice import publish
from advices.actions.response import publish_response
from advices.models import Advice, PlannedPublication
from governance.events import Event
from governance.holding import hold
from governance.trail.recording import record_event
from governance.workflow import Refused, require

Outcome = PlannedPublication.Outcome


@transaction.atomic
def plan_publication(record, *, by, moment, seen_revision, recipients=()):
    """Let an advice or a response become public at `moment`, with the words that `by` has seen."""
    stored = hold(record)
    role = _require(by, stored)
    if moment <= timezone.now():
        raise Refused(_("This moment has passed. Choose a later one, or publish at once."), "day")
    pointer = _pointer(record)
    if PlannedPublication.objects.waiting().filter(**pointer).exists():
        raise Refused(_("A moment is planned already. Cancel that first."))
    plan = PlannedPublication.objects.create(**pointer, moment=moment, seen_revision=seen_revision, planned_by=by)
    plan.recipients.set(recipients)
    record_event(Event.PUBLICATION_PLANNED, record, by=by, role=role, moment=moment.isoformat())
    return plan


@transaction.atomic
def cancel_publication(plan, *, by):
    role = _require(by, plan.record)
    if not _end(plan, Outcome.CANCELLED):
        raise Refused(_("This was published or cancelled in the meantime."))
    record_event(Event.PUBLICATION_CANCELLED, plan.record, by=by, role=role, moment=plan.moment.isoformat())


@transaction.atomic
def publish_planned(plan):
    """Publish what `plan` says, by the ordinary action and in the name of who planned it.

    Whoever lost the role or the account, and words that were changed since, stop it: the reason stands on the page.
    """
    waiting = PlannedPublication.objects.select_for_update(of=("self",), skip_locked=True).waiting()
    plan = waiting.select_related("planned_by").filter(pk=plan.pk).first()
    if plan is None:
        return
    record = plan.record
    if record.status == "published":
        _end(plan, Outcome.PUBLISHED)
        return
    try:
        with transaction.atomic():
            _publish(plan, record)
    except (Refused, PermissionDenied) as problem:
        reason = str(problem) or _("%(name)s may no longer do this.") % {"name": plan.planned_by.name}
        _end(plan, Outcome.REFUSED, reason)
        record_event(Event.PUBLICATION_REFUSED, record, by=None, reason=reason)
    else:
        _end(plan, Outcome.PUBLISHED)


def _publish(plan, record):
    if not plan.planned_by.is_active:
        raise PermissionDenied
    if plan.advice_id:
        publish(record, by=plan.planned_by, recipients=list(plan.recipients.all()))
    else:
        publish_response(record, by=plan.planned_by, seen_revision=plan.seen_revision)


def _end(plan, outcome, reason=""):
    """Whether this ended the plan, which nobody had ended before."""
    fields = {"outcome": outcome, "ended_at": timezone.now(), "reason": reason[:300]}
    return PlannedPublication.objects.waiting().filter(pk=plan.pk).update(**fields) == 1


def _require(by, record):
    """The role by which `by` may publish `record`; raises Refused when its status knows no such step."""
    permission = record.TRANSITIONS.get(record.status, {}).get("published")
    if permission is None:
        raise Refused(_("This cannot be published now."))
    return require(by, permission, record)


def _pointer(record):
    return {"advice" if isinstance(record, Advice) else "response": record}
