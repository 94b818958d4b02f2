"""When something becomes public."""

from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from advices.forms.dispatch import RecipientsForm
from governance.pages.forms import DateField
from governance.pages.steps import SeenForm


class TimeInput(forms.TimeInput):
    """The browser's own time field."""

    input_type = "time"


class PlanForm(SeenForm):
    """A day and a time of day in the Netherlands."""

    day = DateField(label=_("On which day?"))
    time = forms.TimeField(label=_("At what time?"), widget=TimeInput(format="%H:%M"))

    @property
    def answers(self):
        """What the action takes."""
        cleaned = self.cleaned_data
        moment = timezone.make_aware(datetime.combine(cleaned["day"], cleaned["time"]))
        return {
            "moment": moment,
            "seen_revision": cleaned["seen_revision"],
            "recipients": cleaned.get("recipients", []),
        }


class PlanAdviceForm(RecipientsForm, PlanForm):
    """An advice can go to the press at the same moment."""

    becomes_public = True
    field_order = ["day", "time", "recipients"]
