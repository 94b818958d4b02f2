"""A disk that is full is told in a sentence, and leaves nothing by halves; a job that fails waits longer each time."""

import errno
import os

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django import app

from advices.models import AdviceRequest
from documents.models import Document
from governance.file_storage import WholeFiles
from tests import factories
from tests.adviesraad.page_reading import filled_in

FULL = "De schijf van deze website is vol. Er is dus niets opgeslagen."
SECONDS = [5, 25, 125, 625, 3125, 15625]


class FullAfter(ContentFile):
    """A file of which the disk takes only the first part."""

    def chunks(self, chunk_size=None):
        yield b"the first part"
        no_room()


def no_room(*arguments):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def files_in(folder):
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_file_that_does_not_fit_leaves_nothing(settings):
    with pytest.raises(OSError, match="No space left"):
        default_storage.save("documents/brief.txt", FullAfter(b""))
    assert files_in(settings.MEDIA_ROOT) == []


def test_file_that_does_not_fit_leaves_another_of_that_name_alone(settings):
    kept = default_storage.save("documents/brief.txt", ContentFile(b"De eerste."))
    with pytest.raises(OSError, match="No space left"):
        default_storage.save("documents/brief.txt", FullAfter(b""))
    assert (files_in(settings.MEDIA_ROOT), default_storage.open(kept).read()) == (["brief.txt"], b"De eerste.")


def test_two_files_of_one_name_are_both_kept(monkeypatch):
    monkeypatch.setattr(WholeFiles, "exists", lambda self, name: False)
    first = default_storage.save("documents/brief.txt", ContentFile(b"De eerste."))
    monkeypatch.undo()
    names = [first, default_storage.save("documents/brief.txt", ContentFile(b"De tweede."))]
    assert [default_storage.open(name).read() for name in names] == [b"De eerste.", b"De tweede."]


def test_whoever_uploads_to_a_full_disk_reads_so(secretary, settings, monkeypatch):
    client = Client(raise_request_exception=False)
    client.force_login(secretary)
    address = reverse("request_new")
    typed = {"subject": "Vervoer", "question": "Hoe?", "received_on": factories.today(-3).isoformat()}
    page = client.get(address)
    file = SimpleUploadedFile("brief.txt", b"De brief van het college.")
    posted = filled_in(page, council=factories.council().pk, **typed) | {"file": file}
    with monkeypatch.context() as disk:
        disk.setattr("django.core.files.storage.filesystem.os.fdopen", no_room)
        answer = client.post(address, posted)
    assert (answer.status_code, FULL in answer.content.decode()) == (507, True)
    assert (files_in(settings.MEDIA_ROOT), AdviceRequest.objects.count(), Document.objects.count()) == ([], 0, 0)


@pytest.mark.parametrize("task", [name for name, task in app.tasks.items() if task.retry_strategy])
def test_job_that_fails_waits_longer_each_time(task):
    strategy = app.tasks[task].retry_strategy
    job = type("Job", (), {})()
    waits = []
    for job.attempts in range(20):
        decision = strategy.get_retry_decision(exception=Exception(), job=job)
        waits += [round((decision.retry_at - timezone.now()).total_seconds())] if decision else []
    assert waits == SECONDS


def test_some_jobs_are_tried_again():
    assert {name for name, task in app.tasks.items() if task.retry_strategy} == {
        "advices.tasks.make_advice_pdf",
        "advices.tasks.mail_dispatch",
        "governance.accounts.tasks.send_password_link",
        "governance.tasks.mail_seal",
        "governance.tasks.send_invitation",
        "governance.tasks.send_second_factor_taken",
    }
