"""Registering a request, changing it, and taking it away."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from advices.actions import request as requests
from advices.forms.request import RequestForm
from advices.forms.request_page import RequestDraft
from advices.models import AdviceRequest
from advices.steps import REQUEST_STEPS
from documents.forms import with_file
from governance.pages.form_page import (
    bound,
    change_page,
    confirm_page,
    form_page,
    frozen_answer,
    record_for,
    refused_answer,
    take_step,
)
from governance.roles import Permission
from governance.workflow import require


def request_new(request):
    require(request.user, Permission.REGISTER_REQUEST)
    draft = RequestDraft(request)
    return form_page(
        request,
        draft.form,
        lambda: requests.register_request(by=request.user, **with_file(draft.form, request.user)),
        said=_("The request was registered. The advice is due on the date below."),
        ready=draft.is_complete,
        template="advices/request_form.html",
        draft=draft,
        heading=_("Register a request"),
    )


def request_edit(request, pk):
    record = record_for(request, AdviceRequest.objects, Permission.REGISTER_REQUEST, pk=pk)
    if away := frozen_answer(request, record):
        return away
    form = bound(request, RequestForm, user=request.user, instance=record)
    return change_page(
        request,
        form,
        lambda stored, **how: requests.save_request(stored, with_file(form, request.user), **how),
        template="advices/request_form.html",
        heading=_("Change the request"),
    )


def request_remove(request, pk):
    """Take a request away that was entered by mistake, as long as nothing rests on it."""
    record = record_for(request, AdviceRequest.objects, Permission.REGISTER_REQUEST, pk=pk)
    if away := refused_answer(request, record, requests.check_removable):
        return away
    return confirm_page(
        request,
        record,
        lambda: requests.remove_request(record, by=request.user),
        heading=_("Take the request away"),
        explanation=_("The request is gone for good. Do this only for a request that was entered by mistake."),
        said=_("The request was taken away."),
        leads_to="desk",
    )


def request_step(request, pk, status):
    record = get_object_or_404(AdviceRequest.objects.visible_to(request.user), pk=pk)
    return take_step(request, record, status, REQUEST_STEPS)
