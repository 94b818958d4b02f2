"""When a user was last at the desk."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Visit(models.Model):
    """The events of the trail after number `new_after` are new to this user; it moves on when a new visit begins."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="visit")
    new_after = models.BigIntegerField(_("new after the event"))
    seen_up_to = models.BigIntegerField(_("seen up to the event"))
    previous_at = models.DateTimeField(_("previous visit"), null=True)
    last_at = models.DateTimeField(_("last at the desk"), default=timezone.now)

    class Meta:
        verbose_name = _("visit")
        verbose_name_plural = _("visits")

    def __str__(self):
        return f"{self.user}: {self.last_at}"
