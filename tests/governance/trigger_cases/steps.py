"""Steps, and the events that tell of them."""

from governance.trail.recording import record_event
from tests import factories
from tests.factories import today
from tests.governance.announced import MADE_PUBLIC_OR_PRIVATE
from tests.governance.database import check_now, copy_row
from tests.governance.refusals import change
from tests.governance.status_rows import INITIAL, MODELS, STEPS, elsewhere, make
from tests.governance.trigger_cases import stopped_by

for table in MODELS:

    @stopped_by(table, "guard_status")
    def row_that_begins_a_step_further(table=table):
        record = make(table, INITIAL.get(table, "draft"))
        copy_row(table, record.pk, **STEPS[table] | elsewhere(table))

    @stopped_by(table, "require_event")
    def step_that_no_event_tells_of(table=table):
        record = make(table, INITIAL.get(table, "draft"))
        change(record, **STEPS[table])
        check_now()


for table, cases in MADE_PUBLIC_OR_PRIVATE.items():
    for make_one, columns in cases:

        @stopped_by(table, "announce_publication")
        def publication_that_no_event_tells_of(make_one=make_one, columns=columns):
            record = make_one()
            check_now()
            change(record, **columns)
            check_now()


@stopped_by("advices_advice", "withdrawn_together", "withdrawn_with_all_versions")
def version_withdrawn_beside_a_public_one():
    first = factories.advice()
    factories.new_version(first)
    change(first, status="withdrawn", withdrawn_on=today(), withdrawal_reason="Onjuist.")
    record_event("status.withdrawn", first, by=None, to="withdrawn")
    check_now()
