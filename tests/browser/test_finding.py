"""A long list of choices: one finds in it by typing, and what is ticked never disappears."""

import pytest

from tests import factories
from tests.browser.mistakes import DESK, PHONE
from tests.browser.people import Town

pytestmark = pytest.mark.browser
SHOWN = ".choice:visible label"


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_long_list_shows_what_fits_and_what_is_ticked(visit, transactional_db):
    town = Town()
    points = [f"Zet bank {number} in het park." for number in range(1, 21)]
    first = factories.advice(title="Banken", recommendations=[*points, "Laat de bus vaker rijden."])
    staff = visit(town.staff).goto("/werk/toezeggingen/nieuw/")
    staff.fill(recommendations=[first.recommendations.get(number=3).pk])
    box = staff.main.locator("fieldset").filter(has=staff.page.locator("[name=recommendations]"))
    box.get_by_label("Zoek in deze lijst").fill("BUS vaker")
    assert [text.partition(": ")[2] for text in box.locator(SHOWN).all_inner_texts()] == [
        "Zet bank 3 in het park.",
        "Laat de bus vaker rijden.",
    ]
    assert box.get_by_role("status").inner_text() == "2 van 21 in beeld"
    staff.check()
    box.get_by_label("Zoek in deze lijst").press("Enter")
    assert staff.heading == "Toezegging of motie vastleggen", "Enter sends nothing"
    box.get_by_label("Zoek in deze lijst").fill("")
    assert box.locator(SHOWN).count() == 21
