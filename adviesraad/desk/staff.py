"""What waits for the alderman's staff."""

from datetime import timedelta

from django.db.models import Case, DateField, Exists, F, OuterRef, Q, Subquery, When
from django.db.models.functions import Greatest
from django.urls import reverse
from django.utils.translation import gettext as _

from advices.models import Advice, Assignment, CollegeResponse, Recommendation
from adviesraad.desk.confirming import entered_by_council
from adviesraad.desk.line import AT_MOST, DeskLine, lines
from adviesraad.desk.regular import reports_due, yearly_round
from commitments.actions.asking import asked_on
from commitments.models import Commitment, Progress
from governance.roles import Side

REPORT_EVERY = timedelta(days=90)
REPORT_BEFORE_DUE = timedelta(days=14)


def staff(user, today):
    awaiting = Advice.objects.visible_to(user).awaiting_response()
    responses = CollegeResponse.objects.visible_to(user).filter(status="draft", entered_by=Side.MUNICIPALITY)
    begun = responses.annotate(due_on=Case(When(advice__in=awaiting, then=F("advice__response_due_on"))))
    begun = begun.select_related("advice__council")
    untouched = awaiting.exclude(Exists(responses.filter(advice=OuterRef("pk"))))
    advices = untouched.select_related("council").order_by("response_due_on")
    left = Exists(awaiting.partly_answered().filter(pk=OuterRef("pk")))
    commitments = Commitment.objects.visible_to(user).order_by("due_on")
    drafts = commitments.filter(status="draft", entered_by=Side.MUNICIPALITY, by_registry=False)
    answer = {"due": "response_due_on", "today": today, "to": ["response_new"]}
    yield from _assigned_to(user, today)
    yield from lines(_("Finish and publish this response"), begun, due="due_on", today=today)
    yield from lines(_("Record the response of the college"), advices.exclude(left), **answer)
    yield from lines(_("Answer the recommendations that still wait"), advices.filter(left), **answer)
    yield from lines(_("Publish this commitment"), drafts)
    yield from reports_due(commitments, today)
    yield from yearly_round(user, today)
    yield from entered_by_council(user)
    heard = _with_last_word(commitments.unproposed())
    asked = Q(asked_on__isnull=False, heard_on__lt=F("asked_on"))
    answer_now = {"due": "due_on", "today": today, "to": ["progress_new"]}
    yield from lines(_("The receiver asks how it stands: report progress"), heard.filter(asked), **answer_now)
    silent = heard.exclude(asked).filter(_silent(today))
    yield from lines(_("Report progress, or propose settlement"), silent, due="due_on", today=today)


def _assigned_to(user, today):
    """A task per recommendation that was given to `user`, or to the department, and that still waits for an answer."""
    given = Assignment.objects.visible_to(user).given_to(user).filter(status=Assignment.Status.OPEN)
    departments = dict(given.order_by("pk").values_list("recommendation__lineage", "department"))
    rows = Recommendation.objects.visible_to(user).to_answer().filter(lineage__in=departments)
    awaited = Exists(Advice.objects.awaiting_response().filter(pk=OuterRef("advice")))
    rows = rows.annotate(awaited=awaited).select_related("advice")
    for row in rows.order_by("advice__response_due_on", "pk")[:AT_MOST]:
        due_on, late = (row.advice.response_due_on, row.advice.lateness) if row.awaited else (None, "")
        to_all = _("Assigned to your department: answer this")
        step = to_all if departments[row.lineage] else _("Assigned to you: answer this")
        yield DeskLine(step, row.text, reverse("response_new", args=[row.advice_id]), due_on, late)


def _with_last_word(commitments):
    """With the day of the newest word about each and its kind, and the day on which its receiver last asked."""
    newest = Progress.objects.filter(commitment=OuterRef("pk")).order_by("-noted_on", "-pk")
    heard_on = Greatest("made_on", Subquery(newest.values("noted_on")[:1]), output_field=DateField())
    last_kind = Subquery(newest.values("kind")[:1])
    return commitments.annotate(heard_on=heard_on, last_kind=last_kind, asked_on=Subquery(asked_on()))


def _silent(today):
    """Given back by the receiver; late, also after a note; unheard of for a quarter, or nearly due."""
    given_back = Q(last_kind__in=[Progress.Kind.PARTLY_SETTLED, Progress.Kind.SENT_BACK])
    late = Q(due_on__lt=today)
    near = Q(due_on__gte=today, due_on__lte=today + REPORT_BEFORE_DUE, heard_on__lt=today - REPORT_BEFORE_DUE)
    return given_back | late | near | Q(heard_on__lt=today - REPORT_EVERY)
