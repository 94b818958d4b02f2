"""Choosing about what one gets mail, and when."""

from django import forms
from django.utils.translation import gettext_lazy as _

from adviesraad.models import Kind, Pace

EXAMPLES = {
    Kind.WORK: _("For instance: an advice to read, a settlement to accept, an answer to write."),
    Kind.DUE_SOON: _("A week before the day on which it should be done."),
    Kind.OVERDUE: _("The day after."),
    Kind.ANSWERED: _("The college has responded to an advice."),
}


class MailForm(forms.Form):
    """A question per kind of mail."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for kind in Kind:
            self.fields[kind.value] = forms.ChoiceField(
                label=kind.label,
                help_text=EXAMPLES[kind],
                choices=Pace.choices,
                initial=Pace.AT_ONCE,
                widget=forms.RadioSelect,
            )
