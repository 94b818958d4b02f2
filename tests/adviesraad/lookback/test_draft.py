"""Beside the draft: what was advised before that is like it, with what came of it, and one click that marks it."""

import pytest
from django.urls import reverse

from advices.actions.advice import mark_repetition
from adviesraad.lookback.draft import look_back
from governance.models import AuditEvent
from governance.workflow import Refused
from tests import factories
from tests.adviesraad.page_reading import filled_in, form_in, links_in, main_in, mistakes_in, words_in

pytestmark = pytest.mark.django_db

BUS = "Laat de buurtbus ook op zondag rijden."
LETTERS = "Schrijf brieven die iedereen begrijpt."


@pytest.fixture
def before(council):
    """Two public recommendations, the first of which was promised."""
    advice = factories.advice(title="Over de bus", recommendations=[BUS, LETTERS])
    bus, letters = advice.recommendations.all()
    factories.reading(factories.reaction(bus))
    factories.commitment(recommendations=[bus])
    return bus, letters


@pytest.fixture
def draft(before):
    return factories.advice(
        status="draft", title="Vervoer", recommendations=["De buurtbus moet op zondag gaan rijden."]
    )


@pytest.fixture
def site(client, advisor):
    client.force_login(advisor)
    return client


def page_of(draft):
    return reverse("advice_look_back", args=[draft.pk])


def found(texts, draft, user, chosen=()):
    rows, _known = look_back(texts, chosen, advice=draft, council_id=draft.council_id, user=user)
    return [[row.text for row in like] for like in rows]


def test_likest_comes_first_and_the_unlike_is_left_out(draft, advisor):
    assert found([BUS, "Begrijpelijke brieven", "Iets heel anders"], draft, advisor) == [[BUS], [LETTERS], []]


def test_theme_of_the_advice_comes_first(council, advisor):
    for theme in ("Wonen", "Mantelzorg"):
        factories.advice(recommendations=[f"Zet bankjes neer ({theme})."], themes=[factories.theme(theme)])
    for theme, first in (("Wonen", "(Wonen)"), ("Mantelzorg", "(Mantelzorg)")):
        draft = factories.advice(status="draft", themes=[factories.theme(theme)])
        [rows] = found(["bankjes"], draft, advisor)
        assert len(rows) == 2
        assert first in rows[0]


def test_at_most_five_are_proposed(council, advisor):
    factories.advice(recommendations=[f"Zet bankje {number} neer." for number in range(7)])
    draft = factories.advice(status="draft")
    assert len(found(["bankje"], draft, advisor)[0]) == 5


def test_earlier_version_of_the_same_advice_is_not_proposed(before, advisor):
    new = factories.new_version(before[0].advice, "draft")
    assert found([BUS], new, advisor) == [[]]


def test_chosen_one_is_known_even_when_it_is_not_like(draft, before, advisor):
    _rows, known = look_back([], {before[1].pk, 999}, advice=draft, council_id=draft.council_id, user=advisor)
    assert known == {before[1].pk: before[1]}


def test_page_shows_what_came_of_it_in_words(site, draft, before):
    words = words_in(site.get(page_of(draft)))
    assert f"{BUS} Aanbeveling 1 uit advies {before[0].advice.reference} · Over de bus" in words
    assert "Toegezegd" in words
    assert "Deze aanbeveling herhaalt die" in words


def test_one_click_marks_the_repetition_and_another_takes_it_back(site, draft, before):
    point = draft.recommendations.get()
    response = site.post(page_of(draft), {"point": point.pk, "earlier": before[0].pk}, follow=True)
    assert list(point.repeats.all()) == [before[0]]
    assert (
        f"Aanbeveling 1 herhaalt nu aanbeveling 1 uit advies {before[0].advice.reference}." in response.content.decode()
    )
    assert "Deze aanbeveling herhaalt" in [heading.text for heading in main_in(response).find_all("h3")]
    assert AuditEvent.objects.last().details == {"changed": {}, "revision": 2}
    site.post(page_of(draft), {"point": point.pk, "earlier": before[0].pk, "undo": "1"})
    assert not point.repeats.exists()


def test_new_mark_comes_together_with_what_somebody_has_open(site, draft, before):
    address = reverse("advice_edit", args=[draft.pk])
    typed = filled_in(site.get(address), title="Nieuwe titel")
    mark_repetition(draft.recommendations.get(), before[0], by=draft.author)
    assert site.post(address, typed).status_code == 302
    draft.refresh_from_db()
    assert (draft.title, list(draft.recommendations.get().repeats.all())) == ("Nieuwe titel", [before[0]])


def test_adopted_advice_takes_no_mark(before, adopter):
    adopted = factories.advice(status="adopted")
    with pytest.raises(Refused):
        mark_repetition(adopted.recommendations.get(), before[0], by=adopter)
    assert not adopted.recommendations.get().repeats.exists()


@pytest.mark.parametrize("posted", [{}, {"point": "x", "earlier": "1"}, {"point": "9" * 30, "earlier": "²"}])
def test_nonsense_marks_nothing(posted, site, draft):
    assert site.post(page_of(draft), posted).status_code == 404


def test_recommendation_that_one_may_not_see_cannot_be_marked(site, draft, other_council):
    hidden = factories.recommendation(other_council, "adopted")
    posted = {"point": draft.recommendations.get().pk, "earlier": hidden.pk}
    assert site.post(page_of(draft), posted).status_code == 404


def test_search_finds_other_earlier_recommendations(site, draft, before):
    response = site.get(page_of(draft), {"q": "begrijpelijke brief"})
    assert f"Gevonden voor “begrijpelijke brief” {LETTERS}" in words_in(response)
    assert before[1].get_absolute_url() in links_in(response)


def boxes(response, row=0):
    """What can be ticked beside a row: {id: whether it is}."""
    found = main_in(response).select(f'input[name="recommendations-{row}-repeats"]')
    return {int(box["value"]): "checked" in box.attrs for box in found}


def test_form_proposes_beside_each_row_and_keeps_what_was_chosen(site, draft, before):
    point = draft.recommendations.get()
    point.repeats.add(before[1])
    response = site.get(reverse("advice_edit", args=[draft.pk]))
    assert boxes(response) == {before[1].pk: True, before[0].pk: False}
    assert boxes(response, row=1) == {}
    typed = filled_in(response, recommendations__0__repeats=[str(before[0].pk)])
    assert site.post(reverse("advice_edit", args=[draft.pk]), typed).status_code == 302
    assert list(point.repeats.all()) == [before[0]]


def test_looking_from_the_form_stores_nothing_and_keeps_what_was_typed(site, draft, before):
    address = reverse("advice_edit", args=[draft.pk])
    typed = filled_in(site.get(address), title="", recommendations__0__look_for="brieven begrijpen")
    response = site.post(address, typed | {"look_back": "recommendations-0"})
    assert boxes(response) == {before[1].pk: False}
    assert form_in(response)["title"] == [""]
    assert mistakes_in(response) == {}
    draft.refresh_from_db()
    assert draft.revision == 1


def test_new_advice_looks_back_too(site, before):
    address = reverse("advice_new")
    typed = filled_in(site.get(address), recommendations__0__text="De buurtbus op zondag")
    assert boxes(site.post(address, typed | {"look_back": "recommendations-0"})) == {before[0].pk: False}
    assert site.post(address, typed | {"look_back": "recommendations-0", "council": "x"}).status_code == 200
