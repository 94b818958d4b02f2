"""What a user chooses about mail, and what an administrator does with mail that did not arrive."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from adviesraad.models import Kind, Mail, MailChoice, Notice, Pace
from governance.events import Event
from governance.roles import Permission
from governance.trail.recording import record_event
from governance.workflow import Refused, require


@transaction.atomic
def choose(user, paces):
    """Store the pace per kind; what waits for the digest and is not wanted any more is never told."""
    for kind, pace in paces.items():
        MailChoice.objects.update_or_create(user=user, kind=kind, defaults={"pace": pace})
        if pace == Pace.NEVER:
            Notice.objects.filter(user=user, kind=kind, mail=None).delete()


def unsubscribe(user):
    choose(user, dict.fromkeys(Kind.values, Pace.NEVER))


@transaction.atomic
def send_again(mail, *, by):
    """Let the worker try once more; after a doubtful one the reader may get it twice, which `by` knows."""
    role = require(by, Permission.MANAGE_USERS)
    now = timezone.now()
    fields = {"status": Mail.Status.WAITING, "attempts": 0, "not_before": now}
    if not Mail.objects.undelivered(now).filter(pk=mail.pk).update(**fields):
        raise Refused(_("This mail was dealt with in the meantime."))
    record_event(Event.MAIL_SENT_AGAIN, mail, by=by, role=role)


@transaction.atomic
def let_go(mail, *, by):
    """Leave a mail that did not arrive unsent."""
    role = require(by, Permission.MANAGE_USERS)
    if not Mail.objects.undelivered(timezone.now()).filter(pk=mail.pk).update(status=Mail.Status.DROPPED):
        raise Refused(_("This mail was dealt with in the meantime."))
    record_event(Event.MAIL_DROPPED, mail, by=by, role=role)
