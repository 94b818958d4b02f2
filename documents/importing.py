"""What the import commands share: read a file, understand it, print it as JSON or make drafts of it."""

import json
import sys

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from documents.errors import DocumentError
from documents.opening import read_path
from governance.models import User
from governance.workflow import Refused


class ImportCommand(BaseCommand):
    """A command that is told what to understand; with --json it needs no database and writes nothing."""

    requires_system_checks = []

    def understand(self, blocks):
        raise NotImplementedError

    def as_json(self, understood):
        raise NotImplementedError

    def create_drafts(self, understood, options):
        raise NotImplementedError

    def add_arguments(self, parser):
        parser.add_argument("file", help="a text file or web page")
        parser.add_argument("--json", action="store_true", help="print what was understood, and write nothing")
        parser.add_argument(
            "--accept-cut-off", action="store_true", help="import a document although its end is missing"
        )

    def handle(self, **options):
        try:
            self.blocks = read_path(options["file"])
            understood = self.understand(self.blocks)
            if options["json"]:
                self._print(self.as_json(understood))
            else:
                self._refuse_cut_off(understood, options)
                self.stdout.write(self.create_drafts(understood, options))
                self._tell_of_cut_off(understood)
        except (DocumentError, CommandError, Refused) as error:
            self._fail(str(error))

    def _refuse_cut_off(self, understood, options):
        """A stored draft must be whole; whoever knows better says so."""
        if understood.is_cut_off and not options["accept_cut_off"]:
            raise DocumentError(
                _("This document stops in the middle of a sentence: the end is missing. Nothing was saved.")
            )

    def _tell_of_cut_off(self, understood):
        if lines := ", ".join(str(piece.line) for piece in understood.cut_off):
            self.stderr.write(
                _("This seems to stop in the middle of a sentence. Look at line: %(lines)s.") % {"lines": lines}
            )

    def importer(self, options):
        """The user whose e-mail address was given: whose name the drafts bear."""
        if not options["by"]:
            raise CommandError(_("Say who imports this: --by with an e-mail address."))
        user = User.objects.filter(email__iexact=options["by"], is_active=True).first()
        if user is None:
            raise CommandError(_("There is no user with the e-mail address %(email)s.") % {"email": options["by"]})
        return user

    def _print(self, answer):
        readable = "utf" in (getattr(self.stdout, "encoding", None) or "").lower()
        self.stdout.write(json.dumps(answer, ensure_ascii=not readable, indent=1))

    def _fail(self, sentence):
        """One plain sentence, without the name of an exception before it."""
        if not getattr(self, "_called_from_command_line", False):
            raise CommandError(sentence)
        self.stderr.write(sentence)
        sys.exit(1)
