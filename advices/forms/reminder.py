"""The forms of a reminder: its words, and to whom it is mailed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from advices.models import Recipient, Reminder
from governance.pages.forms import RevisionForm
from governance.pages.steps import SeenForm


class ReminderForm(RevisionForm):
    class Meta:
        model = Reminder
        fields = ["subject", "text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 16})}


class MailReminderForm(SeenForm):
    recipients = forms.ModelMultipleChoiceField(
        Recipient.objects.none(), label=_("Mail it to"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, initial={"seen_revision": record.revision}, **kwargs)
        self.fields["recipients"].queryset = Recipient.objects.for_letter(record)
