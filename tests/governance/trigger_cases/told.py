"""Rows that are only added to, and links, without the event that tells of them."""

from tests import factories
from tests.governance.database import check_now, copy_row, events_become_old
from tests.governance.frozen_rows import APPEND_ONLY
from tests.governance.trigger_cases import stopped_by

TOLD = sorted(APPEND_ONLY.keys() - {"governance_auditevent", "documents_rendition"})

for table in TOLD:

    @stopped_by(table, "row_is_told")
    def row_without_an_event(table=table):
        copy_row(table, APPEND_ONLY[table]().pk)
        check_now()


@stopped_by("advices_reading", "row_is_told")
def reading_of_an_earlier_transaction_again():
    reading = factories.reading(factories.reaction())
    check_now()
    events_become_old()
    copy_row("advices_reading", reading.pk)
    check_now()


LINKS = {
    "recommendations": lambda: factories.recommendation(),
    "advices": lambda: factories.advice(),
    "policy_documents": lambda: factories.policy(),
}

for name, make in LINKS.items():

    @stopped_by(f"commitments_commitment_{name}", "link_is_told")
    def link_of_a_promise_without_an_event(name=name, make=make):
        commitment, other = factories.commitment(), make()
        events_become_old()
        getattr(commitment, name).add(other)
        check_now()

    @stopped_by(f"commitments_commitment_{name}", "link_is_told")
    def link_of_a_promise_that_goes_without_an_event(name=name, make=make):
        commitment = factories.commitment(**{name: [make()]})
        events_become_old()
        getattr(commitment, name).clear()
        check_now()


@stopped_by("advices_recommendation_repeats", "link_is_told")
def repetition_without_an_event():
    recommendation, earlier = factories.recommendation(), factories.recommendation()
    events_become_old()
    recommendation.repeats.add(earlier)
    check_now()
