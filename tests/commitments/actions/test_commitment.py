"""Registering a commitment, reporting on it, settling it, and the verdicts."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import translation

from commitments.actions import commitment as actions
from commitments.actions.verdict import give_verdict
from commitments.models import Commitment, Progress, Verdict
from documents.models import SearchEntry
from governance.models import AuditEvent
from governance.trail.recording import events_of
from governance.workflow import Conflict, Refused
from tests import factories
from tests.factories import today
from tests.governance.database import particulars

pytestmark = pytest.mark.django_db


def acts(record):
    return [event.action for event in events_of(record)]


def notes(record):
    return [(note.kind, note.text, note.by) for note in record.progress.all()]


@pytest.mark.parametrize(
    ("who", "receiver", "side"),
    [
        ("staff", "advisory_council", "municipality"),
        ("staff", "municipal_council", "municipality"),
        ("registry", "municipal_council", "municipality"),
        ("secretary", "advisory_council", "advisory_council"),
        ("secretary", "municipal_council", "advisory_council"),
    ],
)
def test_commitment_is_entered_for_the_side_of_who_writes(who, receiver, side, everyone, council):
    record = factories.commitment("draft", receiver=receiver, by=everyone[who])
    assert (record.status, record.entered_by, record.author) == ("draft", side, everyone[who])
    assert record.author_council == (council if who == "secretary" else None)
    assert acts(record) == ["created"]


@pytest.mark.parametrize(
    ("who", "receiver"),
    [
        ("advisor", "advisory_council"),
        ("other_secretary", "advisory_council"),
        ("registry", "advisory_council"),
        ("administrator", "municipal_council"),
        ("outsider", "municipal_council"),
    ],
)
def test_commitment_by_anybody_else_is_refused(who, receiver, everyone):
    with pytest.raises(PermissionDenied):
        factories.commitment("draft", receiver=receiver, by=everyone[who])
    assert not Commitment.objects.exists()


def test_commitment_keeps_its_links(staff):
    recommendation, policy = factories.recommendation(), factories.policy()
    links = {"recommendations": [recommendation], "advices": [recommendation.advice], "policy_documents": [policy]}
    record = factories.commitment("draft", **links)
    assert {name: list(getattr(record, name).all()) for name in links} == links
    actions.save_commitment(record, {"subject": "Anders", "advices": []}, by=staff, seen_revision=1)
    assert (record.subject, record.advices.count(), record.recommendations.count()) == ("Anders", 0, 1)


def test_saving_an_older_revision_is_a_conflict(staff):
    record = factories.commitment("draft")
    actions.save_commitment(record, {"subject": "Eerst"}, by=staff, seen_revision=1)
    with pytest.raises(Conflict):
        actions.save_commitment(record, {"subject": "Daarna"}, by=staff, seen_revision=1)
    record.refresh_from_db()
    assert (record.subject, record.revision) == ("Eerst", 2)


@pytest.mark.parametrize("status", ["open", "settlement_proposed", "settled", "partly_settled", "lapsed"])
def test_saving_published_words_is_refused(status, staff):
    record = factories.commitment(status)
    with pytest.raises(Refused):
        actions.save_commitment(record, {"subject": "Anders"}, by=staff, seen_revision=1)


def test_publishing_gives_the_next_number_of_the_year_it_was_made_in(staff):
    years = [2025, 2025, 2026, 2025]
    numbers = [factories.commitment(made_on=date(year, 3, 1)).number for year in years]
    assert numbers == ["2025-1", "2025-2", "2026-1", "2025-3"]


def test_publishing_makes_it_findable(staff):
    record = factories.commitment("draft")
    assert SearchEntry.objects.count() == 0
    actions.publish_commitment(record, by=staff, on=today(-3))
    record.refresh_from_db()
    assert (record.status, record.published_on) == ("open", today(-3))
    assert SearchEntry.objects.get().title == "Proef met vervoer"


def test_progress_of_the_municipality_is_added_and_found(staff):
    record = factories.commitment()
    document = factories.document()
    note = actions.report_progress(record, by=staff, text="De bus rijdt.", on=today(-1), documents=[document])
    assert (note.entered_by, note.noted_on, list(note.documents.all())) == ("municipality", today(-1), [document])
    assert SearchEntry.objects.get().text == f"{record.text}\nDe bus rijdt."
    assert acts(record) == ["created", "status.open", "progress"]


def test_progress_by_the_secretary_names_its_source(secretary):
    note = actions.report_progress(factories.commitment(), by=secretary, text="De bus rijdt.", source="Mail")
    assert (note.entered_by, note.source) == ("advisory_council", "Mail")


@pytest.mark.parametrize("who", ["advisor", "other_secretary", "registry", "administrator", "outsider", "anonymous"])
def test_progress_by_anybody_else_is_refused(who, everyone):
    record = factories.commitment()
    with pytest.raises(PermissionDenied):
        actions.report_progress(record, by=everyone[who], text="De bus rijdt.")
    assert not Progress.objects.exists()


def test_progress_of_a_draft_is_refused(staff):
    with pytest.raises(Refused):
        actions.report_progress(factories.commitment("draft"), by=staff, text="De bus rijdt.")


def test_settlement_proposed_sent_back_and_accepted_tells_its_story(staff, secretary):
    record = factories.commitment()
    actions.propose_settlement(record, by=staff, text="De proef loopt.")
    actions.send_back(record, by=secretary, reason="Alleen in één wijk.")
    actions.propose_settlement(record, by=staff, text="Nu overal.")
    actions.settle(record, "settled", by=secretary, reason="Akkoord.", on=today())
    record.refresh_from_db()
    assert (record.status, record.settled_on) == ("settled", today())
    assert notes(record) == [
        ("settlement_proposed", "De proef loopt.", staff),
        ("sent_back", "Alleen in één wijk.", secretary),
        ("settlement_proposed", "Nu overal.", staff),
        ("settled", "Akkoord.", secretary),
    ]
    assert [action.removeprefix("status.") for action in acts(record)] == [
        "created",
        "open",
        "settlement_proposed",
        "open",
        "settlement_proposed",
        "settled",
    ]


def test_partly_settled_may_be_proposed_again(staff, secretary):
    record = factories.commitment("partly_settled")
    actions.propose_settlement(record, by=staff, text="Nu geheel.")
    assert record.settled_on is None
    actions.settle(record, "settled", by=secretary, on=today())
    record.refresh_from_db()
    assert (record.status, record.settled_on) == ("settled", today())


def test_settling_wholly_needs_no_reason(secretary):
    record = factories.commitment("settlement_proposed")
    actions.settle(record, "settled", by=secretary)
    assert notes(record)[-1] == ("settled", "", secretary)


@pytest.mark.parametrize("status", ["partly_settled", "lapsed"])
@pytest.mark.parametrize("reason", ["", " "])
def test_settling_partly_or_letting_lapse_needs_a_reason(status, reason, secretary):
    record = factories.commitment("settlement_proposed")
    with pytest.raises(Refused):
        actions.settle(record, status, by=secretary, reason=reason)
    assert len(notes(record)) == 1


@pytest.mark.parametrize("words", ["", " "])
def test_proposing_or_sending_back_without_words_is_refused(words, staff, secretary):
    record = factories.commitment()
    with pytest.raises(Refused):
        actions.propose_settlement(record, by=staff, text=words)
    actions.propose_settlement(record, by=staff, text="Klaar.")
    with pytest.raises(Refused):
        actions.send_back(record, by=secretary, reason=words)


def test_refused_step_leaves_no_note(registry):
    record = factories.commitment("settlement_proposed")
    with pytest.raises(PermissionDenied):
        actions.settle(record, "settled", by=registry)
    assert len(notes(record)) == 1


def test_settling_before_it_was_made_is_refused_in_plain_words(secretary):
    record = factories.commitment()
    with translation.override("en"), pytest.raises(Refused) as refusal:
        actions.settle(record, "settled", by=secretary, on=record.made_on - timedelta(days=1))
    assert str(refusal.value).startswith("This day is too early: it cannot be before ")
    assert str(record.made_on.year) in str(refusal.value)


@pytest.mark.parametrize(("who", "side"), [("advisor", "advisory_council"), ("staff", "municipality")])
def test_verdict_is_of_the_side_of_who_gives_it(who, side, everyone):
    recommendation = factories.recommendation()
    verdict = give_verdict(recommendation, by=everyone[who], value="partly_done", note="Deels.")
    assert (verdict.side, verdict.value, verdict.given_on, verdict.by) == (side, "partly_done", today(), everyone[who])
    assert particulars(events_of(recommendation).last()) == {"value": "partly_done", "side": side}


@pytest.mark.parametrize(
    "who", ["secretary", "other_advisor", "other_secretary", "registry", "administrator", "outsider"]
)
def test_verdict_by_anybody_else_is_refused(who, everyone):
    recommendation = factories.recommendation()
    events = AuditEvent.objects.count()
    with pytest.raises(PermissionDenied):
        give_verdict(recommendation, by=everyone[who], value="done")
    assert (Verdict.objects.count(), AuditEvent.objects.count()) == (0, events)
