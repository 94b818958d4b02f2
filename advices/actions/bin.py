"""The bin: a draft that was thrown away comes back from it for thirty days, and is then gone for good."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from advices.actions.notes import throw_away_notes
from advices.actions.recommendations import write_recommendations
from advices.actions.review import forget_reviews
from advices.models import Advice
from governance.roles import Permission, role_for
from governance.trail import record_event
from governance.workflow import Refused, require

KEPT_FOR = timedelta(days=30)


def may_throw_away(user, advice):
    """Whether USER began this draft, or is the secretary of its advisory council."""
    is_secretary = role_for(user, Permission.SEND_ADVICE, advice)
    return bool(is_secretary or (user.pk == advice.author_id and role_for(user, Permission.WRITE_ADVICE, advice)))


def in_bin_of(user):
    """The drafts that USER sees in the bin of the own advisory council, the last that was thrown away first."""
    binned = Advice.with_bin.visible_to(user).filter(binned_at__isnull=False)
    return binned.select_related("author", "binned_by", "council").order_by("-binned_at", "-pk")


@transaction.atomic
def throw_away(advice, *, by):
    """Put a draft into the bin; only its author and the secretary may, and it stands nowhere else then."""
    role = require(by, Permission.WRITE_ADVICE, advice)
    if not may_throw_away(by, advice):
        raise Refused(_("Only the author of a draft and the secretary can throw it away."))
    if advice.agenda_items.exists():
        raise Refused(_("This draft is on the agenda of a meeting. Take it off the agenda first."))
    draft = Advice.objects.filter(pk=advice.pk, status=Advice.Status.DRAFT)
    if not draft.update(binned_at=timezone.now(), binned_by=by):
        raise Refused(_("Only a draft can be thrown away."))
    record_event("binned", advice, by=by, role=role, title=advice.title)


@transaction.atomic
def put_back(advice, *, by):
    """Take a draft out of the bin again, as it was."""
    role = require(by, Permission.WRITE_ADVICE, advice)
    binned = Advice.with_bin.filter(pk=advice.pk, binned_at__isnull=False)
    if binned.update(binned_at=None, binned_by=None):
        record_event("put_back", advice, by=by, role=role, title=advice.title)


def long_in_bin():
    """The drafts that stood in the bin for thirty days."""
    return Advice.with_bin.filter(binned_at__lt=timezone.now() - KEPT_FOR).order_by("pk")


@transaction.atomic
def remove(advice):
    """Remove a draft for good, with its kept versions and notes; not one that was put back meanwhile."""
    if not long_in_bin().select_for_update().filter(pk=advice.pk).exists():
        return
    throw_away_notes(advice)
    advice.draft_versions.all().delete()
    write_recommendations(advice, [])
    forget_reviews(advice)
    advice.policy_versions.clear()
    advice.themes.clear()
    record_event("deleted", advice, by=None, title=advice.title)
    Advice.with_bin.filter(pk=advice.pk).delete()
