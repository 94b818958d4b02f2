"""Whether an advice was answered: one rule for every list, desk, letter, mail and figure (docs/adr/0015-answered.md).

A recommendation waits until a reaction to it counts, or a final response was given to a version of the advice that
has it. An advice is answered when none of its recommendations waits. So one sentence on one of six points answers one
of six; and what is new in a later version waits again, also after a final response to the earlier one.
Which responses count across versions: `ToldQuerySet.told_of`.
"""

from django.apps import apps
from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from governance.working_days import is_long_overdue


class ResponseState:
    """How it stands with the answer to an advice; the names are those of the badges.

    Of an archive nobody knows the term: it is never late, at most silent.
    """

    WITHDRAWN = "withdrawn"
    ANSWERED = "answered"
    AWAITING = "awaiting_response"
    PARTLY_ANSWERED = "partly_answered"
    LATE = "overdue"
    FAR_TOO_LATE = "long_overdue"
    NO_ANSWER_NEEDED = "no_answer_needed"
    NOT_RECORDED = "not_recorded"
    SILENT = "silent"

    UNFINISHED = [AWAITING, PARTLY_ANSWERED, LATE, FAR_TOO_LATE, NO_ANSWER_NEEDED, NOT_RECORDED, SILENT]


def _rows(name):
    return apps.get_model("advices", name).objects


def settling_responses():
    """The responses after which the recommendation of the outer query no longer waits."""
    own_lineage = OuterRef(OuterRef("lineage"))
    reacted = _rows("Reaction").filter(response=OuterRef("pk"), recommendation__lineage=own_lineage)
    told = _rows("CollegeResponse").in_force().told_of("advice__recommendations")
    return told.filter(Q(kind="final") | Exists(reacted))


def reacted_to():
    """Whether a reaction to the recommendation of the outer query counts."""
    return Exists(_rows("Reaction").in_force().told_of("recommendation"))


def closing_response():
    """The id of the response that ended the term of the advice of the outer query; null while something waits.

    Of each recommendation that is the first to settle it, an answer to this very version before one to another; the
    last of these ends the term.
    """
    to_other = Case(When(advice__recommendations=OuterRef("pk"), then=0), default=1)
    first = settling_responses().alias(to_other=to_other).order_by("to_other", "responded_on", "pk")
    points = _points().annotate(
        settled_by=Subquery(first.values("pk")[:1]),
        settled_on=Subquery(first.values("responded_on")[:1]),
    )
    last_first = points.order_by(F("settled_on").desc(nulls_first=True), F("settled_by").desc())
    return Subquery(last_first.values("settled_by")[:1])


def _points():
    """The recommendations of the advice of the outer query."""
    return _rows("Recommendation").filter(advice=OuterRef("pk"))


def is_answered():
    """Whether nothing in the advice of the outer query waits for an answer any longer."""
    responses = _rows("CollegeResponse").in_force().told_of("advice")
    answers = responses.filter(Q(kind="final") | Q(reactions__isnull=False))
    return Q(Exists(answers)) & ~Exists(_points().waiting())


def answered_points():
    """How many recommendations of the advice of the outer query got a reaction that counts."""
    answered = _points().filter(reacted_to()).order_by().values("advice")
    return _number_of(answered)


def all_points():
    return _number_of(_points().order_by().values("advice"))


def _number_of(rows):
    return Coalesce(Subquery(rows.annotate(number=Count("pk")).values("number")), 0)


def is_begun():
    """Whether one of the recommendations of the advice of the outer query got a reaction that counts."""
    return Exists(_points().filter(reacted_to()))


def is_late(on):
    """Whether the term of an advice has passed on the day `on`."""
    return Q(response_due_on__lt=on)


def is_far_too_late(on):
    """Whether twice the term of an advice has passed on the day `on`."""
    return is_long_overdue("sent_on", "response_due_on", on)


def needs_no_answer(on, path=""):
    """Whether the term passed under a by-law by which the college answers only where it deviates.

    `path` leads to the advice.
    """
    return Q(**{f"{path}answer_rule": "if_deviating", f"{path}response_due_on__lt": on})


def is_not_recorded(path=""):
    """Whether an advice came in as archive, and nobody said since that it was never answered; `path` leads to it."""
    return Q(**{f"{path}from_archive": True, f"{path}no_answer_noted_on": None})


def expecting_nothing(on, path=""):
    """The cases in which silence on the day `on` is not lateness, the same for an advice and its recommendations.

    `path` leads to the advice.
    """
    return [
        When(is_not_recorded(path), then=Value(ResponseState.NOT_RECORDED)),
        When(**{f"{path}from_archive": True}, then=Value(ResponseState.SILENT)),
        When(needs_no_answer(on, path), then=Value(ResponseState.NO_ANSWER_NEEDED)),
    ]


def response_state(on):
    """The ResponseState of an advice on the day `on`; empty before sending. Reads `is_answered` and
    `answered_points`.
    """
    return Case(
        When(status="withdrawn", then=Value(ResponseState.WITHDRAWN)),
        When(sent_on=None, then=Value("")),
        When(is_answered=True, then=Value(ResponseState.ANSWERED)),
        *expecting_nothing(on),
        When(is_far_too_late(on), then=Value(ResponseState.FAR_TOO_LATE)),
        When(is_late(on), then=Value(ResponseState.LATE)),
        When(answered_points__gt=0, then=Value(ResponseState.PARTLY_ANSWERED)),
        default=Value(ResponseState.AWAITING),
        output_field=CharField(),
    )
