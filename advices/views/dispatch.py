"""Sending an advice on, and publishing at a set moment."""

from django.shortcuts import get_object_or_404, render
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
from governance.pages.form_page import bound, confirm_page, form_page, record_for
from governance.roles import Permission
from governance.workflow import require


def _sent_advice(request, pk):
    sent = Advice.objects.with_college().select_related("council")
    return record_for(request, sent, Permission.SEND_ADVICE, pk=pk)


def advice_dispatch(request, pk):
    advice = _sent_advice(request, pk)
    form = bound(request, DispatchForm, record=advice)
    return form_page(
        request,
        form,
        lambda: dispatches.dispatch_advice(advice, by=request.user, **form.cleaned_data),
        said=_("The advice goes out by mail in a minute."),
        leads_to=advice,
        template="includes/act_form.html",
        record=advice,
        heading=_("Mail the advice to somebody"),
        explanation=_(
            "The press can be chosen once the advice is public. Everybody reads to whom it went, but not the address."
        ),
    )


def advice_preview_mail(request, pk):
    """The mail to the college as it will be; nothing is sent."""
    rows = Advice.objects.select_related("council")
    advice = record_for(request, rows, Permission.READ_COUNCIL_DRAFTS, pk=pk)
    advice.response_due_on = advice.response_due_on or proposed_response_date(advice.council, timezone.localdate())
    subject, text = words_of(Dispatch(advice=advice, kind=Kind.COLLEGE))
    return render(request, "advices/advice_preview_mail.html", {"advice": advice, "subject": subject, "text": text})


def advice_forwarded(request, pk):
    advice = _sent_advice(request, pk)
    form = bound(request, ForwardedForm)
    return form_page(
        request,
        form,
        lambda: dispatches.mark_forwarded(advice, by=request.user, **form.cleaned_data),
        said=_("Saved."),
        leads_to=advice,
        template="includes/act_form.html",
        record=advice,
        heading=_("Note that it was forwarded"),
        explanation=_(
            "You forwarded the advice to the municipal council yourself. Everybody reads the day in the chain."
        ),
    )


def advice_plan(request, pk):
    unpublished = Advice.objects.filter(status=Advice.Status.SENT).select_related("council")
    advice = record_for(request, unpublished, Permission.PUBLISH_ADVICE, pk=pk)
    seen = {"seen_revision": advice.revision}
    return _plan(request, advice, bound(request, PlanAdviceForm, initial=seen, record=advice))


def response_plan(request, pk):
    drafts = CollegeResponse.objects.filter(status=CollegeResponse.Status.DRAFT).select_related("advice__council")
    response = record_for(request, drafts, Permission.RECORD_RESPONSE, pk=pk)
    return _plan(request, response, bound(request, PlanForm, initial={"seen_revision": response.revision}))


def _plan(request, record, form):
    return form_page(
        request,
        form,
        lambda: planned.plan_publication(record, by=request.user, **form.answers),
        said=_("The moment was planned."),
        leads_to=record,
        template="includes/act_form.html",
        record=record,
        heading=_("Publish at a set moment"),
        explanation=_(
            "Until then nobody else sees it. If the words change in the meantime, you have to plan it again."
        ),
    )


def plan_cancel(request, pk):
    """For whoever may publish the record; a plan that ended is not found."""
    plans = PlannedPublication.objects.visible_to(request.user).waiting()
    plan = get_object_or_404(plans.select_related("advice__council", "response__advice__council"), pk=pk)
    permission = Permission.PUBLISH_ADVICE if plan.advice_id else Permission.RECORD_RESPONSE
    require(request.user, permission, plan.record)
    return confirm_page(
        request,
        plan.record,
        lambda: planned.cancel_publication(plan, by=request.user),
        heading=_("Cancel the planned publication"),
        explanation=_("Nothing is published then. You can plan it again."),
        said=_("The planned publication was cancelled."),
    )
