"""The rules, as data: about what is mail written, when, and to whom? One more is one row here.

A record counts in the status it has when the mail goes, and only for who may see it then. Its model needs
`visible_to(user)`, a name (`__str__`), `get_absolute_url()` and, for `Done`, an event in the trail.
"""

from datetime import timedelta
from operator import attrgetter

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from advices.models import Advice, AdviceRequest, Assignment, CollegeResponse
from adviesraad.models import Kind
from adviesraad.notices import people
from adviesraad.notices.rule import Day, Done, Rule
from commitments.models import Commitment
from governance.events import Event

SOON, LATE = -7, 1  # days from the day on which something is due
NEWS_FOR = timedelta(days=60)


def unwritten(requests):
    return requests.awaiting_advice()


def unanswered(advices):
    return advices.awaiting_response().select_related("council")


def just_sent(advices):
    """An archive that is read in is no news."""
    return unanswered(advices).filter(sent_on__gte=timezone.localdate() - NEWS_FOR)


def to_do(assignments):
    return assignments.to_do().select_related("assignee", "recommendation__advice__council")


def what_was_assigned(assignment):
    """The recommendation and its advice, and what the colleague wrote with it."""
    point = f"{assignment.recommendation} ({assignment.recommendation.advice})"
    return f"{point} – {assignment.note}" if assignment.note else point


called = attrgetter("called")


def unproposed(commitments):
    return commitments.unproposed()


def in_status(status):
    return lambda records: records.filter(status=status)


def advices_in(status):
    return lambda advices: advices.filter(status=status).select_related("council")


def just_given(responses):
    return responses.filter(responded_on__gte=timezone.localdate() - NEWS_FOR).select_related("advice__council")


REQUESTS = [
    Rule(
        "request_due_soon",
        Kind.DUE_SOON,
        _("This advice is due soon"),
        AdviceRequest,
        Day("advice_due_on", SOON),
        people.secretary,
        unwritten,
        "advice_due_on",
    ),
    Rule(
        "request_overdue",
        Kind.OVERDUE,
        _("This advice is overdue"),
        AdviceRequest,
        Day("advice_due_on", LATE),
        people.secretary,
        unwritten,
        "advice_due_on",
    ),
]
ADVICES = [
    Rule(
        "advice_in_review",
        Kind.WORK,
        _("Please read this advice, and say whether it can be adopted"),
        Advice,
        Done(Event.STATUS_IN_REVIEW),
        people.reviewers,
        advices_in(Advice.Status.IN_REVIEW),
        "review_due_on",
    ),
    Rule(
        "advice_sent",
        Kind.WORK,
        _("The advisory council has sent an advice; the college is to respond"),
        Advice,
        Done(Event.STATUS_SENT),
        people.staff,
        just_sent,
        "response_due_on",
    ),
    Rule(
        "assigned",
        Kind.WORK,
        _("A colleague gave this recommendation to you or your department: prepare the answer"),
        Assignment,
        Done(Event.CREATED),
        people.assignees,
        to_do,
        "response_due_on",
        subject=what_was_assigned,
    ),
    Rule(
        "response_due_soon",
        Kind.DUE_SOON,
        _("The response of the college is due soon"),
        Advice,
        Day("response_due_on", SOON),
        people.staff,
        unanswered,
        "response_due_on",
    ),
    Rule(
        "response_overdue",
        Kind.OVERDUE,
        _("The response of the college is overdue"),
        Advice,
        Day("response_due_on", LATE),
        people.staff,
        unanswered,
        "response_due_on",
    ),
    Rule(
        "college_silent",
        Kind.OVERDUE,
        _("The college has not answered your whole advice in time"),
        Advice,
        Day("response_due_on", LATE),
        people.secretary,
        unanswered,
        "response_due_on",
    ),
    Rule(
        "response_published",
        Kind.ANSWERED,
        _("The college has responded to your advice"),
        CollegeResponse,
        Done(Event.STATUS_PUBLISHED),
        people.advisory_council,
        just_given,
    ),
]
COMMITMENTS = [
    Rule(
        "commitment_due_soon",
        Kind.DUE_SOON,
        _("This commitment is due soon: report progress, or propose settlement"),
        Commitment,
        Day("due_on", SOON),
        people.staff,
        unproposed,
        "due_on",
        subject=called,
    ),
    Rule(
        "commitment_overdue",
        Kind.OVERDUE,
        _("This commitment is overdue: report progress, or propose settlement"),
        Commitment,
        Day("due_on", LATE),
        people.staff,
        unproposed,
        "due_on",
        subject=called,
    ),
    Rule(
        "promise_overdue",
        Kind.OVERDUE,
        _("What was promised to you, or asked by you, is overdue"),
        Commitment,
        Day("due_on", LATE),
        people.receiver,
        unproposed,
        "due_on",
        subject=called,
    ),
    Rule(
        "progress_asked",
        Kind.WORK,
        _("The receiver asks how it stands with this commitment: report progress"),
        Commitment,
        Done(Event.ASKED),
        people.staff,
        unproposed,
        "due_on",
        subject=called,
    ),
    Rule(
        "settlement_proposed",
        Kind.WORK,
        _("The municipality says that this is done: settle it, or send it back"),
        Commitment,
        Done(Event.STATUS_SETTLEMENT_PROPOSED),
        people.receiver,
        in_status(Commitment.Status.SETTLEMENT_PROPOSED),
        subject=called,
    ),
    Rule(
        "settlement_sent_back",
        Kind.WORK,
        _("The receiver says that this is not done yet"),
        Commitment,
        Done(Event.STATUS_OPEN, was=Commitment.Status.SETTLEMENT_PROPOSED),
        people.staff,
        unproposed,
        "due_on",
        subject=called,
    ),
]
RULES = {rule.name: rule for rule in [*REQUESTS, *ADVICES, *COMMITMENTS]}
