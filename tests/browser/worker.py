"""What the worker does between two visits: the jobs that were deferred, and the rounds that it makes by the clock."""

from io import BytesIO
from unittest.mock import patch

from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from pypdf import PdfReader

from tests.governance.database import sql


def do_jobs(task):
    """Do every job of `task` that waits; returns how many there were."""
    waiting = list(ProcrastinateJob.objects.filter(task_name=task.name, status="todo").order_by("pk"))
    for job in waiting:
        task(**job.args)
        sql("UPDATE procrastinate_jobs SET status = 'succeeded' WHERE id = %s", [job.pk])
    return len(waiting)


def at_moment(moment):
    """A context in which it is this `moment`."""
    return patch.object(timezone, "now", lambda: moment)


def pdf_words(content):
    """What stands in a PDF, with single spaces."""
    pages = PdfReader(BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def attached_pdf(mail):
    """(name, words) of the only attachment of a mail, which is a PDF."""
    [file] = mail.attachments
    assert file.mimetype == "application/pdf"
    return file.filename, pdf_words(file.content)
