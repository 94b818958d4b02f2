"""The seal that is kept outside: what it says, where it stands, and what an old one proves."""

from datetime import UTC, datetime
from email.message import EmailMessage
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import translation

from advices.mail.messages import advice_pdf_html, words_of
from advices.models import Dispatch
from governance.models import AuditEvent
from governance.tasks import mail_seal
from governance.trail.recording import record_event
from governance.trail.seals import Seal, newest_seal, seals_in
from tests import factories
from tests.governance.database import sql

pytestmark = pytest.mark.django_db
HASH = "0123456789abcdef" * 4


@pytest.fixture
def five_events():
    record = factories.theme()
    for number in range(1, 6):
        record_event("edited", record, by=None, number=number)


def text_of(seal):
    with translation.override("nl"):
        return str(seal)


def verify(file):
    out = StringIO()
    with translation.override("en"):
        call_command("verify_trail", against=file, stdout=out)
    return out.getvalue().splitlines()


def reseal():
    """Change an event, and let the database's own function seal it and every later one anew."""
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    sql("ALTER TABLE governance_auditevent DISABLE TRIGGER append_only")
    names = "actor_id, actor_name, actor_role, action, object_type, object_id, details"
    sql(f"CREATE TEMPORARY TABLE kept AS SELECT number, {names} FROM governance_auditevent")
    sql("UPDATE kept SET actor_name = 'Iemand Anders' WHERE number = 2")
    sql("DELETE FROM governance_auditevent")
    sql(f"INSERT INTO governance_auditevent ({names}) SELECT {names} FROM kept ORDER BY number")


def test_no_event_has_no_seal():
    assert newest_seal() is None


def test_seal_says_number_hash_and_day():
    seal = Seal(1234, HASH, datetime(2026, 11, 27, 23, 30, tzinfo=UTC))
    assert text_of(seal) == f"Zegel van het logboek: 1234, {HASH}, 28 november 2026"


def test_newest_seal_is_that_of_the_last_event(five_events):
    last = AuditEvent.objects.get(number=5)
    assert newest_seal() == Seal(5, last.hash, last.at)


@pytest.mark.parametrize(
    "text",
    [
        f"Zegel van het logboek: 12, {HASH}, 28 november 2026",
        f"Seal of the trail: 12, {HASH}, 28 november 2026",
        f"Zegel van het logboek: 12, {HASH[:30]}\n{HASH[30:]}, 28\nnovember 2026",
        f"Zegel van het logboek: 12, {HASH[:30]}=\r\n{HASH[30:]}, 28 november 2026",
        f"<p>Zegel van het logboek: 12, {HASH}, 28 november 2026</p>",
    ],
)
def test_seal_is_found_in_any_text(text):
    assert seals_in(f"Beste lezer,\n\n{text}\n\nGroeten, 3, {HASH}".encode()) == [(12, HASH)]


def test_seal_is_found_in_a_saved_mail():
    message = EmailMessage()
    message.set_content(f"Zegel van het logboek: 12, {HASH}, 28 november 2026", cte="base64")
    assert HASH.encode() not in bytes(message)
    assert seals_in(bytes(message)) == [(12, HASH)]


@pytest.mark.parametrize(
    "text", ["", f"12, {HASH}, 28 november", f": 12, {HASH[:-1]}, x", f": 12, {HASH}0, x", f": {HASH}, x"]
)
def test_what_is_no_seal_is_not_found(text):
    assert seals_in(text.encode()) == []


def test_bytes_of_anything_hold_no_seal():
    assert seals_in(bytes(range(256)) * 3) == []


def test_old_seal_stands_in_the_trail(five_events, tmp_path):
    kept = tmp_path / "mail.txt"
    kept.write_text(text_of(newest_seal()))
    record_event("edited", factories.theme(), by=None)
    assert verify(kept) == [
        f"The trail is whole: 6 events, newest hash {newest_seal().hash}.",
        "0 texts and files are what their events tell.",
        "1 seal of the file stands in the trail.",
    ]


def test_trail_that_was_sealed_anew_is_found_by_an_old_seal(five_events, tmp_path):
    kept, old = tmp_path / "mail.txt", newest_seal()
    kept.write_text(text_of(old))
    reseal()
    new = newest_seal()
    assert (new.number, AuditEvent.objects.get(number=2).actor_name) == (5, "Iemand Anders")
    assert new.hash != old.hash
    out = StringIO()
    call_command("verify_trail", stdout=out)  # the chain itself shows nothing
    with pytest.raises(CommandError) as refusal:
        verify(kept)
    assert str(refusal.value) == f"Seal 5 of the file: event 5 has another hash now, {new.hash}."


def test_cut_tail_is_found_by_an_old_seal(five_events, tmp_path):
    kept = tmp_path / "mail.txt"
    kept.write_text(text_of(newest_seal()))
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    sql("ALTER TABLE governance_auditevent DISABLE TRIGGER append_only")
    sql("DELETE FROM governance_auditevent WHERE number > 3")
    with pytest.raises(CommandError) as refusal:
        verify(kept)
    assert str(refusal.value) == "Seal 5 of the file: the trail has no such event any more."


def test_file_without_a_seal_proves_nothing(five_events, tmp_path):
    kept = tmp_path / "mail.txt"
    kept.write_text("Beste lezer")
    with pytest.raises(CommandError) as refusal:
        verify(kept)
    assert str(refusal.value) == f"There is no seal in {kept}."


def test_file_that_is_not_there_is_said(five_events, tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        verify(tmp_path / "weg.txt")


# Where it stands


def test_seal_stands_in_the_pdf_of_an_advice():
    advice = factories.advice()
    assert text_of(newest_seal()) in advice_pdf_html(advice)


def test_seal_stands_in_the_mail_that_sends_an_advice():
    advice = factories.advice(status="sent")
    _subject, text = words_of(Dispatch(advice=advice, kind="college"))
    assert text.endswith(f"{advice.council}\n\n{text_of(newest_seal())}")


def test_seal_stands_on_the_page_about_this_site(client):
    factories.advice()
    assert text_of(newest_seal()) in client.get(reverse("about")).text


def test_seal_is_one_query(five_events, django_assert_num_queries):
    with django_assert_num_queries(1):
        text_of(newest_seal())


def test_seal_is_mailed_every_day(five_events, settings):
    settings.SEAL_EMAIL = "archief@gemeente.example"
    mail_seal(0)
    [message] = mail.outbox
    assert (message.to, message.subject) == (
        ["archief@gemeente.example"],
        f"Zegel van het logboek van {settings.SITE_URL}",
    )
    assert message.body.endswith(f"\n\n{text_of(newest_seal())}")
    assert seals_in(message.message().as_bytes()) == [(5, newest_seal().hash)]


@pytest.mark.parametrize("address", ["", "archief@gemeente.example"])
def test_nothing_is_mailed_without_an_address_or_a_trail(address, settings):
    settings.SEAL_EMAIL = address
    if not address:
        record_event("edited", factories.theme(), by=None)
    mail_seal(0)
    assert mail.outbox == []
