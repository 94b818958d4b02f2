"""The trail proves the words: digests are computed again from tables and files, and each difference is named."""

import hashlib
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from advices.models import PlannedAction
from commitments.models import Verdict
from governance.models import AuditEvent
from governance.trail.recording import events_of, record_event
from governance.trail.stored_words import frozen_models
from governance.trail.words import digests, key_of
from tests import factories
from tests.governance.database import change_column, check_now, copy_row, our_triggers, sql, triggers
from tests.governance.frozen_rows import adopted_with_a_minority_note

pytestmark = pytest.mark.django_db

CHANGES_AFTERWARDS = {  # moved by an extension, or by a settlement in part: by a trigger of its own
    "advices_advicerequest": {"advice_due_on"},
    "commitments_commitment": {"due_on"},
}


def verify():
    out = StringIO()
    with translation.override("en"):
        call_command("verify_trail", stdout=out)
    return out.getvalue().splitlines()[1:]


def refusal():
    with pytest.raises(CommandError) as refused:
        verify()
    return str(refused.value).splitlines()


def unguarded(table):
    check_now()
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")


def words_of(record):
    return events_of(record).last().details["words"]


# What a digest is


def test_digest_is_that_of_the_filled_in_columns():
    verdict = factories.verdict(factories.recommendation(), note="Het loopt.")
    text = (
        f'{{"by":{verdict.by_id},"given_on":"{verdict.given_on}","id":{verdict.pk},"note":"Het loopt.",'
        f'"recommendation":{verdict.recommendation_id},"side":"advisory_council","value":"done"}}'
    )
    assert words_of(verdict.recommendation) == {key_of(verdict): hashlib.sha256(text.encode()).hexdigest()}


def test_digest_of_a_file_is_that_of_its_bytes():
    file = factories.document(content=b"De brief.")
    assert digests([file]) == {f"documents.document:{file.pk}": hashlib.sha256(b"De brief.").hexdigest()}


def test_open_columns_are_those_of_the_database():
    """What the trigger lets through after freezing is what the digest leaves out, and nothing else."""
    lets_through = {table: set(arguments[1].split(",")) for table, arguments in triggers("freeze_words").items()}
    models = {model._meta.db_table: model for model in frozen_models()}
    assert {table: set(models[table].OPEN_COLUMNS) for table in lets_through} == {
        table: columns | CHANGES_AFTERWARDS.get(table, set()) for table, columns in lets_through.items()
    }


def test_every_table_that_freezes_has_digests():
    guards = ["freeze_words", "freeze_child", "freeze_published", "append_only", "row_is_told", "planned_action_stays"]
    tables = {table for table, name in our_triggers() if name in guards}
    rest = {
        "governance_auditevent",  # the trail itself
        "documents_rendition",  # made anew from the words
        "advices_reviewer",  # who was asked; what they said is a review
        "advices_advice_writers",  # in the digest of the advice
        "advices_advicerequest_attachments",  # in the digest of the request
    }
    assert tables - rest <= {model._meta.db_table for model in frozen_models()}


# Which event keeps which


def named_by(record, action):
    names = events_of(record).get(action=action).details["words"]
    return sorted(name.partition(":")[0] for name in names)


def test_adoption_and_every_step_after_it_keep_the_whole_advice():
    advice = factories.advice(recommendations=["Een.", "Twee."])
    for action in ("status.adopted", "status.sent", "status.published"):
        assert named_by(advice, action) == ["advices.advice", *["advices.recommendation"] * 2]
    assert "words" not in events_of(advice).get(action="status.in_review").details


def test_publication_keeps_the_whole_response():
    letter = factories.document()
    reaction = factories.reaction(planned={"action": "Een proef."}, letter=letter)
    assert named_by(reaction.response, "status.published") == [
        "advices.collegeresponse",
        "advices.plannedaction",
        "advices.reaction",
        "documents.document",
    ]


def test_settlement_keeps_the_promise_its_note_and_its_files():
    commitment = factories.commitment()
    shown = factories.document()
    factories.commitment_actions.propose_settlement(commitment, by=factories.staff(), text="Klaar.", documents=[shown])
    assert named_by(commitment, "status.settlement_proposed") == [
        "commitments.commitment",
        "commitments.progress",
        "documents.document",
    ]


