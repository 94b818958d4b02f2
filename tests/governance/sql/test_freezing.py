"""Frozen words, frozen children and append-only tables, column by column, from SQL."""

import pytest

from advices.models import Review, Reviewer
from tests import factories
from tests.factories import today
from tests.governance.database import change_column, check_now, columns_of, copy_row, sql, triggers
from tests.governance.frozen_rows import APPEND_ONLY, CHILDREN, attachment, writer_of
from tests.governance.refusals import change, refused

PUBLICATION = {"published_at", "published_on"}
OPEN = {
    "advices_advicerequest": {"status", "closing_reason", "closed_on", "kept_private_at"} | PUBLICATION,
    "advices_advice": {
        "status",
        "sent_on",
        "response_due_on",
        "answer_rule",
        "answer_article",
        "no_answer_noted_on",
        "withdrawn_on",
        "withdrawal_reason",
    }
    | PUBLICATION,
    "advices_collegeresponse": {"status"} | PUBLICATION,
    "advices_assignment": {"status", "ended_on"},
    "advices_reminder": {"status", "sent_on", "sent_to"},
    "commitments_commitment": {"status", "settled_on"} | PUBLICATION,
}
AGAIN = {"advices_advicerequest": {"kept_private_at"} | PUBLICATION}  # made public, private, and public again
FROZEN = {
    "a public request that still waits": lambda: factories.advice_request(public=True),
    "an answered request": lambda: factories.advice_request(status="answered"),
    "a withdrawn request": lambda: factories.advice_request(status="withdrawn"),
    "a declined public request": lambda: factories.advice_request(status="declined", public=True),
    "an adopted advice": lambda: factories.advice(status="adopted"),
    "a sent advice": lambda: factories.advice(status="sent"),
    "a published advice": lambda: factories.advice(status="published"),
    "a withdrawn advice": lambda: factories.advice(status="withdrawn"),
    "a published response": lambda: factories.response(),
    "an open assignment": lambda: factories.assignment(),
    "an assignment that is done": lambda: factories.assignment(status="done"),
    "a withdrawn assignment": lambda: factories.assignment(status="withdrawn"),
    "a sent reminder": lambda: factories.reminder(status="sent"),
    "an open commitment": lambda: factories.commitment("open"),
    "a proposed settlement": lambda: factories.commitment("settlement_proposed"),
    "a settled commitment": lambda: factories.commitment("settled"),
    "a partly settled commitment": lambda: factories.commitment("partly_settled"),
    "a lapsed commitment": lambda: factories.commitment("lapsed"),
    "a replaced version of a commitment": lambda: factories.commitment("superseded"),
}
EDITABLE = {
    "a received request": lambda: factories.advice_request(),
    "a request in preparation": lambda: factories.advice_request(status="in_preparation"),
    "a draft advice": lambda: factories.advice(status="draft"),
    "an advice in review": lambda: factories.advice(status="in_review"),
    "a draft response": lambda: factories.response(status="draft", reactions={}),
    "a draft reminder": lambda: factories.reminder(),
    "a draft commitment": lambda: factories.commitment("draft"),
}


def stored(record):
    return type(record)._base_manager.filter(pk=record.pk).values().first()


@pytest.mark.django_db
def test_frozen_tables_are_those_tested_with_their_open_columns():
    found = triggers("freeze_words")
    assert {table: set(arguments[1].split(",")) for table, arguments in found.items()} == OPEN
    assert {table: set(more[0].split(",")) for table, (_draft, _open, *more) in found.items() if more} == AGAIN


@pytest.mark.django_db
@pytest.mark.parametrize("kind", FROZEN)
def test_frozen_record_keeps_every_column_that_is_not_open(kind):
    record = FROZEN[kind]()
    table, before = record._meta.db_table, stored(record)
    for column in columns_of(table).keys() - OPEN[table]:
        with refused("freeze_words"):
            change_column(table, record.pk, column)
    assert stored(record) == before


