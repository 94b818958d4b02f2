"""The receiver of a commitment asks the municipality how it stands."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.translation import gettext as _

from commitments.models import Commitment
from governance.events import Event
from governance.holding import hold
from governance.models import AuditEvent
from governance.roles import Permission
from governance.trail.recording import record_event
from governance.workflow import Refused, require

AGAIN_AFTER = timedelta(weeks=4)


def asked_on():
    """For a subquery: the day on which somebody last asked about a commitment."""
    return _questions().order_by("-number").values(day=TruncDate("at"))[:1]


def not_asked_lately(commitments):
    """Those about which nobody asked in the last four weeks."""
    return commitments.exclude(Exists(_questions().filter(at__gt=timezone.now() - AGAIN_AFTER)))


def _questions():
    return AuditEvent.objects.filter(
        object_type=Commitment._meta.label_lower, object_id=OuterRef("pk"), action=Event.ASKED
    )


def check_askable(commitment):
    """Raises Refused where nothing is open, or where it was asked in the last four weeks."""
    found = Commitment.objects.filter(pk=commitment.pk)
    if not found.unproposed().exists():
        raise Refused(_("This commitment is not open: there is nothing to ask."))
    if not not_asked_lately(found).exists():
        raise Refused(_("Somebody asked this less than four weeks ago. Wait for the answer, or ask by telephone."))


@transaction.atomic
def ask_progress(commitment, *, by):
    """Ask how it stands; the municipality's staff get a mail and a line on their desk."""
    role = require(by, Permission.ACCEPT_SETTLEMENT, commitment)
    hold(commitment)
    check_askable(commitment)
    record_event(Event.ASKED, commitment, by=by, role=role)
