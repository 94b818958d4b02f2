"""Planning a meeting, its agenda, and the decisions that were taken."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from advices.actions.advice import return_to_author
from advices.models import Advice, AgendaItem, Meeting
from governance.events import Event
from governance.holding import hold
from governance.roles import Permission
from governance.trail.recording import record_event
from governance.workflow import Refused, require, save_words

Decision = AgendaItem.Decision


@transaction.atomic
def plan_meeting(*, by, council, **fields):
    meeting = Meeting(council=council, prepared_by=by, **fields)
    role = require(by, Permission.PREPARE_MEETING, meeting)
    meeting.save()
    record_event(Event.CREATED, meeting, by=by, role=role, held_on=meeting.held_on)
    return meeting


@transaction.atomic
def save_meeting(meeting, values, *, by, seen_revision):
    role = require(by, Permission.PREPARE_MEETING, meeting)
    save_words(meeting, values, by=by, role=role, seen_revision=seen_revision)


@transaction.atomic
def cancel_meeting(meeting, *, by):
    """Take a meeting and its agenda away; one at which something was decided stays."""
    role = _hold(meeting, by)
    if meeting.items.exclude(decision="").exists():
        raise Refused(_("A decision was recorded for this meeting, so it stays."))
    record_event(Event.DELETED, meeting, by=by, role=role, held_on=meeting.held_on)
    meeting.items.all().delete()
    meeting.delete()


@transaction.atomic
def add_item(meeting, *, by, **fields):
    """Put a request, an advice or another subject at the end of the agenda."""
    role = _hold(meeting, by)
    about = fields.get("request") or fields.get("advice")
    if about and about.council_id != meeting.council_id:
        raise Refused(_("This belongs to another advisory council."))
    last = meeting.items.aggregate(last=Max("position"))["last"] or 0
    item = AgendaItem.objects.create(meeting=meeting, position=last + 1, **fields)
    record_event(Event.AGENDA, meeting, by=by, role=role, added=item.pk)
    return item


@transaction.atomic
def move_item(item, *, by, up):
    """Let an item change places with the one before it, or after it; the outermost stays where it is."""
    role = _hold(item.meeting, by)
    items = item.meeting.items.order_by("position")
    here = items.get(pk=item.pk).position
    other = items.filter(position__lt=here).last() if up else items.filter(position__gt=here).first()
    if other is None:
        return
    for moved, position in ((item, other.position), (other, here)):
        AgendaItem.objects.filter(pk=moved.pk).update(position=position)
    record_event(Event.AGENDA, item.meeting, by=by, role=role, moved=item.pk)


@transaction.atomic
def remove_item(item, *, by):
    role = _hold(item.meeting, by)
    if AgendaItem.objects.get(pk=item.pk).decision:
        raise Refused(_("A decision was recorded for this item, so it stays."))
    record_event(Event.AGENDA, item.meeting, by=by, role=role, removed=item.pk)
    AgendaItem.objects.filter(pk=item.pk).delete()


@transaction.atomic
def record_decision(item, *, by, decision, note=""):
    """Record what was decided; an advice that is returned goes back to its author with the note.

    "Adopted" is the decision of the meeting. A member who did not write the advice then adopts it by the rules of
    adoption: whoever records the decision does not adopt.
    """
    role = _hold(item.meeting, by)
    if item.meeting.held_on > timezone.localdate():
        raise Refused(_("This meeting is still to come."))
    advice = hold(item.advice) if item.advice_id else None
    _check_decision(advice, decision, note)
    stored = AgendaItem.objects.filter(pk=item.pk)
    stored.update(decision=decision, decision_note=note.strip(), decided_by=by, decided_at=timezone.now())
    if decision == Decision.RETURNED and advice and advice.status == Advice.Status.IN_REVIEW:
        return_to_author(advice, by=by)
    record_event(Event.DECISION, item.meeting, by=by, role=role, item=item.pk, decision=decision)
    item.refresh_from_db()


def _check_decision(advice, decision, note):
    if decision == Decision.RETURNED and not note.strip():
        raise Refused(_("Write down why it is returned."), "note")
    if decision not in (Decision.ADOPTED, Decision.RETURNED):
        return
    if advice is None:
        raise Refused(_("Only an advice is adopted or returned."))
    if decision == Decision.ADOPTED and advice.status == Advice.Status.DRAFT:
        raise Refused(_("This advice is still a draft. Let its author submit it for review first."))
    if decision == Decision.RETURNED and not advice.is_editable:
        raise Refused(_("This advice was adopted already: it cannot be returned."))


def _hold(meeting, by):
    """The role by which `by` may prepare this meeting; whoever changes its agenda at the same time waits."""
    role = require(by, Permission.PREPARE_MEETING, meeting)
    hold(meeting)
    return role
