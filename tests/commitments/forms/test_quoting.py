"""From the sentences of a reaction, and from the meeting of the one before, to new commitments."""

import pytest
from django.urls import reverse
from django.utils.translation import gettext as _

from commitments.models import Commitment
from tests import factories
from tests.adviesraad.page_reading import filled_in, form_in, links_in, main_in, words_in
from tests.factories import today

pytestmark = pytest.mark.django_db

NEW = reverse("commitment_new")
TEXT = (
    "Dank voor uw advies. Wij zullen de folder vóór 1 maart 2031 herschrijven."
    " Wij komen voor het zomerreces terug op de balie."
)


@pytest.fixture
def reaction():
    return factories.reaction(text=TEXT, signed_by=factories.office_holder())


@pytest.fixture
def signed_in(client, staff):
    client.force_login(staff)
    return client


def sentences(reaction):
    return reverse("promise_sentences", args=[reaction.pk])


def test_every_sentence_can_be_ticked_and_promises_are_marked_in_words(signed_in, reaction):
    page = main_in(signed_in.get(sentences(reaction)))
    rows = [(row.label.get_text(), row.input["value"], bool(row.strong)) for row in page.select(".ticked > li")]
    assert rows == [
        ("Dank voor uw advies.", "0", False),
        ("Wij zullen de folder vóór 1 maart 2031 herschrijven.", "1", True),
        ("Wij komen voor het zomerreces terug op de balie.", "2", True),
    ]
    assert page.find("form")["action"] == NEW
    assert f"{NEW}?reactie={reaction.pk}&zin=1" in links_in(signed_in.get(sentences(reaction)))


def test_sentence_fills_in_the_form(signed_in, reaction):
    form = form_in(signed_in.get(f"{NEW}?reactie={reaction.pk}&zin=1"))
    sentence = "Wij zullen de folder vóór 1 maart 2031 herschrijven."
    assert (form["text"], form["source"], form["subject"]) == ([sentence], [sentence], [sentence.rstrip(".")])
    assert (form["due_on"], form["due_as_said"]) == (["2031-03-01"], [""])
    assert (form["made_on"], form["made_by"]) == (
        [str(reaction.response.responded_on)],
        [str(reaction.response.signed_by_id)],
    )
    assert form["recommendations"] == [str(reaction.recommendation_id)]
    assert form_in(signed_in.get(f"{NEW}?reactie={reaction.pk}&zin=2"))["due_as_said"] == ["voor het zomerreces"]


def test_several_sentences_are_made_commitments_one_after_the_other(signed_in, reaction):
    address = f"{NEW}?reactie={reaction.pk}&zin=2&zin=1&zin=99&zin=x"
    following = signed_in.post(address, filled_in(signed_in.get(address)))["Location"]
    assert following == f"{NEW}?reactie={reaction.pk}&zin=1"
    last = signed_in.post(following, filled_in(signed_in.get(following)))["Location"]
    made = list(Commitment.objects.order_by("pk").values_list("text", "source_reaction", "status"))
    assert made == [
        ("Wij komen voor het zomerreces terug op de balie.", reaction.pk, "draft"),
        ("Wij zullen de folder vóór 1 maart 2031 herschrijven.", reaction.pk, "draft"),
    ]
    assert last == reverse("commitment_work", args=[Commitment.objects.latest("pk").pk])


def test_selected_words_fill_in_the_form(signed_in, reaction):
    words = "de folder vóór 1 maart 2031"
    form = form_in(signed_in.get(NEW, {"reactie": reaction.pk, "tekst": f" {words}\n"}))
    assert (form["text"], form["source"], form["subject"]) == ([words], [words], [words])


@pytest.mark.parametrize("words", ["", " ", "Wij beloven gouden bergen.", "x" * 5000])
def test_words_that_are_not_in_the_reaction_are_not_quoted(words, signed_in, reaction):
    form = form_in(signed_in.get(NEW, {"reactie": reaction.pk, "tekst": words}))
    assert form["text"] == [TEXT]


def test_script_for_selecting_is_only_there_for_whom_may(signed_in, reaction):
    address = reaction.recommendation.get_absolute_url()
    assert "js/quote." in signed_in.get(address).content.decode()
    signed_in.logout()
    assert "js/quote." not in signed_in.get(address).content.decode()


def test_reaction_in_general_terms_offers_the_sentences_of_the_response(signed_in):
    response = factories.response(text="<p>Dank. Wij zullen dit regelen.</p>", reactions={1: None})
    page = main_in(signed_in.get(sentences(response.reactions.get())))
    assert [row.get_text() for row in page.select(".ticked label")] == ["Dank.", "Wij zullen dit regelen."]


def test_draft_of_the_other_side_shows_no_sentences(client, secretary):
    client.force_login(secretary)
    assert client.get(sentences(factories.reaction(status="draft"))).status_code == 404


def test_another_one_from_the_same_meeting_takes_its_facts_along(client, registry):
    client.force_login(registry)
    minutes = factories.document(by=registry)
    holder = factories.office_holder()
    first = factories.commitment(
        "draft", receiver="municipal_council", by=registry, meeting="Raad van 3 mei", made_on=today(-3),
        made_by=holder, made_to="mevrouw Jansen", source="Besluitenlijst", source_document=minutes,
    )  # fmt: skip
    address = f"{NEW}?na={first.pk}"
    page = client.get(address)
    form = form_in(page)
    expected = {
        "meeting": "Raad van 3 mei", "made_on": str(today(-3)), "made_by": str(holder.pk), "made_to": "mevrouw Jansen",
        "receiver": "municipal_council", "source": "Besluitenlijst", "subject": "", "text": "",
    }  # fmt: skip
    assert {name: form[name] for name in expected} == {name: [value] for name, value in expected.items()}
    assert "brief.txt" in words_in(page)
    answers = filled_in(page, subject="Tweede", text="Ik zoek het uit.", another="1")
    following = client.post(address, answers)["Location"]
    second = Commitment.objects.latest("pk")
    assert following == f"{NEW}?na={second.pk}"
    assert (second.subject, second.source_document, second.meeting) == ("Tweede", minutes, "Raad van 3 mei")


@pytest.mark.parametrize("query", ["na=999999", "na=x", "reactie=1&zin=0", "zin=1", f"na={'9' * 50}"])
def test_nonsense_in_the_address_starts_an_empty_form(query, signed_in):
    assert form_in(signed_in.get(f"{NEW}?{query}"))["subject"] == [""]


def test_draft_of_the_other_side_gives_nothing_away(client, secretary):
    hidden = factories.commitment("draft", meeting="Geheim overleg")
    client.force_login(secretary)
    assert form_in(client.get(f"{NEW}?na={hidden.pk}"))["meeting"] == [""]


def test_chain_leads_to_the_sentences(signed_in, reaction):
    page = signed_in.get(reaction.recommendation.get_absolute_url())
    assert sentences(reaction) in links_in(page)
    assert _("Make this a commitment") in words_in(page)