@pytest.mark.django_db
@pytest.mark.parametrize("kind", FROZEN)
def test_frozen_record_keeps_open_columns_once_filled(kind):
    record = FROZEN[kind]()
    table, before = record._meta.db_table, stored(record)
    filled = {
        column for column in OPEN[table] - {"status"} - AGAIN.get(table, set()) if before[column] not in (None, "")
    }
    for column in filled:
        with refused("freeze_words"):
            change_column(table, record.pk, column)
    assert stored(record) == before


@pytest.mark.django_db
@pytest.mark.parametrize("kind", FROZEN)
def test_frozen_record_stays(kind):
    record = FROZEN[kind]()
    with refused("freeze_words"):
        sql(f"DELETE FROM {record._meta.db_table} WHERE id = %s", [record.pk])


@pytest.mark.django_db
@pytest.mark.parametrize("kind", EDITABLE)
def test_editable_record_may_change(kind):
    record = EDITABLE[kind]()
    change_column(record._meta.db_table, record.pk, "revision")
    assert stored(record)["revision"] == record.revision + 1


def test_words_may_change_again_in_an_advice_taken_back_into_review(db, adopter):
    record = factories.advice(status="adopted")
    with refused("freeze_words"):
        change_column("advices_advice", record.pk, "title")
    factories.advice_actions.reopen(record, by=adopter)
    change_column("advices_advice", record.pk, "title")
    assert stored(record)["title"] == "xAdvie"


@pytest.mark.parametrize("column", ["sent_on", "withdrawal_reason"])
def test_open_column_filled_in_cannot_be_emptied(column, db):
    record = factories.advice(status="withdrawn")
    value = None if column == "sent_on" else ""
    with refused("freeze_words"):
        sql(f"UPDATE advices_advice SET {column} = %s WHERE id = %s", [value, record.pk])


CHILD_CASES = [(table, status) for table, cases in CHILDREN.items() for status in cases]
DRAFTS = {
    "advices_advicerequest_attachments": lambda: attachment(),
    "advices_recommendation": lambda: factories.recommendation(status="draft"),
    "advices_reaction": lambda: factories.reaction(status="draft"),
    "advices_reviewer": lambda: factories.review(by=factories.adopter()).advice.reviewers.get(),
    "advices_minoritynote": lambda: factories.minority_note(),
    "advices_advice_writers": lambda: writer_of(factories.advice(status="draft")),
    "advices_responsecorrection": lambda: factories.new_response_version(factories.response(), "draft").correction,
}
PARENTS = {
    "advices_advicerequest_attachments": "advicerequest_id",
    "advices_recommendation": "advice_id",
    "advices_reaction": "response_id",
    "advices_reviewer": "advice_id",
    "advices_minoritynote": "advice_id",
    "advices_advice_writers": "advice_id",
    "advices_responsecorrection": "response_id",
}


@pytest.mark.django_db
def test_frozen_children_are_those_tested_and_have_no_open_columns():
    found = {
        table: (column, open_columns)
        for table, (_parent, column, _draft, open_columns) in triggers("freeze_child").items()
    }
    assert found == {table: (column, "") for table, column in PARENTS.items()}


@pytest.mark.parametrize(("table", "status"), CHILD_CASES)
def test_child_of_a_frozen_record_keeps_every_column(table, status, db):
    record = CHILDREN[table][status]()
    before = stored(record)
    for column in columns_of(table):
        with refused("freeze_child"):
            change_column(table, record.pk, column)
    assert stored(record) == before


@pytest.mark.parametrize(("table", "status"), CHILD_CASES)
def test_child_of_a_frozen_record_stays(table, status, db):
    record = CHILDREN[table][status]()
    with refused("freeze_child"):
        sql(f"DELETE FROM {table} WHERE id = %s", [record.pk])


@pytest.mark.parametrize(("table", "status"), CHILD_CASES)
def test_frozen_record_gets_no_new_child(table, status, db):
    record = CHILDREN[table][status]()
    with refused("freeze_child"):
        copy_row(table, record.pk)


