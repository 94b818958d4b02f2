"""The pages on which one begins a new version of a public commitment, or throws a draft away."""

from django.urls import reverse
from django.utils.translation import gettext as _

from advices.forms.advice import NewVersionForm
from commitments.actions.bin import check_loose, throw_away
from commitments.actions.version import discard_new_version, draft_new_version
from commitments.models import Commitment
from governance.pages.bin_page import throw_away_page
from governance.pages.form_page import bound, confirm_page, form_page, frozen_answer, record_for, refused_answer
from governance.roles import Permission


def new_version_discard(request, pk):
    drafts = Commitment.objects.filter(status="draft", version_of__isnull=False).select_related("version_of")
    draft = record_for(request, drafts, Permission.REGISTER_COMMITMENT, pk=pk)
    return confirm_page(
        request,
        draft,
        lambda: discard_new_version(draft, by=request.user),
        heading=_("Throw the new version away"),
        explanation=_("What you changed is gone then. The public words stay."),
        said=_("The new version was thrown away. The public words stay as they are."),
        leads_to=draft.version_of,
        refused_to=draft.version_of,
    )


def commitment_delete(request, pk):
    drafts = Commitment.objects.select_related("author")
    draft = record_for(request, drafts, Permission.REGISTER_COMMITMENT, pk=pk)
    if away := frozen_answer(request, draft) or refused_answer(request, draft, check_loose):
        return away
    return throw_away_page(request, draft, throw_away)


def commitment_new_version(request, pk):
    commitment = record_for(request, Commitment.objects, Permission.REGISTER_COMMITMENT, pk=pk)
    form = bound(request, NewVersionForm)
    return form_page(
        request,
        form,
        lambda: draft_new_version(commitment, by=request.user, **form.cleaned_data),
        said=_("This is a draft with the same words. The public does not see it yet."),
        leads_to=lambda new: reverse("commitment_edit", args=[new.pk]),
        template="commitments/commitment_new_version.html",
        commitment=commitment,
        heading=_("Correct this commitment with a new version"),
    )
