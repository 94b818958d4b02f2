"""The page that says how easily an advice reads."""

import pytest
from django.urls import reverse

from tests import factories
from tests.adviesraad.page_reading import main_in, words_in

pytestmark = pytest.mark.django_db

LONG = "Wij vragen " + "heel " * 20 + "veel."


def page(client, advice):
    return client.get(reverse("advice_readability", args=[advice.pk]))


def test_page_shows_the_figure_per_part_and_the_hints(client, advisor):
    client.force_login(advisor)
    rows = [{"text": "De kat is ziek.", "explanation": "<p>Inzake de kat.</p>"}]
    advice = factories.advice(status="draft", summary=LONG, text="", recommendations=rows)
    response = page(client, advice)
    cells = [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in main_in(response).select("tbody tr")]
    assert cells == [
        ["Samenvatting", "23", "23,0", "1,04", "105", "heel makkelijk"],
        ["Aanbevelingen", "7", "3,5", "1,29", "105", "heel makkelijk"],
        ["Alles bij elkaar", "30", "10,0", "1,10", "113", "heel makkelijk"],
        ["inzake", "over", "1"],
    ]
    words = words_in(response)
    assert "heel veel. (23 woorden)" in words
    assert "Bij minder dan 100 woorden zegt het cijfer weinig." in words
    assert "206,835 − 0,93 × woorden per zin − 77 × lettergrepen per woord" in words


def test_empty_draft_says_that_there_is_no_text(client, advisor):
    client.force_login(advisor)
    advice = factories.advice(status="draft", summary="", recommendations=[])
    assert "Er is nog geen tekst." in words_in(page(client, advice))


def test_hard_text_is_submitted_all_the_same(client, advisor):
    advice = factories.advice(status="draft", summary=LONG * 9)
    factories.advice_actions.submit(advice, by=advisor)
    assert advice.status == "in_review"
