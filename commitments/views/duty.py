"""The pages on which a duty to report is set, and on which amounts are noted and carried over."""

from functools import partial

from django import forms
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commitments.actions import duty as duties
from commitments.models import Commitment, Earmark, ReportDuty
from governance.pages.form_page import bound, form_page, record_for
from governance.pages.forms import AmountField, DateField, ModelForm
from governance.roles import Permission, may
from governance.workflow import require


class ReportDutyForm(ModelForm):
    next_due_on = DateField(
        label=gettext_lazy("Next report due on"),
        required=False,
        help_text=gettext_lazy("Leave empty for so many months from today."),
    )

    class Meta:
        model = ReportDuty
        fields = ["every_months", "next_due_on"]

    def clean(self):
        cleaned = super().clean()
        if "every_months" in cleaned and "next_due_on" in cleaned and not cleaned["next_due_on"]:
            cleaned["next_due_on"] = duties.months_later(timezone.localdate(), cleaned["every_months"])
        return cleaned


class EarmarkForm(ModelForm):
    class Meta:
        model = Earmark
        fields = ["amount", "purpose", "year"]
        field_classes = {"amount": AmountField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("year", timezone.localdate().year)


class CarryOverForm(forms.Form):
    amount = AmountField(
        label=gettext_lazy("Which amount goes to the next year, in euros?"), max_digits=12, decimal_places=2
    )


def _page(request, form, commitment, act, **page):
    """The page of one `form` about `commitment`."""
    about = {"template": "commitments/duty_form.html", "leads_to": commitment, "commitment": commitment}
    return form_page(request, form, act, **about, **page)


def _published():
    return Commitment.objects.exclude(status__in=Commitment.NOT_COUNTED)


def report_duty(request, pk):
    commitment = get_object_or_404(_published().visible_to(request.user).select_related("report_duty"), pk=pk)
    if not may(request.user, Permission.ACCEPT_SETTLEMENT, commitment):
        require(request.user, Permission.REPORT_PROGRESS, commitment)
    duty, by = duties.running_duty(commitment), request.user
    form = bound(request, ReportDutyForm, instance=duty)
    page = partial(_page, request, form, commitment, heading=_("Duty to report"), duty=duty)
    if "end" in request.POST:
        end = partial(duties.end_report_duty, commitment, by=by)
        return page(end, said=_("There is no report duty any more."), ready=True)
    return page(
        lambda: duties.set_report_duty(commitment, by=by, **form.cleaned_data),
        said=_("The duty to report now stands with the commitment."),
    )


def earmark_new(request, pk):
    commitment = record_for(request, _published(), Permission.PROPOSE_SETTLEMENT, pk=pk)
    form = bound(request, EarmarkForm)
    return _page(
        request,
        form,
        commitment,
        lambda: duties.earmark(commitment, by=request.user, **form.cleaned_data),
        said=_("The amount now stands with the commitment."),
        heading=_("Note an amount"),
    )


def carry_over(request, pk):
    earmarks = Earmark.objects.visible_to(request.user).select_related("commitment")
    earmark = get_object_or_404(earmarks, pk=pk)
    require(request.user, Permission.PROPOSE_SETTLEMENT, earmark.commitment)
    form = bound(request, CarryOverForm, initial={"amount": earmark.amount})
    return _page(
        request,
        form,
        earmark.commitment,
        lambda: duties.carry_over(earmark, by=request.user, **form.cleaned_data),
        said=_("The amount was carried over to %(year)s.") % {"year": earmark.year + 1},
        heading=_("Carry over to the next year"),
        earmark=earmark,
    )
