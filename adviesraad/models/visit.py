"""When a user was last at the desk."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Visit(models.Model):
    """What happened after `new_since` is new to this user; it moves on when a new visit begins."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="visit")
    new_since = models.DateTimeField(_("new since"))
    last_at = models.DateTimeField(_("last at the desk"))

    class Meta:
        verbose_name = _("visit")
        verbose_name_plural = _("visits")

    def __str__(self):
        return f"{self.user}: {self.last_at}"
