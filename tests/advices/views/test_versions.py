"""What differs between two versions of an advice, as the public reads it."""

import pytest
from django.urls import reverse

from advices.actions import advice as advices
from advices.actions.rows import RecommendationRow
from tests import factories
from tests.adviesraad.page_reading import links_in, main_in, words_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def old():
    rows = [{"text": "Laat de bus rijden."}, {"text": "Zet een bank neer."}, {"text": "Schrijf helder."}]
    return factories.advice(title="Vervoer", summary="Wij vragen 100 euro.", recommendations=rows)


@pytest.fixture
def new(old):
    """The second recommendation is gone, the third comes first with other words, and there is a new one."""
    draft = factories.new_version(old, "draft")
    first, _second, third = draft.recommendations.all()
    rows = [
        RecommendationRow(id=third.pk, text="Schrijf kort en helder.", legal_basis="Awb 3:46"),
        RecommendationRow(id=first.pk, text="Laat de bus rijden."),
        RecommendationRow(text="Vraag reizigers."),
    ]
    advices.save_advice(draft, {"summary": "Wij vragen 200 euro."}, rows, by=draft.author, seen_revision=1)
    return draft


def address(advice):
    return reverse("advice_changes", args=[advice.council.slug, advice.reference])


def parts_in(response):
    """{heading: (what was removed, what was added)} of the page."""
    return {
        section.h2.get_text(): tuple(
            [each.get_text(" ", strip=True) for each in section.find_all(tag)] for tag in ("del", "ins")
        )
        for section in main_in(response).find_all("section")
    }


def removed(words):
    return f"[weggehaald: {words} einde van wat is weggehaald]"


def added(words):
    return f"[toegevoegd: {words} einde van wat is toegevoegd]"


def test_public_page_shows_each_change_by_the_word(client, old, new):
    factories.bring(new, "published")
    response = client.get(address(new))
    assert parts_in(response) == {
        "Samenvatting": ([removed("100")], [added("200")]),
        "Aanbeveling 1": ([], [added("kort en"), added("Awb 3:46")]),
        "Aanbeveling 2": ([], []),
        "Aanbeveling 3": ([], [added("Vraag reizigers.")]),
        "Aanbeveling 2, vervallen": ([removed("Zet een bank neer.")], []),
    }
    words = words_in(response)
    assert "Dit was aanbeveling 3." in words
    assert "Wat er is veranderd: Een rekenfout is hersteld." in words
    assert words.endswith("Wat hetzelfde bleef Titel")


def test_advice_links_to_what_has_changed_since_the_version_before(client, old, new):
    factories.bring(new, "published")
    assert address(new) in links_in(client.get(new.get_absolute_url()))
    assert address(old) not in links_in(client.get(old.get_absolute_url()))


def test_first_version_has_no_changes(client, old):
    assert client.get(address(old)).status_code == 404


@pytest.mark.parametrize("status", ["draft", "in_review", "adopted", "sent"])
def test_changes_of_a_version_that_is_not_public_are_for_the_council(status, client, new, advisor):
    factories.bring(new, status)
    assert client.get(address(new)).status_code == 404
    client.force_login(advisor)
    assert client.get(address(new)).status_code == 200


def test_changes_show_no_word_of_a_version_that_was_withdrawn(client, old, new, advisor):
    factories.bring(new, "withdrawn")
    assert client.get(address(new)).status_code == 404
    client.force_login(advisor)
    assert "200" in words_in(client.get(address(new)))


def test_versions_with_the_same_words_say_so(client, old):
    new = factories.new_version(old)
    assert "De woorden zijn dezelfde." in words_in(client.get(address(new)))


def test_changed_words_are_escaped(client, old, new):
    new.refresh_from_db()
    advices.save_advice(
        new, {"summary": "<script>x</script>"}, [RecommendationRow(text="Een.")], by=new.author, seen_revision=2
    )
    factories.bring(new, "published")
    assert "<script>x" not in main_in(client.get(address(new))).decode()
