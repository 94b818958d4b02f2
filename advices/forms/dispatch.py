"""To whom an advice or a letter goes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from advices.models import Advice, Recipient
from advices.models.dispatch import Kind
from governance.pages.forms import DateField
from governance.pages.steps import AboutRecord, OnForm, SeenForm


def recipients_of(council_id, *, without=()):
    return Recipient.objects.filter(council=council_id).exclude(kind__in=without)


class RecipientsForm(AboutRecord):
    """The recipients of a council that may get this advice now: the press only what is public."""

    recipients = forms.ModelMultipleChoiceField(
        Recipient.objects.none(),
        label=_("Mail it to"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("They get a mail with the PDF and the address of the page."),
    )
    becomes_public = False

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        public = self.becomes_public or record.status == Advice.Status.PUBLISHED
        self.fields["recipients"].queryset = recipients_of(record.council_id, without=[] if public else [Kind.PRESS])
        if not self.fields["recipients"].queryset.exists():
            self.fields["recipients"].help_text = _("Your council has no recipients yet. The secretary can add them.")


class ForwardedForm(OnForm):
    to = forms.CharField(label=_("To whom?"), max_length=100, initial=_("the municipal council"))


class MarkSentForm(SeenForm, OnForm):
    sent_to = forms.CharField(label=_("To whom?"), max_length=100, required=False)


class DispatchForm(RecipientsForm):
    """Who gets the advice now, after it was sent."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["recipients"].required = True


class SendForm(RecipientsForm, OnForm):
    response_due_on = DateField(
        label=_("Response due on"),
        required=False,
        help_text=_("Leave empty for the usual term of the advisory council."),
    )
    field_order = ["on", "response_due_on", "recipients"]


class PublishAdviceForm(RecipientsForm, OnForm):
    becomes_public = True
    field_order = ["on", "recipients"]
