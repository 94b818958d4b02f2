"""Terms typed in days or in weeks, and kept in days."""

from django import forms
from django.utils.translation import gettext_lazy as _

from governance.pages.forms import ModelForm

TERMS = ["advice_term_days", "response_term_days"]
LABELS = {"advice_term_days": _("Term for an advice"), "response_term_days": _("Term for a response")}
DAYS_PER_WEEK = 7
LONGEST = 730
UNITS = [("days", _("days")), ("weeks", _("weeks"))]


class TermsForm(ModelForm):
    """A form with the two terms; a whole number of weeks is shown in weeks."""

    advice_term_unit = forms.ChoiceField(label=_("Term for an advice is in"), choices=UNITS, required=False)
    response_term_unit = forms.ChoiceField(label=_("Term for a response is in"), choices=UNITS, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in TERMS:
            self.fields[name].label = LABELS[name]
            weeks, days = divmod(self.initial.get(name) or 1, DAYS_PER_WEEK)
            self.initial |= {unit_of(name): "days"} if days else {name: weeks, unit_of(name): "weeks"}
        first = [name for name in self.fields if name not in TERMS and not name.endswith("_unit")]
        self.order_fields(first + [part for name in TERMS for part in (name, unit_of(name))])

    def clean(self):
        cleaned = super().clean()
        for name in TERMS:
            if cleaned.get(unit_of(name)) == "weeks" and cleaned.get(name):
                cleaned[name] *= DAYS_PER_WEEK
            if name in cleaned and not 1 <= cleaned[name] <= LONGEST:
                self.add_error(name, _("A term is at least one day and at most 730 days."))
        return cleaned


def unit_of(name):
    return name.replace("_days", "_unit")
