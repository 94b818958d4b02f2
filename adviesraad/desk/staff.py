"""What waits for the alderman's staff."""

from django.db.models import Case, Exists, F, OuterRef, When
from django.utils.translation import gettext as _

from advices.models import Advice, CollegeResponse
from adviesraad.desk.tasks import tasks
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
    open_now = commitments.filter(status="open")
    yield from tasks(_("Report progress, or propose settlement"), open_now, due="due_on", today=today)
