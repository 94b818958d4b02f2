"""Which published texts are most like a text."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents.search.likeness import distinctive_words, most_like
from tests import factories

pytestmark = pytest.mark.django_db

TEXTS = [
    "Maak het vervoer naar de dagbesteding kosteloos.",
    "Zet bankjes langs de route naar het station.",
    "Maak de brieven van de gemeente leesbaar.",
]


@pytest.fixture
def points(council):
    advice = factories.advice(title="Advies", recommendations=TEXTS)
    return {point.text: point.pk for point in advice.recommendations.all()}


def like(text, council, **kwargs):
    return most_like([text], kind="recommendation", council_id=council.pk, **kwargs)[0]


def test_text_that_shares_rare_words_is_found_first(points, council):
    found = like("De gemeente regelt kosteloos vervoer.", council)
    assert [each.object_id for each in found] == [points[TEXTS[0]], points[TEXTS[2]]]
    assert round(found[0].score, 3) == round(2 * 1.3862943611, 3)  # two words, each in one of three: 2 ln(4/1)


def test_word_that_stands_in_more_texts_counts_for_less(points, council):
    found = {each.object_id: round(each.score, 3) for each in like("maken", council)}
    assert found == {points[TEXTS[0]]: 0.693, points[TEXTS[2]]: 0.693}  # ln(4/2)


@pytest.mark.parametrize("text", ["een brief", "BRIEVEN", "leesbare", "dagbesteding"])
def test_other_form_of_a_word_is_found(text, points, council):
    assert len(like(text, council)) == 1


@pytest.mark.parametrize("text", ["", "   ", "de het een", "!!!", "xyzzy", "'; DROP TABLE x; --", "a & (b | "])
def test_text_that_says_nothing_finds_nothing(text, points, council):
    assert like(text, council) == []


def test_only_this_kind_and_council_is_looked_in(points, council, other_council):
    assert like("kosteloos vervoer", other_council) == []
    assert most_like(["kosteloos vervoer"], kind="commitment", council_id=council.pk) == [[]]


def test_what_is_not_published_is_not_found(council):
    factories.advice(status="sent", recommendations=TEXTS)
    assert like("kosteloos vervoer", council) == []


def test_less_than_enough_is_left_out(points, council):
    assert len(like("maken", council, enough=0.69)) == 2
    assert like("maken", council, enough=0.70) == []


def test_many_texts_cost_one_query_and_none_costs_none(points, council):
    with CaptureQueriesContext(connection) as queries:
        found = most_like([*TEXTS, ""] * 10, kind="recommendation", council_id=council.pk)
        assert most_like(["", "de"], kind="recommendation", council_id=council.pk) == [[], []]
    assert len(queries) == 1
    assert [bool(each) for each in found[:4]] == [True, True, True, False]


def test_words_are_counted_once_and_short_ones_are_left_out():
    assert distinctive_words("Op de brief, brieven! Op.") == ["('brieven':* | 'brief':*)"]
    assert len(distinctive_words(" ".join(f"woord{number}" for number in range(100)))) == 80
