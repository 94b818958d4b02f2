"""What the municipality is asked to confirm, because the advisory council entered or read it."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from advices.models import CollegeResponse, Reaction, Reading
from adviesraad.desk.line import AT_MOST, DeskLine, named
from commitments.actions.confirmation import KINDS, unconfirmed
from governance.roles import Side


def entered_by_council(user):
    """What the advisory council entered or read and the municipality did not speak of yet."""
    step = _("Confirm or correct what the advisory council entered")
    for kind, model in KINDS.items():
        rows = unconfirmed(model, user)
        rows = rows.select_related("advice__council") if model is CollegeResponse else rows
        for row in rows[:AT_MOST]:
            yield DeskLine(step, named(row), reverse("confirmation_new", args=[kind, row.pk]))
    reactions = Reaction.objects.visible_to(user).in_force()
    one_sided = reactions.filter(Exists(_readings(Side.ADVISORY_COUNCIL)), ~Exists(_readings(Side.MUNICIPALITY)))
    newest = one_sided.select_related("recommendation__advice__council").order_by("-response__responded_on", "pk")
    for reaction in newest[:AT_MOST]:
        point = reaction.recommendation
        url = f"{point.get_absolute_url()}#reactie-{reaction.pk}"
        yield DeskLine(_("Say whether you read this as the advisory council does"), str(point), url)


def _readings(side):
    return Reading.objects.filter(reaction=OuterRef("pk"), side=side)
