"""The page of the bin: the drafts of every kind that were thrown away, with a button each that puts it back."""

from collections.abc import Callable
from typing import NamedTuple

from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, models
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from advices.actions import bin as advice_bin
from advices.actions import reminder as reminders
from advices.models import Advice, Reminder
from commitments.actions import bin as commitment_bin
from commitments.models import Commitment
from governance.pages.binning import KEPT_FOR, in_bin, long_in_bin
from governance.pages.form_page import did, number_in
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


def bin_page(request):
    if not any(request.user.may(kind.permission) for kind in BINS.values()):
        raise PermissionDenied
    for name, kind in BINS.items():
        if request.method == "POST" and name in request.POST:
            return _put_back(request, kind, number_in(request.POST[name]))
    drafts = [(name, draft) for name, kind in BINS.items() for draft in _drafts(kind, request.user)]
    drafts.sort(key=lambda pair: pair[1].binned_at, reverse=True)
    return render(
        request,
        "adviesraad/bin.html",
        {"drafts": [(name, draft, draft.binned_at + KEPT_FOR) for name, draft in drafts]},
    )


def _drafts(kind, user):
    binned = in_bin(kind.model, user).select_related(*kind.reads)
    return [draft for draft in binned if user.may(kind.permission, draft)]


def _put_back(request, kind, pk):
    draft = get_object_or_404(in_bin(kind.model, request.user), pk=pk)
    done = did(request, lambda: kind.put_back(draft, by=request.user), _("The draft is back."))
    return redirect(draft if done else "bin")


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
