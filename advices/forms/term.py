"""More time: until when, why, and who granted it."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from governance.pages.forms import DateField


class ExtensionForm(forms.Form):
    new_due_on = DateField(label=_("New last day"))
    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Whoever may read the page reads this."),
    )
    granted_by = forms.CharField(label=_("Who granted it?"), max_length=150)
    on = DateField(label=_("Granted on which day?"), initial=timezone.localdate)
