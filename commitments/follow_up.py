"""What came of a recommendation: one state per side, computed in SQL, used by every list, page, figure and export.

Per side the newest verdict counts. Where a side has given none, the first of these that matches:

awaiting response   the college has not answered and its term runs
silent              the term has passed without an answer
not adopted         the reaction is read as "not taken over"
verdict open        the reaction says neither yes nor no
promised            a commitment is open
dormant             taken over or partly, no open commitment, twelve months without any progress
partly adopted      taken over in part, less than twelve months ago
adopted             taken over, less than twelve months ago

Reactions, commitments and verdicts count for every version of a recommendation.
"""

from datetime import timedelta

from django.db.models import Case, CharField, DateField, Exists, OuterRef, Q, Subquery, TextChoices, Value, When
from django.db.models.functions import Coalesce, Greatest
from django.db.models.lookups import Exact
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from advices.models import Reaction, Reading
from commitments.models import Commitment, Progress, Verdict
from governance.roles import Side

DORMANT_AFTER = timedelta(days=365)


class State(TextChoices):
    AWAITING_RESPONSE = "awaiting_response", _("Awaiting response")
    SILENT = "silent", _("No answer")
    NOT_ADOPTED = "not_adopted", _("Not taken over")
    VERDICT_OPEN = "verdict_open", _("Answer unclear")
    PROMISED = "promised", _("Promised")
    DORMANT = "dormant", _("Taken over and forgotten")
    PARTLY_ADOPTED = "partly_adopted", _("Partly taken over")
    ADOPTED = "adopted", _("Taken over")


LABELS = {**dict(State.choices), **dict(Verdict.Value.choices)}


def with_follow_up(recommendations, on=None):
    """The same rows with `municipality_state` and `council_state`: a verdict or a State, as of the day ON.

    Both are empty for a recommendation that was not sent to the college yet.
    """
    on = on or timezone.localdate()
    return recommendations.alias(
        reaction_id=Subquery(_reactions().values("pk")[:1]),
        municipal_reading=_newest_reading(Side.MUNICIPALITY),
        council_reading=_newest_reading(Side.ADVISORY_COUNCIL),
        has_open_commitment=Exists(_commitments().open()),
        last_move_on=_last_move_on(),
    ).annotate(
        municipality_state=_of_side(Side.MUNICIPALITY, "municipal_reading", "council_reading", on),
        council_state=_of_side(Side.ADVISORY_COUNCIL, "council_reading", "municipal_reading", on),
    )


def _of_side(side, own_reading, other_reading, on):
    """The newest verdict of a side, else what follows from the reaction as that side, else the other, reads it."""
    return Coalesce(_newest_verdict(side), _state(on, Coalesce(own_reading, other_reading)), output_field=CharField())


def _state(on, reading):
    unclear = Reading.Outcome.NO_VERDICT
    return Case(
        When(advice__sent_on=None, then=Value("")),
        When(reaction_id=None, advice__response_due_on__gte=on, then=Value(State.AWAITING_RESPONSE)),
        When(reaction_id=None, then=Value(State.SILENT)),
        default=Case(
            When(_is(reading, Reading.Outcome.NOT_ADOPTED), then=Value(State.NOT_ADOPTED)),
            When(_is(Coalesce(reading, Value(unclear)), unclear), then=Value(State.VERDICT_OPEN)),
            When(has_open_commitment=True, then=Value(State.PROMISED)),
            When(last_move_on__lt=on - DORMANT_AFTER, then=Value(State.DORMANT)),
            When(_is(reading, Reading.Outcome.PARTLY_ADOPTED), then=Value(State.PARTLY_ADOPTED)),
            default=Value(State.ADOPTED),
        ),
        output_field=CharField(),
    )


def _is(expression, value):
    return Exact(expression, Value(value))


def _reactions():
    """The published reactions to the recommendation that no new version replaced, newest first."""
    reactions = Reaction.objects.in_force().told_of("recommendation")
    return reactions.order_by("-response__responded_on", "-pk")


def _newest_reading(side):
    readings = Reading.objects.filter(reaction=OuterRef("reaction_id"), side=side).order_by("-read_on", "-pk")
    return Subquery(readings.values("verdict")[:1])


def _newest_verdict(side):
    verdicts = Verdict.objects.told_of("recommendation").filter(side=side)
    return Subquery(verdicts.order_by("-given_on", "-pk").values("value")[:1])


def _commitments():
    """The public commitments about the recommendation."""
    return Commitment.objects.told_of("recommendations").filter(_is_public())


def _is_public(path=""):
    """Public, and quoting no reaction that is not; PATH leads to a commitment."""
    response = f"{path}source_reaction__response"
    quoted = Q(**{f"{response}__advice": OuterRef("advice")}) | Q(**{f"{response}__advice__status": "published"})
    quoted = Q(**{f"{path}source_reaction": None}) | Q(**{f"{response}__status": "published"}) & quoted
    return ~Q(**{f"{path}status": Commitment.Status.DRAFT}) & quoted


def _last_move_on():
    """The day of the newest reaction, commitment or progress note (PostgreSQL's GREATEST passes over nulls)."""
    commitments = _commitments().order_by("-made_on")
    progress = Progress.objects.told_of("commitment__recommendations").filter(_is_public("commitment__"))
    return Greatest(
        Subquery(_reactions().values("response__responded_on")[:1]),
        Subquery(commitments.values("made_on")[:1]),
        Subquery(progress.order_by("-noted_on").values("noted_on")[:1]),
        output_field=DateField(),
    )
