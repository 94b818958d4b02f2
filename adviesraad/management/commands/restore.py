"""Put an archive of `backup` back into an empty database and an empty folder of files."""

from functools import partial
from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from adviesraad.backups.refusals import BackupRefusedError
from adviesraad.backups.restoring import check, restore
from governance.sql.roles import as_owner


class Command(BaseCommand):
    help = "Put the database and the files of an archive back; checks all of it before anything is written."

    def add_arguments(self, parser):
        parser.add_argument("archive", type=Path)
        parser.add_argument("--check", action="store_true", help="only check whether the archive is whole")
        parser.add_argument("--replace", action="store_true", help="also where there is data: that is lost")
        parser.add_argument("--passphrase-file", type=Path, help="the passphrase that the archive was made with")

    def handle(self, *, archive, replace, passphrase_file, **options):
        say = partial(self.stderr.write, style_func=str)
        try:
            if options["check"]:
                about = check(archive, passphrase_file)
            else:
                with as_owner():
                    about = restore(archive, passphrase_file=passphrase_file, replace=replace, say=say)
        except BackupRefusedError as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(_("The archive was not put back: %(error)s.") % {"error": error}) from error
        self.stdout.write(
            _("The archive is whole: of %(made_at)s, %(files)s files, %(events)s events, newest hash %(newest_hash)s.")
            % about
        )
        if not options["check"]:
            self.bring_up_to_date()

    def bring_up_to_date(self):
        """The archive may be of an earlier version; then prove what is there now."""
        call_command("migrate", verbosity=0, interactive=False)
        call_command("verify_trail", stdout=self.stdout)
        call_command("verify_files", stdout=self.stdout)
