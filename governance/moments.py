"""Days and times as people say them, and whether they have passed."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _


def in_words(day):
    """A date as people say it: 28 april 2021; empty for none."""
    return date_format(day, "j F Y") if day else ""


def has_passed(day, on=None):
    """Whether `day` lies before `on`, or before today."""
    return bool(day) and day < (on or timezone.localdate())


def said_of(day, ahead, passed, on=None):
    """The sentence about `day`, which it names as %(date)s: `ahead` until that day is over, then `passed`."""
    return str(passed if has_passed(day, on) else ahead) % {"date": in_words(day)}


def moment_in_words(moment):
    """A date and time as people write them: 28 april 2021 om 9.30 uur; empty for none."""
    return date_format(moment, _("j F Y, G.i")) if moment else ""


def clock(moment):
    """A time as people write it: 9.30 uur; empty for none."""
    return date_format(moment, _("G.i")) if moment else ""
