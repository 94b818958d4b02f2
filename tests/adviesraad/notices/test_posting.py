"""A mail is handed over at most once; what nobody knows of comes before the administrator."""

from datetime import timedelta
from smtplib import SMTPAuthenticationError, SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail as outbox
from django.core.exceptions import PermissionDenied
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from adviesraad.models import Mail, MailChoice
from adviesraad.notices import choices, posting
from adviesraad.notices.gathering import gather
from governance.trail.recording import events_of
from governance.workflow import Refused
from tests import factories
from tests.adviesraad.notices.mailbox import at, begin, deferred, gather_and_post
from tests.governance.database import sql
from tests.governance.racing import at_once, results

pytestmark = pytest.mark.django_db


class Server(EmailBackend):
    """A mail server that raises what it is told to, before or after it has taken the mail."""

    at_open = before = after = None

    def open(self):
        if Server.at_open:
            raise Server.at_open

    def send_messages(self, messages):
        if Server.before:
            raise Server.before
        super().send_messages(messages)
        if Server.after:
            raise Server.after


@pytest.fixture
def server(settings, monkeypatch):
    settings.EMAIL_BACKEND = f"{__name__}.Server"
    for moment in ("at_open", "before", "after"):
        monkeypatch.setattr(Server, moment, None)
    return Server


@pytest.fixture
def mail(server, staff, secretary):
    """A mail that waits for the worker."""
    begin()
    factories.advice(status="sent")
    gather(at())
    return Mail.objects.get()


def post(mail):
    posting.send_mail(mail_id=mail.pk)
    mail.refresh_from_db()
    return mail.status


def test_mail_is_sent_and_noted(mail):
    assert (post(mail), mail.attempts, mail.problem) == ("sent", 1, "")
    assert mail.sent_at is not None
    assert [message.to for message in outbox.outbox] == [["staff1@voorbeeld.nl"]]


def test_mail_that_was_sent_is_not_sent_by_a_second_job(mail):
    assert [post(mail), post(mail), len(outbox.outbox)] == ["sent", "sent", 1]


def test_every_round_gives_a_job_to_what_waits_without_one(mail):
    for _round in range(2):
        posting.schedule(mail.not_before)
    assert deferred() == [mail.pk]
    sql("DELETE FROM procrastinate_jobs")
    posting.schedule(mail.not_before)
    assert deferred() == [mail.pk]
    post(mail)
    sql("DELETE FROM procrastinate_jobs")
    posting.schedule(mail.not_before)
    assert deferred() == []


@pytest.mark.parametrize("problem", [ConnectionRefusedError("weg"), SMTPAuthenticationError(535, b"nee")])
def test_server_that_cannot_be_reached_is_tried_again_later(problem, mail, server):
    server.at_open = problem
    assert (post(mail), mail.attempts, mail.problem, outbox.outbox) == ("waiting", 1, str(problem), [])
    assert timedelta(minutes=4) < mail.not_before - timezone.now() < timedelta(minutes=5)
    posting.schedule(timezone.now())
    assert deferred() == []
    posting.schedule(mail.not_before)
    assert deferred() == [mail.pk]
    server.at_open = None
    assert (post(mail), mail.problem, len(outbox.outbox)) == ("sent", "", 1)


@pytest.mark.parametrize("problem", [SMTPDataError(451, b"later"), SMTPRecipientsRefused({"a": (550, b"wie?")})])
def test_mail_that_was_refused_is_tried_again_later(problem, mail, server):
    server.before = problem
    assert (post(mail), mail.problem) == ("waiting", str(problem))


def test_after_six_attempts_it_has_failed(mail, server):
    server.at_open = ConnectionRefusedError("weg")
    assert [post(mail) for _attempt in range(6)] == ["waiting"] * 5 + ["failed"]
    assert (mail.attempts, mail.problem) == (6, "weg")
    assert (post(mail), mail.attempts) == ("failed", 6)


@pytest.mark.parametrize("problem", [SMTPServerDisconnected("afgebroken"), TimeoutError("te lang")])
def test_connection_that_breaks_in_the_middle_leaves_doubt_and_no_second_mail(problem, mail, server):
    server.after = problem
    assert (post(mail), mail.problem, len(outbox.outbox)) == ("unsure", str(problem), 1)
    server.after = None
    assert (post(mail), len(outbox.outbox)) == ("unsure", 1)