def test_publication_of_a_policy_keeps_the_version_and_its_file():
    version = factories.policy_version(document=factories.document())
    assert named_by(version, "published") == ["documents.document", "policies.policyversion"]


def test_what_fits_is_counted():
    factories.verdict(factories.recommendation())
    assert verify() == ["3 texts and files are what their events tell."]


# What is found


ROWS = {
    "advice": lambda: factories.advice(),
    "adopted advice": lambda: factories.advice(status="adopted"),
    "recommendation": lambda: factories.recommendation(),
    "request": lambda: factories.advice_request(status="answered"),
    "public request": lambda: factories.advice_request(public=True),
    "response": lambda: factories.response(),
    "reaction": lambda: factories.reaction(),
    "planned action": lambda: PlannedAction.objects.get(reaction=factories.reaction(planned={"action": "Proef."})),
    "reading": lambda: factories.reading(factories.reaction()),
    "minority note": lambda: adopted_with_a_minority_note().minority_notes.get(),
    "review": lambda: factories.review(),
    "verdict": lambda: factories.verdict(factories.recommendation()),
    "commitment": lambda: factories.commitment(),
    "replaced commitment": lambda: factories.commitment("superseded"),
    "progress": lambda: factories.progress(factories.commitment()),
    "earmark": lambda: factories.earmark(),
    "extension": lambda: factories.extension(factories.advice()),
    "confirmation": lambda: factories.confirmation(
        factories.commitment(by=factories.secretary()), "corrected", text="Twee proeven."
    ),
    "policy version": lambda: factories.policy_version(),
    "assignment": lambda: factories.assignment(),
    "reminder": lambda: factories.reminder(status="sent"),
}
WORDS = {
    "advices_advice": "title", "advices_recommendation": "text", "advices_advicerequest": "subject",
    "advices_collegeresponse": "text", "advices_reaction": "text", "advices_plannedaction": "action",
    "advices_reading": "verdict", "advices_review": "note", "advices_minoritynote": "text",
    "commitments_verdict": "note", "commitments_commitment": "text", "commitments_progress": "text",
    "commitments_earmark": "amount", "advices_extension": "reason", "commitments_confirmation": "text",
    "policies_policyversion": "label", "advices_assignment": "note", "advices_reminder": "text",
}  # fmt: skip


def number_that_tells_of(row):
    return AuditEvent.objects.filter(details__words__has_key=key_of(row)).order_by("-number").first().number


@pytest.mark.parametrize("kind", sorted(ROWS))
def test_changed_words_are_named(kind):
    row = ROWS[kind]()
    assert len(verify()) == 1
    table = row._meta.db_table
    unguarded(table)
    change_column(table, row.pk, WORDS[table])
    name = f"{row._meta.label_lower} {row.pk}"
    assert refusal() == [f"{name} is not what it was at event {number_that_tells_of(row)}."]


def test_row_that_went_is_named():
    verdict = factories.verdict(factories.recommendation())
    unguarded("commitments_verdict")
    number, name = number_that_tells_of(verdict), f"commitments.verdict {verdict.pk}"
    sql("DELETE FROM commitments_verdict")
    assert refusal() == [f"{name} is gone; event {number} tells of it."]


def test_row_that_was_slipped_in_is_named():
    verdict = factories.verdict(factories.recommendation())
    unguarded("commitments_verdict")
    said = {"value": "done", "side": "municipality", "given_on": verdict.given_on, "by": verdict.by}
    slipped = Verdict.objects.create(recommendation=verdict.recommendation, **said)
    assert refusal() == [f"No event tells of commitments.verdict {slipped.pk}."]


def test_reading_that_was_slipped_in_is_named():
    reading = factories.reading(factories.reaction())
    unguarded("advices_reading")
    slipped = copy_row("advices_reading", reading.pk)
    assert refusal() == [f"No event tells of advices.reading {slipped}."]


