"""What the worker does in the background, as the administrator sees it: does it run, what waits, what went wrong?"""

from datetime import timedelta

from asgiref.sync import async_to_sync
from django.contrib import messages
from django.db import transaction
from django.db.models import Max, Min, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateEvent, ProcrastinateJob, ProcrastinateWorker

from adviesraad.models import Mail
from documents.guarding.scanning import scanner_answers
from governance.events import Event
from governance.pages.paging import page_of
from governance.roles import Permission
from governance.trail.recording import record_event
from governance.workflow import require

SILENT_FOR = timedelta(minutes=2)  # a worker that runs gives a sign of life every ten seconds
NAMES = {
    "governance.tasks.send_second_factor_taken": gettext_lazy("Mailing who lost the second step"),
    "adviesraad.tasks.gather_notices": gettext_lazy("Gathering what is to be told by mail"),
    "adviesraad.notices.posting.send_mail": gettext_lazy("Sending a mail"),
    "advices.tasks.make_advice_pdf": gettext_lazy("Making the PDF of an advice"),
    "adviesraad.tasks.keep_to_periods": gettext_lazy("Throwing away what was kept long enough"),
    "adviesraad.tasks.publish_what_is_due": gettext_lazy("Publishing what was planned"),
    "advices.tasks.mail_dispatch": gettext_lazy("Mailing an advice or a letter"),
    "governance.tasks.send_invitation": gettext_lazy("Mailing an invitation"),
    "governance.accounts.tasks.send_password_link": gettext_lazy("Mailing a link for a new password"),
    "governance.tasks.mail_seal": gettext_lazy("Mailing the seal of the trail"),
    "governance.tasks.retry_stalled_jobs": gettext_lazy("Taking up again what a stopped worker had left"),
}


def last_sign_of_life():
    """The moment at which a worker last told that it runs, or None."""
    return ProcrastinateWorker.objects.aggregate(last=Max("last_heartbeat"))["last"]


def worker_runs(now):
    last = last_sign_of_life()
    return last is not None and now - last < SILENT_FOR


def failed_jobs():
    return ProcrastinateJob.objects.filter(status="failed").order_by("-pk")


def troubles(now):
    """What the administrator should look at: {problem: number of them}, without what goes well."""
    counts = {
        "worker": 0 if worker_runs(now) else 1,
        "jobs": failed_jobs().count(),
        "mail": Mail.objects.undelivered(now).count(),
        "scanner": 0 if scanner_answers() else 1,
    }
    return {problem: count for problem, count in counts.items() if count}


def overview(request):
    require(request.user, Permission.MANAGE_USERS)
    now = timezone.now()
    waiting = ProcrastinateJob.objects.filter(Q(scheduled_at=None) | Q(scheduled_at__lte=now), status="todo")
    page = page_of(failed_jobs().annotate(failed_at=Max("procrastinateevent__at")), request)
    context = {
        "runs": worker_runs(now),
        "last_seen": last_sign_of_life(),
        "waiting": waiting.count(),
        "waiting_since": ProcrastinateEvent.objects.filter(job__in=waiting).aggregate(first=Min("at"))["first"],
        "scanner_away": not scanner_answers(),
        "undelivered": Mail.objects.undelivered(now).count(),
        "page_obj": page,
        "failed": [(job, NAMES.get(job.task_name, job.task_name)) for job in page],
    }
    return render(request, "adviesraad/background.html", context)


def try_again(request, pk):
    """Let the worker do a failed job once more."""
    require(request.user, Permission.MANAGE_USERS)
    job = get_object_or_404(failed_jobs(), pk=pk)
    if request.method == "POST":
        _retry(job, by=request.user)
        messages.success(request, _("The worker does this again."))
    return redirect("background")


@transaction.atomic
def _retry(job, *, by):
    role = require(by, Permission.MANAGE_USERS)
    async_to_sync(app.job_manager.retry_job_by_id_async)(job_id=job.pk, retry_at=timezone.now())
    record_event(Event.JOB_RETRIED, job, by=by, role=role, task=job.task_name)
