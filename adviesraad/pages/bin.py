"""The page of the bin: the drafts of every kind that were thrown away, with a button each that puts it back."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from adviesraad.bin import BINS
from governance.pages.binning import KEPT_FOR, in_bin
from governance.pages.form_page import did, number_in


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
