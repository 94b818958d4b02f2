"""Correcting a published response: a draft that takes its place once it is published itself."""

from django.db import transaction
from django.utils.translation import gettext as _

from advices.models import CollegeResponse, PlannedAction, Reaction, Reading, ResponseCorrection
from advices.rules.completeness import planned_for
from governance.holding import hold
from governance.roles import Permission
from governance.workflow import Refused, record_created, require

COPIED = ("advice", "kind", "responded_on", "signed_by", "letter", "text", "entered_by", "source")


@transaction.atomic
def draft_new_response_version(response, *, by, correction_note):
    """A draft with the same words that, once published, replaces a published response; only its own side makes one.

    What was promised or confirmed stays with the version it was said of, and so does how the other side reads it.
    """
    role = require(by, Permission.RECORD_RESPONSE, response)
    stored = hold(response, "advice")
    if stored.status != CollegeResponse.Status.PUBLISHED:
        raise Refused(_("Only a published response gets a new version."))
    if not stored.advice.is_with_college:
        raise Refused(_("This advice was withdrawn. Its responses stay as they are."))
    if CollegeResponse.objects.filter(supersedes=stored).exists():
        raise Refused(_("There is already a newer version of this response."))
    copied = {name: getattr(stored, name) for name in COPIED}
    new = CollegeResponse.objects.create(**copied, supersedes=stored, author=by)
    ResponseCorrection.objects.create(response=new, note=correction_note)
    for reaction in stored.reactions.select_related("planned_action").prefetch_related("readings"):
        _copy_reaction(reaction, new, by)
    record_created(new, by=by, role=role, advice=stored.advice_id, supersedes=stored.pk)
    return new


def _copy_reaction(old, response, by):
    """With what is planned, and with how the side that entered the response reads it."""
    copied = {name: getattr(old, name) for name in ("recommendation", "text", "in_general_terms_only")}
    new = Reaction.objects.create(response=response, supersedes=old, **copied)
    if planned := planned_for(old):
        words = {name: getattr(planned, name) for name in ("action", "by_whom", "due_on")}
        PlannedAction.objects.create(reaction=new, **words)
    own = [reading for reading in old.readings.all() if reading.side == response.entered_by]
    if own:
        said = ("side", "verdict", "existing_policy", "reason", "no_reason_given", "read_on")
        Reading.objects.create(reaction=new, by=by, **{name: getattr(own[-1], name) for name in said})
