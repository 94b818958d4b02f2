"""The state of things in a few honest figures: counts of what the public can read, never a score."""

from collections import Counter
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from advices.models import Advice, Recommendation
from commitments.follow_up import State, with_follow_up
from commitments.models import Commitment
from governance.roles import Side

PUBLIC = AnonymousUser()


def states(on=None):
    """How many public recommendations, newest version only, are in each state according to each side."""
    rows = with_follow_up(Recommendation.objects.visible_to(PUBLIC).in_force(), on)
    pairs = list(rows.values_list("municipality_state", "council_state"))
    return {
        Side.MUNICIPALITY: Counter(municipality for municipality, _council in pairs),
        Side.ADVISORY_COUNCIL: Counter(council for _municipality, council in pairs),
    }


def home_figures(on=None):
    """(label, number, address) for the home page."""
    on = on or timezone.localdate()
    advices = Advice.objects.visible_to(PUBLIC).filter(status__in=Advice.PUBLIC).newest()
    recommendations = Recommendation.objects.visible_to(PUBLIC).in_force()
    commitments = Commitment.objects.visible_to(PUBLIC)
    of_advices, of_commitments = reverse("advice_list"), reverse("commitment_list")
    return [
        (_("advices"), advices.count(), of_advices),
        (_("recommendations"), recommendations.count(), reverse("recommendation_list")),
        (_("responses overdue"), advices.overdue(on).count(), f"{of_advices}?state=overdue"),
        (_("open commitments"), commitments.unfinished().count(), f"{of_commitments}?state=running"),
        (_("commitments overdue"), commitments.overdue(on).count(), f"{of_commitments}?state=overdue"),
    ]


def table(on=None):
    """Rows (state, [(count, address of its list) according to the municipality, and to the council]), fixed order."""
    from_side = states(on)
    order = [
        "done",
        "partly_done",
        "in_progress",
        "not_started",
        "not_done",
        "lapsed",
        State.ADOPTED,
        State.PARTLY_ADOPTED,
        State.PROMISED,
        State.DORMANT,
        State.VERDICT_OPEN,
        State.NOT_ADOPTED,
        State.AWAITING_RESPONSE,
        State.SILENT,
    ]
    return [
        (str(state), [(from_side[side][state], list_of(state, side)) for side in Side])
        for state in order
        if any(from_side[side][state] for side in Side)
    ]


def list_of(state, side):
    """The address of the recommendations that are in this state according to that side."""
    return f"{reverse('recommendation_list')}?{urlencode({'state': str(state), 'side': side.value})}"
