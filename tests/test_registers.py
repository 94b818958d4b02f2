"""What must know a new model: docs/registers.md lists the tables, and these tests say what is missing in them."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import FileField

from advices import steps as advice_steps
from advices.models import AdviceRequest, Assignment, MinorityNote, Reminder, ResponseCorrection
from adviesraad.bin import BINS
from adviesraad.history import INSIDERS
from adviesraad.privacy.copies import PARENTS
from adviesraad.privacy.forgetting import FORMS
from adviesraad.privacy.owners import OWNERS
from adviesraad.privacy.views import KINDS as WITH_REMOVAL
from commitments import steps as commitment_steps
from commitments.actions import confirmation
from commitments.models import Commitment
from documents.models import linked_records
from documents.verifying import HASHED
from governance.models import KeptFile
from governance.pages.binning import Binnable

ROOT = Path(__file__).resolve().parent.parent
REGISTERS = (ROOT / "docs/registers.md").read_text()
OURS = ["governance", "documents", "policies", "advices", "commitments", "adviesraad"]
MODELS = [model for app in OURS for model in apps.get_app_config(app).get_models()]
FOUND_BY_THE_PUBLIC = {model for model in MODELS if hasattr(model, "search_entry")}
STEPS = {
    **advice_steps.STEPS,
    Assignment: advice_steps.ASSIGNMENT_STEPS,
    Reminder: advice_steps.REMINDER_STEPS,
    Commitment: commitment_steps.STEPS,
}

# Written before or after the words can be changed, and in no form that is open then.
WRITTEN_ONCE = {MinorityNote, ResponseCorrection}
BY_PUBLISHING_THE_ADVICE = (AdviceRequest.Status.IN_PREPARATION, AdviceRequest.Status.ANSWERED)


def columns_of(model):
    return {field.name for field in model._meta.concrete_fields}


def ends(steps):
    return {(str(old), str(new)) for old, new in steps}


def test_every_arrow_between_statuses_is_a_step():
    tables = {model: model.TRANSITIONS for model in MODELS if hasattr(model, "TRANSITIONS")}
    arrows = {model: {(str(old), str(new)) for old in table for new in table[old]} for model, table in tables.items()}
    arrows[AdviceRequest].remove(BY_PUBLISHING_THE_ADVICE)
    assert {model: ends(steps) for model, steps in STEPS.items()} == arrows


def test_words_are_removed_from_the_page_of_whatever_the_public_finds():
    assert FOUND_BY_THE_PUBLIC - set(WITH_REMOVAL.values()) == set()


def test_whatever_the_public_finds_has_a_history():
    assert {model._meta.label_lower for model in FOUND_BY_THE_PUBLIC} - set(INSIDERS) == set()


def test_files_are_removed_from_a_page():
    with_files = {relation.related_model for relation, _records in linked_records()}
    named = {model: model._meta.get_field(name).related_model for model, name in PARENTS.items()}
    assert {named.get(model, model) for model in with_files} - set(WITH_REMOVAL.values()) == set()


def test_open_form_is_told_of_words_that_went():
    """What is frozen with another record was typed in the form of that."""
    parts = {model for model in OWNERS if getattr(model, "TOLD_WITH", "")}
    assert parts - set(FORMS) == WRITTEN_ONCE


def test_every_draft_that_can_be_thrown_away_comes_back():
    assert {kind.model for kind in BINS.values()} == {model for model in MODELS if issubclass(model, Binnable)}


def test_what_one_side_enters_for_the_other_can_be_confirmed():
    entered = {model for model in MODELS if "entered_by" in columns_of(model)}
    assert set(confirmation.KINDS.values()) == set(confirmation.NAMES) == entered


def test_every_file_that_is_kept_is_verified():
    files = {
        (model, field.name) for model in MODELS for field in model._meta.concrete_fields if isinstance(field, FileField)
    }
    assert files - {(model, file) for model, file, _digest in HASHED} == {(KeptFile, "file")}  # kept for some hours


@pytest.mark.parametrize("test", sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", REGISTERS))), ids=" ".join)
def test_named_test_is_there(test):
    path, name = test
    assert f"\ndef {name}(" in (ROOT / path).read_text()


@pytest.mark.parametrize("table", sorted(set(re.findall(r"`([\w/]+\.py)` `(\w+)`", REGISTERS))), ids=" ".join)
def test_named_table_is_there(table):
    path, name = table
    assert re.search(rf"^(class )?{name}\b", (ROOT / path).read_text(), re.MULTILINE)


def test_every_row_names_a_test_or_says_why_there_is_none():
    rows = [row for row in REGISTERS.splitlines() if row.startswith("| `")]
    assert [row for row in rows if not re.search(r"::\w+` \|$|the tests above \|$|none: [\w ]+ \|$", row)] == []
    assert len(rows) == 27
