"""Commitments, progress and verdicts."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from advices.models import Recommendation
from commitments.models import Commitment, Verdict
from commitments.wording import HELP_WITH_A_MOTION, names_of
from documents.forms import STAYS_PRIVATE, UploadField, UploadsField
from governance.models import Council, OfficeHolder
from governance.pages.forms import DateField, ModelForm, OfficeHolderField, RevisionForm
from governance.pages.listening import Listening
from governance.roles import Permission, Side, own_council


def receiving_councils(user):
    """The advisory councils of which `user` may register what was promised to them."""
    if user.acts_for(Side.MUNICIPALITY):
        return Council.objects.all()
    return Council.objects.filter(own_council(user, Permission.REGISTER_COMMITMENT, by="pk"))


class CommitmentForm(RevisionForm):
    document = "source_document"
    file = UploadField(label=_("The letter or minutes it comes from"))

    class Meta:
        model = Commitment
        fields = [
            "correction_note",
            "kind",
            "meeting",
            "made_on",
            "made_by",
            "made_by_as_said",
            "made_to",
            "receiver",
            "council",
            "subject",
            "text",
            "due_on",
            "due_as_said",
            "source",
            "reference",
            "recommendations",
            "policy_documents",
        ]
        field_classes = {"made_on": DateField, "due_on": DateField, "made_by": OfficeHolderField}
        widgets = {
            "correction_note": forms.Textarea(attrs={"rows": 3}),
            "kind": forms.RadioSelect,
            "receiver": forms.RadioSelect,
            "text": forms.Textarea(attrs={"rows": 4}),
            "source": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "meeting": _("Where it was promised. For instance: municipal council, 3 May 2024. Empty for a letter."),
            "text": _("The words as they were said or written."),
            "due_as_said": _("Only where no date was given. For instance: before the summer recess."),
            "made_by_as_said": _("Only where the person is not in the list above."),
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.entered_by = (
            self.instance.entered_by
            if self.instance.pk
            else (Side.ADVISORY_COUNCIL if user.acts_for(Side.ADVISORY_COUNCIL) else Side.MUNICIPALITY)
        )
        self._offer_own_receivers(user)
        if self.shown_kind == Commitment.Kind.MOTION:
            self._ask_about_a_motion()
        if self.instance.version == 1:
            del self.fields["correction_note"]
        else:
            self.fields["correction_note"].required = True
        rows = Recommendation.objects.visible_to(user).exclude(advice__serial=None).select_related("advice__council")
        self.fields["recommendations"].queryset = rows.order_by("-advice__issued_on", "advice", "number")
        self.fields["recommendations"].label_from_instance = _label
        self.fields["policy_documents"].queryset = self.fields["policy_documents"].queryset.visible_to(user)

    @property
    def shown_kind(self):
        """The kind that the labels of this form are for."""
        return self["kind"].value()

    def _ask_about_a_motion(self):
        """The same fields under the names that they have in a motion, which the municipal council settles."""
        self.fields["receiver"].widget, self.fields["receiver"].required = forms.HiddenInput(), False
        self.initial["receiver"] = Commitment.Receiver.MUNICIPAL_COUNCIL
        self.fields.pop("council", None)
        for name, label in names_of(Commitment.Kind.MOTION).items():
            if name in self.fields:
                self.fields[name].label = label
        for name, help_text in HELP_WITH_A_MOTION.items():
            self.fields[name].help_text = help_text

    def _offer_own_receivers(self, user):
        """Only the receivers for whom `user` may register, so that nothing is refused after it was typed."""
        self.fields["council"].queryset = receiving_councils(user)
        if self.instance.entered_by == Side.ADVISORY_COUNCIL:
            self.fields["source"].required = True
        elif not user.acts_for(Side.MUNICIPALITY):
            self.fields["receiver"].choices = Commitment.Receiver.choices[1:]
            self.initial["receiver"] = Commitment.Receiver.MUNICIPAL_COUNCIL
            del self.fields["council"]

    def clean(self):
        cleaned = super().clean()
        self._check_kind(cleaned)
        if cleaned.get("receiver") == Commitment.Receiver.MUNICIPAL_COUNCIL:
            cleaned["council"] = None
            self.instance.council = None
        elif cleaned.get("receiver") and not cleaned.get("council"):
            self.add_error("council", _("Choose the advisory council that received the promise."))
        return cleaned

    def _check_kind(self, cleaned):
        """Who is asked for depends on the kind: whoever changes it sees the questions that go with it first."""
        kind, shown = cleaned.get("kind"), self.data.get("kind_shown")
        if kind and shown and shown != kind:
            self.add_error("kind", _("The questions below now fit your choice. Look at them again, then save."))
        if kind == Commitment.Kind.MOTION:
            cleaned |= {"receiver": Commitment.Receiver.MUNICIPAL_COUNCIL, "council": None}
            self.instance.receiver, self.instance.council = cleaned["receiver"], None
            maker = cleaned.get("made_by")
            if maker and maker.function != OfficeHolder.Function.COUNCIL_MEMBER:
                self.add_error("made_by", _("Members of the municipal council hand a motion in. Choose one of them."))


def _label(recommendation):
    advice = recommendation.advice
    return f"{advice.council.name} {advice.reference}, {recommendation.number}: {recommendation.beginning}"


class ProgressForm(forms.Form):
    on = DateField(label=_("Date"), initial=timezone.localdate)
    text = forms.CharField(label=_("How does it stand?"), widget=forms.Textarea(attrs={"rows": 5}))
    source = forms.CharField(
        label=_("Source"),
        max_length=200,
        help_text=_("Which letter or minutes? For instance: letter of 3 May 2024, number Z-123."),
    )
    file = UploadsField(label=_("Files"), help_text=STAYS_PRIVATE)

    def __init__(self, *args, on_behalf, **kwargs):
        super().__init__(*args, **kwargs)
        if not on_behalf:
            del self.fields["source"]


class VerdictForm(Listening, ModelForm):
    class Meta:
        model = Verdict
        fields = ["value", "given_on", "note", "noticed"]
        field_classes = {"given_on": DateField}
        widgets = {
            "value": forms.RadioSelect,
            "note": forms.Textarea(attrs={"rows": 3}),
            "noticed": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args, side, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.side = side
        self.fields["value"].choices = Verdict.Value.choices
        self.initial.setdefault("given_on", timezone.localdate())
        if side == Side.MUNICIPALITY:
            del self.fields["noticed"]
