"""Giving what waits for an answer to somebody."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from advices.models import Recommendation
from governance.models import Membership, User
from governance.pages.listening import Listening
from governance.roles import Role


def colleagues():
    """Who works for the municipality today, by name."""
    active = Membership.objects.active(timezone.localdate()).filter(role=Role.STAFF)
    return User.objects.filter(pk__in=active.values("user"), is_active=True)


def departments():
    """The names of the departments for which somebody works here today, in the order of the alphabet."""
    active = Membership.objects.active(timezone.localdate()).exclude(department="").filter(user__is_active=True)
    return active.order_by("department").values_list("department", flat=True).distinct()


class AssignForm(Listening, forms.Form):
    """The ticked `recommendations` of the page, and who is to answer them."""

    meanwhile = _("Meanwhile %(name)s assigned this: “%(words)s”. Assign again if you want it otherwise.")

    recommendations = forms.ModelMultipleChoiceField(
        Recommendation.objects.none(),
        label=_("Recommendations"),
        error_messages={"required": _("Tick at least one recommendation first.")},
    )
    assignee = forms.ModelChoiceField(
        User.objects.none(), label=_("Colleague"), required=False, empty_label=_("No colleague")
    )
    department = forms.ChoiceField(
        label=_("Or a department"),
        required=False,
        help_text=_("Everybody who works for it gets a mail. The administrator keeps who works where."),
    )
    note = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args, offered, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["recommendations"].queryset = offered
        self.fields["assignee"].queryset = colleagues()
        self.fields["department"].choices = [("", _("No department")), *((name, name) for name in departments())]

    @property
    def ticked(self):
        """The ids that were ticked, as text, also after a mistake."""
        return set(self["recommendations"].value() or [])

    def clean(self):
        cleaned = super().clean()
        if bool(cleaned.get("assignee")) == bool(cleaned.get("department")) and "assignee" not in self.errors:
            self.add_error("assignee", _("Choose a colleague, or fill in a department: one of the two."))
        return cleaned
