"""Counting days in the Netherlands: which are working days, when a term ends, and how late it is."""

from datetime import timedelta

import holidays
from django.db.models import DateField, DurationField, ExpressionWrapper, F, Q, Value
from django.db.models.lookups import GreaterThan

# Algemene termijnenwet, article 3: the public holidays, with Good Friday and the fifth of May.
HOLIDAYS = holidays.country_holidays("NL", categories=("public", "optional"))
ONE_DAY = timedelta(days=1)


def is_working_day(day):
    """Whether `day` is no Saturday, no Sunday and no public holiday."""
    return day.weekday() < 5 and day not in HOLIDAYS


def due_date(begun_on, days, recesses=()):
    """The last day of a term of so many calendar `days`, counted from the day after `begun_on`.

    `recesses` are pairs of a first and a last day: those days do not count. A term that would end on a Saturday, a
    Sunday or a public holiday runs to the next working day (Algemene termijnenwet, article 1), outside a recess.
    """
    day, left = begun_on, days
    while left:
        day += ONE_DAY
        left -= not _within(day, recesses)
    while not is_working_day(day) or _within(day, recesses):
        day += ONE_DAY
    return day


def _within(day, periods):
    return any(first <= day <= last for first, last in periods)


def lateness(begun_on, due_on, on):
    """How late it is `on` that day: "", "overdue", or "long_overdue" when twice the term has passed."""
    if on <= due_on:
        return ""
    return "long_overdue" if on - due_on > due_on - begun_on else "overdue"


def is_long_overdue(begun_on, due_on, on):
    """What `lateness` calls "long_overdue", as a condition on rows that have these two columns."""
    late = ExpressionWrapper(Value(on, DateField()) - F(due_on), DurationField())
    granted = ExpressionWrapper(F(due_on) - F(begun_on), DurationField())
    return Q(GreaterThan(late, granted))
