"""Handing a mail to the mail server, at most once.

A mail is marked "being sent" in a transaction of its own before it goes. If the mail server surely did not take it, it
waits for the next attempt, up to six; then it has failed. If nobody can tell (the worker died, or the connection broke
in the middle), it is not sent again: it becomes "perhaps sent", and the administrator decides. Rather one mail too few
that somebody sees than one too many.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone, translation
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from adviesraad.models import Mail
from adviesraad.notices.letter import letter_of
from governance.mailing.handing_over import InDoubt, NotTaken, hand_over

Status = Mail.Status
WAITS = [timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=8), timedelta(hours=24)]


def schedule(now):
    """Defer a job for every mail that waits and has none.

    Not in the transaction that makes a mail: in the worker a job goes over another connection, and would be begun
    before that transaction is done. Every round does this again, so no mail is left without a job.
    """
    jobs = ProcrastinateJob.objects.filter(task_name=send_mail.name, status="todo")
    deferred = set(jobs.values_list("args__mail_id", flat=True))
    for mail in Mail.objects.filter(status=Status.WAITING, not_before__lte=now).order_by("pk"):
        if mail.pk not in deferred:
            send_mail.defer(mail_id=mail.pk)


@app.task(pass_context=False)
def send_mail(mail_id):
    with translation.override("nl"):
        post(mail_id)


def post(mail_id):
    """Send one mail that waits, and note what became of it."""
    letter = _begin(mail_id)
    if letter is None:
        return
    try:
        hand_over(letter)
    except NotTaken as problem:
        _try_later(mail_id, str(problem))
    except InDoubt as problem:
        _end(mail_id, Status.UNSURE, problem=str(problem))
    else:
        _end(mail_id, Status.SENT, sent_at=timezone.now(), problem="")


@transaction.atomic
def _begin(mail_id):
    """The letter, once its mail is marked as being sent; None when there is nothing to send.

    A mail that was begun already was left by a worker that died.
    """
    mail = Mail.objects.select_for_update(of=["self"]).select_related("user").get(pk=mail_id)
    if mail.status == Status.SENDING:
        _end(mail_id, Status.UNSURE)
    if mail.status != Status.WAITING:
        return None
    letter = letter_of(mail)
    mail.status = Status.SENDING if letter else Status.DROPPED
    mail.begun_at, mail.attempts = timezone.now(), mail.attempts + 1
    mail.save(update_fields=["status", "begun_at", "attempts"])
    return letter


def _try_later(mail_id, problem):
    attempts = Mail.objects.get(pk=mail_id).attempts
    if attempts > len(WAITS):
        _end(mail_id, Status.FAILED, problem=problem)
    else:
        _end(mail_id, Status.WAITING, problem=problem, not_before=timezone.now() + WAITS[attempts - 1])


def _end(mail_id, status, **fields):
    Mail.objects.filter(pk=mail_id).update(status=status, **fields)
