"""Every status × next status × visitor, for every model with a table of transitions."""

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction

from governance.models import AuditEvent
from governance.workflow import Refused, allowed_steps, change_status
from tests.governance.step_tables import TABLES, fields_for

MODELS = {model._meta.label_lower: model for model in apps.get_models() if hasattr(model, "TRANSITIONS")}
CASES = [
    pytest.param(label, variant, str(status), id=f"{label}-{variant}-{status}")
    for label, model in MODELS.items()
    for variant in TABLES.get(label, {})
    for status in model.Status
]


def test_every_model_with_transitions_has_a_table_by_hand():
    assert set(TABLES) == set(MODELS)


@pytest.mark.parametrize(("label", "variant", "status"), CASES)
def test_step_allowed_exactly_when_the_table_says_so(label, variant, status, everyone):
    make, steps = TABLES[label][variant]
    record, model = make(status), MODELS[label]
    expected = {
        (str(following), name): _expected(steps.get(status, {}), following, name)
        for following in model.Status
        for name in everyone
    }
    found = {
        (str(following), name): _attempt(model.objects.get(pk=record.pk), str(following), user)
        for following in model.Status
        for name, user in everyone.items()
    }
    assert found == expected


def _expected(steps, following, name):
    if following not in steps:
        return "no such step"
    return "done, one event" if name in steps[following] else "not allowed"


def _attempt(record, following, user):
    """What comes of the step; whatever comes is taken back."""
    fields = fields_for(record, following, user)
    before, events = _stored(record), AuditEvent.objects.count()
    point = transaction.savepoint()
    try:
        change_status(record, following, by=user, **fields)
    except Refused:
        outcome = "no such step"
    except PermissionDenied:
        outcome = "not allowed"
    else:
        outcome = _outcome(record, before["status"], following, user, events)
        transaction.savepoint_rollback(point)
    if (_stored(record), AuditEvent.objects.count()) != (before, events):
        return f"{outcome}, but something changed"
    return outcome


def _stored(record):
    return type(record).objects.filter(pk=record.pk).values().get()


def _outcome(record, old, following, user, events):
    """Asks the database to check now what it checks at the end of a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    new = AuditEvent.objects.order_by("-number")[: AuditEvent.objects.count() - events]
    written = [(e.action, e.object_type, e.object_id, e.actor_id, e.details["from"], e.details["to"]) for e in new]
    event = (f"status.{following}", record._meta.label_lower, record.pk, user.pk, old, following)
    stored = _stored(record)["status"]
    return "done, one event" if (written, stored, record.status) == ([event], following, following) else f"{written}"


@pytest.mark.parametrize(("label", "variant", "status"), CASES)
def test_allowed_steps_are_those_of_the_table(label, variant, status, everyone):
    make, steps = TABLES[label][variant]
    record = make(status)
    expected = {
        name: {following for following, who in steps.get(status, {}).items() if name in who} for name in everyone
    }
    assert {name: set(allowed_steps(record, user)) for name, user in everyone.items()} == expected
