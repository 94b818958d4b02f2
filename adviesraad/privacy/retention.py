"""How long each kind of personal data is kept, and what throws it away: one table, which the privacy page shows.

Every night `adviesraad.tasks.keep_to_periods` carries all of it out. A new kind is one row here.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from adviesraad import bin as bins
from adviesraad.models import Mail, Notice
from governance.accounts import sign_ins
from governance.accounts.inviting import UNUSED_FOR, forget_unused_invitations
from governance.pages import binning, keeping, once, pace

MAIL_KEPT_FOR = timedelta(days=365)
JOBS_KEPT_FOR = timedelta(days=30)
HOUR = timedelta(hours=1)
DONE_JOBS = """
    DELETE FROM procrastinate_jobs WHERE status IN ('succeeded', 'cancelled', 'aborted') AND NOT EXISTS (
        SELECT FROM procrastinate_events WHERE job_id = procrastinate_jobs.id AND at >= %s
    )
"""


class Kept(NamedTuple):
    """A kind of personal data: `what` it is for who reads the privacy page, how long, and `forget()`, which removes
    it.
    """

    what: str
    period: timedelta
    forget: Callable[[], None]

    @property
    def kept_for(self):
        """The period in words."""
        days, hours = self.period.days, round(self.period / HOUR)
        if days:
            return ngettext("%(days)s day", "%(days)s days", days) % {"days": days}
        return ngettext("%(hours)s hour", "%(hours)s hours", hours) % {"hours": hours}


def forget_ended_sessions():
    call_command("clearsessions")


@transaction.atomic
def forget_old_mail():
    """Which mail went to whom about what; one that still waits stays."""
    before = timezone.now() - MAIL_KEPT_FOR
    gone = Mail.objects.filter(made_at__lt=before).exclude(status__in=[Mail.Status.WAITING, Mail.Status.SENDING])
    Notice.objects.filter(mail__in=gone).delete()
    gone.delete()
    Notice.objects.filter(mail=None, made_at__lt=before).delete()


def forget_done_jobs():
    """What the worker did, with the ids of the people and records that it was about."""
    with connection.cursor() as cursor:
        cursor.execute(DONE_JOBS, [timezone.now() - JOBS_KEPT_FOR])


KINDS = {
    "sessions": Kept(
        _("Who is signed in, since when they last did something"),
        timedelta(seconds=settings.SESSION_COOKIE_AGE),
        forget_ended_sessions,
    ),
    "sign-ins": Kept(
        _("Who signed in, or tried to, when, how and with which kind of browser"),
        timedelta(days=settings.SIGN_INS_KEPT_DAYS),
        sign_ins.forget_old,
    ),
    "tries": Kept(
        _("How often somebody tried to sign in, or asked for much, under a number that does not show the address"),
        HOUR,
        pace.forget_old_counts,
    ),
    "forms": Kept(
        _("What somebody typed and did not save, with the files that were chosen"),
        keeping.KEPT_FOR,
        keeping.forget_old,
    ),
    "keys": Kept(_("Which form somebody sent, without what was in it"), once.REMEMBERED_FOR, once.forget_long_sent),
    "drafts": Kept(_("A draft that was thrown away"), binning.KEPT_FOR, bins.empty),
    "mail": Kept(_("Which mail went to a colleague, and what it was about"), MAIL_KEPT_FOR, forget_old_mail),
    "invitations": Kept(
        _("The name and address of somebody who was invited, never signed in and has no role"),
        UNUSED_FOR,
        forget_unused_invitations,
    ),
    "jobs": Kept(_("Which work was done in the background, and for whom"), JOBS_KEPT_FOR, forget_done_jobs),
}
