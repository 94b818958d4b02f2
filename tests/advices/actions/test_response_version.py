"""A correction of a published response is a new version: the old one stays readable, the new one counts."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from advices.actions import advice as advice_actions
from advices.actions import response as response_actions
from advices.actions.response_version import draft_new_response_version
from advices.actions.rows import ReactionRow
from advices.models import Advice, CollegeResponse, Reaction, Recommendation
from advices.rules.completeness import left_out
from adviesraad.chain.chain import Chain
from adviesraad.desk.confirming import entered_by_council
from adviesraad.history import history_of
from commitments.actions.confirmation import unconfirmed
from commitments.follow_up import with_follow_up
from documents.models import SearchEntry
from governance.trail.recording import events_of
from governance.workflow import Refused
from tests import factories
from tests.adviesraad.page_reading import filled_in, main_in, mistakes_in, words_in
from tests.governance.database import sql
from tests.governance.refusals import refused

pytestmark = pytest.mark.django_db
NOTE = "Het bedrag was fout."


@pytest.fixture
def advice():
    return factories.advice(recommendations=["Maak het vervoer kosteloos.", "Vraag het de reizigers."])


@pytest.fixture
def response(advice):
    return factories.response(advice, reactions={1: "Wij geven 10 euro.", 2: "Dat doen wij."})


def states(advice):
    rows = with_follow_up(Recommendation.objects.filter(advice=advice)).order_by("number")
    return list(rows.values_list("dossier_state", flat=True))


def test_draft_has_the_same_words_and_says_what_it_replaces(response, staff):
    old = response.reactions.get(recommendation__number=1)
    factories.reading(old, "not_adopted", reason="Te duur.")
    response_actions.give_reading(old, by=factories.secretary(), verdict="adopted")
    new = draft_new_response_version(response, by=staff, correction_note=NOTE)
    copied = ("advice_id", "kind", "responded_on", "text", "entered_by", "source", "letter_id", "signed_by_id")
    assert [getattr(new, name) for name in copied] == [getattr(response, name) for name in copied]
    assert (new.status, new.supersedes, new.correction.note, new.author) == ("draft", response, NOTE, staff)
    first, second = new.reactions.order_by("recommendation__number")
    assert (first.text, first.supersedes, second.text) == ("Wij geven 10 euro.", old, "Dat doen wij.")
    assert [(r.side, r.verdict, r.reason) for r in first.readings.all()] == [
        ("municipality", "not_adopted", "Te duur.")
    ]
    assert events_of(new).get().details == {"to": "draft", "advice": new.advice_id, "supersedes": response.pk}


def test_draft_copies_what_is_planned(advice, staff):
    planned = {"action": "Een proef.", "by_whom": "Wmo", "due_on": factories.today(90)}
    response = factories.response(advice, reactions={2: "Dat doen wij."}, planned=planned)
    new = draft_new_response_version(response, by=staff, correction_note=NOTE)
    copy = new.reactions.get().planned_action
    assert {name: getattr(copy, name) for name in planned} == planned


def test_draft_changes_nothing_for_anybody_else(advice, response, anonymous):
    before = states(advice)
    factories.new_response_version(response, "draft", reactions={1: "Wij geven 20 euro."})
    assert states(advice) == before
    assert list(CollegeResponse.objects.in_force()) == [response]
    assert [r.text for r in Chain(advice.recommendations.first(), anonymous).reactions] == ["Wij geven 10 euro."]
    assert CollegeResponse.objects.visible_to(anonymous).get() == response


def test_published_new_version_counts_and_the_old_one_does_not(advice, response):
    new = factories.new_response_version(response, reactions={1: "Wij geven 20 euro.", 2: "Dat doen wij."})
    assert list(CollegeResponse.objects.in_force()) == [new]
    assert set(Reaction.objects.in_force()) == set(new.reactions.all())
    assert Advice.objects.answered().get() == advice
    assert [r.supersedes.response for r in new.reactions.all()] == [response, response]


def test_reaction_that_the_new_version_leaves_out_is_no_answer_any_more(advice, response):
    factories.new_response_version(response, reactions={1: "Wij geven 20 euro."})
    assert Advice.objects.with_response_state().get().answered_points == 1
    assert states(advice) == ["verdict_open", "passed_over"]


def test_final_response_corrected_into_an_empty_interim_one_awaits_an_answer(advice, response):
    factories.new_response_version(response, reactions={}, kind="interim")
    assert Advice.objects.awaiting_response().get() == advice
    assert not Advice.objects.answered().exists()


def test_older_day_of_the_new_version_still_counts(advice, response):
    new = factories.new_response_version(response, responded_on=factories.today(-8), reactions={1: "Nee."})
    factories.reading(new.reactions.get(), "not_adopted")
    assert states(advice)[0] == "not_adopted"
    assert Advice.objects.with_closing_response().get().answered_on == factories.today(-8)


def test_reading_of_the_old_version_does_not_count_for_the_new_one(advice, response, secretary):
    old = response.reactions.get(recommendation__number=1)
    factories.reading(old, "not_adopted", by=secretary)
    assert states(advice)[0] == "not_adopted"
    factories.new_response_version(response)
    assert states(advice)[0] == "verdict_open"
    with pytest.raises(Refused, match="Zeg hoe u die leest"):
        factories.reading(old, "adopted", by=secretary)


def test_third_version_replaces_the_second(response):
    second = factories.new_response_version(response, text="Twee")
    third = factories.new_response_version(second, text="Drie")
    assert list(CollegeResponse.objects.in_force()) == [third]
    assert SearchEntry.objects.get(object_type="advices.collegeresponse").object_id == third.pk


def test_index_finds_the_newest_words_only(response):
    factories.new_response_version(response, text="Wij geven nu twintig euro.", reactions={})
    entry = SearchEntry.objects.get(object_type="advices.collegeresponse")
    assert entry.text.strip() == "Wij geven nu twintig euro."


def test_new_version_that_leaves_a_recommendation_out_says_so(advice, response):
    draft = factories.new_response_version(response, "draft", reactions={1: "Wij geven 20 euro."})
    assert [r.number for r in left_out(draft)] == [2]


def test_reaction_taken_out_and_put_back_still_replaces_the_old_one(advice, response, staff):
    draft = factories.new_response_version(response, "draft", reactions={1: "Wij geven 20 euro."})
    back = ReactionRow(recommendation=advice.recommendations.get(number=2), text="Toch wel.")
    response_actions.save_response(draft, {}, [back], by=staff, seen_revision=2)
    assert draft.reactions.get().supersedes == response.reactions.get(recommendation__number=2)


def test_only_one_new_version_and_only_of_what_is_public(response, advice, staff):
    draft = draft_new_response_version(response, by=staff, correction_note=NOTE)
    for record, sentence in [(response, "al een nieuwere versie"), (draft, "Alleen een openbare reactie")]:
        with pytest.raises(Refused, match=sentence):
            draft_new_response_version(record, by=staff, correction_note=NOTE)


def test_response_to_a_withdrawn_advice_is_not_corrected(response, advice, staff, secretary):
    advice_actions.withdraw(advice, by=secretary, reason="Fout.")
    with pytest.raises(Refused, match="ingetrokken"):
        draft_new_response_version(response, by=staff, correction_note=NOTE)


@pytest.mark.parametrize(("entered_by", "allowed"), [("staff", {"staff"}), ("secretary", {"secretary"})])
def test_only_the_side_that_entered_it_corrects(entered_by, allowed, everyone):
    response = factories.response(by=everyone[entered_by])
    refused_to = set()
    for name in set(everyone) - allowed:
        with pytest.raises(PermissionDenied):
            draft_new_response_version(response, by=everyone[name], correction_note=NOTE)
        refused_to.add(name)
    [may] = set(everyone) - refused_to
    assert draft_new_response_version(response, by=everyone[may], correction_note=NOTE).author == everyone[may]


def test_replaced_response_is_not_asked_to_be_confirmed(secretary, staff):
    response = factories.response(by=secretary)
    factories.reading(response.reactions.get(), by=secretary)
    new = factories.new_response_version(response)
    assert list(unconfirmed(CollegeResponse, staff)) == [new]
    addresses = [task.url for task in entered_by_council(staff)]
    assert reverse("confirmation_new", args=["reactie", new.pk]) in addresses
    assert not [url for url in addresses if url.endswith(f"#reactie-{response.reactions.get().pk}")]


def test_chain_tells_one_story(advice, response, anonymous):
    new = factories.new_response_version(response, correction_note=NOTE, reactions={1: "Wij geven 20 euro."})
    chain = Chain(advice.recommendations.get(number=1), anonymous)
    old_step, new_step = [step for step in chain.steps() if step.heading == "Reactie van het college"]
    day = factories.today()
    assert (old_step.words, old_step.status) == ("Wij geven 10 euro.", "superseded")
    assert old_step.notes[0].startswith(f"Vervangen op {day.day} ")
    assert old_step.notes[0].endswith(f" {day.year}. Wat er veranderde: {NOTE}")
    assert (new_step.words, new_step.status) == ("Wij geven 20 euro.", "")
    assert new_step.notes == [f"Wat er in deze versie is veranderd: {NOTE}"]
    assert chain.reaction == new.reactions.get()
    assert Chain(advice.recommendations.get(number=2), anonymous).reaction is None


def test_history_tells_of_both_versions(response, anonymous):
    new = factories.new_response_version(response)
    sentences = [line.sentence for line in history_of(anonymous, [new])]
    assert sentences == ["Van “Concept” naar “Openbaar”."]


def test_database_refuses_a_version_of_something_else(advice, response, staff, secretary):
    draft = draft_new_response_version(response, by=staff, correction_note=NOTE)
    other = factories.response(advice)
    elsewhere = factories.response(factories.advice())
    move = "UPDATE advices_collegeresponse SET supersedes_id = %s WHERE id = %s"
    for earlier in (elsewhere.pk, draft.pk, factories.response(advice, by=secretary).pk):
        with refused("response_version_fits"):
            sql(move, [earlier, draft.pk])
    reaction = draft.reactions.first()
    with refused("reaction_version_fits"):
        sql(
            "UPDATE advices_reaction SET supersedes_id = %s WHERE id = %s",
            [other.reactions.get(recommendation=reaction.recommendation).pk, reaction.pk],
        )


def test_note_of_a_published_version_is_frozen(response):
    new = factories.new_response_version(response)
    with refused("freeze_child"):
        sql("UPDATE advices_responsecorrection SET note = 'Anders' WHERE response_id = %s", [new.pk])


def page(client, by, advice):
    client.force_login(by)
    return client.get(advice.get_absolute_url())


def test_staff_corrects_a_response_from_its_page(response, advice, client, staff):
    address = reverse("response_new_version", args=[response.pk])
    assert main_in(page(client, staff, advice)).find("a", href=address).get_text(strip=True) == (
        "Verbeteren met een nieuwe versie"
    )
    answer = client.post(address, {"correction_note": NOTE})
    draft = CollegeResponse.objects.get(supersedes=response)
    assert (answer.status_code, answer["Location"]) == (302, reverse("response_edit", args=[draft.pk]))
    assert draft.correction.note == NOTE
    assert main_in(page(client, staff, advice)).find("a", href=address) is None
    assert "Vervangen op" not in words_in(page(client, staff, advice))
    step = reverse("response_step", args=[draft.pk, "published"])
    client.post(step, filled_in(client.get(step)))
    draft.refresh_from_db()
    assert draft.status == "published"


def test_note_is_asked_for_and_a_second_version_refused(response, client, staff):
    client.force_login(staff)
    address = reverse("response_new_version", args=[response.pk])
    assert mistakes_in(client.post(address, {"correction_note": ""})) == {
        "correction_note": ["Dit is nog leeg. Vul dit in."]
    }
    factories.new_response_version(response)
    answer = client.post(address, {"correction_note": NOTE})
    assert "Er is al een nieuwere versie van deze reactie." in words_in(answer)


def test_page_of_the_advice_shows_both_versions_and_which_counts(response, advice, client):
    new = factories.new_response_version(
        response, correction_note=NOTE, text="Nieuw antwoord.", reactions={1: "Wij geven 20 euro."}
    )
    shown = main_in(client.get(advice.get_absolute_url()))
    old_card, new_card = (shown.find(id=f"reactie-{each.pk}").get_text(" ", strip=True) for each in (response, new))
    shown_in_old = ["Vervangen op", f"Wat er veranderde: {NOTE}", "Dank voor uw advies."]
    assert [text for text in shown_in_old if text not in old_card] == []
    assert [text for text in [NOTE, "Nieuw antwoord."] if text not in new_card] == []
    assert "Vervangen op" not in new_card
    points = [li.get_text(" ", strip=True) for li in shown.select("ol.results > li")]
    assert "Wij geven 20 euro." in points[0]
    assert "10 euro" not in points[0]
    assert "Dat doen wij." not in points[1]


@pytest.mark.parametrize("corrected", [1, 3])
def test_pages_with_corrected_responses_cost_a_fixed_number_of_queries(corrected, client):
    advice = factories.advice()
    for _each in range(corrected):
        factories.new_response_version(factories.response(advice))
    pages = [(advice.get_absolute_url(), 19), (advice.recommendations.get().get_absolute_url(), 20), ("/", 10)]
    for address, expected in pages:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        assert (address, len(queries)) == (address, expected)


def test_front_page_shows_the_newest_version_only(response, client):
    new = factories.new_response_version(response)
    assert list(client.get("/").context["responses"]) == [new]
