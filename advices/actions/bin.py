"""Throwing a draft of an advice away, taking it out of the bin, and removing it for good."""

from django.db import transaction
from django.utils.translation import gettext as _

from advices.actions.notes import throw_away_notes
from advices.actions.recommendation import write_recommendations
from advices.actions.review import forget_reviews
from governance.pages.binning import delete_for_good, held_for_good, put_in, take_out
from governance.roles import Permission, role_for
from governance.workflow import Refused, require


def may_throw_away(user, advice):
    """Whether `user` began this draft, or is the secretary of its advisory council."""
    is_secretary = role_for(user, Permission.SEND_ADVICE, advice)
    return bool(is_secretary or (user.pk == advice.author_id and role_for(user, Permission.WRITE_ADVICE, advice)))


@transaction.atomic
def throw_away(advice, *, by):
    """Put a draft into the bin; only its author and the secretary may."""
    role = require(by, Permission.WRITE_ADVICE, advice)
    if not may_throw_away(by, advice):
        raise Refused(_("Only the author of a draft and the secretary can throw it away."))
    if advice.agenda_items.exists():
        raise Refused(_("This draft is on the agenda of a meeting. Take it off the agenda first."))
    put_in(advice, by=by, role=role)


@transaction.atomic
def put_back(advice, *, by):
    """Take a draft out of the bin again, as it was."""
    take_out(advice, by=by, role=require(by, Permission.WRITE_ADVICE, advice))


@transaction.atomic
def remove(advice):
    """Remove a draft for good, with its kept versions and notes; not one that was put back meanwhile."""
    if not held_for_good(advice):
        return
    throw_away_notes(advice)
    advice.draft_versions.all().delete()
    write_recommendations(advice, [])
    forget_reviews(advice)
    advice.policy_versions.clear()
    advice.themes.clear()
    delete_for_good(advice)
