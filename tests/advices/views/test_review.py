"""The round on the pages: the form of an opinion, what the members see, and what the public reads."""

import pytest
from django.urls import reverse

from advices.actions.rows import RecommendationRow
from advices.models import Review
from advices.tasks import advice_pdf_html
from adviesraad.calendars.dates import dates_of
from adviesraad.desk import desk_of
from governance.models import Council
from governance.moments import in_words
from tests import factories
from tests.adviesraad.page_reading import filled_in, form_in, general_mistakes_in, main_in, mistakes_in, words_in

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
    assert form_in(page) == asked
    response = give(client, adopter, advice, opinion="not_agreed", note="Te duur.", minority_note="Het is te duur.")
    assert response["Location"] == reverse("advice_work", args=[advice.pk])
    assert Review.objects.get().opinion == "not_agreed"
    assert advice.minority_notes.get().names == adopter.name


def test_desk_asks_for_an_opinion_until_it_is_given(client, advice, adopter, advisor):
    assert steps(adopter) == [ASKED]
    give(client, adopter, advice, opinion="agreed")
    assert steps(adopter) == ["Lezen en vaststellen"]
    assert steps(advisor) == ["U schreef hieraan mee. Een ander lid stelt het vast"]


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


def buttons(client, user, advice):
    return [each.get_text(strip=True) for each in main_in(work_page(client, user, advice)).select(".button-group a")]


def change_summary(advice, by):
    values, rows = (
        {"summary": "Wij vragen gratis vervoer."},
        [RecommendationRow(id=r.pk, text=r.text) for r in advice.recommendations.all()],
    )
    factories.advice_actions.save_advice(advice, values, rows, by=by, seen_revision=advice.revision)


def confirm(client, page):
    """Press the button that confirms an earlier opinion."""
    form = next(each for each in main_in(page).select("form") if "Mijn oordeel blijft" in each.get_text())
    return client.post(form["action"], {each["name"]: each["value"] for each in form.select("input[name]")})


def test_earlier_opinion_is_confirmed_with_one_button_after_a_look_at_what_changed(client, advice, adopter, advisor):
    Council.objects.update(adoption_quorum=1)
    give(client, adopter, advice, opinion="agreed_with_note", note="Mits <snel>.", minority_note="Te duur.")
    change_summary(advice, advisor)
    page = client.get(address(advice))
    removed, added = (main_in(page).select(f".comparison {mark}") for mark in ("del", "ins"))
    assert [[each.contents[1].strip() for each in marks] for marks in (removed, added)] == [["kosteloos"], ["gratis"]]
    assert confirm(client, page).status_code == 302
    first, second = Review.objects.all()
    assert (first.revision, second.revision) == (1, 2)
    assert (second.opinion, second.note) == ("agreed_with_note", "Mits <snel>.")
    assert advice.minority_notes.get().text == "Te duur."
    words = words_in(work_page(client, adopter, advice))
    assert "Nu is 1 lid akkoord." in words
    assert "over versie 2 van de tekst" in words
    assert "Eén eerder oordeel van" in words
    assert "over versie 1 van de tekst" in words


def test_confirming_a_text_that_changed_again_is_refused_and_shows_what_changed(client, advice, adopter, advisor):
    give(client, adopter, advice, opinion="agreed")
    change_summary(advice, advisor)
    page = client.get(address(advice))
    type(advice).objects.update(revision=3)
    response = confirm(client, page)
    assert general_mistakes_in(response) == ["De tekst is veranderd terwijl u las. Lees die eerst opnieuw."]
    assert Review.objects.count() == 1


def test_opinion_on_the_text_of_now_has_nothing_to_confirm(client, advice, adopter):
    give(client, adopter, advice, opinion="agreed")
    assert "Mijn oordeel blijft" not in words_in(client.get(address(advice)))


def test_adopting_is_offered_once_it_can_be_done(client, advice, adopter, advisor):
    Council.objects.update(adoption_quorum=1)
    assert "Vaststellen" not in buttons(client, adopter, advice)
    assert "Dit advies kan worden vastgesteld zodra genoeg leden akkoord zijn." in words_in(
        work_page(client, adopter, advice)
    )
    give(client, adopter, advice, opinion="agreed")
    assert "Vaststellen" in buttons(client, adopter, advice)
    assert "Vaststellen" not in buttons(client, advisor, advice)
    assert "Een ander lid stelt dit advies vast, want u schreef eraan mee." in words_in(
        work_page(client, advisor, advice)
    )


def test_who_changes_the_text_is_told_first_that_the_vote_goes(client, advice, adopter, advisor):
    warning = "Wie de tekst verandert, schrijft mee"
    for member, warned in ((adopter, True), (advisor, False)):
        client.force_login(member)
        assert (warning in words_in(client.get(reverse("advice_edit", args=[advice.pk])))) == warned


