"""The state of things in a few honest figures: counts of what the public can read, never a score."""

from collections import Counter
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from advices.models import Advice, Recommendation
from commitments.follow_up import VERDICTS, State, with_follow_up
from commitments.models import Commitment, Verdict
from commitments.views.public import counted

PUBLIC = AnonymousUser()


STATES = [
    State.ADOPTED,
    State.PARTLY_ADOPTED,
    State.PROMISED,
    State.DORMANT,
    State.VERDICT_OPEN,
    State.NOT_ADOPTED,
    State.PASSED_OVER,
    State.NO_ANSWER_NEEDED,
    State.AWAITING_RESPONSE,
    State.SILENT,
    State.NOT_RECORDED,
]
JUDGED = [
    Verdict.Value.DONE,
    Verdict.Value.PARTLY_DONE,
    Verdict.Value.IN_PROGRESS,
    Verdict.Value.NOT_STARTED,
    Verdict.Value.NOT_DONE,
    Verdict.Value.LAPSED,
]


def statements(on=None):
    """Of each kind of statement, how often it is made of the public recommendations, newest version only."""
    rows = with_follow_up(Recommendation.objects.visible_to(PUBLIC).in_force(), on)
    names = ["dossier_state", *VERDICTS.values()]
    columns = zip(*rows.values_list(*names), strict=True)
    return dict(zip(names, map(Counter, columns), strict=False))


def home_figures(on=None):
    """(label, number, address) for the home page."""
    on = on or timezone.localdate()
    advices = Advice.objects.visible_to(PUBLIC).filter(status__in=Advice.PUBLIC).newest()
    recommendations = Recommendation.objects.visible_to(PUBLIC).in_force()
    of_advices = reverse("advice_list")
    return [
        (_("advices"), advices.count(), of_advices),
        (_("recommendations"), recommendations.count(), reverse("recommendation_list")),
        (_("responses overdue"), advices.overdue(on).count(), f"{of_advices}?state=overdue"),
        *_figures_of_commitments(on),
    ]


def _figures_of_commitments(on):
    """Promises and motions apart: a motion is no promise."""
    public, address = Commitment.objects.visible_to(PUBLIC), reverse("commitment_list")
    running, overdue = counted(public.open()), counted(public.overdue(on))
    return [
        (_("open promises"), running["promises"], f"{address}?kind=promise&state=running"),
        (_("promises overdue"), overdue["promises"], f"{address}?kind=promise&state=overdue"),
        (_("open motions"), running["motions"], f"{address}?kind=motion&state=running"),
        (_("motions overdue"), overdue["motions"], f"{address}?kind=motion&state=overdue"),
    ]


def table_of_states(counts):
    """Rows (state, count, address of its list) for what follows from the record, in a fixed order."""
    found = counts.get("dossier_state", {})
    return [(str(state), found[state], list_of(state=state)) for state in STATES if found.get(state)]


def table_of_verdicts(counts):
    """Rows (verdict, [(count, address of its list) according to the municipality, and to the council]), fixed order."""
    found = {side: counts.get(name, Counter()) for side, name in VERDICTS.items()}
    named = [*((str(value), value, value) for value in JUDGED), ("unjudged", "", Verdict.NONE_YET)]
    return [
        (badge, [(found[side][value], list_of(**{side.value: asked})) for side in VERDICTS])
        for badge, value, asked in named
        if any(found[side][value] for side in VERDICTS)
    ]


def list_of(**asked):
    """The address of the recommendations of which this is said."""
    return f"{reverse('recommendation_list')}?{urlencode({name: str(value) for name, value in asked.items()})}"