def test_worker_that_dies_in_the_middle_leaves_doubt_and_no_second_mail(mail, server):
    server.after = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        posting.send_mail(mail_id=mail.pk)
    mail.refresh_from_db()
    assert (mail.status, len(outbox.outbox)) == ("sending", 1)
    server.after = None
    assert (post(mail), len(outbox.outbox)) == ("unsure", 1)


def test_closing_the_connection_may_fail(mail, server, monkeypatch):
    def close(self):
        raise SMTPServerDisconnected("weg")

    monkeypatch.setattr(Server, "close", close)
    assert post(mail) == "sent"


def test_what_is_no_longer_true_is_not_mailed(mail, staff):
    factories.response(factories.Advice.objects.get(), by=staff)
    assert (post(mail), outbox.outbox) == ("dropped", [])


def test_what_its_reader_may_no_longer_see_is_not_mailed(mail, staff):
    staff.memberships.update(ends_on=factories.today(-1))
    assert (post(mail), outbox.outbox) == ("dropped", [])


def test_who_may_no_longer_sign_in_gets_no_mail(mail, staff):
    staff.is_active = False
    staff.save()
    assert (post(mail), outbox.outbox) == ("dropped", [])


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_once(mail):
    job = lambda: posting.send_mail(mail_id=mail.pk)  # noqa: E731
    assert results(at_once(job, job)) == ["done", "done"]
    assert len(outbox.outbox) == 1


# The administrator


def undelivered():
    return list(Mail.objects.undelivered(timezone.now()))


@pytest.fixture
def failed(mail, server):
    Mail.objects.filter(pk=mail.pk).update(status="failed", attempts=6, problem="weg")
    return mail


def test_undelivered_is_what_failed_what_is_in_doubt_and_what_was_left_lying(mail):
    long_ago = timezone.now() - timedelta(hours=3)
    shown = {}
    for status in Mail.Status.values:
        fields = {"sent_at": long_ago} if status == "sent" else {"sent_at": None}
        for moment in (timezone.now(), long_ago):
            Mail.objects.filter(pk=mail.pk).update(status=status, not_before=moment, begun_at=moment, **fields)
            shown[status, moment == long_ago] = undelivered() == [mail]
    assert {key for key, found in shown.items() if found} == {
        ("failed", False),
        ("failed", True),
        ("unsure", False),
        ("unsure", True),
        ("waiting", True),
        ("sending", True),
    }


def test_administrator_sends_again(failed, administrator):
    choices.send_again(failed, by=administrator)
    posting.schedule(timezone.now())
    assert (undelivered(), deferred(), events_of(failed).get().action) == ([], [failed.pk], "mail_sent_again")
    assert (post(failed), failed.attempts, len(outbox.outbox)) == ("sent", 1, 1)
    with pytest.raises(Refused):
        choices.send_again(failed, by=administrator)


def test_administrator_lets_go(failed, administrator):
    choices.let_go(failed, by=administrator)
    assert (undelivered(), events_of(failed).get().action, post(failed)) == ([], "mail_dropped", "dropped")
    with pytest.raises(Refused):
        choices.let_go(failed, by=administrator)


@pytest.mark.parametrize("act", [choices.send_again, choices.let_go])
def test_only_the_administrator_deals_with_it(act, failed, staff):
    with pytest.raises(PermissionDenied):
        act(failed, by=staff)


def test_mail_again_after_doubt_has_the_same_message_id(mail, server, administrator):
    """So that a mail program that got both shows one."""
    server.after = TimeoutError("te lang")
    post(mail)
    server.after = None
    choices.send_again(mail, by=administrator)
    post(mail)
    first, second = [message.extra_headers["Message-ID"] for message in outbox.outbox]
    assert first == second


def test_no_mail_after_unsubscribing(server, staff, secretary):
    MailChoice.objects.create(user=staff, kind="work", pace="weekly")
    begin()
    factories.advice(status="sent")
    gather(at())
    choices.unsubscribe(staff)
    factories.advice(status="sent")
    gather_and_post(at(14))
    assert (Mail.objects.filter(user=staff).count(), outbox.outbox) == (0, [])
