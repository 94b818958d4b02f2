"""Two connections at once: one wins, the other is told, nothing is lost."""

import pytest
from django.db import IntegrityError, connection, transaction

from advices.actions import advice as advice_actions
from advices.actions import request as request_actions
from advices.actions.advice_version import draft_new_version
from advices.actions.rows import RecommendationRow
from advices.models import Advice, AdviceRequest, Recommendation
from commitments.actions import commitment as commitment_actions
from commitments.models import Commitment
from documents.models import SearchEntry
from governance.models import AuditEvent
from governance.trail.recording import events_of, record_event
from governance.workflow import Conflict, Refused
from tests import factories
from tests.governance.database import first_broken_event
from tests.governance.racing import at_once, begun_then, results

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_of_two_takes_a_step_and_the_other_is_told():
    record = factories.advice(status="in_review")
    first, second = Advice.objects.get(pk=record.pk), Advice.objects.get(pk=record.pk)
    people = factories.adopter(), factories.person("advisor", nth=3)
    outcomes = at_once(
        lambda: advice_actions.adopt(first, by=people[0]), lambda: advice_actions.adopt(second, by=people[1])
    )
    assert results(outcomes) == ["Conflict", "done"]
    assert [e.action for e in events_of(record)] == ["created", "status.in_review", "status.adopted"]
    winner = people[[type(o) for o in outcomes].index(type(None))]
    record.refresh_from_db()
    assert (record.status, record.adopted_by) == ("adopted", winner)


def test_one_of_two_different_steps_wins():
    record = factories.commitment("settlement_proposed")
    first, second = Commitment.objects.get(pk=record.pk), Commitment.objects.get(pk=record.pk)
    by = factories.secretary()
    outcomes = at_once(
        lambda: commitment_actions.settle(first, "settled", by=by),
        lambda: commitment_actions.send_back(second, by=by, reason="Nog niet klaar."),
    )
    assert results(outcomes) == ["Conflict", "done"]
    assert record.progress.count() == 2


def test_one_of_two_savers_of_the_same_draft_is_told():
    record = factories.advice(status="draft")
    first, second = Advice.objects.get(pk=record.pk), Advice.objects.get(pk=record.pk)

    def save(advice, text):
        rows = [RecommendationRow(id=record.recommendations.get().pk, text=text), RecommendationRow(text=f"En {text}")]
        advice_actions.save_advice(advice, {"title": text}, rows, by=factories.author(), seen_revision=1)

    outcomes = at_once(lambda: save(first, "een"), lambda: save(second, "twee"))
    assert results(outcomes) == ["Conflict", "done"]
    record.refresh_from_db()
    assert record.revision == 2
    assert [r.text for r in record.recommendations.all()] == [record.title, f"En {record.title}"]


def test_recommendation_that_races_adoption_waits_and_is_refused():
    """The child reads its parent FOR SHARE, so it waits for the adoption that began before it."""
    record = factories.advice(status="in_review")

    def add():
        Recommendation.objects.create(advice=record, number=2, text="Nog gauw een.")

    outcome = begun_then(lambda: advice_actions.adopt(Advice.objects.get(pk=record.pk), by=factories.adopter()), add)
    assert isinstance(outcome, IntegrityError)
    assert record.recommendations.count() == 1


def test_adoption_waits_for_a_recommendation_that_began_before_it():
    record = factories.advice(status="in_review")
    outcome = begun_then(
        lambda: Recommendation.objects.create(advice=record, number=2, text="Nog een."),
        lambda: advice_actions.adopt(Advice.objects.get(pk=record.pk), by=factories.adopter()),
    )
    assert outcome is None
    record.refresh_from_db()
    assert (record.status, record.recommendations.count()) == ("adopted", 2)


def test_two_writers_of_the_trail_do_not_fork_it():
    record, staff = factories.theme(), factories.staff()

    def write():
        for number in range(20):
            with transaction.atomic():
                record_event("edited", record, by=staff, number=number)

    before = AuditEvent.objects.count()
    assert results(at_once(write, write, write)) == ["done", "done", "done"]
    numbers = list(AuditEvent.objects.values_list("number", flat=True))
    assert numbers == list(range(1, before + 61))
    assert first_broken_event() is None


def test_rolled_back_event_leaves_no_gap():
    record = factories.theme()
    record_event("edited", record, by=None)
    with transaction.atomic():
        record_event("edited", record, by=None)
        transaction.set_rollback(True)
    record_event("edited", record, by=None)
    assert list(AuditEvent.objects.values_list("number", flat=True)) == [1, 2]
    assert first_broken_event() is None


