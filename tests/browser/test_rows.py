"""The recommendations of a draft: moved, split and merged with the keyboard, and the focus stays with the row."""

import pytest

from tests import factories
from tests.browser.mistakes import DESK, PHONE
from tests.browser.people import Town

pytestmark = pytest.mark.browser

POINTS = ["Maak het vervoer kosteloos.", "Rijd ook in het weekend. Rijd ook ’s avonds.", "Vraag wie meerijdt."]


@pytest.fixture(params=[DESK, PHONE])
def width(request):
    return request.param


@pytest.fixture
def advice(transactional_db):
    Town()
    return factories.advice(status="draft", recommendations=POINTS)


@pytest.fixture
def author(visit, advice):
    return visit(factories.author()).goto(f"/werk/adviezen/{advice.pk}/bewerken/")


def press(visitor, name):
    """Press the button of this name with the keyboard."""
    with visitor._arriving():
        visitor.main.get_by_role("button", name=name, exact=True).press("Enter")


FOCUS = """() => {
    const { name, value } = document.activeElement;
    return name.includes("-") ? name : `${name} ${value}`;
}"""


def focused(visitor):
    """The name of what has the focus; of a button also its row, counted from 0."""
    return visitor.page.evaluate(FOCUS)


def rows(visitor):
    fields = visitor.main.locator("[data-row] textarea[name$='-text']")
    return [field.input_value() for field in fields.all()][: len(POINTS) + 2]


def test_row_moves_with_the_keyboard_and_keeps_the_focus(author, advice):
    press(author, "Omlaag (aanbeveling 1)")
    assert (rows(author)[:3], focused(author)) == ([POINTS[1], POINTS[0], POINTS[2]], "move_down 1")
    with author._arriving():
        author.page.keyboard.press("Enter")
    assert focused(author) == "move_down 2"
    press(author, "Omhoog (aanbeveling 2)")
    assert focused(author) == "move_down 0"
    author.send()
    assert author.texts("ol.results h3") == [f"1. {POINTS[2]}", f"2. {POINTS[1]}", f"3. {POINTS[0]}"]


def test_row_is_split_at_the_cursor_and_merged_again(author, advice):
    pks = list(advice.recommendations.order_by("number").values_list("pk", flat=True))
    field = author.field("recommendations-1-text")
    field.focus()
    field.press("Control+Home")
    for _word in range(6):
        field.press("Control+ArrowRight")
    press(author, "Splits hier (aanbeveling 2)")
    assert rows(author)[1:3] == ["Rijd ook in het weekend.", "Rijd ook ’s avonds."]
    assert focused(author) == "recommendations-2-text"
    author.send()
    stored = list(advice.recommendations.order_by("number").values_list("pk", flat=True))
    assert (stored[:2], stored[3]) == (pks[:2], pks[2])
    author.goto(f"/werk/adviezen/{advice.pk}/bewerken/")
    press(author, "Voeg samen met de volgende (aanbeveling 2)")
    assert rows(author)[1] == "Rijd ook in het weekend.\n\nRijd ook ’s avonds."
    author.send()
    assert list(advice.recommendations.order_by("number").values_list("pk", flat=True)) == pks


def test_enter_in_a_field_saves_and_does_not_arrange_rows(author, advice):
    with author._arriving():
        author.field("title").press("Enter")
    assert author.path == f"/werk/adviezen/{advice.pk}/"


def test_layout_of_an_explanation_moves_along_with_its_row(author, advice):
    editor = author.main.locator("#id_recommendations-0-explanation")
    editor.focus()
    author.page.keyboard.press("Control+B")
    author.page.keyboard.type("Daarom")
    press(author, "Omlaag (aanbeveling 1)")
    assert author.main.locator("#id_recommendations-1-explanation").inner_html() == "<p><strong>Daarom</strong></p>"
    author.send()
    assert advice.recommendations.get(number=2).explanation == "<p><strong>Daarom</strong></p>"
