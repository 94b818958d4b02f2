"""What waits for the registry of the municipal council."""

from django.utils.translation import gettext as _

from adviesraad.desk.regular import reports_late
from adviesraad.desk.tasks import tasks
from commitments.asking import not_asked_lately
from commitments.models import Commitment
from governance.roles import Role


def registry(user, today):
    received = (
        Commitment.objects.visible_to(user).filter(receiver=Commitment.Receiver.MUNICIPAL_COUNCIL).order_by("due_on")
    )
    yield from tasks(
        _("Publish this commitment"),
        received.filter(status="draft", author__memberships__role=Role.REGISTRY).distinct(),
    )
    yield from tasks(_("Accept the settlement or send it back"), received.filter(status="settlement_proposed"))
    unasked = not_asked_lately(received.filter(status="open"))
    ask = {"due": "due_on", "today": today, "to": ["progress_ask"]}
    yield from tasks(_("Ask how it stands: this promise is overdue"), unasked.overdue(today), **ask)
    yield from reports_late(unasked, today)
