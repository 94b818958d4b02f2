"""Registering, publishing and closing a request for advice."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import translation

from advices.actions import request as actions
from advices.models import AdviceRequest
from documents.models import SearchEntry
from governance.trail.recording import events_of
from governance.workflow import Conflict, Refused
from tests import factories

pytestmark = pytest.mark.django_db


def register(by, council, **fields):
    fields = {"subject": "Vervoer", "question": "Wat vindt u?", "received_on": date(2026, 1, 15)} | fields
    return actions.register_request(by=by, council=council, **fields)


def acts(record):
    return [event.action for event in events_of(record)]


def test_advice_is_due_after_the_term_of_the_council(council, secretary):
    council.advice_term_days = 28
    council.save()
    record = register(secretary, council)
    assert (record.status, record.advice_due_on, record.registered_by) == ("received", date(2026, 2, 12), secretary)
    assert acts(record) == ["created"]


def test_advice_is_due_on_the_day_that_was_agreed(council, secretary):
    assert register(secretary, council, advice_due_on=date(2026, 1, 20)).advice_due_on == date(2026, 1, 20)


@pytest.mark.parametrize("who", ["advisor", "other_secretary", "staff", "registry", "administrator", "outsider"])
def test_registering_by_anybody_else_is_refused(who, council, everyone):
    with pytest.raises(PermissionDenied):
        register(everyone[who], council)
    assert not AdviceRequest.objects.exists()


def test_saving_stores_and_writes_an_event(council, secretary):
    record = register(secretary, council)
    actions.save_request(record, {"subject": "Anders"}, by=secretary, seen_revision=1)
    assert (record.subject, record.revision, acts(record)) == ("Anders", 2, ["created", "edited"])


def test_saving_an_older_revision_is_a_conflict(council, secretary):
    record = register(secretary, council)
    actions.save_request(record, {"subject": "Eerst"}, by=secretary, seen_revision=1)
    with pytest.raises(Conflict):
        actions.save_request(record, {"subject": "Daarna"}, by=secretary, seen_revision=1)
    record.refresh_from_db()
    assert record.subject == "Eerst"


@pytest.mark.parametrize(("status", "public"), [("received", True), ("answered", False), ("withdrawn", False)])
def test_saving_frozen_words_is_refused(status, public, secretary):
    record = factories.advice_request(status=status, public=public)
    with pytest.raises(Refused):
        actions.save_request(record, {"subject": "Anders"}, by=secretary, seen_revision=1)


def test_saving_a_due_date_before_receipt_is_refused_in_plain_words(council, secretary):
    record = register(secretary, council)
    with translation.override("en"), pytest.raises(Refused) as refusal:
        actions.save_request(record, {"advice_due_on": date(2026, 1, 14)}, by=secretary, seen_revision=1)
    assert str(refusal.value) == "The advice cannot be due before the request was received."


@pytest.mark.parametrize("status", ["withdrawn", "declined"])
def test_closing_keeps_the_reason(status, council, secretary):
    record = register(secretary, council)
    actions.close_request(record, status, by=secretary, reason="Van de baan.")
    record.refresh_from_db()
    assert (record.status, record.closing_reason) == (status, "Van de baan.")
    assert acts(record) == ["created", f"status.{status}"]


@pytest.mark.parametrize("reason", ["", "  "])
def test_closing_without_reason_is_refused(reason, council, secretary):
    record = register(secretary, council)
    with pytest.raises(Refused):
        actions.close_request(record, "declined", by=secretary, reason=reason)
    assert acts(record) == ["created"]


def test_publishing_lets_everybody_find_it(council, secretary):
    record = register(secretary, council)
    actions.publish_request(record, by=secretary, on=date(2026, 1, 20))
    record.refresh_from_db()
    assert (record.published_on, record.published_at is None) == (date(2026, 1, 20), False)
    assert SearchEntry.objects.get().title == "Vervoer"
    assert acts(record) == ["created", "published"]


def test_publishing_again_changes_nothing(council, secretary):
    record = register(secretary, council)
    actions.publish_request(record, by=secretary, on=date(2026, 1, 20))
    actions.publish_request(record, by=secretary, on=date(2026, 1, 30))
    assert (record.published_on, acts(record)) == (date(2026, 1, 20), ["created", "published"])


def test_closed_public_request_stays_findable(secretary):
    record = factories.advice_request(public=True)
    actions.close_request(record, "withdrawn", by=secretary, reason="Van de baan.")
    assert SearchEntry.objects.get().object_id == record.pk