def test_two_publications_of_commitments_get_different_numbers():
    drafts = [factories.commitment("draft", made_on=factories.today()) for _ in range(3)]
    staff = factories.staff()
    publish = commitment_actions.publish_commitment
    outcomes = at_once(*(lambda draft=draft: publish(draft, by=staff) for draft in drafts))
    assert results(outcomes) == ["done", "done", "done"]
    assert sorted(Commitment.objects.values_list("serial", flat=True)) == [1, 2, 3]


def test_two_adoptions_get_different_serials():
    reviewed = [factories.advice(status="in_review") for _ in range(3)]
    adopter = factories.adopter()
    outcomes = at_once(*(lambda advice=advice: advice_actions.adopt(advice, by=adopter) for advice in reviewed))
    assert results(outcomes) == ["done", "done", "done"]
    assert sorted(Advice.objects.values_list("serial", flat=True)) == [1, 2, 3]


def test_two_progress_notes_at_once_are_both_kept_and_found():
    record, staff = factories.commitment(), factories.staff()
    outcomes = at_once(
        *(
            lambda text=text: commitment_actions.report_progress(record, by=staff, text=text)
            for text in ("eerste", "tweede", "derde", "vierde")
        )
    )
    assert results(outcomes) == ["done"] * 4
    [entry] = SearchEntry.objects.filter(object_id=record.pk, kind="commitment")
    assert sorted(entry.text.split("\n")[1:]) == ["derde", "eerste", "tweede", "vierde"]


def test_sending_an_advice_waits_for_who_writes_in_its_request():
    """Both write the trail: who takes the trail first and then waits for a row, could wait for ever."""
    request = factories.advice_request(status="in_preparation")
    record = factories.advice(status="adopted", request=request)
    secretary = factories.secretary()
    outcome = begun_then(
        lambda: request_actions.save_request(
            AdviceRequest.objects.get(pk=request.pk), {"subject": "Anders"}, by=secretary, seen_revision=1
        ),
        lambda: advice_actions.send(Advice.objects.get(pk=record.pk), by=secretary),
        pause_after="UPDATE",
    )
    assert outcome is None
    request.refresh_from_db()
    assert (request.subject, request.status) == ("Anders", "answered")


def test_second_new_version_of_an_advice_is_refused_not_broken():
    record = factories.advice()
    by = factories.author()
    draft = draft_new_version
    outcomes = at_once(
        *(lambda: draft(Advice.objects.get(pk=record.pk), by=by, correction_note="Een fout.") for _ in range(2))
    )
    assert sorted(type(o).__name__ for o in outcomes) in (["Advice", "Refused"], ["Advice", "Conflict"])
    assert Advice.objects.filter(supersedes=record).count() == 1


def test_one_of_two_who_begin_on_a_request_is_led_to_the_draft_of_the_other():
    request, council = factories.advice_request(), factories.council()
    begin = {"council": council, "kind": "requested", "title": "Vervoer"}
    people = factories.author(), factories.adopter()

    def start(by):
        own = AdviceRequest.objects.get(pk=request.pk)
        return advice_actions.draft_advice(
            by=by, request=own, recommendations=[RecommendationRow(text="Een.")], **begin
        )

    outcomes = at_once(*(lambda by=by: start(by) for by in people))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Advice", "Refused"]
    assert request.advices.count() == 1


def test_advice_that_is_begun_while_its_request_is_taken_away_is_told():
    request, council = factories.advice_request(), factories.council()
    own, by = AdviceRequest.objects.get(pk=request.pk), factories.author()
    begin = {
        "council": council,
        "kind": "requested",
        "title": "Vervoer",
        "recommendations": [RecommendationRow(text="Een.")],
    }
    outcome = begun_then(
        lambda: request_actions.remove_request(request, by=factories.secretary()),
        lambda: advice_actions.draft_advice(by=by, request=own, **begin),
    )
    assert isinstance(outcome, Refused)
    assert not Advice.objects.exists()


def test_conflict_is_a_refusal_in_plain_words():
    record = factories.advice(status="draft")
    stale = Advice.objects.get(pk=record.pk)
    advice_actions.submit(record, by=factories.author())
    with pytest.raises(Conflict) as refusal:
        advice_actions.submit(stale, by=factories.author())
    assert str(refusal.value)
    assert connection.in_atomic_block is False
