"""The municipality confirms or corrects what the advisory council entered; both stay visible."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from advices.actions.response import agree_with_reading
from advices.models import CollegeResponse
from adviesraad.desk import desk_of
from commitments.actions.confirmation import confirm, unconfirmed
from commitments.models import Commitment, Confirmation, Progress
from governance.models import AuditEvent
from governance.trail.recording import events_of
from governance.workflow import Refused
from tests import factories
from tests.adviesraad.page_reading import filled_in, form_in, mistakes_in, words_in
from tests.governance.database import particulars

pytestmark = pytest.mark.django_db


def entered_response():
    return factories.response(by=factories.secretary())


def entered_commitment():
    return factories.commitment(by=factories.secretary())


def entered_progress():
    return factories.progress(factories.commitment(), by=factories.secretary(), source="Notulen van mei")


ENTERED = {"reactie": entered_response, "toezegging": entered_commitment, "stand": entered_progress}
ABOUT = {"reactie": "response", "toezegging": "commitment", "stand": "progress"}


@pytest.mark.parametrize("kind", ENTERED)
def test_confirmation_stands_beside_what_was_entered(kind, staff):
    record = ENTERED[kind]()
    given = confirm(record, by=staff, outcome="confirmed", on=factories.today())
    assert getattr(given, ABOUT[kind]) == record
    assert (given.outcome, given.text, given.confirmed_on, given.by) == ("confirmed", "", factories.today(), staff)
    event = events_of(record.commitment if kind == "stand" else record).last()
    assert (event.action, event.actor_id, particulars(event)) == (
        "entry_confirmed",
        staff.pk,
        {"on": str(factories.today())},
    )


def test_correction_says_what_is_right_and_a_later_one_stands_beside_it(staff):
    record = entered_commitment()
    confirm(record, by=staff, outcome="corrected", text="Vóór de zomer.")
    confirm(record, by=staff, outcome="confirmed")
    assert [(each.outcome, each.text) for each in record.confirmations.all()] == [
        ("corrected", "Vóór de zomer."),
        ("confirmed", ""),
    ]


@pytest.mark.parametrize(
    "make", [factories.response, factories.commitment, lambda: factories.progress(entered_commitment())]
)
def test_what_the_municipality_entered_itself_is_not_confirmed(make, staff):
    with pytest.raises(Refused, match="alleen bevestigen wat de adviesraad"):
        confirm(make(), by=staff, outcome="confirmed")


def test_draft_of_the_secretary_is_not_confirmed(staff, secretary):
    for draft in (factories.response(status="draft", by=secretary), factories.commitment("draft", by=secretary)):
        with pytest.raises(Refused):
            confirm(draft, by=staff, outcome="confirmed")


@pytest.mark.parametrize("text", ["", "  "])
def test_correction_without_words_is_refused(text, staff):
    with pytest.raises(Refused, match="Schrijf op wat wel klopt"):
        confirm(entered_commitment(), by=staff, outcome="corrected", text=text)


@pytest.mark.parametrize("days", [1, -31])
def test_day_to_come_or_before_the_promise_is_refused(days, staff):
    with pytest.raises(Refused):
        confirm(entered_commitment(), by=staff, outcome="confirmed", on=factories.today(days))


@pytest.mark.parametrize("who", ["secretary", "advisor", "registry", "administrator", "outsider", "anonymous"])
def test_only_staff_confirms(who, everyone):
    record = entered_commitment()
    with pytest.raises(PermissionDenied):
        confirm(record, by=everyone[who], outcome="confirmed")
    assert not AuditEvent.objects.filter(action="entry_confirmed").exists()


def test_unconfirmed_are_those_of_which_nothing_was_said(staff):
    records = {CollegeResponse: entered_response(), Commitment: entered_commitment(), Progress: entered_progress()}
    assert {model: list(unconfirmed(model, staff)) for model in records} == {m: [r] for m, r in records.items()}
    for record in records.values():
        factories.confirmation(record)
    assert {model: list(unconfirmed(model, staff)) for model in records} == {model: [] for model in records}


def page_of(client, staff, kind, record):
    client.force_login(staff)
    return reverse("confirmation_new", args=[kind, record.pk])


@pytest.mark.parametrize("kind", ENTERED)
def test_page_shows_what_was_entered_and_asks_whether_it_is_right(kind, staff, client):
    record = ENTERED[kind]()
    address = page_of(client, staff, kind, record)
    page = client.get(address)
    assert record.text.removeprefix("<p>").removesuffix("</p>") in words_in(page)
    assert mistakes_in(client.post(address, form_in(page))) == {"outcome": ["Maak een keuze."]}
    client.post(address, filled_in(page, outcome="confirmed"))
    assert Confirmation.objects.get().outcome == "confirmed"


@pytest.mark.parametrize(
    ("typed", "mistake"),
    [
        ({"outcome": "corrected"}, "Schrijf op wat wel klopt."),
        ({"outcome": "confirmed", "text": "Vóór de zomer."}, "Kies “Dit klopt niet”, of laat dit leeg."),
    ],
)
def test_page_tells_what_does_not_fit(typed, mistake, staff, client):
    address = page_of(client, staff, "toezegging", entered_commitment())
    assert mistakes_in(client.post(address, filled_in(client.get(address), **typed))) == {"text": [mistake]}


def test_everybody_reads_the_correction_on_the_chain_and_on_its_own_page(client):
    recommendation = factories.recommendation()
    response = factories.response(recommendation.advice, by=factories.secretary())
    commitment = factories.commitment(by=factories.secretary(), recommendations=[recommendation])
    note = factories.progress(commitment, by=factories.secretary(), source="Notulen")
    for record, text in ((response, "Eerste."), (commitment, "Tweede."), (note, "Derde.")):
        factories.confirmation(record, "corrected", text=text)
    chain = words_in(client.get(recommendation.get_absolute_url()))
    assert [chain.count(f"“{text}”") for text in ("Eerste.", "Tweede.", "Derde.")] == [1, 1, 1]
    assert "De gemeente leest dit anders" in words_in(client.get(response.advice.get_absolute_url()))
    page = words_in(client.get(commitment.get_absolute_url()))
    assert ("Tweede." in page, "Derde." in page) == (True, True)


def test_buttons_are_for_staff_only(everyone, client):
    commitment, found = entered_commitment(), set()
    for name in set(everyone) - {"anonymous"}:
        client.force_login(everyone[name])
        if "/werk/bevestigen/" in client.get(commitment.get_absolute_url()).content.decode():
            found.add(name)
    assert found == {"staff"}


def test_desk_asks_until_it_is_done(staff):
    records = [entered_response(), entered_commitment(), entered_progress()]
    reaction = factories.reaction(factories.recommendation(title="Gelezen"))
    factories.reading(reaction, by=factories.secretary())
    step, read = "Bevestigen of verbeteren wat de adviesraad invoerde", "Zeg of u dit leest zoals de adviesraad"
    asked = [(task.step, task.url) for task in desk_of(staff)["waiting"] if task.step in (step, read)]
    assert asked == [
        *((step, reverse("confirmation_new", args=[kind, r.pk])) for kind, r in zip(ENTERED, records, strict=True)),
        (read, f"{reaction.recommendation.get_absolute_url()}#reactie-{reaction.pk}"),
    ]
    for record in records:
        factories.confirmation(record)
    agree_with_reading(reaction, by=staff)
    assert [task for task in desk_of(staff)["waiting"] if task.step in (step, read)] == []


def council_reading(verdict="adopted", **fields):
    reaction = factories.reaction()
    factories.reading(reaction, verdict, by=factories.secretary(), **fields)
    return reaction


def test_staff_agrees_with_the_reading_of_the_council_in_one_press(staff, client):
    reaction = council_reading("partly_adopted", reason="Er is geld voor de helft.", existing_policy=True)
    client.force_login(staff)
    client.post(reverse("reading_agree", args=[reaction.pk]))
    given = reaction.readings.get(side="municipality")
    assert (given.verdict, given.reason, given.existing_policy, given.by) == (
        "partly_adopted", "Er is geld voor de helft.", True, staff,
    )  # fmt: skip


def test_without_a_reason_the_college_gives_it_in_the_form(staff, client):
    reaction = council_reading("not_adopted", reason="", no_reason_given=True)
    client.force_login(staff)
    answer = client.post(reverse("reading_agree", args=[reaction.pk]), follow=True)
    assert answer.redirect_chain == [(reverse("reading_new", args=[reaction.pk]), 302)]
    assert form_in(answer)["verdict"] == ["not_adopted"]
    assert not reaction.readings.filter(side="municipality").exists()


def test_nothing_to_agree_with_once_the_municipality_has_said_it(staff):
    reaction = council_reading()
    agree_with_reading(reaction, by=staff)
    with pytest.raises(Refused, match="geen lezing van de adviesraad"):
        agree_with_reading(reaction, by=staff)


def test_secretarys_own_form_is_not_filled_in(secretary, client):
    reaction = council_reading()
    client.force_login(secretary)
    assert "verdict" not in form_in(client.get(reverse("reading_new", args=[reaction.pk])))


def test_chain_offers_to_agree_until_it_is_done(staff, client):
    reaction = council_reading()
    client.force_login(staff)
    address, page = reverse("reading_agree", args=[reaction.pk]), reaction.recommendation.get_absolute_url()
    assert address in client.get(page).content.decode()
    agree_with_reading(reaction, by=staff)
    assert address not in client.get(page).content.decode()
