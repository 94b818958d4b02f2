"""The round on the pages: the form of an opinion, what the members see, and what the public reads."""

import pytest
from django.urls import reverse

from advices.models import Review
from advices.tasks import advice_pdf_html
from adviesraad.desk import desk_of
from governance.models import Council
from tests import factories
from tests.adviesraad.pages import filled_in, form_in, general_mistakes_in, main_in, mistakes_in, words_in

pytestmark = pytest.mark.django_db

ASKED = "Geef uw oordeel over dit concept"


@pytest.fixture
def advice(adopter):
    return factories.advice(status="in_review", title="Vervoer")


def address(advice):
    return reverse("review_new", args=[advice.pk])


def give(client, member, advice, **typed):
    client.force_login(member)
    return client.post(address(advice), filled_in(client.get(address(advice)), **typed))


def steps(user):
    return [task.step for task in desk_of(type(user).objects.get(pk=user.pk))["waiting"]]


def work_page(client, user, advice):
    client.force_login(user)
    return client.get(reverse("advice_work", args=[advice.pk]))


def test_opinion_is_given_on_a_page_with_the_words(client, advice, adopter):
    client.force_login(adopter)
    page = client.get(address(advice))
    assert "Wij vragen kosteloos vervoer." in words_in(page)
    asked = {"seen_revision": ["1"], "note": [""], "minority_note": [""], "names": [adopter.name]}
    assert form_in(page) == {"typed_by": [str(adopter.pk)], **asked}
    response = give(client, adopter, advice, opinion="not_agreed", note="Te duur.", minority_note="Het is te duur.")
    assert response["Location"] == reverse("advice_work", args=[advice.pk])
    assert Review.objects.get().opinion == "not_agreed"
    assert advice.minority_notes.get().names == adopter.name


def test_desk_asks_for_an_opinion_until_it_is_given(client, advice, adopter, advisor):
    assert steps(adopter) == [ASKED]
    give(client, adopter, advice, opinion="agreed")
    assert steps(adopter) == ["Lezen en vaststellen"]
    assert steps(advisor) == ["Door u geschreven. Een ander lid stelt het vast"]


def test_desk_offers_adoption_only_when_enough_members_agree(client, advice, adopter):
    Council.objects.update(adoption_quorum=1)
    give(client, adopter, advice, opinion="not_agreed", note="Nee.")
    assert steps(adopter) == []
    give(client, adopter, advice, opinion="agreed", note="")
    assert steps(adopter) == ["Lezen en vaststellen"]


def test_desk_asks_again_when_the_words_changed(client, advice, adopter):
    give(client, adopter, advice, opinion="agreed")
    type(advice).objects.update(revision=2)
    assert steps(adopter) == [ASKED]
    page = work_page(client, adopter, advice)
    assert "Over een eerdere versie van de tekst" in words_in(page)


def test_words_that_changed_meanwhile_are_shown_and_nothing_typed_is_lost(client, advice, adopter):
    client.force_login(adopter)
    typed = filled_in(client.get(address(advice)), opinion="agreed_with_note", note="Mits snel.")
    type(advice).objects.update(revision=2, summary="Wij vragen iets anders.")
    response = client.post(address(advice), typed)
    assert general_mistakes_in(response) == ["De tekst is veranderd terwijl u las. Lees die eerst opnieuw."]
    assert "Wij vragen iets anders." in words_in(response)
    assert form_in(response)["note"] == ["Mits snel."]
    assert client.post(address(advice), filled_in(response)).status_code == 302
    assert Review.objects.get().revision == 2


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({}, "opinion", "Maak een keuze."),
        (
            {"opinion": "not_agreed"},
            "note",
            "Schrijf op wat uw opmerking is, of waarom u niet akkoord bent.",
        ),
        (
            {"opinion": "agreed", "minority_note": "Nee."},
            "minority_note",
            "Wie akkoord is, heeft geen minderheidsstandpunt. Maak het leeg, of kies een ander oordeel.",
        ),
    ],
)
def test_opinion_says_what_is_missing(typed, field, sentence, client, advice, adopter):
    assert mistakes_in(give(client, adopter, advice, **typed)) == {field: [sentence]}
    assert not Review.objects.exists()


