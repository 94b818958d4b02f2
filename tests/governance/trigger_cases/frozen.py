"""Words that stand, rows that stay, and dates that move with an extension only."""

from advices.models import PlannedAction, RecommendationOrigin
from tests import factories
from tests.factories import today
from tests.governance.database import change_column, sql
from tests.governance.frozen_rows import APPEND_ONLY, CHILDREN
from tests.governance.refusals import change
from tests.governance.trigger_cases import stopped_by


def delete(record):
    """By SQL, since the ORM looks first at what points to the row."""
    sql(f"DELETE FROM {record._meta.db_table} WHERE id = %s", [record.pk])


# A record of which the words are frozen


FROZEN = {
    "advices_advicerequest": (lambda: factories.advice_request(status="answered"), "subject"),
    "advices_advice": (lambda: factories.advice(status="adopted"), "title"),
    "advices_collegeresponse": (lambda: factories.response(), "text"),
    "advices_assignment": (lambda: factories.assignment(), "note"),
    "advices_reminder": (lambda: factories.reminder(status="sent"), "text"),
    "commitments_commitment": (lambda: factories.commitment("open"), "text"),
}
STAYS = {
    "advices_advicerequest": "freeze_stays",
    "advices_advice": "freeze_stays",
    "commitments_commitment": "commitment_stays",
}

for table, (make, column) in FROZEN.items():

    @stopped_by(table, "freeze_words")
    def frozen_words_that_change(table=table, make=make, column=column):
        change_column(table, make().pk, column)

    @stopped_by(table, STAYS.get(table, "freeze_words"), "freeze_words")
    def frozen_record_that_goes(make=make):
        delete(make())


@stopped_by("commitments_commitment", "version_kept", "freeze_words")
def new_version_of_a_promise_that_keeps_no_old_one():
    change(factories.commitment("open"), version=2, correction_note="Fout.", text="Ik zeg twee proeven toe.")


@stopped_by("commitments_commitment", "date_for_the_rest", "freeze_words")
def date_of_a_promise_that_moves_without_a_settlement_in_part():
    change(factories.commitment("open"), due_on=today(100))


@stopped_by("commitments_commitment", "date_for_the_rest", "freeze_words")
def settlement_in_part_that_changes_the_words_with_the_date():
    settled = {"status": "partly_settled", "settled_on": today(), "due_on": today(100)}
    change(factories.commitment("open"), text="Minder.", **settled)


@stopped_by("advices_advice", "extend_term", "freeze_words")
def term_of_the_college_that_moves_without_an_extension():
    record = factories.advice(status="sent")
    change(record, response_due_on=today(100))


@stopped_by("advices_advicerequest", "extend_term", "freeze_words")
def term_of_the_council_that_moves_without_an_extension():
    change(factories.advice_request(public=True), advice_due_on=today(100))


# What stands under it, and what is only ever added to


for table, cases in CHILDREN.items():
    for make in cases.values():
        stopped_by(table, "freeze_child")(lambda make=make: delete(make()))

for table, make in APPEND_ONLY.items():
    stopped_by(table, "append_only")(lambda make=make: delete(make()))
    stopped_by(table, "append_only")(lambda table=table, make=make: change_column(table, make().pk, "id"))


@stopped_by("advices_plannedaction", "planned_action_stays")
def planned_action_added_to_a_public_reaction():
    PlannedAction.objects.create(reaction=factories.reaction(), action="Proef.")


@stopped_by("advices_recommendationorigin", "origin_stays")
def origin_added_to_a_public_recommendation():
    first = factories.advice()
    point = factories.new_version(first).recommendations.get()
    RecommendationOrigin.objects.create(recommendation=point, origin=first.recommendations.get(), kind="split")


@stopped_by("advices_agendaitem", "decision_stays")
def decision_on_another_subject_afterwards():
    item = factories.agenda_item()
    factories.meeting_actions.record_decision(item, by=factories.secretary(), decision="discussed")
    change(item, subject="Iets anders")


# Versions and files


@stopped_by("advices_draftversion", "unchanging", "append_only")
def kept_version_of_a_draft_with_other_words():
    change(factories.advice(status="draft").draft_versions.get(), content={})


@stopped_by("documents_document", "unchanging", "append_only")
def file_with_another_text():
    change(factories.document(), text="Een andere brief.")


@stopped_by("documents_document", "unchanging", "append_only")
def public_copy_exchanged_for_another():
    change(factories.published_file(), public_name="ander.txt")


@stopped_by("policies_policyversion", "freeze_published")
def public_version_of_a_policy_with_another_label():
    change(factories.policy_version(), label="versie 2")


@stopped_by("policies_policyversion", "freeze_published")
def public_version_of_a_policy_that_goes():
    delete(factories.policy_version())
