"""The events of the trail: each has a sentence and is written somewhere, and the database knows the same names."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.utils import translation

from adviesraad.history import PUBLIC, history_of
from governance.events import OLD_NAMES, Event
from governance.models import AuditEvent
from governance.trail.recording import events_of, record_event
from tests import factories
from tests.governance.database import sql, stored_event

ROOT = Path(__file__).resolve().parent.parent.parent
CODE = [
    path
    for app in ("governance", "documents", "policies", "advices", "commitments", "adviesraad")
    for path in (ROOT / app).rglob("*.py")
    if "migrations" not in path.parts
]
WRITTEN_BY_MIGRATIONS = {Event.BACKFILLED}
OF_ANY_STEP = "Event.of_step(status)"

# {function of the database: the events that it asks for or writes}
KNOWN_IN_SQL = {
    "governance_announce_publication": {"published", "made_private"},
    "governance_correct_privacy": {"privacy"},
    "governance_is_correction": {"privacy"},
    "governance_privacy_event_names": {"privacy"},
    "documents_rendition_stays": {"privacy"},
}


def first_arguments():
    """What each call of record_event in the code is given as its event, also where that has a name of its own first."""
    for path in CODE:
        tree = ast.parse(path.read_text())
        named = {
            node.targets[0].id: node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "record_event":
                yield named.get(getattr(node.args[0], "id", ""), node.args[0])


def members_in(node):
    """The names after `Event.` in `node`."""
    return {
        part.attr
        for part in ast.walk(node)
        if isinstance(part, ast.Attribute) and getattr(part.value, "id", "") == "Event"
    }


def test_code_names_no_event_by_a_bare_string():
    assert [ast.unparse(node) for node in first_arguments() if not members_in(node)] == []


def test_each_event_is_written_somewhere():
    given = list(first_arguments())
    written = {Event[name] for node in given for name in members_in(node) if name in Event.names}
    steps = {event for event in Event if event.is_step}
    assert OF_ANY_STEP in [ast.unparse(node) for node in given]
    assert set(Event) - written - steps == WRITTEN_BY_MIGRATIONS


def test_each_status_that_a_record_can_get_has_its_event_and_no_other():
    tables = [model.TRANSITIONS for model in apps.get_models() if hasattr(model, "TRANSITIONS")]
    reached = {str(status) for table in tables for steps in table.values() for status in steps}
    assert {event.status for event in Event if event.is_step} == reached


@pytest.mark.parametrize("language", ["en", "nl"])
def test_each_event_has_a_sentence_of_its_own(language):
    with translation.override(language):
        sentences = {event: str(event.label) for event in Event if not event.is_step}
        steps = {str(event.label) for event in Event if event.is_step}
    assert [event for event, sentence in sentences.items() if not re.fullmatch(r"[A-Z].*\.", sentence)] == []
    assert len(set(sentences.values()) | steps) == len(sentences) + 1


def test_dutch_sentences_are_not_the_english_ones():
    with translation.override("nl"):
        dutch = [str(event.label) for event in Event]
    with translation.override("en"):
        assert [sentence for sentence, event in zip(dutch, Event, strict=True) if sentence == event.label] == []


def test_names_have_one_spelling_and_fit_their_column():
    longest = AuditEvent._meta.get_field("action").max_length
    assert [e.value for e in Event if not re.fullmatch(r"(status\.)?[a-z]+(_[a-z]+)*", e) or len(e) > longest] == []


def test_acts_that_everybody_reads_are_events():
    assert {type(act) for acts in PUBLIC.values() for act in acts} == {Event}


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["counted", "", "CREATED", "status.nothing", *OLD_NAMES])
def test_name_that_is_no_event_is_refused(name):
    theme = factories.theme()
    with pytest.raises(ValueError, match="is not a valid Event"):
        record_event(name, theme, by=None)
    assert not events_of(theme).exists()


@pytest.mark.django_db
@pytest.mark.parametrize(("old", "event"), OLD_NAMES.items())
def test_old_name_reads_as_its_event_and_stays_as_it_is(old, event, anonymous):
    commitment = factories.commitment()
    stored = stored_event(old, commitment)
    record_event(event, commitment, by=None)
    [*_before, one, other] = [line.sentence for line in history_of(anonymous, [commitment])]
    stored.refresh_from_db()
    assert (one == other, one, stored.action, stored.act) == (True, str(event.label), old, event)


def test_old_names_are_no_longer_written():
    assert set(OLD_NAMES).isdisjoint(Event.values)


@pytest.mark.django_db
def test_database_knows_the_same_names():
    found = sql(
        "SELECT proname, prosrc FROM pg_proc WHERE prosrc ~ 'governance_auditevent'"
        " AND pronamespace = 'public'::regnamespace"
    )
    told = {name: set(re.findall(r"'([a-z_]+)'", source)) & set(Event.values) for name, source in found}
    asked = {name for name, source in found if re.search(r"\baction\s*(=|IN|<>)", source)}
    assert {name: names for name, names in told.items() if names} == KNOWN_IN_SQL
    assert asked <= set(KNOWN_IN_SQL)
