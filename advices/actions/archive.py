"""What is said of the answer to an advice that came in as archive."""

from django.db import transaction
from django.utils.translation import gettext as _

from advices.models import Advice
from governance.events import Event
from governance.holding import hold
from governance.roles import Permission
from governance.trail.recording import record_event
from governance.workflow import Refused, day_of_act, require


def check_not_recorded(advice):
    """Raises Refused where it is known already whether the college answered `advice`."""
    if advice.no_answer_noted_on:
        raise Refused(_("It was noted already that no answer to this advice ever came."))
    found = Advice.objects.in_force().with_response_state().filter(pk=advice.pk, response_state="not_recorded")
    if not found.exists():
        raise Refused(_("Of this advice it is known whether the college answered."))


@transaction.atomic
def note_no_answer(advice, *, by, on=None):
    """Note that no answer to an advice of the archive ever came: from then on it is silent."""
    role = require(by, Permission.SEND_ADVICE, advice)
    stored = hold(advice)
    check_not_recorded(stored)
    on = day_of_act(on, not_before=stored.sent_on)
    Advice.objects.filter(pk=advice.pk).update(no_answer_noted_on=on)
    advice.no_answer_noted_on = on
    record_event(Event.NO_ANSWER_NOTED, advice, by=by, role=role, on=on)
