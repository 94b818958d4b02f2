"""Gathering, and letting the worker do what was deferred."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from adviesraad.notices import posting
from adviesraad.notices.gathering import gather, start_from


def at(days=0, hour=12):
    """That hour, so many days from today."""
    day = timezone.localdate() + timedelta(days=days)
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo("Europe/Amsterdam"))


def begin():
    """From now on is told what happens."""
    start_from(at())


def deferred():
    """The ids of the mails for which a job was deferred, in that order."""
    jobs = ProcrastinateJob.objects.filter(task_name=posting.send_mail.name).order_by("pk")
    return [job.args["mail_id"] for job in jobs]


def gather_and_post(now=None):
    """What the worker does in one round, with the jobs that it defers."""
    now = now or at()
    gather(now)
    done = len(deferred())
    posting.schedule(now)
    for mail_id in deferred()[done:]:
        posting.send_mail(mail_id=mail_id)
