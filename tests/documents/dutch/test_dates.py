from datetime import date

import pytest

from documents.dutch.dates import find_dates, parse_date, writes_month_first


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("28 april 2021", date(2021, 4, 28)),
        ("d.d. 15 maart 2021", date(2021, 3, 15)),
        ("dd. 1 mrt. 2020", date(2020, 3, 1)),
        ("woensdag 4 november 2020", date(2020, 11, 4)),
        ("4-11-2021", date(2021, 11, 4)),
        ("04/11/2021", date(2021, 11, 4)),
        ("4.11.2021", date(2021, 11, 4)),
        ("14 / 09 / 2014", date(2014, 9, 14)),
        ("4-11-21", date(2021, 11, 4)),
        ("2024-03-01", date(2024, 3, 1)),
        ("2024-01-11T19:30:00", date(2024, 1, 11)),
        ("uiterlijk 1 juli 2024", date(2024, 7, 1)),
        ("1 september 2023, 20:00 uur", date(2023, 9, 1)),
    ],
)
def test_parse_date_complete(text, expected):
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Q1 2023",
        "voor het reces",
        "27 november",
        "juni 2024",
        "13 dec. jl.",
        "31-02-2021",
        "2021",
        "op 1 mei 2021 in de raad",
        "12/31/2021",
    ],
)
def test_parse_date_incomplete_or_more_than_a_date(text):
    assert parse_date(text) is None


def test_parse_date_month_first():
    assert parse_date("12/31/2021", month_first=True) == date(2021, 12, 31)
    assert parse_date("31-12-2021", month_first=True) == date(2021, 12, 31)


def test_parse_date_relative_needs_the_date_of_the_document():
    near = date(2024, 1, 20)
    assert parse_date("13 dec. jl.", near=near) == date(2023, 12, 13)
    assert parse_date("5 maart a.s.", near=near) == date(2024, 3, 5)


def test_writes_month_first_is_decided_for_the_list():
    assert writes_month_first(["2/3/2021", "6/30/2021"])
    assert not writes_month_first(["2/3/2021", "30/6/2021"])
    assert not writes_month_first(["2/3/2021", ""])
    assert not writes_month_first(["12-31-2021"])


def test_find_dates_in_running_text_in_order():
    text = "Op 7 december 2023 kwam versie 2 van 2023-11-27; uiterlijk 1-2-2024 reageren wij, niet op 9 mei."
    assert [found.on for found in find_dates(text)] == [date(2023, 12, 7), date(2023, 11, 27), date(2024, 2, 1)]
    assert find_dates(text)[0].text == "7 december 2023"
