"""What waits for the alderman's staff."""

from django.db.models import Case, Exists, F, OuterRef, When
from django.urls import reverse
from django.utils.translation import gettext as _

from advices.models import Advice, Assignment, CollegeResponse
from adviesraad.desk.tasks import AT_MOST, Task, tasks
from commitments.models import Commitment
from governance.roles import Side


def staff(user, today):
    awaiting = Advice.objects.visible_to(user).awaiting_response()
    responses = CollegeResponse.objects.visible_to(user).filter(status="draft", entered_by=Side.MUNICIPALITY)
    begun = responses.annotate(due_on=Case(When(advice__in=awaiting, then=F("advice__response_due_on"))))
    untouched = awaiting.exclude(Exists(responses.filter(advice=OuterRef("pk"))))
    advices = untouched.select_related("council").order_by("response_due_on")
    commitments = Commitment.objects.visible_to(user).order_by("due_on")
    yield from tasks(
        _("Finish and publish this response"), begun.select_related("advice__council"), due="due_on", today=today
    )
    yield from tasks(_("Record the response of the college"), advices, due="response_due_on", today=today)
    yield from tasks(_("Publish this commitment"), commitments.filter(status="draft", entered_by=Side.MUNICIPALITY))
    yield from _assigned_to(user, today)
    open_now = commitments.filter(status="open")
    yield from tasks(_("Report progress, or propose settlement"), open_now, due="due_on", today=today)


def _assigned_to(user, today):
    """A task per recommendation that a colleague gave to USER and that still waits for an answer."""
    assigned = Assignment.objects.visible_to(user).to_do().filter(assignee=user)
    rows = assigned.select_related("recommendation__advice").order_by("recommendation__advice__response_due_on", "pk")
    for assignment in rows[:AT_MOST]:
        recommendation = assignment.recommendation
        due_on, url = recommendation.advice.response_due_on, reverse("response_new", args=[recommendation.advice_id])
        yield Task(_("Assigned to you: answer this"), recommendation.text, url, due_on, due_on < today)
