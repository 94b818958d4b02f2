"""Prove that every file is there and is, byte for byte, what it was when it was stored."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from documents.verifying import files_with_a_hash, not_as_stored


class Command(BaseCommand):
    help = "Prove the files: recompute the hash of each and name those that are missing or changed."

    def handle(self, *args, **options):
        files = list(files_with_a_hash())
        wrong = not_as_stored(files)
        if wrong:
            raise CommandError(_("Missing or changed: %(names)s.") % {"names": ", ".join(wrong)})
        self.stdout.write(_("The files are whole: %(count)s files.") % {"count": len(files)})
