"""What becomes of an invitation that nobody uses."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from governance.events import Event
from governance.models import User
from governance.resting import is_loose
from governance.trail.recording import record_event

UNUSED_FOR = timedelta(days=90)


@transaction.atomic
def forget_unused_invitations():
    """Remove who was invited so long ago, never signed in and has no role; the event names nobody."""
    before = timezone.now() - UNUSED_FOR
    unused = User.objects.filter(last_login=None, date_joined__lt=before, memberships=None).order_by("pk")
    for user in unused.select_for_update(of=["self"]):
        if is_loose(user):
            record_event(Event.DELETED, user, by=None)
            User.objects.filter(pk=user.pk).delete()