@pytest.mark.parametrize(("table", "status"), CHILD_CASES)
def test_child_cannot_move_to_or_from_a_frozen_record(table, status, db):
    frozen, draft = CHILDREN[table][status](), DRAFTS[table]()
    parent = PARENTS[table]
    for child, other in [(frozen, draft), (draft, frozen)]:
        with refused("freeze_child"):
            sql(f"UPDATE {table} SET {parent} = %s WHERE id = %s", [getattr(other, parent), child.pk])


@pytest.mark.parametrize("table", DRAFTS)
def test_child_of_a_draft_may_change_and_go(table, db):
    record = DRAFTS[table]()
    if "text" in columns_of(table):
        change_column(table, record.pk, "text")
        assert stored(record)["text"] == f"x{record.text}"
    sql(f"DELETE FROM {table} WHERE id = %s", [record.pk])
    assert stored(record) is None


@pytest.mark.django_db
def test_append_only_tables_are_those_tested():
    assert set(triggers("append_only")) == set(APPEND_ONLY)


def test_reading_of_a_draft_response_may_be_taken_out_but_not_changed(db):
    record = factories.reading(factories.reaction(status="draft"))
    for column in columns_of("advices_reading"):
        with refused("append_only"):
            change_column("advices_reading", record.pk, column)
    sql("DELETE FROM advices_reading WHERE id = %s", [record.pk])
    assert stored(record) is None


def test_opinion_goes_with_a_draft_only(db, advisor):
    record = factories.review(by=factories.adopter())
    factories.advice_actions.return_to_author(record.advice, by=advisor)
    sql("DELETE FROM advices_review WHERE id = %s", [record.pk])
    assert stored(record) is None


@pytest.mark.parametrize(
    ("status", "member", "revision"),
    [("draft", "adopter", 1), ("adopted", "adopter", 1), ("in_review", "author", 1), ("in_review", "adopter", 2)],
)
def test_opinion_fits_the_advice(status, member, revision, db, adopter):
    advice, reviewer = factories.advice(status=status), getattr(factories, member)()
    with refused("review_fits"):
        Review.objects.create(advice=advice, reviewer=reviewer, revision=revision, opinion="agreed")


def test_author_is_no_reviewer(db, advisor):
    with refused("reviewer_fits"):
        Reviewer.objects.create(advice=factories.advice(status="draft"), member=advisor)


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_append_only_row_keeps_every_column_and_stays(table, db):
    record = APPEND_ONLY[table]()
    check_now()
    before = stored(record)
    for column in columns_of(table):
        with refused("append_only"):
            change_column(table, record.pk, column)
    with refused("append_only"):
        sql(f"DELETE FROM {table} WHERE id = %s", [record.pk])
    assert stored(record) == before


def test_who_wrote_in_an_advice_gives_no_opinion_and_does_not_adopt_it(adopter):
    record = factories.advice(status="in_review")
    record.writers.add(adopter)
    with refused("review_fits"):
        Review.objects.create(advice=record, reviewer=adopter, revision=1, opinion="agreed")
    adoption = {"adopted_on": today(), "issued_on": today(), "adopted_by": adopter, "year": 2026, "serial": 1}
    with refused("adopter_fits"):
        change(record, status="adopted", **adoption)


def test_public_version_of_a_policy_keeps_every_column_and_stays(db):
    record = factories.policy_version()
    before = stored(record)
    for column in columns_of("policies_policyversion"):
        with refused("freeze_published"):
            change_column("policies_policyversion", record.pk, column)
    with refused("freeze_published"):
        sql("DELETE FROM policies_policyversion WHERE id = %s", [record.pk])
    assert stored(record) == before


def test_version_of_a_policy_that_is_not_public_may_change_and_go(db):
    record = factories.policy_version(public=False)
    change_column("policies_policyversion", record.pk, "label")
    assert stored(record)["label"] == "xversi"
    sql("DELETE FROM policies_policyversion WHERE id = %s", [record.pk])
    assert stored(record) is None
