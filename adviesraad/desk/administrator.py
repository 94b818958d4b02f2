"""What waits for the administrator: what goes wrong in the background."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from adviesraad.desk.line import DeskLine
from adviesraad.operations.background import troubles


def administrator(user, today):
    found = troubles(timezone.now())
    if "worker" in found:
        yield DeskLine(
            _("See to it that the worker runs"), _("No mail goes out and no PDF is made"), reverse("background")
        )
    if "scanner" in found:
        yield DeskLine(
            _("See to it that the virus scanner answers"), _("Nobody can add a file now"), reverse("background")
        )
    if "jobs" in found:
        count = found["jobs"]
        subject = ngettext("%(count)s job failed", "%(count)s jobs failed", count) % {"count": count}
        yield DeskLine(_("Look at what went wrong in the background"), subject, reverse("background"))
    if "mail" in found:
        count = found["mail"]
        subject = ngettext("%(count)s mail", "%(count)s mails", count) % {"count": count}
        yield DeskLine(_("Send again, or leave unsent, what did not arrive"), subject, reverse("mail_undelivered"))
