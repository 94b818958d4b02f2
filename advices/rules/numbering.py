"""The number that an adopted record gets, one row after another."""

import re

from django.db.models import Max
from django.utils.translation import gettext as _

from governance.workflow import Refused

OUR_NUMBER = re.compile(r"(\d{4})-([1-9]\d{0,3})")


def next_serial(records, year):
    """The first free serial number of that year among `records`; the caller holds a lock on what they belong to."""
    return (records.filter(year=year).aggregate(last=Max("serial"))["last"] or 0) + 1


def number_for(advice, year):
    """(year, serial) for an advice of that `year`: its own number of before this site where that looks like ours.

    Raises Refused where another advice has its own number. The caller holds a lock on the advisory council.
    """
    others = advice.council.advices.exclude(pk=advice.pk)
    if advice.old_reference and others.filter(old_reference=advice.old_reference, serial__isnull=False).exists():
        raise Refused(_("Another advice has this number already."))
    if not (own := OUR_NUMBER.fullmatch(advice.old_reference)):
        return year, next_serial(advice.council.advices, year)
    year, serial = map(int, own.groups())
    if others.filter(year=year, serial=serial).exists():
        raise Refused(_("Another advice has this number already."))
    return year, serial
