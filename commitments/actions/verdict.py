"""What one side says came of a recommendation."""

from django.db import transaction
from django.utils.translation import gettext as _

from commitments.models import Verdict
from governance.events import Event
from governance.roles import SIDES, Permission
from governance.trail.recording import record_event
from governance.workflow import (
    Refused,
    day_of_act,
    require,
)


@transaction.atomic
def give_verdict(recommendation, *, by, value, on=None, note="", noticed=""):
    """Say for the side that `by` acts for what came of a recommendation; earlier verdicts stay in the history."""
    if not recommendation.advice.sent_on:
        raise Refused(_("A verdict can be given only after the advice was sent."))
    council_side = by.may(Permission.GIVE_COUNCIL_VERDICT, recommendation)
    permission = Permission.GIVE_COUNCIL_VERDICT if council_side else Permission.GIVE_MUNICIPAL_VERDICT
    role = require(by, permission, recommendation)
    verdict = Verdict.objects.create(
        recommendation=recommendation,
        side=SIDES[role],
        value=value,
        given_on=day_of_act(on, not_before=recommendation.advice.sent_on, field="given_on"),
        note=note,
        noticed=noticed,
        by=by,
    )
    record_event(Event.VERDICT, recommendation, by=by, role=role, words=[verdict], value=value, side=verdict.side)
    return verdict
