"""The advice with its recommendations."""

from django import forms
from django.forms import formset_factory
from django.utils.translation import gettext_lazy as _

from advices.actions.rows import RecommendationRow
from advices.forms.choosing import MARKS, choose_only, own_councils
from advices.models import Advice, AdviceRequest
from documents.forms import RichTextField
from governance.pages.forms import RevisionForm
from governance.pages.merging import tell_conflict
from governance.roles import Permission
from policies.models import PolicyVersion


class AdviceForm(RevisionForm):
    text = RichTextField(label=_("Text of the advice"), required=False, rows=16, help_text=MARKS)

    class Meta:
        model = Advice
        fields = [
            "council",
            "kind",
            "request",
            "title",
            "summary",
            "text",
            "policy_versions",
            "themes",
            "correction_note",
            "from_archive",
            "old_reference",
        ]
        widgets = {
            "kind": forms.RadioSelect,
            "summary": forms.Textarea(attrs={"rows": 4}),
            "correction_note": forms.Textarea(attrs={"rows": 3}),
            "themes": forms.CheckboxSelectMultiple,
            "policy_versions": forms.CheckboxSelectMultiple,
        }
        help_texts = {
            "summary": _(
                "Two to four sentences that everybody understands: what do you ask, and why? Needed before review."
            ),
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["council"].queryset = councils = own_councils(user, Permission.WRITE_ADVICE)
        choose_only(self, "council")
        open_requests = AdviceRequest.objects.visible_to(user).filter(council__in=councils)
        own = AdviceRequest.objects.filter(pk=self.instance.request_id)
        self.fields["request"].queryset = open_requests.awaiting_advice() | own
        versions = PolicyVersion.objects.visible_to(user).select_related("policy")
        self.fields["policy_versions"].queryset = versions.order_by("-dated_on", "-pk")
        if not self.instance.from_archive:
            del self.fields["from_archive"], self.fields["old_reference"]
        if self.instance.version == 1:
            del self.fields["correction_note"]
        else:
            self.fields["correction_note"].required = True
            del self.fields["council"]

    def clean(self):
        cleaned = super().clean()
        asked = cleaned.get("request")
        council_id = cleaned["council"].pk if cleaned.get("council") else self.instance.council_id
        if asked and asked.council_id != council_id:
            self.add_error("request", _("This request was put to another advisory council."))
        return cleaned


class RecommendationForm(forms.Form):
    """One row; an empty row is left out.

    It says from which row it was split, and which rows were merged into it (ids of rows of the same advice).
    """

    id = forms.IntegerField(widget=forms.HiddenInput, required=False)
    split_from = forms.IntegerField(widget=forms.HiddenInput, required=False)
    merged = forms.CharField(widget=forms.HiddenInput, required=False)
    split_at = forms.IntegerField(widget=forms.HiddenInput, required=False)
    text = forms.CharField(label=_("Recommendation"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    explanation = RichTextField(label=_("Explanation"), rows=3, required=False)
    legal_basis = forms.CharField(label=_("Legal basis"), max_length=200, required=False)
    repeats = forms.TypedMultipleChoiceField(label=_("Advised before"), coerce=int, required=False)
    look_for = forms.CharField(label=_("Look for other words"), max_length=200, required=False)

    conflict = ()

    def __init__(self, *args, own, offered=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.own = own
        self.fields["repeats"].choices = offered

    def full_clean(self):
        super().full_clean()
        if self.is_bound:
            tell_conflict(self)

    def clean_id(self):
        """The row that this changes; what somebody else threw away in the meantime becomes a new row."""
        return self.cleaned_data["id"] if self.cleaned_data["id"] in self.own else None

    def clean_split_from(self):
        return self.cleaned_data["split_from"] if self.cleaned_data["split_from"] in self.own else None

    def clean_merged(self):
        return [pk for pk in self.own if str(pk) in self.cleaned_data["merged"].split(",")]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("explanation") and not cleaned.get("text"):
            self.add_error("text", _("Write the recommendation that this explanation belongs to."))
        return cleaned


ROW = ("id", "split_from", "merged", "text", "explanation", "legal_basis", "repeats")


class BaseRecommendationFormSet(forms.BaseFormSet):
    @property
    def rows(self):
        """The filled rows in order, as the actions take them."""
        forms = [form for form in self.forms if form not in self.deleted_forms and form.cleaned_data.get("text")]
        return [RecommendationRow(**{name: form.cleaned_data[name] for name in ROW}) for form in forms]


RecommendationFormSet = formset_factory(
    RecommendationForm,
    formset=BaseRecommendationFormSet,
    extra=0,
    can_delete=True,
    max_num=100,
    absolute_max=200,
)


class NewVersionForm(forms.Form):
    correction_note = forms.CharField(
        label=_("What will change, and why?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everybody reads this beside the new version."),
    )
