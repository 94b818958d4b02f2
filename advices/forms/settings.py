"""What an advisory council keeps for its letters and terms."""

from django import forms
from django.utils.translation import gettext_lazy as _

from advices.mail.letters import check_placeholders
from advices.models import LetterTemplate, Recess, Recipient
from governance.models import Council
from governance.pages.forms import DateField, ModelForm
from governance.roles import GRANTS, Permission, may, own_council


def councils_to_keep(user):
    """The advisory councils whose settings `user` keeps: one's own, or all for an administrator."""
    everywhere = any(
        not membership.council_id and Permission.KEEP_SETTINGS in GRANTS[membership.role]
        for membership in user.active_memberships
    )
    councils = Council.objects.order_by("name")
    return councils if everywhere else councils.filter(own_council(user, Permission.KEEP_SETTINGS, by="pk"))


THE_COLLEGE = "college"


class RecessForm(ModelForm):
    """A recess of an advisory council, or of the college: whose it is has to be chosen."""

    council = forms.TypedChoiceField(label=_("Recess of"))

    class Meta:
        model = Recess
        fields = ["council", "name", "starts_on", "ends_on"]
        field_classes = {"starts_on": DateField, "ends_on": DateField}
        help_texts = {
            "name": _("For instance: summer recess 2027."),
            "ends_on": _("Due dates that were agreed stay as they are: the recess counts for terms that begin later."),
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        councils = {str(council.pk): council for council in councils_to_keep(user)}
        names = [(pk, council.name) for pk, council in councils.items()]
        college = [(THE_COLLEGE, _("the college"))] if may(user, Permission.KEEP_COLLEGE_RECESS) else []
        self.fields["council"].choices = [("", _("Make a choice")), *college, *names]
        self.fields["council"].coerce = councils.get
        if self.instance.pk:
            self.initial["council"] = str(self.instance.council_id or THE_COLLEGE)


class RecipientForm(ModelForm):
    class Meta:
        model = Recipient
        fields = ["council", "name", "kind", "email"]
        help_texts = {"email": _("Not public: only your advisory council sees it.")}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["council"].queryset = councils_to_keep(user)
        self.fields["council"].empty_label = None


class LetterForm(ModelForm):
    class Meta:
        model = LetterTemplate
        fields = ["days", "subject", "text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 16})}
        help_texts = {
            "text": _(
                "What stands between braces is filled in: {title}, {number}, {council}, {sent_on}, {due_on},"
                " {days} (days overdue), {reminded_on},"
                " {answered} (what was answered and what still waits), {address}."
            )
        }

    @property
    def is_stored(self):
        """The words that we propose may be changed by somebody else as well as those that a council wrote itself."""
        return True

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("subject", "text"):
            self.fields[name].validators.append(check_placeholders)
