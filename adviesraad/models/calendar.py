"""The secret address of a user's calendar."""

import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def new_token():
    """256 bits that nobody guesses."""
    return secrets.token_urlsafe(32)


class CalendarAddress(models.Model):
    """Who knows the token reads this user's due dates, without a login: a calendar cannot sign in."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="calendar_address")
    token = models.CharField(_("token"), max_length=60, unique=True, default=new_token)
    made_at = models.DateTimeField(_("made at"), default=timezone.now)

    class Meta:
        verbose_name = _("address of a calendar")
        verbose_name_plural = _("addresses of calendars")

    def __str__(self):
        return str(self.user)
