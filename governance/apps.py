from django import forms
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from governance import checks  # noqa: F401 registers itself

# What to do where something is left empty; Django itself says only that it is required.
LEFT_EMPTY = {
    forms.Field: _("This is still empty. Fill it in."),
    forms.DateField: _("Fill in a date."),
    forms.ChoiceField: _("Make a choice."),
    forms.FileField: _("Choose a file."),
    forms.BooleanField: _("Tick this first."),
}


class GovernanceConfig(AppConfig):
    name = "governance"
    verbose_name = _("Users and roles")

    def ready(self):
        for kind, sentence in LEFT_EMPTY.items():
            kind.default_error_messages = {**kind.__dict__.get("default_error_messages", {}), "required": sentence}
