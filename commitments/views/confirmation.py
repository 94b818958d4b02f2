"""The page on which the municipality confirms or corrects what the advisory council entered."""

from django import forms
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commitments.actions.confirmation import KINDS, confirm, entered_by_council
from commitments.models import Confirmation, Progress
from governance.pages.form_page import bound, form_page
from governance.pages.forms import DateField
from governance.pages.listening import Listening
from governance.roles import Permission
from governance.workflow import require


class ConfirmationForm(Listening, forms.Form):
    outcome = forms.ChoiceField(
        label=gettext_lazy("Does the municipality agree?"),
        choices=Confirmation.Outcome.choices,
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=gettext_lazy("What is right?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        help_text=gettext_lazy("Only if it is not right. Everybody reads it beside what the advisory council entered."),
    )
    on = DateField(label=gettext_lazy("Date"), initial=timezone.localdate)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("outcome") == Confirmation.Outcome.CORRECTED and not cleaned.get("text"):
            self.add_error("text", _("Write what is right instead."))
        if cleaned.get("outcome") == Confirmation.Outcome.CONFIRMED and cleaned.get("text"):
            self.add_error("text", _("Choose “This is not right”, or leave this empty."))
        return cleaned


def confirmation_new(request, kind, pk):
    require(request.user, Permission.CONFIRM_ENTRY)
    if kind not in KINDS:
        raise Http404
    rows = entered_by_council(KINDS[kind], request.user)
    if kind == "reactie":
        rows = rows.select_related("advice__council").prefetch_related("reactions__recommendation")
    record = get_object_or_404(rows, pk=pk)
    page = record.commitment if isinstance(record, Progress) else record
    form = bound(request, ConfirmationForm)
    form.listen(record.confirmations.select_related("by"), "text")
    return form_page(
        request,
        form,
        lambda: confirm(record, by=request.user, **form.cleaned_data),
        said=_("What you said now stands beside what the advisory council entered."),
        leads_to=page,
        template="commitments/confirmation_form.html",
        record=record,
        page=page,
        heading=_("Confirm or correct"),
    )
