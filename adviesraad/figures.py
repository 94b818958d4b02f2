"""The state of things in a few honest figures: counts of what the public can read, never a score."""

from collections import Counter

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
    advices = Advice.objects.visible_to(PUBLIC).in_force()
    commitments = Commitment.objects.visible_to(PUBLIC)
    lists = {"advices": reverse("advice_list"), "commitments": reverse("commitment_list")}
    return [
        (_("advices"), advices.count(), lists["advices"]),
        (_("recommendations"), Recommendation.objects.visible_to(PUBLIC).in_force().count(), reverse("figures")),
        (_("responses overdue"), advices.overdue(on).count(), f"{lists['advices']}?state=overdue"),
        (_("open commitments"), commitments.open().count(), f"{lists['commitments']}?state=open"),
        (_("commitments overdue"), commitments.overdue(on).count(), f"{lists['commitments']}?state=overdue"),
    ]


def table(on=None):
    """Rows (state, count according to the municipality, count according to the advisory council), in a fixed order."""
    from_side = states(on)
    municipality, council = from_side[Side.MUNICIPALITY], from_side[Side.ADVISORY_COUNCIL]
    order = [
        "done",
        "partly_done",
        "in_progress",
        "not_started",
        "not_done",
        "lapsed",
        State.ADOPTED,
        State.PROMISED,
        State.DORMANT,
        State.VERDICT_OPEN,
        State.NOT_ADOPTED,
        State.AWAITING_RESPONSE,
        State.SILENT,
    ]
    return [
        (str(state), municipality[state], council[state]) for state in order if municipality[state] or council[state]
    ]
