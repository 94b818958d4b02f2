"""What is new since somebody's last visit: a reload does not empty it, coming back after an hour does."""

from datetime import timedelta

from django.utils import timezone

from adviesraad.models import Visit
from governance.models import AuditEvent

ABSENCE = timedelta(hours=1)
AT_FIRST = timedelta(days=30)


def visit_of(user):
    """Note that `user` is at the desk now; returns the visit. A first visit finds the news of thirty days."""
    now, newest = timezone.now(), _number()
    visit = Visit.objects.filter(user=user).first()
    if visit is None:
        visit = Visit(user=user, new_after=_number(at__lt=now - AT_FIRST), seen_up_to=newest, last_at=now)
        Visit.objects.bulk_create([visit], ignore_conflicts=True)
        return visit
    if now - visit.last_at > ABSENCE:
        visit.new_after, visit.previous_at = visit.seen_up_to, visit.last_at
    visit.seen_up_to, visit.last_at = newest, now
    visit.save()
    return visit


def all_seen(user):
    """From now on nothing is new to `user` but what still comes."""
    seen = {"new_after": _number(), "seen_up_to": _number(), "previous_at": timezone.now(), "last_at": timezone.now()}
    Visit.objects.update_or_create(user=user, defaults=seen)


def _number(**which):
    """The number of the newest event of the trail, of `which` where given."""
    return AuditEvent.objects.filter(**which).order_by("-number").values_list("number", flat=True).first() or 0
