"""Writing an advice, and its steps: the pages with forms, each for whoever has the permission."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
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
from governance.pages.form_page import bound, frozen_answer, number_asked, refused_answer, saved, take_step, tell
from governance.pages.pace import at_most
from governance.roles import Permission
from governance.workflow import Refused, require

SECOND = "tweede"


def advice_new(request, look_back):
    require(request.user, Permission.WRITE_ADVICE)
    answers = AdviceRequest.objects.visible_to(request.user).filter(pk=number_asked(request, "aanvraag")).first()
    beside = SECOND in request.GET
    may_begin = answers and request.user.may(Permission.WRITE_ADVICE, answers)
    if may_begin and not beside and request.method == "GET" and (begun := advices.begun_on(answers)):
        messages.info(request, _("%(name)s already began this advice.") % {"name": begun.author.name})
        return redirect(begun)
    draft = AdviceDraft(
        request,
        Advice(council=answers.council, request=answers, title=answers.subject) if answers else Advice(),
        look_back,
    )
    if draft.is_complete:
        form, rows = draft.form, draft.formset.rows
        begin = partial(advices.draft_advice, by=request.user, recommendations=rows, beside_another=beside)
        advice = saved(form, lambda: begin(**form.values))
        if advice:
            messages.success(request, _("Your draft was saved. Only your own council sees it."))
            return redirect("advice_work", advice.pk)
    context = {"draft": draft.shown(), "form": draft.form, "heading": _("Write an advice")}
    return render(request, "advices/advice_form.html", context)


def advice_edit(request, pk, look_back):
    advice = get_object_or_404(Advice.objects.visible_to(request.user), pk=pk)
    require(request.user, Permission.WRITE_ADVICE, advice)
    if away := frozen_answer(request, advice):
        return away
    draft = AdviceDraft(request, advice, look_back)
    if draft.is_complete:
        stored = Advice.objects.get(pk=pk)
        form, rows = draft.form, draft.formset.rows
        if saved(
            form,
            lambda: advices.save_advice(stored, form.values, rows, by=request.user, seen_revision=form.seen_revision),
            stored,
        ):
            messages.success(request, _("Your text was saved."))
            return redirect("advice_work", advice.pk)
    context = {"draft": draft.shown(), "form": draft.form, "advice": advice, "heading": _("Go on writing")}
    context["gives_up_vote"] = may_review(advice, request.user)
    return render(request, "advices/advice_form.html", context)


def advice_step(request, pk, status):
    advice = get_object_or_404(Advice.objects.visible_to(request.user), pk=pk)
    return take_step(request, advice, status, ADVICE_STEPS)


def advice_delete(request, pk):
    advice = get_object_or_404(Advice.objects.visible_to(request.user).select_related("author"), pk=pk)
    if not bins.may_throw_away(request.user, advice):
        raise PermissionDenied
    return throw_away_page(request, advice, bins.throw_away)


def advice_new_version(request, pk):
    advice = get_object_or_404(Advice.objects.visible_to(request.user), pk=pk)
    require(request.user, Permission.WRITE_ADVICE, advice)
    if away := refused_answer(request, advice, check_correctable):
        return away
    form = bound(request, NewVersionForm)
    if request.method == "POST" and form.is_valid():
        try:
            new = draft_new_version(advice, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            tell(form, refusal)
        else:
            return redirect("advice_edit", new.pk)
    context = {"advice": advice, "form": form, "heading": _("Correct with a new version")}
    return render(request, "advices/advice_new_version.html", context)


@at_most("pdf")
def advice_preview_pdf(request, pk):
    """The PDF as it will be, made on the spot and kept nowhere."""
    advice = get_object_or_404(Advice.objects.visible_to(request.user), pk=pk)
    require(request.user, Permission.READ_COUNCIL_DRAFTS, advice)
    return pdf_preview(render_pdf(advice_pdf_html(advice)))
