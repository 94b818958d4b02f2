"""The bin: a draft that was thrown away comes back from it for thirty days, and is then gone for good.

A model that is `Binnable` has two managers: `objects` is a `WithoutBin`, and stands first; `with_bin` holds all.
"""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.events import Event
from governance.trail.recording import record_event
from governance.workflow import Refused, in_plain_words

KEPT_FOR = timedelta(days=30)


class WithoutBin(models.Manager):
    """Without the drafts that were thrown away: those stand in the bin and nowhere else."""

    def get_queryset(self):
        return super().get_queryset().filter(binned_at=None)


class Binnable(models.Model):
    """A record of which a draft can be thrown away."""

    binned_at = models.DateTimeField(null=True, editable=False)
    binned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False)

    class Meta:
        abstract = True


def only_a_draft_is_binned(name):
    """The constraint `name`: what stands in the bin is a draft, and who threw it away is known."""
    return models.CheckConstraint(
        condition=Q(binned_at=None, binned_by=None)
        | Q(status="draft", binned_at__isnull=False, binned_by__isnull=False),
        name=name,
        violation_error_message=gettext_lazy("This draft is in the bin. Put it back first."),
    )


def put_in(draft, *, by, role):
    """Put `draft` into the bin; it stands nowhere else then. Raises Refused for what is no draft any more."""
    rows = type(draft).objects.filter(pk=draft.pk, status="draft")
    if not rows.update(binned_at=timezone.now(), binned_by=by):
        raise Refused(_("Only a draft can be thrown away."))
    record_event(Event.BINNED, draft, by=by, role=role, title=str(draft))


def take_out(draft, *, by, role):
    """Take `draft` out of the bin again, as it was; does nothing where it stands there no more."""
    rows = type(draft).with_bin.filter(pk=draft.pk, binned_at__isnull=False)
    with in_plain_words(type(draft)):
        taken = rows.update(binned_at=None, binned_by=None)
    if taken:
        record_event(Event.PUT_BACK, draft, by=by, role=role, title=str(draft))


def in_bin(model, user):
    """The drafts of `model` in the bin that `user` may see, the last that was thrown away first."""
    binned = model.with_bin.visible_to(user).filter(binned_at__isnull=False)
    return binned.select_related("author", "binned_by").order_by("-binned_at", "-pk")


def long_in_bin(model):
    """The drafts of `model` that stood in the bin for thirty days."""
    return model.with_bin.filter(binned_at__lt=timezone.now() - KEPT_FOR).order_by("pk")


def held_for_good(draft):
    """Whether `draft` is still to go for good, and not put back meanwhile; holds it until the transaction ends."""
    return long_in_bin(type(draft)).select_for_update().filter(pk=draft.pk).exists()


def delete_for_good(draft):
    """Delete the row of `draft`, of which all that belongs to it went before; its event stays."""
    record_event(Event.DELETED, draft, by=None, title=str(draft))
    type(draft).with_bin.filter(pk=draft.pk).delete()
