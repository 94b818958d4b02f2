"""Three statements about a recommendation, never mixed: computed in SQL, used by every list, page, figure and export.

municipality_verdict   volgens de gemeente: the newest verdict of the municipality, empty while it gave none
council_verdict        volgens de adviesraad: the newest verdict of the advisory council, empty while it gave none
dossier_state          stand volgens het dossier: what follows from the record; the first of these that matches

passed over            a final response was given, without a word on this recommendation
awaiting response      the college has not answered this and its term runs
not recorded           it came in as archive: what the college answered is not recorded here
no answer needed       the term has passed, and by the by-law the college answers only where it deviates: it follows
silent                 the term has passed without an answer; of an archive: the council noted that none came
not adopted            the reaction is read as "not taken over"
verdict open           the reaction says neither yes nor no
promised               a promise is open
dormant                taken over or partly, no open promise, nobody said that it is finished, and twelve months
                       without any word: no answer, promise, motion, progress or verdict
partly adopted         taken over in part
adopted                taken over

A reaction is read as the college itself reads it; as long as that has not said how, as the advisory council does.
What counts across the versions of a recommendation: `ToldQuerySet.told_of`.
"""

from datetime import timedelta

from django.db.models import Case, CharField, DateField, Exists, OuterRef, Q, Subquery, TextChoices, Value, When
from django.db.models.functions import Coalesce, Greatest
from django.db.models.lookups import Exact
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from advices.models import Advice, CollegeResponse, Reaction, Reading
from advices.models.answered import expecting_nothing
from commitments.models import Commitment, Progress, Verdict
from governance.roles import Side

DORMANT_AFTER = timedelta(days=365)


class State(TextChoices):
    AWAITING_RESPONSE = "awaiting_response", _("Awaiting response")
    SILENT = "silent", _("No answer in time")
    NOT_RECORDED = "not_recorded", _("Answer not recorded here")
    NO_ANSWER_NEEDED = "no_answer_needed", _("No answer needed")
    PASSED_OVER = "passed_over", _("Not mentioned in the answer")
    NOT_ADOPTED = "not_adopted", _("Not taken over")
    VERDICT_OPEN = "verdict_open", _("Answer unclear")
    PROMISED = "promised", _("Promised")
    DORMANT = "dormant", _("Taken over and forgotten")
    PARTLY_ADOPTED = "partly_adopted", _("Partly taken over")
    ADOPTED = "adopted", _("Taken over")


VERDICTS = {Side.MUNICIPALITY: "municipality_verdict", Side.ADVISORY_COUNCIL: "council_verdict"}


def with_follow_up(recommendations, on=None):
    """The same rows with the three statements, as of the day `on`, and the days of which the sentence why is made.

    The state is empty for a recommendation that was not sent to the college yet, or was withdrawn.
    """
    reaction, final = _reactions(), _final_responses()
    return (
        recommendations.alias(
            final_response_on=Subquery(final.values("responded_on")[:1]),
            has_open_promise=Exists(_promises()),
        )
        .annotate(
            reaction_id=Subquery(reaction.values("pk")[:1]),
            answered_on=_first_of(reaction.values("response__responded_on"), final.values("responded_on")),
            answered_version=_first_of(reaction.values("response__advice__version"), final.values("advice__version")),
            college_reading=_newest_reading(Side.MUNICIPALITY),
            council_reading=_newest_reading(Side.ADVISORY_COUNCIL),
            municipality_verdict=_newest_verdict(Side.MUNICIPALITY),
            council_verdict=_newest_verdict(Side.ADVISORY_COUNCIL),
            last_word_on=_last_word_on(),
        )
        .annotate(dossier_state=_state(on or timezone.localdate()))
    )


def _state(on):
    reading = Coalesce("college_reading", "council_reading", Value(Reading.Outcome.NO_VERDICT))
    finished = Q(municipality_verdict__in=Verdict.FINISHED) | Q(council_verdict__in=Verdict.FINISHED)
    answered = Case(
        When(_is(reading, Reading.Outcome.NOT_ADOPTED), then=Value(State.NOT_ADOPTED)),
        When(_is(reading, Reading.Outcome.NO_VERDICT), then=Value(State.VERDICT_OPEN)),
        When(has_open_promise=True, then=Value(State.PROMISED)),
        When(~finished, last_word_on__lt=on - DORMANT_AFTER, then=Value(State.DORMANT)),
        When(_is(reading, Reading.Outcome.PARTLY_ADOPTED), then=Value(State.PARTLY_ADOPTED)),
        default=Value(State.ADOPTED),
    )
    return Case(
        When(Q(advice__sent_on=None) | Q(advice__status=Advice.Status.WITHDRAWN), then=Value("")),
        When(reaction_id__isnull=False, then=answered),
        When(final_response_on__isnull=False, then=Value(State.PASSED_OVER)),
        *expecting_nothing(on, "advice__"),
        When(advice__response_due_on__gte=on, then=Value(State.AWAITING_RESPONSE)),
        default=Value(State.SILENT),
        output_field=CharField(),
    )


def _first_of(*queries):
    return Coalesce(*(Subquery(query[:1]) for query in queries))


def _is(expression, value):
    return Exact(expression, Value(value))


def _reactions():
    """The published reactions to the recommendation that no new version replaced, newest first."""
    reactions = Reaction.objects.in_force().told_of("recommendation")
    return reactions.order_by("-response__responded_on", "-pk")


def _final_responses():
    """The final responses to the advice in a version that has this recommendation, newest first."""
    responses = CollegeResponse.objects.in_force().filter(kind=CollegeResponse.Kind.FINAL)
    return responses.told_of("advice__recommendations").order_by("-responded_on")


def _newest_reading(side):
    readings = Reading.objects.filter(reaction=OuterRef("reaction_id"), side=side).order_by("-read_on", "-pk")
    return Subquery(readings.values("verdict")[:1])


def _newest_verdict(side):
    verdicts = Verdict.objects.told_of("recommendation").filter(side=side).order_by("-given_on", "-pk")
    return Coalesce(Subquery(verdicts.values("value")[:1]), Value(""))


def _commitments():
    """The public commitments about the recommendation."""
    return Commitment.objects.told_of("recommendations").filter(_is_public())


def _promises():
    return _commitments().open().promises()


def _is_public(path=""):
    """Public, and quoting no reaction that is not; `path` leads to a commitment."""
    response = f"{path}source_reaction__response"
    quoted = Q(**{f"{response}__advice": OuterRef("advice")}) | Q(**{f"{response}__advice__status": "published"})
    quoted = Q(**{f"{path}source_reaction": None}) | Q(**{f"{response}__status": "published"}) & quoted
    return ~Q(**{f"{path}status__in": Commitment.NOT_COUNTED}) & quoted


def _last_word_on():
    """The day of the newest reaction, commitment, progress note or verdict (GREATEST passes over nulls)."""
    progress = Progress.objects.told_of("commitment__recommendations").filter(_is_public("commitment__"))
    return Greatest(
        Subquery(_reactions().values("response__responded_on")[:1]),
        Subquery(_commitments().order_by("-made_on").values("made_on")[:1]),
        Subquery(progress.order_by("-noted_on").values("noted_on")[:1]),
        Subquery(Verdict.objects.told_of("recommendation").order_by("-given_on").values("given_on")[:1]),
        output_field=DateField(),
    )
