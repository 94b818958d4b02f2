"""What waits for the registry of the municipal council."""

from django.utils.translation import gettext as _

from adviesraad.desk.line import lines
from adviesraad.desk.regular import to_ask_about
from commitments.models import Commitment


def registry(user, today):
    received = (
        Commitment.objects.visible_to(user).filter(receiver=Commitment.Receiver.MUNICIPAL_COUNCIL).order_by("due_on")
    )
    yield from lines(_("Publish this commitment"), received.filter(status="draft", by_registry=True))
    yield from lines(_("Accept the settlement or send it back"), received.filter(status="settlement_proposed"))
    yield from to_ask_about(received, today)
