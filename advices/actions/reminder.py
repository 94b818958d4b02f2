"""The silence ladder: drafting a letter, changing it, and sending it or noting that it was sent."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from advices.actions.dispatch import mail_to
from advices.mail.letters import filled, templates_of
from advices.models import Advice, Dispatch, Reminder
from advices.models.dispatch import ADDRESSEES
from advices.rules.ladder import next_steps
from governance.holding import hold
from governance.pages.binning import delete_for_good, held_for_good, put_in, take_out
from governance.roles import Permission
from governance.workflow import Refused, change_status, day_of_act, record_created, require, save_words

Status = Reminder.Status


@transaction.atomic
def draft_reminder(advice, *, by, on=None):
    """Write the letter of the step whose day has come, from the council's own words or ours."""
    role = require(by, Permission.SEND_ADVICE, advice)
    hold(advice)
    on = day_of_act(on)
    overdue = list(Advice.objects.overdue(on).filter(pk=advice.pk).select_related("council"))
    step = next(iter(next_steps(overdue, on)), None)
    if step is None:
        raise Refused(_("It is not time for a reminder about this advice."))
    if step.draft:
        return step.draft
    letter = templates_of([advice.council_id])[advice.council_id, step.step.value]
    earlier = advice.reminders.filter(status=Status.SENT)
    words = filled(letter, overdue[0], earlier, on)
    reminder = Reminder.objects.create(advice=advice, step=step.step, author=by, **words)
    record_created(reminder, by=by, role=role, step=step.step.value, advice=advice.pk)
    return reminder


def save_reminder(reminder, values, *, by, seen_revision):
    role = require(by, Permission.SEND_ADVICE, reminder)
    save_words(reminder, values, by=by, role=role, seen_revision=seen_revision)


@transaction.atomic
def throw_away_reminder(reminder, *, by):
    """Put a draft into the bin; the letter can be drafted again."""
    put_in(reminder, by=by, role=require(by, Permission.SEND_ADVICE, reminder))


@transaction.atomic
def put_back_reminder(reminder, *, by):
    """Take a draft out of the bin; raises Refused where the letter was drafted again meanwhile."""
    take_out(reminder, by=by, role=require(by, Permission.SEND_ADVICE, reminder))


@transaction.atomic
def remove_reminder(reminder):
    """Remove a draft for good; not one that was put back meanwhile."""
    if held_for_good(reminder):
        delete_for_good(reminder)


@transaction.atomic
def mark_sent(reminder, *, by, on=None, sent_to="", seen_revision=None):
    """Note that the letter was sent on a day, otherwise than from this site."""
    on = day_of_act(on, not_before=reminder.advice.response_due_on)
    kind = ADDRESSEES[reminder.step]
    name = sent_to.strip() or str(kind.label)

    def write_down(sent):
        who = {"name": name[:100], "kind": kind, "how": Dispatch.How.OTHERWISE}
        return [Dispatch.objects.create(advice=sent.advice, reminder=sent, sent_on=on, by=by, **who)]

    _send(reminder, by=by, on=on, sent_to=name, then=write_down, seen_revision=seen_revision)


@transaction.atomic
def mail_reminder(reminder, *, by, recipients, seen_revision=None):
    """Have the worker mail the letter, with its PDF, to `recipients` of the council."""
    if not recipients:
        raise Refused(_("Choose at least one recipient."), "recipients")
    if any(recipient.kind != ADDRESSEES[reminder.step] for recipient in recipients):
        raise Refused(_("This letter is for somebody else."))
    names = ", ".join(recipient.name for recipient in recipients)

    def write_down(sent):
        return mail_to(recipients, sent.advice, by=by, reminder=sent)

    _send(reminder, by=by, on=timezone.localdate(), sent_to=names, then=write_down, seen_revision=seen_revision)


def _send(reminder, *, by, on, sent_to, then, seen_revision):
    """The advice is locked first: an answer that comes in meanwhile stops the letter."""
    hold(reminder.advice)
    if not Advice.objects.awaiting_response().filter(pk=reminder.advice_id).exists():
        raise Refused(_("The college has responded. This letter is no longer needed: throw it away."))
    fields = {"sent_on": on, "sent_to": sent_to[:300]}
    details = {"on": on, "sent_to": sent_to, "step": reminder.step, "advice": reminder.advice_id}
    change_status(reminder, Status.SENT, by=by, seen_revision=seen_revision, details=details, then=then, **fields)
