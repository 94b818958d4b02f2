"""The database keeps the steps too: what the models say, and no status without its event."""

import json

import pytest

from governance.models import AuditEvent
from governance.trail.recording import record_event
from tests import factories
from tests.governance.database import check_now, copy_row, sql, triggers
from tests.governance.refusals import change, refused
from tests.governance.status_rows import INITIAL, MODELS, STEPS, elsewhere, make

CASES = [(table, str(status)) for table, model in MODELS.items() for status in model.Status]


@pytest.mark.django_db
def test_guard_status_has_the_transitions_of_every_model():
    found = {
        table: ({old: sorted(new) for old, new in json.loads(steps).items()}, initial)
        for table, (steps, initial) in triggers("guard_status").items()
    }
    assert found == {
        table: ({str(old): sorted(map(str, new)) for old, new in model.TRANSITIONS.items()}, str(_default(model)))
        for table, model in MODELS.items()
    }


def _default(model):
    return model._meta.get_field("status").default


@pytest.mark.django_db
def test_require_event_names_every_model_as_events_do():
    assert triggers("require_event") == {table: [model._meta.label_lower] for table, model in MODELS.items()}


@pytest.mark.parametrize(("table", "status"), CASES)
def test_status_that_does_not_follow_is_refused(table, status, db):
    record = make(table, status)
    following = MODELS[table].TRANSITIONS.get(status, {})
    for wanted in [*MODELS[table].Status, "unheard_of"]:
        if wanted != status and wanted not in following:
            with refused("guard_status"):
                sql(f"UPDATE {table} SET status = %s WHERE id = %s", [str(wanted)[:10], record.pk])


@pytest.mark.parametrize(("table", "status"), CASES)
def test_first_status_other_than_the_first_is_refused(table, status, db):
    initial = INITIAL.get(table, "draft")
    record = make(table, initial)
    if status == initial:
        record.pk = copy_row(table, record.pk, **elsewhere(table))
        record_event("created", record, by=None, to=status)
    else:
        with refused("guard_status"):
            copy_row(table, record.pk, status=status)


@pytest.mark.parametrize("table", MODELS)
def test_new_row_without_event_is_refused(table, db):
    record, other = make(table, INITIAL.get(table, "draft")), elsewhere(table)
    with refused("require_event"):
        copy_row(table, record.pk, **other)
        check_now()


def test_every_model_has_a_step_without_event():
    assert set(STEPS) == set(MODELS)


@pytest.mark.parametrize("table", MODELS)
def test_step_without_event_is_refused(table, db):
    record = make(table, INITIAL.get(table, "draft"))
    with refused("require_event"):
        change(record, **STEPS[table])
        check_now()


@pytest.mark.parametrize("table", MODELS)
def test_step_with_event_of_that_step_is_accepted(table, db):
    record = make(table, INITIAL.get(table, "draft"))
    change(record, **STEPS[table])
    record_event("edited", record, by=None, to=STEPS[table]["status"])
    check_now()


def test_step_with_event_of_another_record_is_refused(db):
    record, other = factories.advice(status="draft"), factories.advice(status="draft")
    with refused("require_event"):
        change(record, status="in_review")
        record_event("status.in_review", other, by=None, to="in_review")
        check_now()


def test_step_with_event_of_another_step_is_refused(db):
    record = factories.advice(status="draft")
    with refused("require_event"):
        change(record, status="in_review")
        record_event("status.adopted", record, by=None, to="adopted")
        check_now()


def test_step_with_event_of_another_kind_of_record_is_refused(db):
    record = factories.advice(status="draft")
    with refused("require_event"):
        change(record, status="in_review")
        sql(
            "INSERT INTO governance_auditevent"
            " (actor_name, actor_role, action, object_type, object_id, details)"
            " VALUES ('', '', 'a', 'advices.advicerequest', %s, '{\"to\": \"in_review\"}')",
            [record.pk],
        )
        check_now()


@pytest.mark.django_db(transaction=True)
def test_step_with_event_of_an_earlier_transaction_is_refused():
    record = factories.advice(status="draft")
    record_event("status.in_review", record, by=None, to="in_review")
    with refused("require_event"):
        change(record, status="in_review")
    record.refresh_from_db()
    assert record.status == "draft"


def test_change_of_words_needs_no_event(db):
    record = make("advices_advice", "draft")
    events = AuditEvent.objects.count()
    change(record, title="Een andere titel")
    check_now()
    assert AuditEvent.objects.count() == events
