"""The database and all files in one archive, made while people work."""

import argparse
import errno
from functools import partial
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from adviesraad.backups.making import back_up, remove_older
from adviesraad.backups.refusals import BackupRefusedError
from governance.sql.roles import as_owner


class Command(BaseCommand):
    help = "Back up the database and the files into one archive, while people work."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="where the archive comes: another disk or machine")
        parser.add_argument("--keep", type=count, help="remove older archives made by this command, all but so many")
        parser.add_argument("--passphrase-file", type=Path, help="encrypt the archive with the first line of this file")

    def handle(self, *, folder, keep, passphrase_file, **options):
        say = partial(self.stderr.write, style_func=str)
        try:
            with as_owner():
                path, absent = back_up(folder, passphrase_file=passphrase_file, say=say)
            for name in remove_older(folder, keep) if keep else []:
                say(_("Removed the older archive %(name)s.") % {"name": name})
        except BackupRefusedError as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(_why(error, folder)) from error
        if absent:
            say(_("Not there, so not in the archive: %(names)s.") % {"names": ", ".join(absent)})
        self.stdout.write(str(path))


def count(text):
    """At least one: the archive that was just made stays."""
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(_("give a number of archives, 1 or more"))
    return int(text)


def _why(error, folder):
    if error.errno == errno.ENOSPC:
        return _("There is no room left in %(folder)s: nothing was made.") % {"folder": folder}
    return _("Nothing was made: %(error)s.") % {"error": error}
