"""Mijn werk: what waits for me, what is overdue, what is new. Each line says the next step and leads to it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, Count, Exists, F, OuterRef, Subquery, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from advices.models import Advice, AdviceRequest, Assignment, CollegeResponse, Recommendation
from commitments.models import Commitment, ReportDuty, Verdict
from commitments.yearly_round import in_round_of, to_judge_again
from governance.roles import Permission, Role, Side, councils_with

NEW_FOR = timedelta(days=30)
ONE_DAY = timedelta(days=1)
LATE_REPORT = gettext_lazy("A regular report has not come")
AT_MOST = 50
MOST_VERDICTS = 10


@dataclass(frozen=True)
class Task:
    step: str
    subject: str
    url: str
    due_on: date | None = None
    overdue: bool = False


def desk_of(user):
    """The three lists of USER's desk, and which roles it is for."""
    today = timezone.localdate()
    roles = {Role(membership.role) for membership in user.active_memberships}
    tasks = dict.fromkeys(task for role in Role if role in roles for task in TASKS[role](user, today))
    return {
        "roles": [role.label for role in Role if role in roles],
        "waiting": [task for task in tasks if not task.overdue],
        "overdue": sorted((task for task in tasks if task.overdue), key=lambda task: task.due_on),
        "new": _new(user, today),
        "may_register_request": user.may(Permission.REGISTER_REQUEST),
        "may_judge": user.may(Permission.GIVE_COUNCIL_VERDICT) or user.may(Permission.GIVE_MUNICIPAL_VERDICT),
        "may_work_on_commitments": user.may(Permission.REPORT_PROGRESS) or user.may(Permission.ACCEPT_SETTLEMENT),
        "may_assign": user.may(Permission.ASSIGN_WORK),
        "may_write_advice": user.may(Permission.WRITE_ADVICE),
        "may_register_commitment": user.may(Permission.REGISTER_COMMITMENT),
        "may_edit_policy": user.may(Permission.EDIT_POLICY),
        "may_import": user.may(Permission.REGISTER_REQUEST) or user.may(Permission.RECORD_RESPONSE),
        "may_manage_users": user.may(Permission.MANAGE_USERS),
    }


def _tasks(step, records, *, due=None, today=None):
    """A task per record; overdue when the day in its field DUE has passed."""
    for record in records[:AT_MOST]:
        due_on = getattr(record, due) if due else None
        yield Task(step, str(record), record.get_absolute_url(), due_on, bool(due_on and due_on < today))


def _secretary(user, today):
    councils = councils_with(user, Permission.SEND_ADVICE)
    requests = AdviceRequest.objects.visible_to(user).filter(council__in=councils).order_by("advice_due_on")
    advices = Advice.objects.visible_to(user).filter(council__in=councils).select_related("council").order_by("pk")
    commitments = Commitment.objects.visible_to(user).filter(council__in=councils).order_by("due_on")
    drafts = Commitment.objects.visible_to(user).filter(
        status="draft", entered_by=Side.ADVISORY_COUNCIL, author_council__in=councils
    )
    responses = CollegeResponse.objects.visible_to(user).filter(
        status="draft", entered_by=Side.ADVISORY_COUNCIL, advice__council__in=councils
    )
    due = {"due": "advice_due_on", "today": today}
    yield from _tasks(_("Start preparing this request"), requests.filter(status="received"), **due)
    yield from _tasks(_("An advice is in preparation"), requests.filter(status="in_preparation"), **due)
    yield from _tasks(_("Go on writing"), advices.filter(status="draft", author=user))
    yield from _tasks(_("Send to the college"), advices.filter(status="adopted"))
    yield from _tasks(_("Publish"), advices.filter(status="sent"))
    yield from _tasks(_("Finish and publish this response"), responses.select_related("advice__council"))
    yield from _tasks(_("Publish this commitment"), drafts)
    yield from _tasks(_("Accept the settlement or send it back"), commitments.filter(status="settlement_proposed"))
    overdue = advices.overdue(today).order_by("response_due_on")
    yield from _tasks(_("The college has not responded"), overdue, due="response_due_on", today=today)
    yield from _tasks(
        _("A promise to the advisory council is overdue"), commitments.overdue(today), due="due_on", today=today
    )
    yield from _reports_due(LATE_REPORT, commitments, today, today - ONE_DAY)


def _advisor(user, today):
    councils = councils_with(user, Permission.ADOPT_ADVICE)
    advices = Advice.objects.visible_to(user).filter(council__in=councils).select_related("council").order_by("pk")
    unwritten = AdviceRequest.objects.awaiting_advice().filter(council__in=councils, advices=None)
    yield from _tasks(_("Write the advice"), unwritten.order_by("advice_due_on"), due="advice_due_on", today=today)
    yield from _tasks(_("Go on writing"), advices.filter(status="draft"))
    yield from _tasks(_("Read, and adopt"), advices.filter(status="in_review").exclude(author=user))
    yield from _tasks(_("You wrote this; another member adopts it"), advices.filter(status="in_review", author=user))
    yield from _unjudged(councils)
    yield from _round(user, today)


