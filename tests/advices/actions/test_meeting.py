"""A meeting is planned, its agenda put in order, and its decisions recorded."""

import pytest
from django.core.exceptions import PermissionDenied

from advices.actions import advice as advices
from advices.actions import bin as bins
from advices.actions import meeting as meetings
from advices.models import AgendaItem, Meeting
from governance.models import AuditEvent
from governance.workflow import Conflict, Refused
from tests import factories
from tests.governance.database import sql
from tests.governance.refusals import refused

pytestmark = pytest.mark.django_db


def agenda(meeting):
    return [str(item) for item in meeting.items.order_by("position")]


def last_event():
    event = AuditEvent.objects.last()
    return event.action, event.object_type, event.details


@pytest.fixture
def three(secretary):
    meeting = factories.meeting()
    return [factories.agenda_item(meeting, subject=name) for name in ("een", "twee", "drie")]


@pytest.mark.parametrize("who", ["advisor", "staff", "registry", "administrator", "outsider", "other_secretary"])
def test_only_the_secretary_of_the_council_prepares(who, three, council, request):
    user = request.getfixturevalue(who)
    for act in (
        lambda: meetings.plan_meeting(by=user, council=council, held_on=factories.today()),
        lambda: meetings.save_meeting(three[0].meeting, {}, by=user, seen_revision=1),
        lambda: meetings.cancel_meeting(three[0].meeting, by=user),
        lambda: meetings.add_item(three[0].meeting, by=user, subject="x"),
        lambda: meetings.move_item(three[0], by=user, up=False),
        lambda: meetings.remove_item(three[0], by=user),
        lambda: meetings.record_decision(three[0], by=user, decision="discussed"),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_second_to_save_a_meeting_is_told(secretary):
    meeting = factories.meeting()
    meetings.save_meeting(meeting, {"place": "Zaal 1"}, by=secretary, seen_revision=1)
    with pytest.raises(Conflict):
        meetings.save_meeting(meeting, {"place": "Zaal 2"}, by=secretary, seen_revision=1)
    assert Meeting.objects.get().place == "Zaal 1"


@pytest.mark.parametrize(
    ("nth", "up", "order"),
    [(0, True, "een twee drie"), (2, False, "een twee drie"), (2, True, "een drie twee"), (0, False, "twee een drie")],
)
def test_item_changes_places_with_its_neighbour(nth, up, order, three, secretary):
    meetings.move_item(three[nth], by=secretary, up=up)
    assert agenda(three[0].meeting) == order.split()


def test_items_are_added_at_the_end_also_after_one_was_taken_off(three, secretary):
    meetings.remove_item(three[0], by=secretary)
    item = factories.agenda_item(three[0].meeting, subject="vier")
    assert (agenda(three[0].meeting), item.position) == (["twee", "drie", "vier"], 4)
    assert last_event() == ("agenda", "advices.meeting", {"added": item.pk})


def test_item_of_another_council_is_refused(other_council, secretary):
    for about in ({"advice": factories.advice(other_council)}, {"request": factories.advice_request(other_council)}):
        with pytest.raises(Refused, match="Dit hoort bij een andere adviesraad"):
            factories.agenda_item(**about)
        with refused("agenda_item_fits"):
            AgendaItem.objects.create(meeting=factories.meeting(), position=1, **about)


def test_adopted_in_the_meeting_leaves_the_adopting_to_a_member(secretary, adopter):
    advice = factories.advice(status="in_review")
    item = factories.agenda_item(advice=advice)
    meetings.record_decision(item, by=secretary, decision="adopted", note="Met dank.")
    advice.refresh_from_db()
    assert (item.decision, item.decision_note, item.decided_by, advice.status) == (
        "adopted",
        "Met dank.",
        secretary,
        "in_review",
    )
    assert last_event() == ("decision", "advices.meeting", {"item": item.pk, "decision": "adopted"})
    advices.adopt(advice, by=adopter, on=item.meeting.held_on)
    assert advice.adopted_on == item.meeting.held_on


def test_returned_advice_is_a_draft_again_with_the_note(secretary):
    advice = factories.advice(status="in_review")
    item = factories.agenda_item(advice=advice)
    with pytest.raises(Refused, match="Schrijf op waarom het wordt teruggegeven"):
        meetings.record_decision(item, by=secretary, decision="returned", note=" ")
    meetings.record_decision(item, by=secretary, decision="returned", note="De cijfers kloppen niet.")
    advice.refresh_from_db()
    assert (advice.status, item.decision_note) == ("draft", "De cijfers kloppen niet.")


@pytest.mark.parametrize(
    ("status", "decision", "sentence"),
    [
        ("draft", "adopted", "Dit advies is nog een concept"),
        ("adopted", "returned", "Dit advies is al vastgesteld"),
        ("published", "returned", "Dit advies is al vastgesteld"),
        (None, "adopted", "Alleen een advies kan worden vastgesteld"),
        (None, "returned", "Alleen een advies kan worden vastgesteld"),
    ],
)
def test_decision_that_does_not_fit_is_refused(status, decision, sentence, secretary):
    item = factories.agenda_item(advice=factories.advice(status=status)) if status else factories.agenda_item()
    with pytest.raises(Refused, match=sentence):
        meetings.record_decision(item, by=secretary, decision=decision, note="Want.")
    item.refresh_from_db()
    assert item.decision == ""


def test_nothing_is_decided_before_the_meeting(secretary):
    with pytest.raises(Refused, match="Deze vergadering moet nog komen"):
        meetings.record_decision(factories.agenda_item(factories.meeting(days=1)), by=secretary, decision="discussed")
    meetings.record_decision(factories.agenda_item(factories.meeting(days=0)), by=secretary, decision="discussed")


def test_decision_stays_with_its_item_and_meeting(three, secretary):
    meetings.record_decision(three[0], by=secretary, decision="discussed")
    with pytest.raises(Refused):
        meetings.remove_item(three[0], by=secretary)
    with pytest.raises(Refused):
        meetings.cancel_meeting(three[0].meeting, by=secretary)
    for statement in (
        "DELETE FROM advices_agendaitem WHERE id = %s",
        "UPDATE advices_agendaitem SET subject = 'Iets anders' WHERE id = %s",
        "UPDATE advices_agendaitem SET decision = '', decided_by_id = NULL, decided_at = NULL WHERE id = %s",
    ):
        with refused("decision_stays"):
            sql(statement, [three[0].pk])
    meetings.record_decision(three[0], by=secretary, decision="postponed", note="Te laat.")
    assert AgendaItem.objects.get(pk=three[0].pk).decision == "postponed"


def test_meeting_without_decisions_can_be_taken_away(three, secretary):
    meetings.cancel_meeting(three[0].meeting, by=secretary)
    assert not Meeting.objects.exists()
    assert last_event()[:2] == ("deleted", "advices.meeting")


def test_draft_on_an_agenda_is_not_thrown_away(advisor):
    advice = factories.advice(status="draft")
    factories.agenda_item(advice=advice)
    with pytest.raises(Refused, match="Dit concept staat op de agenda van een vergadering"):
        bins.throw_away(advice, by=advisor)


def test_who_sees_which_items(everyone, council):
    """Of an open meeting everybody reads what is public by itself; of a closed one only the members read anything."""
    for is_public in (True, False):
        meeting = factories.meeting(is_public=is_public)
        factories.agenda_item(meeting, subject=f"open {is_public}", is_public=True)
        factories.agenda_item(meeting, subject=f"dicht {is_public}")
        factories.agenda_item(meeting, advice=factories.advice(title=f"openbaar {is_public}"))
        factories.agenda_item(meeting, advice=factories.advice(title=f"concept {is_public}", status="draft"))
        factories.agenda_item(meeting, request=factories.advice_request(subject=f"vraag {is_public}"))
    seen = {name: sorted(map(str, AgendaItem.objects.visible_to(user))) for name, user in everyone.items()}
    everything = sorted(map(str, AgendaItem.objects.all()))
    assert len(everything) == 10
    assert seen == {
        name: everything if name in ("secretary", "advisor") else ["open True", "openbaar True"] for name in everyone
    }
    meetings_seen = {name: Meeting.objects.visible_to(user).count() for name, user in everyone.items()}
    assert meetings_seen == {name: 2 if name in ("secretary", "advisor") else 1 for name in everyone}
