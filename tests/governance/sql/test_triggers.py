"""Every trigger of our tables refuses what it is for, and nothing else would."""

from contextlib import contextmanager

import pytest
from django.db import transaction

from governance.models import AuditEvent
from governance.trail.recording import record_event
from tests import factories
from tests.governance.database import our_triggers, sql
from tests.governance.refusals import refused
from tests.governance.trigger_cases import CASES, fitting, frozen, steps, told

pytestmark = pytest.mark.django_db

MODULES = [frozen, steps, fitting, told]
FILLS_IN = {("governance_auditevent", "seal_event")}  # refuses nothing
BY_CASE = [
    pytest.param(*case, id=f"{table}-{trigger}-{number}-{write.__name__}")
    for number, case in enumerate(CASES)
    for table, trigger, _refusal, write in [case]
]


@contextmanager
def switched_off(table, trigger):
    """The trigger refuses nothing inside, and what is written inside is gone afterwards."""
    with transaction.atomic():
        sql(f"ALTER TABLE {table} DISABLE TRIGGER {trigger}")
        yield
        transaction.set_rollback(True)


def test_every_trigger_has_a_case():
    assert {(table, trigger) for table, trigger, _refusal, _write in CASES} | FILLS_IN == our_triggers()


def test_every_trigger_is_on():
    assert our_triggers("tgenabled <> 'O'") == set()


@pytest.mark.parametrize(("table", "trigger", "refusal", "write"), BY_CASE)
def test_trigger_refuses(table, trigger, refusal, write):
    with refused(refusal):
        write()


@pytest.mark.parametrize(("table", "trigger", "refusal", "write"), BY_CASE)
def test_nothing_else_refuses_it(table, trigger, refusal, write):
    with switched_off(table, trigger):
        write()


def test_number_and_hash_of_an_event_are_not_those_that_were_given():
    record_event("edited", factories.municipality(), by=None)
    before = AuditEvent.objects.order_by("number").last()
    sql(
        "INSERT INTO governance_auditevent (number, hash, previous_hash, at, transaction_id, details_digest,"
        " actor_name, actor_role, action, object_type, object_id, details)"
        " VALUES (1, 'x', 'y', '2001-01-01', 1, 'z', '', '', 'a', 'a.b', 1, '{}')"
    )
    sealed = AuditEvent.objects.order_by("number").last()
    assert (sealed.number, sealed.previous_hash) == (before.number + 1, before.hash)
    assert (len(sealed.hash), len(sealed.details_digest), sealed.at.year > 2001) == (64, 64, True)
