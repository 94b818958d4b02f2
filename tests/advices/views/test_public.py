"""The list of advices, its filters, and what the page of one advice shows to whom."""

import pytest
from django.urls import reverse

from adviesraad.chain.link import term_sentence
from tests import factories
from tests.adviesraad.page_reading import links_in, words_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def advices():
    made = {
        "waiting": factories.advice(themes=[factories.theme()]),
        "overdue": factories.advice(sent_on=factories.today(-50), response_due_on=factories.today(-1)),
        "answered": factories.advice(sent_on=factories.today(-800)),
        "withdrawn": factories.advice(status="withdrawn"),
        "young": factories.advice(factories.council("Jongerenraad"), request=None),
    }
    factories.response(made["answered"])
    replaced = factories.advice(sent_on=factories.today(-3))
    made["newest"] = factories.new_version(replaced, sent_on=factories.today(-2))
    factories.advice(status="sent")
    return made


def found(client, advices, query=""):
    names = {advice.pk: name for name, advice in advices.items()}
    return {names[advice.pk] for advice in client.get(reverse("advice_list") + query).context["page_obj"]}


ALL = {"waiting", "overdue", "answered", "withdrawn", "young", "newest"}


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ALL),
        ("?council=jongerenraad", {"young"}),
        ("?council=bestaat-niet", ALL),
        ("?theme=mantelzorg", {"waiting"}),
        ("?state=awaiting", {"waiting", "overdue", "young", "newest"}),
        ("?state=overdue", {"overdue"}),
        ("?state=answered", {"answered"}),
        ("?state=withdrawn", {"withdrawn"}),
        ("?state=overdue&council=jongerenraad", set()),
        ("?kind=unsolicited", ALL),
        ("?kind=requested", set()),
        ("?year=1900", ALL),
    ],
)
def test_filter_shows_what_fits_and_all_for_nonsense(query, names, client, advices):
    assert found(client, advices, query) == names


def test_year_is_that_of_the_advice(client, advices):
    assert found(client, advices, f"?year={advices['answered'].issued_on.year}") == {"answered"}


def test_states_in_the_list(client, advices):
    page = client.get(reverse("advice_list")).context["page_obj"]
    names = {advice.pk: name for name, advice in advices.items()}
    assert {names[advice.pk]: advice.response_state for advice in page} == {
        "waiting": "awaiting_response",
        "overdue": "overdue",
        "answered": "answered",
        "withdrawn": "withdrawn",
        "young": "awaiting_response",
        "newest": "awaiting_response",
    }


def test_list_is_cut_into_pages_that_keep_the_filter(client):
    for _number in range(21):
        factories.advice()
    page = client.get(f"{reverse('advice_list')}?kind=unsolicited")
    assert (len(page.context["page_obj"]), page.context["page_obj"].paginator.count) == (20, 21)
    assert "?kind=unsolicited&page=2" in links_in(page)
    assert len(client.get(f"{reverse('advice_list')}?kind=unsolicited&page=2").context["page_obj"]) == 1


@pytest.mark.parametrize("days", [-23, 0, 5])
def test_term_stands_on_the_page_until_the_college_answers(days, client):
    due = factories.today(days)
    advice = factories.advice(sent_on=factories.today(-60), response_due_on=due)
    sentence = term_sentence(due, factories.today())
    assert sentence in words_in(client.get(advice.get_absolute_url()))
    factories.response(advice)
    assert client.get(advice.get_absolute_url()).context["term"] == ""


def test_answer_to_the_old_version_ends_the_term_of_the_new_one(client):
    old = factories.advice(sent_on=factories.today(-60))
    factories.response(old)
    new = factories.new_version(old, sent_on=factories.today(-50), response_due_on=factories.today(-8))
    page = client.get(new.get_absolute_url())
    assert (page.context["term"], len(page.context["responses"])) == ("", 1)


def test_draft_response_stands_on_the_page_of_its_own_side_only(client, staff, secretary):
    advice = factories.advice()
    factories.response(advice, "draft", text="Nog geheim.")
    seen = {}
    for name, user in (("staff", staff), ("secretary", secretary), ("anonymous", None)):
        client.force_login(user) if user else client.logout()
        seen[name] = "Nog geheim." in words_in(client.get(advice.get_absolute_url()))
    assert seen == {"staff": True, "secretary": False, "anonymous": False}


@pytest.mark.parametrize(
    ("who", "status", "steps"),
    [
        ("advisor", "draft", ["in_review"]),
        ("adopter", "in_review", ["draft", "adopted"]),
        ("secretary", "in_review", ["draft"]),
        ("secretary", "adopted", ["sent"]),
        ("secretary", "sent", ["published"]),
        ("secretary", "published", ["withdrawn"]),
        ("secretary", "withdrawn", []),
        ("staff", "sent", []),
        ("advisor", "published", []),
    ],
)
def test_page_offers_the_steps_of_ones_role(who, status, steps, client, request):
    client.force_login(request.getfixturevalue(who))
    advice = factories.advice(status=status)
    links = links_in(client.get(advice.get_absolute_url()))
    every = ["draft", "in_review", "adopted", "sent", "published", "withdrawn"]
    assert [each for each in every if reverse("advice_step", args=[advice.pk, each]) in links] == steps


def test_page_of_a_request_shows_public_advices_only(client):
    record = factories.advice_request(public=True)
    factories.advice(status="sent", request=record, title="Nog niet openbaar")
    page = client.get(record.get_absolute_url())
    assert list(page.context["advices"]) == []
    assert "Nog niet openbaar" not in words_in(page)
