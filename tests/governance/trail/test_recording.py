"""The trail: one event per act, numbered, sealed, and any change of it found."""

import hashlib
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from governance.models import AuditEvent
from governance.trail import recording as trail
from governance.trail.recording import GENESIS, events_of, newest_hash, record_event
from tests import factories
from tests.governance.database import change_column, columns_of, first_broken_event, sql, stored_event

pytestmark = pytest.mark.django_db
NOT_SEALED = {"id"}
COLUMNS = {
    "number", "at", "actor_id", "actor_name", "actor_role", "action", "object_type", "object_id", "details",
    "details_digest", "previous_hash", "hash", "transaction_id",
}  # fmt: skip


@pytest.fixture
def five_events(staff):
    record = factories.theme()
    for number in range(1, 6):
        record_event("edited", record, by=staff, role="staff", number=number)
    return record


@pytest.fixture
def tampering(five_events):
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    sql("ALTER TABLE governance_auditevent DISABLE TRIGGER append_only")


def id_of(number):
    return AuditEvent.objects.get(number=number).pk


def verify():
    out = StringIO()
    with translation.override("en"):
        call_command("verify_trail", stdout=out)
    return out.getvalue().splitlines()


def test_empty_trail_is_whole():
    assert (first_broken_event(), newest_hash()) == (None, GENESIS)
    assert verify() == [
        f"The trail is whole: 0 events, newest hash {'0' * 64}.",
        "0 texts and files are what their events tell.",
    ]


def test_trail_is_whole_after_five_events(five_events):
    newest = AuditEvent.objects.get(number=5)
    assert first_broken_event() is None
    assert newest_hash() == newest.hash
    assert verify() == [
        f"The trail is whole: 5 events, newest hash {newest.hash}.",
        "0 texts and files are what their events tell.",
    ]


def test_events_follow_each_other(five_events):
    events = list(AuditEvent.objects.all())
    assert [e.number for e in events] == [1, 2, 3, 4, 5]
    assert [e.previous_hash for e in events] == [GENESIS, *(e.hash for e in events[:-1])]
    assert [e.at for e in events] == sorted(e.at for e in events)


def test_event_keeps_who_what_and_how(staff):
    record = factories.theme()
    record_event("edited", record, by=staff, role="staff", number=7, on=factories.today())
    [event] = events_of(record)
    assert (event.actor_id, event.actor_name, event.actor_role) == (staff.pk, "Staff1 Jansen", "staff")
    assert (event.action, event.object_type, event.object_id) == ("edited", "policies.theme", record.pk)
    assert event.details == {"number": 7, "on": str(factories.today())}


def test_event_of_the_system_has_no_actor():
    record = factories.theme()
    record_event("edited", record, by=None)
    [event] = events_of(record)
    assert (event.actor_id, event.actor_name, event.actor_role) == (None, "", "")


def test_events_of_a_record_leave_out_those_of_others(five_events):
    other = factories.theme("Jeugd")
    record_event("edited", other, by=None)
    assert [e.number for e in events_of(other)] == [6]
    assert [e.number for e in events_of(five_events)] == [1, 2, 3, 4, 5]


def test_event_survives_its_actor(five_events, staff):
    staff.memberships.all().delete()
    staff.delete()
    assert set(AuditEvent.objects.values_list("actor_name", flat=True)) == {"Staff1 Jansen"}
    assert first_broken_event() is None


@pytest.mark.parametrize(
    "name", ["Zoë 'de' \"Wit\"", "back\\slash", "tab\tnewline\nend", "\x01\x1f\x7f", "</script>", "漢字 😀", "\u2028"]
)
def test_trail_is_whole_with_any_characters(name):
    user = factories.person(name=name)
    event = stored_event(name[:50], factories.theme(), by=user, role=name[:20], note=name)
    assert event.details == {"note": name}
    assert first_broken_event() is None


def test_details_are_sealed_by_their_digest(five_events):
    [[text]] = sql("SELECT details::text FROM governance_auditevent WHERE number = 3")
    assert AuditEvent.objects.get(number=3).details_digest == hashlib.sha256(text.encode()).hexdigest()


def test_all_columns_are_tampered_with():
    assert columns_of("governance_auditevent").keys() - NOT_SEALED == COLUMNS


@pytest.mark.parametrize("column", sorted(COLUMNS - {"number"}))
@pytest.mark.parametrize("number", [1, 3, 5])
def test_changed_event_is_named(column, number, tampering):
    change_column("governance_auditevent", id_of(number), column)
    assert first_broken_event() == number
    with pytest.raises(CommandError) as refusal:
        verify()
    assert str(refusal.value) == f"The trail is broken at event {number}."


