"""From what was understood to drafts that a person corrects."""

from django.core.management.base import CommandError
from django.utils.translation import gettext as _


def create_commitment_drafts(understood, *, by):
    raise CommandError(_("Storing drafts from this command is not possible yet. Use --json."))
