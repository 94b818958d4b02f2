"""From what was understood to drafts that a person corrects."""

from django.core.management.base import CommandError
from django.utils.translation import gettext as _


def create_advice_draft(understood, *, council, by):
    raise CommandError(_("Storing drafts from this command is not possible yet. Use --json."))


def create_response_draft(understood, *, advice, by):
    raise CommandError(_("Storing drafts from this command is not possible yet. Use --json."))
