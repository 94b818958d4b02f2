"""Sending an advice on, and publishing at a set moment."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from advices.actions import dispatch as dispatches
from advices.actions import planned_publication as planned
from advices.forms.dispatch import DispatchForm, ForwardedForm
from advices.forms.planned_publication import PlanAdviceForm, PlanForm
from advices.mail.messages import words_of
from advices.models import Advice, CollegeResponse, Dispatch, PlannedPublication
from advices.models.dispatch import Kind
from advices.rules.terms import proposed_response_date
from governance.pages.form_page import bound, did, saved
from governance.roles import Permission
from governance.workflow import require


def _act(request, record, form, act, heading, explanation, done):
    """One form about RECORD: ask, ACT, and return to the page of the advice."""
    if request.method == "POST" and form.is_valid() and saved(form, act):
        messages.success(request, done)
        return redirect(record)
    context = {"form": form, "record": record, "heading": heading, "explanation": explanation}
    return render(request, "advices/act_form.html", context)


def _sent_advice(request, pk, *statuses):
    advices = Advice.objects.visible_to(request.user).filter(status__in=statuses).select_related("council")
    return get_object_or_404(advices, pk=pk)


def advice_dispatch(request, pk):
    advice = _sent_advice(request, pk, Advice.Status.SENT, Advice.Status.PUBLISHED)
    require(request.user, Permission.SEND_ADVICE, advice)
    form = bound(request, DispatchForm, record=advice)
    return _act(
        request,
        advice,
        form,
        lambda: dispatches.dispatch_advice(advice, by=request.user, **form.cleaned_data),
        _("Mail the advice to somebody"),
        _("The press can be chosen once the advice is public. Everybody reads to whom it went, but not the address."),
        _("The advice goes out by mail in a minute."),
    )


def advice_preview_mail(request, pk):
    """The mail to the college as it will be; nothing is sent."""
    advice = get_object_or_404(Advice.objects.visible_to(request.user).select_related("council"), pk=pk)
    require(request.user, Permission.READ_COUNCIL_DRAFTS, advice)
    advice.response_due_on = advice.response_due_on or proposed_response_date(advice.council, timezone.localdate())
    subject, text = words_of(Dispatch(advice=advice, kind=Kind.COLLEGE))
    return render(request, "advices/advice_preview_mail.html", {"advice": advice, "subject": subject, "text": text})


def advice_forwarded(request, pk):
    advice = _sent_advice(request, pk, Advice.Status.SENT, Advice.Status.PUBLISHED)
    require(request.user, Permission.SEND_ADVICE, advice)
    form = bound(request, ForwardedForm)
    return _act(
        request,
        advice,
        form,
        lambda: dispatches.mark_forwarded(advice, by=request.user, **form.cleaned_data),
        _("Note that it was forwarded"),
        _("You forwarded the advice to the municipal council yourself. Everybody reads the day in the chain."),
        _("Saved."),
    )


def advice_plan(request, pk):
    advice = _sent_advice(request, pk, Advice.Status.SENT)
    require(request.user, Permission.PUBLISH_ADVICE, advice)
    return _plan(request, advice, PlanAdviceForm, {"record": advice})


def response_plan(request, pk):
    drafts = CollegeResponse.objects.visible_to(request.user).filter(status=CollegeResponse.Status.DRAFT)
    response = get_object_or_404(drafts.select_related("advice__council"), pk=pk)
    require(request.user, Permission.RECORD_RESPONSE, response)
    return _plan(request, response, PlanForm, {})


def _plan(request, record, form_class, wanted):
    form = bound(request, form_class, initial={"seen_revision": record.revision}, **wanted)
    return _act(
        request,
        record,
        form,
        lambda: planned.plan_publication(record, by=request.user, **form.answers),
        _("Publish at a set moment"),
        _("Until then nobody else sees it. If the words change in the meantime, you have to plan it again."),
        _("The moment was planned."),
    )


def plan_cancel(request, pk):
    """For whoever may publish the record; a plan that ended is not found."""
    plans = PlannedPublication.objects.visible_to(request.user).waiting()
    plan = get_object_or_404(plans.select_related("advice__council", "response__advice__council"), pk=pk)
    permission = Permission.PUBLISH_ADVICE if plan.advice_id else Permission.RECORD_RESPONSE
    require(request.user, permission, plan.record)
    if request.method == "POST":
        said = _("The planned publication was cancelled.")
        did(request, lambda: planned.cancel_publication(plan, by=request.user), said)
        return redirect(plan.record)
    heading, explanation = _("Cancel the planned publication"), _("Nothing is published then. You can plan it again.")
    context = {"record": plan.record, "heading": heading, "explanation": explanation}
    return render(request, "includes/confirm_page.html", context)
