"""The municipality confirms or corrects what the advisory council entered on its behalf; both stay visible."""

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from advices.models import CollegeResponse
from commitments.models import Commitment, Confirmation, Progress
from governance.events import Event
from governance.roles import Permission, Side
from governance.trail.recording import record_event
from governance.workflow import Refused, day_of_act, require

KINDS = {"reactie": CollegeResponse, "toezegging": Commitment, "stand": Progress}
NAMES = {CollegeResponse: "response", Commitment: "commitment", Progress: "progress"}


def entered_by_council(model, user):
    """The public rows of `model` that `user` may see and that the advisory council entered on the municipality's
    behalf.
    """
    rows = model.objects.visible_to(user).filter(entered_by=Side.ADVISORY_COUNCIL)
    if model is Commitment:
        rows = rows.in_force()
    return rows.exclude(status="draft") if model is not Progress else rows.filter(kind=Progress.Kind.REPORT)


def unconfirmed(model, user):
    """Those of which the municipality has said nothing yet, in the words that they have now."""
    said = Confirmation.objects.filter(**{NAMES[model]: OuterRef("pk")})
    if model is Commitment:
        said = said.filter(version=OuterRef("version"))
    rows = entered_by_council(model, user)
    rows = rows.in_force() if model is CollegeResponse else rows
    return rows.exclude(Exists(said))


@transaction.atomic
def confirm(record, *, by, outcome, text="", on=None):
    """Say for the municipality that a response, commitment or progress note is right, or write what is right instead.

    Raises Refused for what the municipality entered itself, and for a correction without words.
    """
    role = require(by, Permission.CONFIRM_ENTRY)
    if not entered_by_council(type(record), by).filter(pk=record.pk).exists():
        raise Refused(_("Only what the advisory council entered can be confirmed."))
    corrected = outcome == Confirmation.Outcome.CORRECTED
    if corrected and not text.strip():
        raise Refused(_("Write what is right instead."), "text")
    given = Confirmation.objects.create(
        outcome=outcome,
        text=text if corrected else "",
        confirmed_on=day_of_act(on, not_before=_day_of(record)),
        by=by,
        version=record.version if isinstance(record, Commitment) else 1,
        **{NAMES[type(record)]: record},
    )
    about = record.commitment if isinstance(record, Progress) else record
    event = Event.ENTRY_CORRECTED if corrected else Event.ENTRY_CONFIRMED
    record_event(event, about, by=by, role=role, words=[given], on=given.confirmed_on)
    return given


def _day_of(record):
    days = {CollegeResponse: "responded_on", Commitment: "made_on", Progress: "noted_on"}
    return getattr(record, days[type(record)])
