"""Who forgot the password gets a link; whether somebody has an address, the page tells nobody, nor does its time."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from governance.accounts.tasks import send_password_link
from governance.models import User
from tests.adviesraad.page_reading import words_in

pytestmark = pytest.mark.django_db

RESET, LOGIN, DESK = reverse("account_reset_password"), reverse("account_login"), reverse("desk")
PASSWORD = "vier-losse-woorden-samen"


@pytest.fixture(autouse=True)
def nobody_asked_before():
    """Asking is limited to so many times a minute, which is counted in the cache."""
    cache.clear()


def asked(email):
    """(the words of the page that follows, how its statements begin, the new jobs) after asking for a new password."""
    before = set(ProcrastinateJob.objects.values_list("pk", flat=True))
    with CaptureQueriesContext(connection) as queries:
        page = Client().post(RESET, {"email": email}, follow=True)
    jobs = ProcrastinateJob.objects.exclude(pk__in=before).values_list("task_name", "args")
    statements = [re.sub(r"'[^']*'|\d+", "?", query["sql"]) for query in queries]
    return words_in(page), statements, list(jobs)


def test_page_does_the_same_whether_or_not_somebody_has_the_address(staff, registry):
    User.objects.filter(pk=registry.pk).update(is_active=False)
    Client().post(RESET, {"email": "eerst@voorbeeld.nl"})
    answers = [asked(email) for email in (staff.email.upper(), "niemand@voorbeeld.nl", registry.email)]
    pages, statements, jobs = zip(*answers, strict=True)
    assert (pages[0] == pages[1] == pages[2], statements[0] == statements[1] == statements[2]) == (True, True)
    assert jobs == tuple([("governance.accounts.tasks.send_password_link", {"user_id": pk})] for pk in (staff.pk, 0, 0))
    assert mail.outbox == []


def test_worker_mails_a_link_with_which_one_chooses_a_password(staff):
    send_password_link(staff.pk)
    [message] = mail.outbox
    assert (message.to, message.subject) == ([staff.email], "Nieuw wachtwoord kiezen")
    client = Client()
    form = client.get(re.search(r"https?://[^/\s]+(/account/\S+)", message.body)[1], follow=True)
    client.post(form.request["PATH_INFO"], {"password1": PASSWORD, "password2": PASSWORD})
    assert client.post(LOGIN, {"login": staff.email, "password": PASSWORD})["Location"] == DESK


def test_worker_mails_nobody_without_an_account_that_may_sign_in(staff):
    User.objects.filter(pk=staff.pk).update(is_active=False)
    for user_id in (0, staff.pk):
        send_password_link(user_id)
    assert mail.outbox == []
