"""The response of the college, its reactions, and how each side reads them."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied

from advices.actions import response as actions
from advices.actions.rows import ReactionRow, ReadingRow
from advices.models import CollegeResponse, Reading
from documents.models import SearchEntry
from governance.models import AuditEvent
from governance.trail.recording import events_of
from governance.workflow import Conflict, Refused
from tests import factories
from tests.factories import today
from tests.governance.database import copy_row, particulars, sql
from tests.governance.refusals import refused

pytestmark = pytest.mark.django_db


def acts(record):
    return [event.action for event in events_of(record)]


@pytest.mark.parametrize(("who", "side"), [("staff", "municipality"), ("secretary", "advisory_council")])
def test_response_is_entered_for_the_side_of_who_writes(who, side, everyone):
    record = factories.response(status="draft", by=everyone[who])
    assert (record.entered_by, record.author, record.status) == (side, everyone[who], "draft")
    assert acts(record) == ["created"]


@pytest.mark.parametrize("who", ["advisor", "other_secretary", "registry", "administrator", "outsider", "anonymous"])
def test_response_by_anybody_else_is_refused(who, everyone):
    advice = factories.advice()
    with pytest.raises(PermissionDenied):
        actions.record_response(advice, by=everyone[who], responded_on=today())
    assert not CollegeResponse.objects.exists()


@pytest.mark.parametrize("status", ["draft", "in_review", "adopted", "withdrawn"])
def test_response_to_what_was_not_sent_or_was_withdrawn_is_refused(status, staff):
    advice = factories.advice(status=status)
    with pytest.raises(Refused):
        actions.record_response(advice, by=staff, responded_on=today())


def test_saving_makes_the_reactions_those_of_the_list(staff):
    advice = factories.advice(recommendations=["Een.", "Twee.", "Drie."])
    _one, two, three = advice.recommendations.all()
    record = factories.response(advice, "draft", reactions={1: "Ja.", 2: "Nee."})
    kept = record.reactions.get(recommendation=two)
    rows = [
        ReactionRow(recommendation=two, text="Toch wel."),
        ReactionRow(recommendation=three, in_general_terms_only=True),
    ]
    actions.save_response(record, {"text": "Anders."}, rows, by=staff, seen_revision=1)
    found = [(r.recommendation, r.text, r.in_general_terms_only) for r in record.reactions.all()]
    assert found == [(two, "Toch wel.", False), (three, "", True)]
    assert record.reactions.get(recommendation=two) == kept
    assert (record.text, record.revision, acts(record)) == ("Anders.", 2, ["created", "edited"])


def read(record):
    return [(r.side, r.verdict, r.read_on) for r in Reading.objects.filter(reaction__response=record)]


def test_reading_entered_with_a_draft_replaces_the_one_before(staff):
    record = factories.response(status="draft", responded_on=today(-3))
    row = ReactionRow(recommendation=record.advice.recommendations.get(), text="Ja.")
    save = actions.save_response
    save(record, {}, [replace(row, reading=ReadingRow(verdict="no_verdict"))], by=staff, seen_revision=1)
    save(record, {}, [replace(row, reading=ReadingRow(verdict="adopted"))], by=staff, seen_revision=2)
    assert read(record) == [("municipality", "adopted", today(-3))]
    save(record, {}, [row], by=staff, seen_revision=3)
    assert read(record) == [("municipality", "adopted", today(-3))]
    save(record, {}, [replace(row, reading=None)], by=staff, seen_revision=4)
    assert read(record) == []


def test_reaction_taken_out_of_a_draft_takes_its_reading_along(staff):
    record = factories.response(status="draft")
    factories.reading(record.reactions.get())
    actions.save_response(record, {}, [], by=staff, seen_revision=1)
    assert (record.reactions.count(), Reading.objects.count()) == (0, 0)


def test_saving_an_older_revision_is_a_conflict_and_keeps_the_reactions(staff):
    record = factories.response(status="draft")
    actions.save_response(record, {"text": "Eerst."}, [], by=staff, seen_revision=1)
    recommendation = record.advice.recommendations.get()
    with pytest.raises(Conflict):
        actions.save_response(
            record,
            {"text": "Daarna."},
            [ReactionRow(recommendation=recommendation, text="Ja.")],
            by=staff,
            seen_revision=1,
        )
    record.refresh_from_db()
    assert (record.text, record.reactions.count()) == ("Eerst.", 0)


def test_saving_published_words_is_refused(staff):
    record = factories.response()
    with pytest.raises(Refused):
        actions.save_response(record, {"text": "Anders."}, [], by=staff, seen_revision=1)
    assert record.reactions.count() == 1


@pytest.mark.parametrize(("owner", "other"), [("staff", "secretary"), ("secretary", "staff")])
def test_only_the_side_that_entered_it_goes_on_with_a_response(owner, other, everyone):
    record = factories.response(status="draft", by=everyone[owner])
    with pytest.raises(PermissionDenied):
        actions.save_response(record, {"text": "Anders."}, [], by=everyone[other], seen_revision=1)
    with pytest.raises(PermissionDenied):
        actions.publish_response(record, by=everyone[other])


def test_publishing_makes_it_public_and_findable(staff):
    record = factories.response(status="draft", reactions={1: "Wij nemen dit graag over."})
    assert not SearchEntry.objects.filter(kind="response").exists()
    actions.publish_response(record, by=staff, on=today(-1))
    record.refresh_from_db()
    assert (record.status, record.published_on) == ("published", today(-1))
    assert SearchEntry.objects.get(kind="response").text == "Dank voor uw advies.\nWij nemen dit graag over."


def test_publishing_an_empty_response_is_refused(staff):
    record = factories.response(status="draft", text=" ", reactions={})
    with pytest.raises(Refused):
        actions.publish_response(record, by=staff)


@pytest.mark.parametrize("fields", [{"text": "Dank."}, {"reactions": {1: None}}, {"letter": True}])
def test_publishing_needs_words_a_reaction_or_the_letter(fields, staff):
    letter = {"letter": factories.document()} if fields.pop("letter", None) else {}
    record = factories.response(**{"text": "", "reactions": {}, **fields, **letter})
    assert record.status == "published"


def test_response_to_an_advice_that_is_not_public_is_found_once_it_is(secretary):
    advice = factories.advice(status="sent")
    factories.response(advice)
    assert SearchEntry.objects.count() == 0
    factories.advice_actions.publish(advice, by=secretary)
    assert sorted(SearchEntry.objects.values_list("kind", flat=True)) == ["advice", "recommendation", "response"]


@pytest.mark.parametrize(("who", "side"), [("staff", "municipality"), ("secretary", "advisory_council")])
def test_reading_is_of_the_side_of_who_reads(who, side, everyone):
    reaction = factories.reaction()
    reading = actions.give_reading(reaction, by=everyone[who], verdict="adopted", existing_policy=True)
    assert (reading.side, reading.verdict, reading.existing_policy, reading.read_on, reading.by) == (
        side, "adopted", True, today(), everyone[who],
    )  # fmt: skip
    assert particulars(events_of(reaction).last()) == {"verdict": "adopted", "side": side}


@pytest.mark.parametrize("who", ["advisor", "other_secretary", "registry", "administrator", "outsider", "anonymous"])
def test_reading_by_anybody_else_is_refused(who, everyone):
    reaction = factories.reaction()
    with pytest.raises(PermissionDenied):
        actions.give_reading(reaction, by=everyone[who], verdict="adopted")
    assert not Reading.objects.exists()


@pytest.mark.parametrize("verdict", ["partly_adopted", "not_adopted"])
@pytest.mark.parametrize("reason", ["", "  "])
def test_college_that_says_no_gives_a_reason(verdict, reason, staff):
    reaction = factories.reaction()
    events = AuditEvent.objects.count()
    with pytest.raises(Refused):
        actions.give_reading(reaction, by=staff, verdict=verdict, reason=reason)
    assert (Reading.objects.count(), AuditEvent.objects.count()) == (0, events)


def test_secretary_records_that_no_reason_was_given(secretary):
    reading = actions.give_reading(factories.reaction(), by=secretary, verdict="not_adopted", no_reason_given=True)
    assert (reading.reason, reading.no_reason_given) == ("", True)


def test_earlier_reading_stays(staff):
    reaction = factories.reaction()
    for verdict in ("no_verdict", "adopted"):
        actions.give_reading(reaction, by=staff, verdict=verdict)
    assert [r.verdict for r in reaction.readings.all()] == ["no_verdict", "adopted"]


def test_reaction_to_a_recommendation_of_another_advice_is_refused(staff):
    reaction, other = factories.reaction(status="draft"), factories.recommendation()
    with refused("reaction_fits"):
        copy_row("advices_reaction", reaction.pk, recommendation_id=other.pk)
    with refused("reaction_fits"):
        sql("UPDATE advices_reaction SET recommendation_id = %s WHERE id = %s", [other.pk, reaction.pk])
