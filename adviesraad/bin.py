"""Every kind of draft that stands in the bin: who handles it, how it comes back, and how it goes for good."""

from collections.abc import Callable
from typing import NamedTuple

from django.db import DatabaseError, models

from advices.actions import bin as advice_bin
from advices.actions import reminder as reminders
from advices.models import Advice, Reminder
from commitments.actions import bin as commitment_bin
from commitments.models import Commitment
from governance.pages.binning import long_in_bin
from governance.roles import Permission


class Kind(NamedTuple):
    """A kind of draft in the bin: who handles it, how it comes back, and how it goes for good."""

    model: type[models.Model]
    permission: Permission
    put_back: Callable
    remove: Callable
    reads: tuple = ()


BINS = {
    "advice": Kind(Advice, Permission.WRITE_ADVICE, advice_bin.put_back, advice_bin.remove, ("council",)),
    "reminder": Kind(
        Reminder,
        Permission.SEND_ADVICE,
        reminders.put_back_reminder,
        reminders.remove_reminder,
        ("advice__council",),
    ),
    "commitment": Kind(
        Commitment, Permission.REGISTER_COMMITMENT, commitment_bin.put_back, commitment_bin.remove, ("council",)
    ),
}


def empty():
    """Drafts that were thrown away thirty days ago go for good; raises BinNotEmptied with those that cannot."""
    stuck = {}
    for kind in BINS.values():
        for draft in long_in_bin(kind.model):
            try:
                kind.remove(draft)
            except DatabaseError as problem:
                stuck[f"{draft._meta.label} {draft.pk}"] = str(problem)
    if stuck:
        raise BinNotEmptied(stuck)


class BinNotEmptied(Exception):
    """Which drafts stay in the bin after their thirty days, by kind and id, and why; the others are gone."""
