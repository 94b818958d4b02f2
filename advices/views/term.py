"""The pages on which a term is extended, or noted that an advice of the archive was never answered."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from advices.actions import archive
from advices.actions import term as terms
from advices.forms.term import ExtensionForm
from advices.models import Advice, AdviceRequest
from governance.pages.form_page import bound, did, refused_answer, saved
from governance.roles import Permission
from governance.workflow import require


def request_extend(request, pk):
    record = get_object_or_404(AdviceRequest.objects.visible_to(request.user).select_related("asked_by"), pk=pk)
    require(request.user, Permission.REGISTER_REQUEST, record)
    explanation = _("The municipality gives the council more time. Note until when, why, and who said so.")
    granter = str(record.asked_by or "")
    if away := refused_answer(request, record, terms.check_request_extendable):
        return away
    return _extend(request, record, terms.extend_request, record.advice_due_on, granter, explanation)


def advice_extend(request, pk):
    sent = Advice.objects.visible_to(request.user).filter(status__in=[Advice.Status.SENT, Advice.Status.PUBLISHED])
    advice = get_object_or_404(sent.select_related("council"), pk=pk)
    require(request.user, Permission.SEND_ADVICE, advice)
    explanation = _("The college asks for more time, and the council grants it. Everybody reads this with the advice.")
    if away := refused_answer(request, advice, terms.check_response_extendable):
        return away
    return _extend(request, advice, terms.extend_response, advice.response_due_on, str(advice.council), explanation)


def advice_no_answer(request, pk):
    sent = Advice.objects.visible_to(request.user).filter(status__in=[Advice.Status.SENT, Advice.Status.PUBLISHED])
    advice = get_object_or_404(sent.select_related("council"), pk=pk)
    require(request.user, Permission.SEND_ADVICE, advice)
    if away := refused_answer(request, advice, archive.check_not_recorded):
        return away
    if request.method == "POST":
        said = _("Everybody now reads that no answer ever came.")
        did(request, lambda: archive.note_no_answer(advice, by=request.user), said)
        return redirect(advice)
    heading = _("Note that no answer ever came")
    explanation = _("Do this only when you are sure. Did the college answer after all? Then record its response.")
    return render(
        request, "includes/confirm_page.html", {"record": advice, "heading": heading, "explanation": explanation}
    )


def _extend(request, record, action, due_on, granter, explanation):
    form = bound(request, ExtensionForm, initial={"granted_by": granter})
    submitted = request.method == "POST" and form.is_valid()
    if submitted and saved(form, lambda: action(record, by=request.user, **form.cleaned_data)):
        messages.success(request, _("The new last day was saved."))
        return redirect(record)
    heading = _("Extend the term")
    context = {"record": record, "form": form, "heading": heading, "explanation": explanation, "due_on": due_on}
    return render(request, "advices/extension_form.html", context)
