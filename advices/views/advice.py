"""Writing an advice, and its steps: the pages with forms, each for whoever has the permission."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from advices.actions import advice as advices
from advices.actions import bin as bins
from advices.actions.advice_version import check_correctable, draft_new_version
from advices.forms.advice import NewVersionForm
from advices.forms.advice_page import AdviceDraft
from advices.models import Advice, AdviceRequest
from advices.steps import ADVICE_STEPS, may_review
from advices.tasks import advice_pdf_html
from documents.rendering.pdf import render_pdf
from documents.serving import pdf_preview
from governance.pages.bin_page import throw_away_page
from governance.pages.form_page import (
    bound,
    change_page,
    form_page,
    frozen_answer,
    number_asked,
    record_for,
    refused_answer,
    take_step,
)
from governance.pages.pace import at_most
from governance.roles import Permission
from governance.workflow import require

SECOND = "tweede"


def advice_new(request, look_back):
    require(request.user, Permission.WRITE_ADVICE)
    answers = AdviceRequest.objects.visible_to(request.user).filter(pk=number_asked(request, "aanvraag")).first()
    beside = SECOND in request.GET
    may_begin = answers and request.user.may(Permission.WRITE_ADVICE, answers)
    if may_begin and not beside and request.method == "GET" and (begun := advices.begun_on(answers)):
        messages.info(request, _("%(name)s already began this advice.") % {"name": begun.author.name})
        return redirect(begun)
    empty = Advice(council=answers.council, request=answers, title=answers.subject) if answers else Advice()
    draft = AdviceDraft(request, empty, look_back)
    begin = partial(advices.draft_advice, by=request.user, beside_another=beside)
    return form_page(
        request,
        draft.form,
        lambda: begin(**draft.form.values, recommendations=draft.formset.rows),
        said=_("Your draft was saved. Only your own council sees it."),
        leads_to=lambda advice: reverse("advice_work", args=[advice.pk]),
        heading=_("Write an advice"),
        **_page_of(draft),
    )


def advice_edit(request, pk, look_back):
    advice = record_for(request, Advice.objects, Permission.WRITE_ADVICE, pk=pk)
    if away := frozen_answer(request, advice):
        return away
    draft = AdviceDraft(request, advice, look_back)
    return change_page(
        request,
        draft.form,
        lambda stored, **how: advices.save_advice(stored, draft.form.values, draft.formset.rows, **how),
        said=_("Your text was saved."),
        leads_to=reverse("advice_work", args=[pk]),
        advice=advice,
        heading=_("Go on writing"),
        gives_up_vote=may_review(advice, request.user),
        **_page_of(draft),
    )


def _page_of(draft):
    """How the page of this `draft` is shown and saved."""
    shown = SimpleLazyObject(draft.shown)
    return {"ready": draft.is_complete, "template": "advices/advice_form.html", "draft": shown}


def advice_step(request, pk, status):
    advice = get_object_or_404(Advice.objects.visible_to(request.user), pk=pk)
    return take_step(request, advice, status, ADVICE_STEPS)


def advice_delete(request, pk):
    advice = get_object_or_404(Advice.objects.visible_to(request.user).select_related("author"), pk=pk)
    if not bins.may_throw_away(request.user, advice):
        raise PermissionDenied
    return throw_away_page(request, advice, bins.throw_away)


def advice_new_version(request, pk):
    advice = record_for(request, Advice.objects, Permission.WRITE_ADVICE, pk=pk)
    if away := refused_answer(request, advice, check_correctable):
        return away
    form = bound(request, NewVersionForm)
    return form_page(
        request,
        form,
        lambda: draft_new_version(advice, by=request.user, **form.cleaned_data),
        leads_to=lambda new: reverse("advice_edit", args=[new.pk]),
        template="advices/advice_new_version.html",
        advice=advice,
        heading=_("Correct with a new version"),
    )


@at_most("pdf")
def advice_preview_pdf(request, pk):
    """The PDF as it will be, made on the spot and kept nowhere."""
    advice = record_for(request, Advice.objects, Permission.READ_COUNCIL_DRAFTS, pk=pk)
    return pdf_preview(render_pdf(advice_pdf_html(advice)))