def test_member_who_wrote_in_it_is_named_as_such(client, advice, adopter, secretary):
    give(client, adopter, advice, opinion="agreed")
    change_summary(advice, adopter)
    words = words_in(work_page(client, secretary, advice))
    assert f"{adopter.name} Schreef mee: oordeel telt niet mee Akkoord" in words
    client.force_login(adopter)
    assert client.get(address(advice)).status_code == 404


def test_day_by_which_opinions_are_wanted_stands_on_page_desk_and_calendar(client, adopter, advisor):
    advice = factories.advice(status="draft", title="Vervoer")
    client.force_login(advisor)
    step = reverse("advice_step", args=[advice.pk, "in_review"])
    due = factories.today(5)
    response = client.post(step, filled_in(client.get(step), review_due_on=factories.today(-1)))
    assert mistakes_in(response) == {"review_due_on": ["Deze dag is al geweest. Geef de leden tijd om te lezen."]}
    client.post(step, filled_in(response, review_due_on=due))
    said = f"De oordelen zijn gevraagd uiterlijk op {in_words(due)}."
    assert said in words_in(work_page(client, adopter, advice))
    assert said in words_in(client.get(address(advice)))
    [task] = desk_of(type(adopter).objects.get(pk=adopter.pk))["waiting"]
    assert (task.due_on, task.overdue) == (due, False)
    adopter = type(adopter).objects.get(pk=adopter.pk)
    assert [(e.day, e.title) for e in dates_of(adopter)] == [(due, "Uw oordeel wordt gevraagd: Vervoer")]
    assert dates_of(type(advisor).objects.get(pk=advisor.pk)) == []


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


def test_quorum_on_the_page_counts_who_agrees_with_these_words_and_wrote_none(client, advice, adopter, secretary):
    council = advice.council
    Council.objects.update(adoption_quorum=3)
    others = [factories.person("advisor", council, nth=nth) for nth in (3, 4, 5)]
    give(client, adopter, advice, opinion="agreed")
    give(client, others[0], advice, opinion="not_agreed", note="Nee.")
    give(client, others[1], advice, opinion="agreed")
    assert "Nu zijn 2 leden akkoord" in words_in(work_page(client, secretary, advice))
    advice.writers.add(adopter)
    assert "Nu is 1 lid akkoord" in words_in(work_page(client, secretary, advice))
    type(advice).objects.update(revision=2)
    assert "Nu zijn 0 leden akkoord" in words_in(work_page(client, secretary, advice))


@pytest.mark.parametrize("status", ["draft", "adopted", "published"])
def test_quorum_is_told_while_an_advice_is_in_review_only(status, client, secretary):
    advice = factories.advice(status=status)
    Council.objects.update(adoption_quorum=1)
    page = work_page(client, secretary, advice)
    assert "lid akkoord" not in words_in(page)
    assert "leden akkoord" not in words_in(page)


@pytest.mark.parametrize("status", ["draft", "adopted", "sent", "published", "withdrawn"])
def test_form_of_an_opinion_is_there_in_review_only(status, client, adopter):
    client.force_login(adopter)
    assert client.get(address(factories.advice(status=status))).status_code == 404


@pytest.mark.parametrize(("who", "code"), [("secretary", 403), ("other_advisor", 404), ("staff", 404)])
def test_form_of_an_opinion_is_for_members_of_the_council(who, code, client, advice, request):
    client.force_login(request.getfixturevalue(who))
    assert client.get(address(advice)).status_code == code


def test_form_begins_with_what_this_member_said_and_nobody_else(client, advice, adopter):
    other = factories.person("advisor", advice.council, nth=3)
    give(client, other, advice, opinion="not_agreed", note="Nee.", minority_note="Van een ander.", names="Een ander")
    client.force_login(adopter)
    assert form_in(client.get(address(advice)))["minority_note"] == [""]
    give(client, adopter, advice, opinion="not_agreed", note="Te duur.", minority_note="Van mij.", names="Ik")
    begun = form_in(client.get(address(advice)))
    assert [begun[name] for name in ("opinion", "note", "minority_note", "names")] == [
        ["not_agreed"],
        ["Te duur."],
        ["Van mij."],
        ["Ik"],
    ]


def test_form_about_words_that_changed_asks_for_the_opinion_anew(client, advice, adopter):
    give(client, adopter, advice, opinion="not_agreed", note="Te duur.")
    type(advice).objects.update(revision=2)
    client.force_login(adopter)
    begun = form_in(client.get(address(advice)))
    assert (begun.get("opinion"), begun["note"], begun["seen_revision"]) == (None, ["Te duur."], ["2"])


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
