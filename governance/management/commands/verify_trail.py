"""Prove that no event of the audit trail was changed, removed or forged."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from governance.models import AuditEvent
from governance.trail import first_broken_event, newest_hash


class Command(BaseCommand):
    help = "Prove the audit trail: recompute every hash and name the first event that does not fit."

    def handle(self, *args, **options):
        broken = first_broken_event()
        if broken is not None:
            raise CommandError(_("The trail is broken at event %(number)s.") % {"number": broken})
        self.stdout.write(
            _("The trail is whole: %(count)s events, newest hash %(hash)s.")
            % {"count": AuditEvent.objects.count(), "hash": newest_hash()}
        )
