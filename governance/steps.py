"""A step in the life of a record, as its page offers it: a button, what it asks, and what it does."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _

from governance.workflow import allowed_steps


class NothingToAsk(forms.Form):
    """A step that only wants to be confirmed."""


@dataclass(frozen=True)
class Step:
    """VERB stands on the button, EXPLANATION above the form, ACTION(record, by=, **answers) takes the step."""

    verb: str
    explanation: str
    action: Callable
    form: type[forms.Form] = NothingToAsk

    def done(self, record):
        """What the user reads after the step."""
        return _("Done: “%(step)s”.") % {"step": self.verb}


def steps_for(record, user, steps, address):
    """The (verb, address) pairs of the steps that USER may take with RECORD now."""
    taken = [(status, steps.get((record.status, status))) for status in allowed_steps(record, user)]
    return [(step.verb, reverse(address, args=[record.pk, status])) for status, step in taken if step]
