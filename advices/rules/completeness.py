"""What a response still lacks before it can be published, and which recommendations it leaves out."""

from django.db.models import Exists, Q
from django.utils.translation import gettext as _

from advices.models import CollegeResponse, PlannedAction, Reaction


def what_is_missing(response):
    """A sentence per gap that keeps `response` from being published, in the order of its recommendations."""
    reactions = response.reactions.select_related("recommendation", "planned_action").prefetch_related("readings")
    return [sentence for reaction in reactions for sentence in _gaps(reaction, response.entered_by)]


def _gaps(reaction, side):
    number = {"number": reaction.recommendation.number}
    own = [reading for reading in reaction.readings.all() if reading.side == side]
    if own and own[-1].lacks_reason:
        yield _("Recommendation %(number)s: say why it is not, or only partly, taken over.") % number
    planned = planned_for(reaction)
    if planned and not planned.action.strip():
        yield _("Recommendation %(number)s: write what is going to be done, or empty by whom and before when.") % number


def planned_for(reaction):
    """The planned action of a reaction, or None."""
    try:
        return reaction.planned_action
    except PlannedAction.DoesNotExist:
        return None


def undecided(response):
    """The recommendations that `response` answers in words without saying whether they are taken over."""
    answers = response.reactions.filter(in_general_terms_only=False).select_related("recommendation")
    return [
        reaction.recommendation
        for reaction in answers.prefetch_related("readings")
        if not any(reading.side == response.entered_by for reading in reaction.readings.all())
    ]


def left_out(response):
    """The recommendations to which neither a final `response` nor an earlier published one gives a reaction."""
    if response.kind != CollegeResponse.Kind.FINAL:
        return []
    others = CollegeResponse.objects.in_force().exclude(pk=response.supersedes_id)
    given = Q(response=response) | Q(response__in=others)
    reactions = Reaction.objects.filter(given).told_of("recommendation")
    return list(response.advice.recommendations.exclude(Exists(reactions)))
