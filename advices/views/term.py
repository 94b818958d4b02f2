"""The pages on which a term is extended, or noted that an advice of the archive was never answered."""

from django.utils.translation import gettext as _

from advices.actions import archive
from advices.actions import term as terms
from advices.forms.term import ExtensionForm
from advices.models import Advice, AdviceRequest
from governance.pages.form_page import bound, confirm_page, form_page, record_for, refused_answer
from governance.roles import Permission


def request_extend(request, pk):
    rows = AdviceRequest.objects.select_related("asked_by")
    record = record_for(request, rows, Permission.REGISTER_REQUEST, pk=pk)
    explanation = _("The municipality gives the council more time. Note until when, why, and who said so.")
    granter = str(record.asked_by or "")
    if away := refused_answer(request, record, terms.check_request_extendable):
        return away
    return _extend(request, record, terms.extend_request, record.advice_due_on, granter, explanation)


def advice_extend(request, pk):
    advice = _sent_advice(request, pk)
    explanation = _("The college asks for more time, and the council grants it. Everybody reads this with the advice.")
    if away := refused_answer(request, advice, terms.check_response_extendable):
        return away
    return _extend(request, advice, terms.extend_response, advice.response_due_on, str(advice.council), explanation)


def advice_no_answer(request, pk):
    advice = _sent_advice(request, pk)
    if away := refused_answer(request, advice, archive.check_not_recorded):
        return away
    return confirm_page(
        request,
        advice,
        lambda: archive.note_no_answer(advice, by=request.user),
        heading=_("Note that no answer ever came"),
        explanation=_("Do this only when you are sure. Did the college answer after all? Then record its response."),
        said=_("Everybody now reads that no answer ever came."),
    )


def _sent_advice(request, pk):
    sent = Advice.objects.with_college().select_related("council")
    return record_for(request, sent, Permission.SEND_ADVICE, pk=pk)


def _extend(request, record, action, due_on, granter, explanation):
    form = bound(request, ExtensionForm, initial={"granted_by": granter})
    return form_page(
        request,
        form,
        lambda: action(record, by=request.user, **form.cleaned_data),
        said=_("The new last day was saved."),
        leads_to=record,
        template="advices/extension_form.html",
        record=record,
        heading=_("Extend the term"),
        explanation=explanation,
        due_on=due_on,
    )
