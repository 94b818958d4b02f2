"""What waits for the registry of the municipal council."""

from django.utils.translation import gettext as _

from adviesraad.desk.regular import reports_late
from adviesraad.desk.tasks import tasks
from commitments.models import Commitment


def registry(user, today):
    received = (
        Commitment.objects.visible_to(user).filter(receiver=Commitment.Receiver.MUNICIPAL_COUNCIL).order_by("due_on")
    )
    yield from tasks(_("Publish this commitment"), received.filter(status="draft"))
    yield from tasks(_("Accept the settlement or send it back"), received.filter(status="settlement_proposed"))
    overdue = received.filter(status="open").overdue(today)
    yield from tasks(_("Ask how it stands: this promise is overdue"), overdue, due="due_on", today=today)
    yield from reports_late(received, today)
