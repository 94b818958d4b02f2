"""The pages on which one begins a new version of a public commitment, or throws a draft away."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from advices.forms.advice import NewVersionForm
from commitments.actions.bin import check_loose, throw_away
from commitments.actions.version import discard_new_version, draft_new_version
from commitments.models import Commitment
from governance.pages.bin_page import throw_away_page
from governance.pages.form_page import bound, did, frozen_answer, refused_answer, saved
from governance.roles import Permission
from governance.workflow import require


def new_version_discard(request, pk):
    drafts = Commitment.objects.visible_to(request.user).filter(status="draft", version_of__isnull=False)
    draft = get_object_or_404(drafts.select_related("version_of"), pk=pk)
    require(request.user, Permission.REGISTER_COMMITMENT, draft)
    if request.method == "POST":
        said = _("The new version was thrown away. The public words stay as they are.")
        did(request, lambda: discard_new_version(draft, by=request.user), said)
        return redirect(draft.version_of)
    heading, explanation = _("Throw the new version away"), _("What you changed is gone then. The public words stay.")
    context = {"record": draft, "heading": heading, "explanation": explanation}
    return render(request, "includes/confirm_page.html", context)


def commitment_delete(request, pk):
    draft = get_object_or_404(Commitment.objects.visible_to(request.user).select_related("author"), pk=pk)
    require(request.user, Permission.REGISTER_COMMITMENT, draft)
    if away := frozen_answer(request, draft) or refused_answer(request, draft, check_loose):
        return away
    return throw_away_page(request, draft, throw_away)


def commitment_new_version(request, pk):
    commitment = get_object_or_404(Commitment.objects.visible_to(request.user), pk=pk)
    require(request.user, Permission.REGISTER_COMMITMENT, commitment)
    form = bound(request, NewVersionForm)
    if request.method == "POST" and form.is_valid():
        new = saved(form, lambda: draft_new_version(commitment, by=request.user, **form.cleaned_data))
        if new:
            messages.success(request, _("This is a draft with the same words. The public does not see it yet."))
            return redirect("commitment_edit", new.pk)
    context = {"commitment": commitment, "form": form, "heading": _("Correct this commitment with a new version")}
    return render(request, "commitments/commitment_new_version.html", context)
