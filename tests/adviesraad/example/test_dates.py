"""What the example's promises and motions say of their day is the day by which they are due."""

import re
from datetime import date, timedelta

import pytest

from adviesraad.example.dates import Calendar
from adviesraad.example.texts import read_texts
from commitments.actions.duty import months_later
from commitments.understanding.promises import term_in
from documents.dutch.dates import MONTH
from documents.dutch.sentences import split_sentences

A_WEEK = timedelta(days=7)
MONTHS = {
    "drie maanden": 3,
    "zes maanden": 6,
    "negen maanden": 9,
    "achttien maanden": 18,
    "een jaar": 12,
    "een halfjaar": 6,
    "een half jaar": 6,
}
WITHOUT_YEAR = re.compile(rf"\b\d{{1,2}} (?:{MONTH})\b(?! \d{{4}})")


def commitments_on(day):
    texts = read_texts(Calendar(day))
    return [*texts.commitments, *(each for advice in texts.advices for each in advice.get("commitment", []))]


def astray(commitment):
    """The terms in the words of this `commitment` that are not its day: a term in loose words is no day at all."""
    due_on, made_on = commitment["due_on"], commitment["made_on"]
    terms = [term_in(sentence, made_on) for sentence in split_sentences(commitment["text"])]
    dates = [named for named, _said in terms if named and named != due_on]
    loose = [said for _named, said in terms if said and not _about(said, made_on, due_on)]
    return [*dates, *loose]


def _about(said, made_on, due_on):
    word, _space, length = said.partition(" ")
    months = MONTHS.get(length) if word.lower() in ("binnen", "na") else None
    return months is not None and abs(months_later(made_on, months) - due_on) <= A_WEEK


@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2026, 11, 28), date(2028, 2, 29)])
def test_day_of_each_promise_follows_from_its_words(day):
    dated = [each for each in commitments_on(day) if each.get("due_on")]
    assert len(dated) > 40
    assert {each["subject"]: astray(each) for each in dated if astray(each)} == {}


def test_no_promise_names_a_day_without_its_year():
    texts = [each["text"] for each in commitments_on(date(2026, 11, 28))]
    assert [text for text in texts if WITHOUT_YEAR.search(text)] == []


def test_term_that_is_not_its_day_is_found():
    words = {"due_on": date(2026, 3, 1), "made_on": date(2025, 3, 1)}
    assert astray(words | {"text": "Het is er binnen een jaar."}) == []
    assert astray(words | {"text": "Het is er binnen negen maanden."}) == ["binnen negen maanden"]
    assert astray(words | {"text": "Het is er voor het zomerreces."}) == ["voor het zomerreces"]
    assert astray(words | {"text": "Het is er uiterlijk op 2 maart 2026."}) == [date(2026, 3, 2)]
