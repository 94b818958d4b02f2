"""One row of each table with a status, and what its first step fills in."""

from django.apps import apps

from tests import factories
from tests.governance.database import check_now
from tests.governance.step_tables import TABLES

MODELS = {model._meta.db_table: model for model in apps.get_models() if hasattr(model, "TRANSITIONS")}
INITIAL = {"advices_advicerequest": "received", "advices_assignment": "open"}
COPIES = {"advices_reminder": {"step": "second"}}  # what a copy must have of its own
STEPS = {
    "advices_advicerequest": {"status": "in_preparation"},
    "advices_advice": {"status": "in_review"},
    "advices_assignment": {"status": "done", "ended_on": "2199-01-02"},
    "advices_collegeresponse": {
        "status": "published",
        "published_at": "2026-01-02T00:00Z",
        "published_on": "2026-01-02",
    },
    "advices_reminder": {"status": "sent", "sent_on": "2026-01-02", "sent_to": "het college"},
    "commitments_commitment": {
        "status": "open",
        "published_at": "2026-01-02T00:00Z",
        "published_on": "2026-01-02",
        "year": 2026,
        "serial": 1,
    },
}


def elsewhere(table):
    """What another row of `table` needs to stand beside the first: a recommendation is given to one at a time."""
    if table == "advices_assignment":
        return {"recommendation_id": factories.recommendation().pk}
    return COPIES.get(table, {})


def make(table, status):
    make_one, _steps = next(iter(TABLES[MODELS[table]._meta.label_lower].values()))
    record = make_one(status)
    check_now()
    return record
