"""Which advice a letter is about, and what of a document goes where."""

import pytest

from advices.models import Advice
from advices.understanding.proposals import advice_named, summary_in
from tests import factories
from tests.reading_helpers import blocks_in


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Reactie op uw advies “Vervoer op maat”", "Vervoer op maat"),
        ("Uw advies {first}, ontvangen in mei", "Vervoer op maat"),
        ("Uw advies vervoer op maat ({second})", "Vervoer op maat"),
        ("Uw adviezen {first} en {second}", None),
        ("Kenmerk {first}1", None),
        ("Dank voor uw advies", None),
    ],
)
def test_advice_that_a_letter_names(words, named):
    first, second = [factories.advice(title=title).reference for title in ("Vervoer op maat", "Wonen")]
    found = advice_named(Advice.objects.order_by("serial"), words.format(first=first, second=second))
    assert (found and found.title) == named


def test_summary_is_what_stands_below_its_heading():
    text = "Advies over de bus\n\n# Samenvatting\n\nDe bus is laat.\n\nDat moet anders.\n\n# Aanleiding\n\nTekst.\n"
    assert summary_in(blocks_in(text)) == "De bus is laat.\n\nDat moet anders."


def test_document_without_that_heading_has_no_summary():
    assert summary_in(blocks_in("Advies over de bus\n\nDe bus is laat.\n")) == ""
