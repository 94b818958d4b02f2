"""When the college does not answer: which step comes next for an advice, and on which day."""

from datetime import timedelta
from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from advices.mail.letters import templates_of
from advices.models import Advice, LadderStep, Reminder
from governance.pages.steps import Offer
from governance.roles import Permission, may


class LadderOffer(NamedTuple):
    advice: Advice
    step: LadderStep
    day: object
    draft: Reminder | None

    @property
    def url(self):
        if self.draft:
            return reverse("reminder_edit", args=[self.draft.pk])
        return reverse("reminder_new", args=[self.advice.pk])


def next_steps(advices, on):
    """The LadderOffer of each of these overdue `advices` whose day has come `on`, oldest day first; in two queries."""
    templates = templates_of({advice.council_id for advice in advices})
    given = {}
    for reminder in Reminder.objects.filter(advice__in=[advice.pk for advice in advices]).order_by("pk"):
        given.setdefault(reminder.advice_id, {})[reminder.step] = reminder
    steps = [_next_step(advice, given.get(advice.pk, {}), templates) for advice in advices]
    return sorted((step for step in steps if step and step.day <= on), key=lambda step: step.day)


def _next_step(advice, given, templates):
    """The first step that was not sent; after a late one the next keeps its distance."""
    before = None
    for step in LadderStep:
        letter, reminder = templates[advice.council_id, step.value], given.get(step.value)
        if reminder is None or reminder.status == Reminder.Status.DRAFT:
            return LadderOffer(advice, step, _day(advice, letter, before), reminder)
        before = (letter, reminder)
    return None


def _day(advice, letter, before):
    day = advice.response_due_on + timedelta(days=letter.days)
    if not before:
        return day
    earlier_letter, earlier = before
    return max(day, earlier.sent_on + timedelta(days=max(letter.days - earlier_letter.days, 1)))


def offers(advice, user):
    """The button on the page of a silent advice for who may send its reminders."""
    today = timezone.localdate()
    late = advice.is_with_college and advice.response_due_on < today
    if not late or not may(user, Permission.SEND_ADVICE, advice):
        return []
    overdue = Advice.objects.overdue(today).filter(pk=advice.pk).select_related("council")
    return [Offer(verb_of(step), step.url, forward=False) for step in next_steps(list(overdue), today)]


def verb_of(step):
    """What the button or the line on a desk says of this LadderOffer."""
    verbs = {
        LadderStep.FIRST: _("Send a first reminder"),
        LadderStep.SECOND: _("Send a second reminder"),
        LadderStep.NOTICE: _("Tell the municipal council"),
    }
    return verbs[step.step]