@pytest.mark.parametrize("table", ["recommendations", "advices", "policy_documents"])
def test_changed_link_of_a_promise_is_named(table):
    make = {
        "recommendations": factories.recommendation,
        "advices": factories.advice,
        "policy_documents": factories.policy,
    }
    commitment, other = factories.commitment(), make[table]()
    unguarded(f"commitments_commitment_{table}")
    getattr(commitment, table).add(other)
    number = number_that_tells_of(commitment)
    assert refusal() == [f"commitments.commitment {commitment.pk} is not what it was at event {number}."]


def test_changed_repetition_is_named():
    recommendation, earlier = factories.recommendation(), factories.recommendation()
    unguarded("advices_recommendation_repeats")
    recommendation.repeats.add(earlier)
    number = number_that_tells_of(recommendation)
    assert refusal() == [f"advices.recommendation {recommendation.pk} is not what it was at event {number}."]


@pytest.mark.parametrize("gone", [False, True])
def test_changed_file_is_named(gone):
    file = factories.document(content=b"De brief.")
    factories.response(letter=file)
    if gone:
        file.file.storage.delete(file.file.name)
    else:
        with file.file.storage.open(file.file.name, "wb") as stored:
            stored.write(b"Een andere brief.")
    assert refusal() == [f"documents.document {file.pk} is not what it was at event {number_that_tells_of(file)}."]


def test_event_that_tells_other_words_is_named():
    """Who may write events changes a word and tells of the new one."""
    advice = factories.advice()
    unguarded("advices_advice")
    sql("UPDATE advices_advice SET title = 'Anders'")
    record_event("status.published", advice, by=None, words=[advice])
    number = events_of(advice).last().number
    assert refusal() == [f"Event {number} gives advices.advice {advice.pk} other words, and nothing says why."]


@pytest.mark.parametrize("action", ["deleted", "made_private", "status.published"])
def test_event_that_lets_go_of_frozen_words_is_named(action):
    """Who may write events lets the trail forget the words, and then changes them."""
    advice = factories.advice()
    record_event(action, advice, by=None, to="published")
    unguarded("advices_advice")
    sql("UPDATE advices_advice SET title = 'Anders'")
    number = events_of(advice).last().number
    assert refusal() == [f"Event {number} lets go of advices.advice {advice.pk}, which is there and may not change."]


def test_event_that_lets_go_of_what_is_only_added_to_is_named():
    verdict = factories.verdict(factories.recommendation())
    record_event("deleted", verdict.recommendation, by=None)
    number = AuditEvent.objects.latest("number").number
    assert (
        f"Event {number} lets go of commitments.verdict {verdict.pk}, which is there and may not change." in refusal()
    )


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ('{"x": "y"}', "x"),
        ('{"advices.advice:x": "y"}', "advices.advice x"),
        ('{"no.model:1": "y"}', "no.model 1"),
        ('{"governance.user:1": "y"}', "governance.user 1"),
        ('["x"]', "['x']"),
    ],
)
def test_event_with_nonsense_for_words_is_named(words, name):
    sql(
        "INSERT INTO governance_auditevent (actor_name, actor_role, action, object_type, object_id, details)"
        f" VALUES ('', '', 'forged', 'policies.theme', 1, jsonb_build_object('words', '{words}'::jsonb))"
    )
    assert refusal() == [f"Event 1 gives {name} other words, and nothing says why."]


@pytest.mark.parametrize("details", ["[]", "3", '"x"', '{"blanked_events": 3}', '{"blanked_events": [["x"]]}'])
def test_event_with_nonsense_for_details_is_read(details):
    sql(
        "INSERT INTO governance_auditevent (actor_name, actor_role, action, object_type, object_id, details)"
        f" VALUES ('', '', 'privacy', 'policies.theme', 1, '{details}')"
    )
    assert verify() == ["0 texts and files are what their events tell."]


@pytest.mark.parametrize("action", ["resealed", "privacy", "corrected"])
def test_saying_that_it_was_removed_or_corrected_needs_that(action):
    advice = factories.advice()
    about = factories.theme() if action == "corrected" else advice
    unguarded("advices_advice")
    sql("UPDATE advices_advice SET title = 'Anders'")
    record_event(action, about, by=None, words=[advice])
    number = events_of(about).last().number
    assert refusal() == [f"Event {number} gives advices.advice {advice.pk} other words, and nothing says why."]
