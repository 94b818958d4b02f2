"""The administrator sees whether the worker runs, what waits and what went wrong."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from adviesraad.desk import desk_of
from adviesraad.models import Mail
from adviesraad.operations.background import NAMES
from adviesraad.tasks import send_mail
from governance.trail.recording import events_of
from tests import factories
from tests.adviesraad.page_reading import links_in, words_in
from tests.adviesraad.work_addresses import failed_job
from tests.governance.database import sql

pytestmark = pytest.mark.django_db

ADDRESS = "/werk/beheer/achtergrond/"


@pytest.fixture
def site(client, administrator):
    client.force_login(administrator)
    return client


@pytest.fixture(autouse=True)
def no_worker():
    sql("DELETE FROM procrastinate_workers")


def sign_of_life(**ago):
    at = timezone.now() - timedelta(**ago)
    sql("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (%s)", [at])
    return at


def waiting(user):
    return [(task.step, task.subject, task.url) for task in desk_of(user)["waiting"]]


def test_worker_that_runs_leaves_the_desk_empty(site, administrator):
    sign_of_life(seconds=119)
    assert "De werker draait" in words_in(site.get(ADDRESS))
    assert waiting(administrator) == []


@pytest.mark.parametrize("ago", [None, {"seconds": 121}, {"days": 3}])
def test_worker_that_stands_still_is_seen(ago, site, administrator):
    if ago:
        sign_of_life(**ago)
    page = words_in(site.get(ADDRESS))
    assert "De werker staat stil" in page
    assert ("Er is geen teken van leven." in page) == (ago is None)
    assert waiting(administrator) == [
        ("Zorg dat de werker draait", "Er gaat geen mail uit en er komen geen pdf’s", ADDRESS)
    ]


def test_jobs_that_wait_are_counted_without_those_for_later(site):
    sign_of_life()
    send_mail.defer(mail_id=1)
    send_mail.configure(schedule_in={"hours": 1}).defer(mail_id=2)
    assert "1 taak, de oudste sinds" in words_in(site.get(ADDRESS))


def test_failed_job_stands_there_and_is_tried_again(site, administrator):
    sign_of_life()
    job = failed_job()
    page = site.get(ADDRESS)
    assert "Een mail versturen" in words_in(page)
    assert waiting(administrator) == [("Bekijk wat er op de achtergrond misging", "1 taak is mislukt", ADDRESS)]
    assert site.post(reverse("job_again", args=[job])).status_code == 302
    record = ProcrastinateJob.objects.get(pk=job)
    assert (record.status, events_of(record).get().action) == ("todo", "job_retried")
    assert "Er ging niets mis." in words_in(site.get(ADDRESS))
    assert site.post(reverse("job_again", args=[job])).status_code == 404


def test_mail_that_did_not_arrive_waits_on_the_desk(site, administrator):
    sign_of_life()
    Mail.objects.create(user=factories.staff(), status="failed")
    address = reverse("mail_undelivered")
    step = "Verstuur opnieuw wat niet aankwam, of laat het rusten"
    assert waiting(administrator) == [(step, "1 mail", address)]
    assert address in links_in(site.get(ADDRESS))


def test_every_task_of_ours_has_a_name_that_people_read():
    tasks = {name for name in send_mail.blueprint.tasks if not name.startswith(("procrastinate.", "builtin"))}
    assert tasks == set(NAMES)