def test_members_read_who_said_what_and_the_public_does_not(client, advice, adopter, secretary):
    Council.objects.update(adoption_quorum=1)
    assert "Nog geen oordeel" in words_in(work_page(client, secretary, advice))
    give(client, adopter, advice, opinion="agreed_with_note", note="Mits snel.")
    words = words_in(work_page(client, secretary, advice))
    assert "Minstens 1 lid moet akkoord zijn voordat dit advies wordt vastgesteld. Nu is 1 lid akkoord." in words
    assert f"{adopter.name} Akkoord, met een opmerking" in words
    assert "Mits snel." in words
    factories.advice_actions.adopt(advice, by=adopter)
    factories.advice_actions.send(advice, by=secretary)
    factories.advice_actions.publish(advice, by=secretary)
    client.logout()
    public = words_in(client.get(advice.get_absolute_url()))
    assert adopter.name not in public
    assert "Mits snel." not in public


def test_adoption_below_the_quorum_is_refused_in_plain_words(client, advice, adopter):
    Council.objects.update(adoption_quorum=1)
    client.force_login(adopter)
    step = reverse("advice_step", args=[advice.pk, "adopted"])
    response = client.post(step, filled_in(client.get(step)))
    assert general_mistakes_in(response) == [
        "Minstens 1 lid moet akkoord zijn voordat dit advies wordt vastgesteld. Nu zijn 0 leden akkoord. "
        f"Nog niet gehoord: {adopter.name}."
    ]


def test_minority_note_stands_on_the_public_page_and_in_the_pdf(client, advice, adopter):
    typed = {"opinion": "not_agreed", "note": "Nee.", "minority_note": "Het is <te> duur."}
    give(client, adopter, advice, **typed, names="")
    factories.advice_actions.adopt(advice, by=adopter)
    factories.advice_actions.send(advice, by=factories.secretary())
    factories.advice_actions.publish(advice, by=factories.secretary())
    client.logout()
    section = main_in(client.get(advice.get_absolute_url())).select_one(".minority")
    assert [part.get_text(strip=True) for part in section.select("h2, .text, .meta")] == [
        "Minderheidsstandpunt",
        "Het is <te> duur.",
    ]
    assert "Het is &lt;te&gt; duur." in advice_pdf_html(advice)


def test_author_finds_no_form_for_an_opinion(client, advice, advisor):
    client.force_login(advisor)
    assert client.get(address(advice)).status_code == 404
    assert address(advice) not in work_page(client, advisor, advice).content.decode()


def test_submitting_asks_whom_to_ask(client, advisor, adopter, council):
    third = factories.person("advisor", council, nth=3)
    advice = factories.advice(status="draft")
    client.force_login(advisor)
    step = reverse("advice_step", args=[advice.pk, "in_review"])
    page = client.get(step)
    assert form_in(page)["reviewers"] == [str(adopter.pk), str(third.pk)]
    client.post(step, filled_in(page, reviewers=[third.pk]))
    assert [reviewer.member for reviewer in advice.reviewers.all()] == [third]


def test_administrator_sets_the_quorum(client, administrator, council):
    client.force_login(administrator)
    page = reverse("council_edit", args=[council.pk])
    client.post(page, filled_in(client.get(page), adoption_quorum="3"))
    council.refresh_from_db()
    assert council.adoption_quorum == 3
    response = client.post(page, filled_in(client.get(page), adoption_quorum="101", response_term_days="105"))
    assert mistakes_in(response) == {
        "adoption_quorum": ["Er kan van hoogstens 100 leden een akkoord worden gevraagd."],
        "response_term_days": ["Een termijn duurt minstens 1 dag en hoogstens 730 dagen."],
    }
