"""The cookies that this site sets, for whom and how long, as the privacy page tells it."""

from typing import NamedTuple

from django.conf import settings
from django.utils.translation import gettext_lazy, ngettext

HOUR = 60 * 60
WEEK = 7 * 24 * HOUR


class Cookie(NamedTuple):
    name: str
    purpose: str
    seconds: int

    @property
    def kept_for(self):
        """How long a browser keeps it, in words."""
        if self.seconds % WEEK == 0:
            weeks = self.seconds // WEEK
            return ngettext("%(weeks)s week", "%(weeks)s weeks", weeks) % {"weeks": weeks}
        hours = round(self.seconds / HOUR)
        return ngettext("%(hours)s hour", "%(hours)s hours", hours) % {"hours": hours}


COOKIES = [
    Cookie(
        settings.CSRF_COOKIE_NAME,
        gettext_lazy("Protects forms: nobody else can send one in your name. The login page sets it already."),
        settings.CSRF_COOKIE_AGE,
    ),
    Cookie(
        settings.SESSION_COOKIE_NAME,
        gettext_lazy("Keeps you signed in, or remembers that you are choosing a new password."),
        settings.SESSION_COOKIE_AGE,
    ),
]
