"""Working days, the end of a term and lateness, by exact dates."""

from datetime import date, timedelta

import pytest

from governance.working_days import due_date, is_working_day, lateness

SUMMER = (date(2026, 7, 6), date(2026, 8, 16))

# Algemene termijnenwet, article 3, written out for two years; a Sunday needs no law.
HOLIDAYS_2025 = ["01-01", "04-18", "04-21", "04-26", "05-05", "05-29", "06-09", "12-25", "12-26"]
HOLIDAYS_2026 = ["01-01", "04-03", "04-06", "04-27", "05-05", "05-14", "05-25", "12-25", "12-26"]


@pytest.mark.parametrize(("year", "holidays"), [(2025, HOLIDAYS_2025), (2026, HOLIDAYS_2026)])
def test_working_days_are_all_but_weekends_and_the_holidays_of_the_law(year, holidays):
    first = date(year, 1, 1)
    days = [first + timedelta(days=n) for n in range(365)]
    free = {date.fromisoformat(f"{year}-{day}") for day in holidays}
    expected = [day for day in days if day.weekday() < 5 and day not in free]
    assert [day for day in days if is_working_day(day)] == expected


@pytest.mark.parametrize(
    ("begun_on", "days", "expected"),
    [
        (date(2026, 3, 17), 42, date(2026, 4, 28)),  # an ordinary Tuesday
        (date(2026, 3, 16), 42, date(2026, 4, 28)),  # would end on King's Day, a Monday
        (date(2026, 4, 25), 1, date(2026, 4, 28)),  # Sunday, then King's Day
        (date(2025, 4, 25), 1, date(2025, 4, 28)),  # King's Day on Saturday the 26th, since the 27th is a Sunday
        (date(2026, 2, 20), 42, date(2026, 4, 7)),  # Good Friday, weekend, Easter Monday
        (date(2026, 3, 24), 42, date(2026, 5, 6)),  # Liberation Day
        (date(2026, 4, 2), 42, date(2026, 5, 15)),  # Ascension Day; the Friday after it is a working day
        (date(2026, 4, 13), 42, date(2026, 5, 26)),  # Whit Monday
        (date(2026, 11, 13), 42, date(2026, 12, 28)),  # Christmas on Friday and Saturday
        (date(2026, 11, 20), 42, date(2027, 1, 4)),  # New Year's Day on a Friday
        (date(2026, 1, 3), 7, date(2026, 1, 12)),  # a Saturday
        (date(2026, 1, 4), 7, date(2026, 1, 12)),  # a Sunday
        (date(2024, 1, 18), 42, date(2024, 2, 29)),  # a leap day is a day
    ],
)
def test_term_ends_on_a_working_day(begun_on, days, expected):
    assert due_date(begun_on, days) == expected


@pytest.mark.parametrize(
    ("begun_on", "days", "expected"),
    [
        (date(2026, 6, 22), 42, date(2026, 9, 14)),  # thirteen days before the recess, twenty-nine after it
        (date(2026, 7, 10), 42, date(2026, 9, 28)),  # begun in the recess; the last day would be a Sunday
        (date(2026, 6, 1), 35, date(2026, 8, 17)),  # the last day would be the first of the recess
        (date(2026, 6, 1), 34, date(2026, 8, 17)),  # ends on the Sunday before it; the Monday after that is in it
        (date(2026, 6, 1), 33, date(2026, 8, 17)),  # ends on the Saturday before it
        (date(2026, 6, 1), 32, date(2026, 7, 3)),  # ends on the Friday before it
        (date(2026, 5, 18), 42, date(2026, 6, 29)),  # over before the recess begins
        (date(2026, 8, 16), 1, date(2026, 8, 17)),  # begun on its last day
    ],
)
def test_days_of_a_recess_do_not_count(begun_on, days, expected):
    assert due_date(begun_on, days, [SUMMER]) == expected


def test_term_that_a_recess_carries_to_a_weekend_ends_after_it():
    """The recess ends on a Friday; the Monday after it is Whit Monday."""
    may = (date(2026, 5, 11), date(2026, 5, 22))
    assert due_date(date(2026, 5, 4), 6, [may]) == date(2026, 5, 26)
    assert due_date(date(2026, 5, 4), 7, [may]) == date(2026, 5, 26)


def test_recesses_that_overlap_are_left_out_once():
    twice = [SUMMER, (date(2026, 8, 10), date(2026, 8, 20))]
    assert due_date(date(2026, 6, 22), 42, twice) == date(2026, 9, 18)


@pytest.mark.parametrize(
    ("on", "late"),
    [
        (date(2026, 3, 1), ""),
        (date(2026, 4, 13), ""),
        (date(2026, 4, 14), "overdue"),
        (date(2026, 5, 25), "overdue"),
        (date(2026, 5, 26), "long_overdue"),
    ],
)
def test_lateness_in_two_steps(on, late):
    """A term of 42 days from 2 March to 13 April; twice that is over after 25 May."""
    assert lateness(date(2026, 3, 2), date(2026, 4, 13), on) == late