def _unjudged(councils):
    """A task per answered advice of which the council has not said yet what came of it, newest first; a few of them."""
    judged = Verdict.objects.filter(recommendation__lineage=OuterRef("lineage"), side=Side.ADVISORY_COUNCIL)
    open_points = Recommendation.objects.exclude(Exists(judged)).filter(advice=OuterRef("pk")).order_by()
    counted = open_points.values("advice").annotate(count=Count("pk")).values("count")
    advices = Advice.objects.in_force().answered().filter(council__in=councils).select_related("council")
    advices = advices.annotate(unjudged=Subquery(counted)).filter(unjudged__gt=0).order_by("-issued_on", "pk")
    found = list(advices[: MOST_VERDICTS + 1])
    for advice in found[:MOST_VERDICTS]:
        step = ngettext(
            "Give the verdict on %(count)s recommendation",
            "Give the verdict on %(count)s recommendations",
            advice.unjudged,
        )
        yield Task(step % {"count": advice.unjudged}, str(advice), f"{advice.get_absolute_url()}#aanbevelingen")
    if len(found) > MOST_VERDICTS:
        yield Task(_("More advices wait for a verdict"), _("Yearly round"), reverse("yearly_round"))


def _round(user, today):
    """One task for all open recommendations of which the newest verdict of one's own side is a year old."""
    side, rows = in_round_of(user)
    if count := to_judge_again(rows, side, today).count():
        step = ngettext(
            "Give a new verdict on %(count)s recommendation",
            "Give a new verdict on %(count)s recommendations",
            count,
        )
        yield Task(step % {"count": count}, _("Yearly round"), reverse("yearly_round"))


def _staff(user, today):
    awaiting = Advice.objects.visible_to(user).awaiting_response()
    responses = CollegeResponse.objects.visible_to(user).filter(status="draft", entered_by=Side.MUNICIPALITY)
    begun = responses.annotate(due_on=Case(When(advice__in=awaiting, then=F("advice__response_due_on"))))
    untouched = awaiting.exclude(Exists(responses.filter(advice=OuterRef("pk"))))
    advices = untouched.select_related("council").order_by("response_due_on")
    commitments = Commitment.objects.visible_to(user).order_by("due_on")
    yield from _assigned_to(user, today)
    yield from _tasks(
        _("Finish and publish this response"), begun.select_related("advice__council"), due="due_on", today=today
    )
    yield from _tasks(_("Record the response of the college"), advices, due="response_due_on", today=today)
    yield from _tasks(_("Publish this commitment"), commitments.filter(status="draft", entered_by=Side.MUNICIPALITY))
    yield from _reports_due(_("Report on this again"), commitments, today, today + NEW_FOR)
    yield from _round(user, today)
    open_now = commitments.filter(status="open")
    yield from _tasks(_("Report progress, or propose settlement"), open_now, due="due_on", today=today)


def _reports_due(step, commitments, today, until):
    """A task per commitment on which a regular report is due before the day UNTIL."""
    duties = ReportDuty.objects.running().filter(commitment__in=commitments, next_due_on__lte=until)
    for duty in duties.select_related("commitment")[:AT_MOST]:
        url, due_on = duty.commitment.get_absolute_url(), duty.next_due_on
        yield Task(step, str(duty.commitment), url, due_on, due_on < today)


def _assigned_to(user, today):
    """A task per recommendation that a colleague gave to USER and that still waits for an answer."""
    assigned = Assignment.objects.visible_to(user).to_do().filter(assignee=user)
    rows = assigned.select_related("recommendation__advice").order_by("recommendation__advice__response_due_on", "pk")
    for assignment in rows[:AT_MOST]:
        recommendation = assignment.recommendation
        due_on, url = recommendation.advice.response_due_on, reverse("response_new", args=[recommendation.advice_id])
        yield Task(_("Assigned to you: answer this"), recommendation.text, url, due_on, due_on < today)


def _registry(user, today):
    received = (
        Commitment.objects.visible_to(user).filter(receiver=Commitment.Receiver.MUNICIPAL_COUNCIL).order_by("due_on")
    )
    yield from _tasks(_("Accept the settlement or send it back"), received.filter(status="settlement_proposed"))
    overdue = received.filter(status="open").overdue(today)
    yield from _tasks(_("A promise to the municipal council is overdue"), overdue, due="due_on", today=today)
    yield from _reports_due(LATE_REPORT, received, today, today - ONE_DAY)


def _administrator(user, today):
    return ()


TASKS = {
    Role.SECRETARY: _secretary,
    Role.ADVISOR: _advisor,
    Role.STAFF: _staff,
    Role.REGISTRY: _registry,
    Role.ADMINISTRATOR: _administrator,
}


def _new(user, today):
    """What became visible to USER in the last thirty days."""
    since = today - NEW_FOR
    advices = Advice.objects.visible_to(user).filter(sent_on__gte=since).select_related("council").order_by("-sent_on")
    responses = (
        CollegeResponse.objects.visible_to(user).filter(published_on__gte=since).select_related("advice__council")
    )
    commitments = Commitment.objects.visible_to(user).filter(published_on__gte=since).order_by("-published_on")
    return [
        *_tasks(_("New advice"), advices, due="sent_on", today=date.min),
        *_tasks(
            _("New response of the college"), responses.order_by("-published_on"), due="published_on", today=date.min
        ),
        *_tasks(_("New commitment"), commitments, due="published_on", today=date.min),
    ]
