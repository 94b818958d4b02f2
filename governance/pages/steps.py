"""A step in the life of a record, as its page offers it: a button, what it asks, and what it does."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.pages.forms import DateField
from governance.workflow import allowed_steps


class NothingToAsk(forms.Form):
    """A step that only wants to be confirmed."""


class SeenForm(forms.Form):
    """A step on words that somebody else may be changing: it carries the revision that its user saw."""

    seen_revision = forms.IntegerField(widget=forms.HiddenInput, required=False)


class AboutRecord(forms.Form):
    """A step of which the questions depend on its record: kept as `record`, None where there is none."""

    def __init__(self, *args, record=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.record = record


class OnForm(forms.Form):
    """A day on which something was done; today unless one says otherwise."""

    on = DateField(label=gettext_lazy("On which day?"), initial=timezone.localdate)


class ReasonForm(OnForm):
    reason = forms.CharField(label=gettext_lazy("Reason"), widget=forms.Textarea(attrs={"rows": 4}))


class WhyForm(forms.Form):
    """Something that is done now, and why."""

    reason = forms.CharField(label=gettext_lazy("Reason"), widget=forms.Textarea(attrs={"rows": 4}))


class PublishForm(SeenForm, OnForm):
    pass


@dataclass(frozen=True)
class Step:
    """`verb` stands on the button, `explanation` above the form, `action(record, by=, **answers)` takes the step.

    A step that is not `forward` leads back or ends something. `offered(record, user)` leaves the button out for some.
    `then`, a text or `then(record)`, says after the step what happens now and who is next.
    """

    verb: str
    explanation: str
    action: Callable
    form: type[forms.Form] = NothingToAsk
    forward: bool = True
    offered: Callable | None = None
    then: str | Callable = ""

    def done(self, record):
        """What the user reads after the step."""
        then = self.then(record) if callable(self.then) else self.then
        return then or _("Done: “%(step)s”.") % {"step": self.verb}

    def is_offered(self, record, user):
        return self.offered is None or self.offered(record, user)


class Offer(NamedTuple):
    """A button on a page; the forward ones are drawn first and stand out."""

    verb: str
    url: str
    forward: bool = True


def steps_for(record, user, steps, address):
    """The Offers of the steps that `user` may take with `record` now, forward first."""
    taken = [(status, steps.get((record.status, status))) for status in allowed_steps(record, user)]
    offers = [
        Offer(step.verb, reverse(address, args=[record.pk, status]), step.forward)
        for status, step in taken
        if step and step.is_offered(record, user)
    ]
    return sorted(offers, key=lambda offer: not offer.forward)