@pytest.mark.parametrize(("number", "becomes", "named"), [(5, 6, 6), (1, 0, 0), (3, 9, 4)])
def test_renumbered_event_is_named(number, becomes, named, tampering):
    sql("UPDATE governance_auditevent SET number = %s WHERE number = %s", [becomes, number])
    assert first_broken_event() == named


@pytest.mark.parametrize("number", [1, 3, 4])
def test_event_after_a_removed_one_is_named(number, tampering):
    sql("DELETE FROM governance_auditevent WHERE number = %s", [number])
    assert first_broken_event() == number + 1


def test_event_after_two_that_changed_places_is_named(tampering):
    sql("UPDATE governance_auditevent SET number = 99 WHERE number = 2")
    sql("UPDATE governance_auditevent SET number = 2 WHERE number = 3")
    sql("UPDATE governance_auditevent SET number = 3 WHERE number = 99")
    assert first_broken_event() == 2


def test_event_after_a_forged_and_sealed_one_is_named(tampering):
    """Who changes an event and seals it anew would have to seal every later one too."""
    forged = AuditEvent.objects.get(number=3)
    forged.actor_name = "Iemand Anders"
    seal = trail._sha256(trail._canonical(forged))
    sql("UPDATE governance_auditevent SET actor_name = %s, hash = %s WHERE number = 3", [forged.actor_name, seal])
    assert first_broken_event() == 4


def test_cut_tail_shows_only_in_the_newest_hash(tampering):
    before = newest_hash()
    sql("DELETE FROM governance_auditevent WHERE number = 5")
    assert first_broken_event() is None
    assert newest_hash() != before


def test_blanked_details_keep_the_chain_whole(tampering):
    sql("UPDATE governance_auditevent SET details = '{\"blanked\": true}' WHERE number = 3")
    assert first_broken_event() is None


def test_blanked_details_without_a_removal_for_privacy_are_named(tampering):
    sql("UPDATE governance_auditevent SET details = '{\"blanked\": true}' WHERE number IN (3, 5)")
    record_event("privacy", factories.theme(), by=None, columns=[], blanked_events=[5], reason="Naam.")
    with pytest.raises(CommandError) as refusal:
        verify()
    assert str(refusal.value) == "The particulars of event 3 are gone, and no removal for privacy says so."


def test_seal_without_the_transaction_is_that_of_an_old_trail(tampering):
    """As the database sealed before; in what is sealed since, another transaction is named."""
    old = AuditEvent.objects.get(number=5)
    seal = trail._sha256(trail._canonical(old, with_transaction=False))
    sql("UPDATE governance_auditevent SET hash = %s WHERE number = 5", [seal])
    assert first_broken_event() is None


def test_record_without_its_events_is_named(staff):
    record = factories.advice_request()
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    sql("ALTER TABLE governance_auditevent DISABLE TRIGGER append_only")
    sql("DELETE FROM governance_auditevent")
    with pytest.raises(CommandError) as refusal:
        verify()
    assert str(refusal.value) == f"advices.advicerequest {record.pk} has no event in the trail."


def test_record_in_another_status_than_its_events_say_is_named():
    record = factories.advice_request()
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    sql("ALTER TABLE advices_advicerequest DISABLE TRIGGER USER")
    sql("UPDATE advices_advicerequest SET status = 'in_preparation'")
    with pytest.raises(CommandError) as refusal:
        verify()
    name = f"advices.advicerequest {record.pk}"
    assert str(refusal.value) == f"{name} is “in_preparation”; the trail says “received”."


def test_many_differences_are_counted(tampering):
    for number in range(60):
        record_event("edited", factories.theme(), by=None, number=number)
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    sql("UPDATE governance_auditevent SET details = '{\"blanked\": true}'")
    with pytest.raises(CommandError) as refusal:
        verify()
    lines = str(refusal.value).splitlines()
    assert (len(lines), lines[-1]) == (51, "And 15 more.")


def test_blanked_details_with_another_digest_are_named(tampering):
    sql("UPDATE governance_auditevent SET details = '{\"blanked\": true}' WHERE number = 3")
    change_column("governance_auditevent", id_of(3), "details_digest")
    assert first_broken_event() == 3


@pytest.mark.parametrize("column", ["number", "at", "details_digest", "previous_hash", "hash", "transaction_id"])
def test_writer_cannot_choose_what_the_database_seals(column, five_events):
    types = {"number": "700", "at": "'2001-01-01'", "transaction_id": "7"}
    sql(
        f"INSERT INTO governance_auditevent (actor_name, actor_role, action, object_type, object_id, details, {column})"
        f" VALUES ('', '', 'forged', 'policies.theme', 1, '{{}}', {types.get(column, repr('f' * 64))})"
    )
    newest = AuditEvent.objects.last()
    assert (newest.action, newest.number) == ("forged", 6)
    assert newest.at.year > 2001
    assert newest.transaction_id != 7
    assert first_broken_event() is None
