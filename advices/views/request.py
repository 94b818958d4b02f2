"""Registering a request, changing it, and taking it away."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from advices.actions import request as requests
from advices.forms.request import RequestForm
from advices.forms.request_page import RequestDraft
from advices.models import AdviceRequest
from advices.steps import REQUEST_STEPS
from documents.forms import with_file
from governance.pages.form_page import bound, did, frozen_answer, refused_answer, saved, take_step
from governance.roles import Permission
from governance.workflow import require


def request_new(request):
    require(request.user, Permission.REGISTER_REQUEST)
    draft = RequestDraft(request)
    form = draft.form
    if draft.is_complete:
        record = saved(form, lambda: requests.register_request(by=request.user, **with_file(form, request.user)))
        if record:
            messages.success(request, _("The request was registered. The advice is due on the date below."))
            return redirect(record)
    context = {"draft": draft, "form": form, "heading": _("Register a request")}
    return render(request, "advices/request_form.html", context)


def request_edit(request, pk):
    record = get_object_or_404(AdviceRequest.objects.visible_to(request.user), pk=pk)
    require(request.user, Permission.REGISTER_REQUEST, record)
    if away := frozen_answer(request, record):
        return away
    form = bound(request, RequestForm, user=request.user, instance=record)
    if request.method == "POST" and form.is_valid():
        stored, seen = AdviceRequest.objects.get(pk=pk), form.seen_revision
        if saved(
            form,
            lambda: requests.save_request(stored, with_file(form, request.user), by=request.user, seen_revision=seen),
            stored,
        ):
            return redirect(stored)
    return render(request, "advices/request_form.html", {"form": form, "heading": _("Change the request")})


def request_remove(request, pk):
    """Take a request away that was entered by mistake, as long as nothing rests on it."""
    record = get_object_or_404(AdviceRequest.objects.visible_to(request.user), pk=pk)
    require(request.user, Permission.REGISTER_REQUEST, record)
    if away := refused_answer(request, record, requests.check_removable):
        return away
    if request.method == "POST":
        said = _("The request was taken away.")
        removed = did(request, lambda: requests.remove_request(record, by=request.user), said)
        return redirect("desk" if removed else record)
    explanation = _("The request is gone for good. Do this only for a request that was entered by mistake.")
    context = {"record": record, "heading": _("Take the request away"), "explanation": explanation}
    return render(request, "includes/confirm_page.html", context)


def request_step(request, pk, status):
    record = get_object_or_404(AdviceRequest.objects.visible_to(request.user), pk=pk)
    return take_step(request, record, status, REQUEST_STEPS)
