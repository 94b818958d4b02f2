"""Throwing a draft of a promise or a motion away, taking it out of the bin, and removing it for good."""

from django.db import transaction
from django.utils.translation import gettext as _

from commitments.actions.commitment import RELATIONS
from documents.forgetting import remove_unused
from governance import resting
from governance.pages.binning import delete_for_good, held_for_good, put_in, take_out
from governance.roles import Permission
from governance.workflow import Refused, require


def check_loose(commitment):
    """Raises Refused where something rests on this draft: a note, or the public words that it corrects."""
    if commitment.version_of_id:
        raise Refused(_("This is a new version of a public commitment: throw that version away."))
    resting.check_loose(commitment, _("This draft stays, because something rests on it: %(kind)s."))


@transaction.atomic
def throw_away(commitment, *, by):
    """Put a draft on which nothing rests into the bin; the side that entered it may."""
    role = require(by, Permission.REGISTER_COMMITMENT, commitment)
    check_loose(commitment)
    put_in(commitment, by=by, role=role)


@transaction.atomic
def put_back(commitment, *, by):
    """Take a draft out of the bin again, as it was."""
    take_out(commitment, by=by, role=require(by, Permission.REGISTER_COMMITMENT, commitment))


@transaction.atomic
def remove(commitment):
    """Remove a draft for good, with its file where nothing else has it; not one that was put back meanwhile."""
    if not held_for_good(commitment):
        return
    for name in RELATIONS:
        getattr(commitment, name).clear()
    delete_for_good(commitment)
    remove_unused(filter(None, [commitment.source_document]))
