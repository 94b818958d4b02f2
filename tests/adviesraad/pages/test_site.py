"""Home, search, figures, look-back and about: what they show, counted by hand."""

import pytest
from django.urls import reverse

from adviesraad.figures.counting import home_figures, statements, table_of_states, table_of_verdicts
from adviesraad.lookback.policy import ancestors
from governance.trail.recording import newest_hash
from tests import factories
from tests.adviesraad.page_reading import links_in, main_in, words_in

pytestmark = pytest.mark.django_db


def numbers():
    return [number for _label, number, _url in home_figures()]


def test_figures_count_what_is_public_and_nothing_else():
    factories.advice(recommendations=["een", "twee"])
    factories.advice(sent_on=factories.today(-60), response_due_on=factories.today(-1))
    factories.advice(status="sent", sent_on=factories.today(-60), response_due_on=factories.today(-1))
    factories.advice(status="withdrawn")
    factories.new_version(factories.advice())
    factories.commitment(due_on=factories.today(-1))
    factories.commitment("settlement_proposed", due_on=factories.today())
    factories.commitment("settled")
    factories.commitment("draft", due_on=factories.today(-1))
    factories.commitment(kind="motion", due_on=factories.today(-1))
    factories.commitment(kind="motion")
    factories.commitment(kind="motion")
    assert numbers() == [4, 4, 1, 2, 1, 3, 1]


def test_numbers_on_the_home_page_equal_the_lists_they_lead_to(client):
    factories.advice(sent_on=factories.today(-60), response_due_on=factories.today(-1))
    factories.advice()
    factories.commitment(due_on=factories.today(-1))
    factories.commitment()
    for _label, number, url in home_figures():
        page = client.get(url)
        if "page_obj" in page.context:
            assert (url, page.context["page_obj"].paginator.count) == (url, number)


def test_each_kind_of_statement_is_counted_in_a_table_of_its_own():
    recommendation = factories.recommendation()
    factories.verdict(recommendation, "done", by=factories.staff())
    factories.verdict(recommendation, "not_done")
    factories.recommendation()
    counts = statements()
    assert [(state, count) for state, count, _url in table_of_states(counts)] == [("awaiting_response", 2)]
    verdicts = [(verdict, *(count for count, _url in sides)) for verdict, sides in table_of_verdicts(counts)]
    assert verdicts == [("done", 1, 0), ("not_done", 0, 1), ("unjudged", 1, 1)]


def test_tables_of_a_site_without_recommendations_are_empty():
    counts = statements()
    assert (table_of_states(counts), table_of_verdicts(counts)) == ([], [])


def test_numbers_in_the_table_equal_the_lists_they_lead_to(client):
    recommendation = factories.recommendation()
    factories.verdict(recommendation, "done", by=factories.staff())
    factories.verdict(recommendation, "not_done")
    factories.advice(recommendations=["een", "twee"])
    factories.advice(status="withdrawn")
    counts = statements()
    cells = [(count, url) for _state, count, url in table_of_states(counts)]
    cells += [cell for _verdict, sides in table_of_verdicts(counts) for cell in sides]
    assert len(cells) == 7
    for count, url in cells:
        assert (url, client.get(url).context["page_obj"].paginator.count) == (url, count)


def test_recommendations_by_statement_theme_and_council(client):
    theme = factories.theme()
    mine = factories.advice(themes=[theme]).recommendations.get()
    factories.recommendation()
    factories.verdict(mine, "done")

    def found(question):
        page = client.get(reverse("recommendation_list") + question)
        return page.context["page_obj"].paginator.count

    assert found("") == 2
    assert found("?advisory_council=done") == 1
    assert found("?municipality=done") == 0
    assert found("?advisory_council=none") == 1
    assert found("?municipality=none&advisory_council=done") == 1
    assert found("?state=awaiting_response") == 2
    assert found(f"?theme={theme.slug}") == 1
    assert found(f"?council={mine.advice.council.slug}") == 2


def test_home_shows_the_five_newest(client):
    for number in range(7):
        advice = factories.advice(title=f"Advies {number}", sent_on=factories.today(-number))
        factories.response(advice, responded_on=factories.today(-number))
        factories.commitment(subject=f"Toezegging {number}", made_on=factories.today(-number))
    page = client.get("/")
    assert [advice.title for advice in page.context["advices"]] == [f"Advies {n}" for n in range(5)]
    assert [response.advice.title for response in page.context["responses"]] == [f"Advies {n}" for n in range(5)]
    assert [each.subject for each in page.context["promises"]] == [f"Toezegging {n}" for n in range(5)]


@pytest.mark.parametrize(
    ("asked", "written"),
    [("adviezen", "advies"), ("advies", "adviezen"), ("steden", "stad"), ("mantelzorg", "mantelzorgers")],
)
def test_search_finds_other_forms_of_a_word(asked, written, client):
    advice = factories.advice(title="Over iets", summary=f"Dit gaat over {written}.", recommendations=["Doe iets."])
    page = client.get(reverse("search"), {"q": asked})
    assert advice.get_absolute_url() in links_in(page)
    assert [mark.get_text() for mark in main_in(page).find_all("mark")] == [written]


def test_search_for_one_kind(client):
    factories.advice(title="Vervoer", recommendations=["Vervoer kosteloos."])
    counts = {}
    for kind in ("", "advice", "recommendation", "commitment", "onzin"):
        page = client.get(reverse("search"), {"q": "vervoer", "soort": kind})
        counts[kind] = page.context["page_obj"].paginator.count
    assert counts == {"": 2, "advice": 1, "recommendation": 1, "commitment": 0, "onzin": 2}


def test_about_shows_the_seal_of_the_newest_line(client):
    factories.advice()
    assert newest_hash() in words_in(client.get(reverse("about")))


def plan(title, *before):
    policy = factories.policy(title, succeeds=before)
    factories.policy_version(policy)
    return policy


def test_look_back_reaches_every_ancestor():
    first, other = plan("2010"), plan("2011")
    second = plan("2014", first, other)
    third = plan("2018", second)
    assert ancestors(third) == {first.pk, other.pk, second.pk}
    assert ancestors(first) == set()


def test_look_back_ends_in_a_circle():
    first = plan("2010")
    second = plan("2014", first)
    first.succeeds.add(second)
    assert ancestors(first) == {first.pk, second.pk}


def test_look_back_shows_what_was_advised_before(client):
    first = plan("2010")
    second = plan("2014", first)
    versions = list(first.versions.all())
    before = factories.advice(policy_versions=versions, recommendations=["Eerder gezegd."]).recommendations.get()
    factories.advice(status="sent", policy_versions=versions)
    factories.advice(status="withdrawn", policy_versions=versions)
    both = [*versions, *second.versions.all()]
    factories.advice(policy_versions=both)
    page = client.get(second.get_absolute_url())
    assert list(page.context["look_back"]) == [before]
    assert before.get_absolute_url() in links_in(page)
    assert list(client.get(first.get_absolute_url()).context["look_back"]) == []


def test_theme_page_shows_its_public_advices_and_documents(client):
    theme = factories.theme()
    shown = factories.advice(themes=[theme])
    factories.advice(status="sent", themes=[theme])
    public, hidden = factories.policy("Openbaar", themes=[theme]), factories.policy("Verborgen", themes=[theme])
    factories.policy_version(public)
    page = client.get(theme.get_absolute_url())
    assert list(page.context["advices"]) == [shown]
    assert list(page.context["policies"]) == [public]
    assert hidden.title not in words_in(page)
