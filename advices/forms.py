"""Requests, advices with their recommendations, responses with their reactions, and readings."""

from django import forms
from django.forms import formset_factory
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from advices.actions.request import proposed_due_date
from advices.models import Advice, AdviceRequest, CollegeResponse, Reading, Recommendation
from documents.forms import RichTextField, UploadField
from governance.forms import DateField, RevisionForm
from governance.models import Council, OfficeHolder
from governance.roles import Permission, Side, councils_with
from policies.models import PolicyVersion

MARKS = _("Leave an empty line between paragraphs. Begin a line with ## for a heading, with - for a list.")


def own_councils(user, permission):
    return Council.objects.filter(pk__in=councils_with(user, permission))


def choose_only(form, name):
    """Where there is only one thing to choose, choose it."""
    choices = list(form.fields[name].queryset[:2])
    if len(choices) == 1 and not form.initial.get(name):
        form.initial[name] = choices[0].pk


class RequestForm(RevisionForm):
    file = UploadField(label=_("Letter or mail with the request"))

    class Meta:
        model = AdviceRequest
        fields = [
            "council",
            "subject",
            "question",
            "reference",
            "asked_by",
            "policy_version",
            "received_on",
            "advice_due_on",
        ]
        field_classes = {"received_on": DateField, "advice_due_on": DateField}
        widgets = {"question": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["council"].queryset = own_councils(user, Permission.REGISTER_REQUEST)
        choose_only(self, "council")
        versions = PolicyVersion.objects.visible_to(user).select_related("policy")
        self.fields["policy_version"].queryset = versions.order_by("-dated_on", "-pk")
        self.fields["advice_due_on"].required = False
        self.fields["advice_due_on"].help_text = _("Leave empty for the usual term of the advisory council.")

    def clean(self):
        """Fill in the usual due date, so that the database's rules are checked with it."""
        cleaned = super().clean()
        if not cleaned.get("advice_due_on") and cleaned.get("received_on") and cleaned.get("council"):
            cleaned["advice_due_on"] = proposed_due_date(cleaned["council"], cleaned["received_on"])
        return cleaned


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
        ]
        widgets = {
            "kind": forms.RadioSelect,
            "summary": forms.Textarea(attrs={"rows": 4}),
            "correction_note": forms.Textarea(attrs={"rows": 3}),
            "themes": forms.CheckboxSelectMultiple,
            "policy_versions": forms.CheckboxSelectMultiple,
        }
        help_texts = {
            "summary": _("Two to four sentences that everybody understands: what do you ask, and why?"),
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
    """One row; an empty row is left out."""

    id = forms.IntegerField(widget=forms.HiddenInput, required=False)
    text = forms.CharField(label=_("Recommendation"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    explanation = RichTextField(label=_("Explanation"), rows=3, required=False)
    legal_basis = forms.CharField(label=_("Legal basis"), max_length=200, required=False)
    repeats = forms.TypedMultipleChoiceField(
        label=_("Repeats these earlier recommendations"), coerce=int, required=False
    )

    def __init__(self, *args, earlier, own, **kwargs):
        super().__init__(*args, **kwargs)
        self.own = own
        self.fields["repeats"].choices = earlier

    def clean_id(self):
        """The row that this changes; what somebody else threw away in the meantime becomes a new row."""
        return self.cleaned_data["id"] if self.cleaned_data["id"] in self.own else None

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("explanation") and not cleaned.get("text"):
            self.add_error("text", _("Write the recommendation that this explanation belongs to."))
        return cleaned


def earlier_recommendations(user, advice):
    """What a recommendation of ADVICE can repeat, as choices: the newest advice first."""
    earlier = Recommendation.objects.visible_to(user).exclude(advice__serial=None).exclude(advice=advice.pk)
    rows = earlier.select_related("advice__council").order_by("-advice__issued_on", "advice", "number")
    return [(r.pk, f"{r.advice.council.name} {r.advice.reference}, {r.number}: {r.text[:80]}") for r in rows]


class BaseRecommendationFormSet(forms.BaseFormSet):
    @property
    def rows(self):
        """The filled rows in order, as the actions take them."""
        rows = []
        for form in self.ordered_forms:
            if form.cleaned_data.get("text"):
                row = {name: form.cleaned_data[name] for name in ("text", "explanation", "legal_basis", "repeats")}
                rows.append({"id": form.cleaned_data["id"], **row})
        return rows


RecommendationFormSet = formset_factory(
    RecommendationForm,
    formset=BaseRecommendationFormSet,
    extra=0,
    can_order=True,
    can_delete=True,
    max_num=100,
    absolute_max=200,
)


class ResponseForm(RevisionForm):
    text = RichTextField(label=_("General answer"), required=False, rows=8, help_text=MARKS)
    file = UploadField(label=_("Letter"))

    class Meta:
        model = CollegeResponse
        fields = ["kind", "responded_on", "signed_by", "source", "text"]
        field_classes = {"responded_on": DateField}
        widgets = {"kind": forms.RadioSelect}

    def __init__(self, *args, on_behalf, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["signed_by"].queryset = OfficeHolder.objects.exclude(function="council_member")
        if on_behalf:
            self.fields["source"].required = True
            self.fields["source"].help_text = _(
                "Which letter or minutes? For instance: letter of 3 May 2024, number Z-123."
            )
        else:
            del self.fields["source"]


class ReactionForm(forms.Form):
    """The literal answer to one recommendation and how one's own side reads it; left empty, there is no answer yet."""

    text = forms.CharField(
        label=_("Literal text of the reaction"), widget=forms.Textarea(attrs={"rows": 4}), required=False
    )
    in_general_terms_only = forms.BooleanField(label=_("Answered in general terms only"), required=False)
    verdict = forms.ChoiceField(
        label=_("Is it taken over?"),
        choices=[("", _("Not said yet")), *Reading.Outcome.choices],
        widget=forms.RadioSelect,
        required=False,
    )
    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
        help_text=_("Needed when the recommendation is not, or only partly, taken over."),
    )
    existing_policy = forms.BooleanField(label=_("This is existing policy"), required=False)
    no_reason_given = forms.BooleanField(label=_("The college gave no reason"), required=False)

    TICKS = ("in_general_terms_only", "existing_policy", "no_reason_given")
    READING = ("verdict", "reason", "existing_policy", "no_reason_given")

    def __init__(self, *args, recommendation, side, **kwargs):
        super().__init__(*args, **kwargs)
        self.recommendation, self.side = recommendation, side
        if side == Side.MUNICIPALITY:
            del self.fields["no_reason_given"]
        else:
            self.fields["reason"].help_text = ""

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("text") and cleaned.get("in_general_terms_only"):
            self.add_error("text", _("Give the literal text, or tick “answered in general terms only”: not both."))
        answered = cleaned.get("text") or cleaned.get("in_general_terms_only")
        if cleaned.get("verdict") and not answered:
            self.add_error("text", _("Give the literal text first; then say whether it is taken over."))
        check_reason(self, cleaned)
        return cleaned

    @property
    def row(self):
        """What the actions take, or None where there is no answer."""
        answer = {name: self.cleaned_data[name] for name in ("text", "in_general_terms_only")}
        if not any(answer.values()):
            return None
        reading = {name: self.cleaned_data[name] for name in self.READING if name in self.fields}
        return {"recommendation": self.recommendation, **answer, "reading": reading if reading["verdict"] else None}


def check_reason(form, cleaned):
    """The college says why it does not, or only partly, take a recommendation over; "no reason" is not a reason."""
    needs_reason = cleaned.get("verdict") in (Reading.Outcome.PARTLY_ADOPTED, Reading.Outcome.NOT_ADOPTED)
    if form.side == Side.MUNICIPALITY and needs_reason and not cleaned.get("reason"):
        form.add_error("reason", _("Give the reason why the recommendation is not, or only partly, taken over."))
    if (
        form.side == Side.ADVISORY_COUNCIL
        and needs_reason
        and not (cleaned.get("reason") or cleaned.get("no_reason_given"))
    ):
        form.add_error("reason", _("Write the reason that the college gave, or tick “the college gave no reason”."))
    if cleaned.get("no_reason_given") and cleaned.get("reason"):
        form.add_error("reason", _("Untick “the college gave no reason”, or leave the reason empty."))


class ReadingForm(forms.ModelForm):
    class Meta:
        model = Reading
        fields = ["verdict", "existing_policy", "reason", "no_reason_given", "read_on"]
        field_classes = {"read_on": DateField}
        widgets = {"verdict": forms.RadioSelect, "reason": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, side, **kwargs):
        super().__init__(*args, **kwargs)
        self.side = self.instance.side = side
        self.initial.setdefault("read_on", timezone.localdate())
        self.fields["verdict"].choices = Reading.Outcome.choices
        if side == Side.MUNICIPALITY:
            del self.fields["no_reason_given"]
            self.fields["reason"].help_text = _("Needed when the recommendation is not, or only partly, taken over.")

    def clean(self):
        cleaned = super().clean()
        check_reason(self, cleaned)
        return cleaned


class NewVersionForm(forms.Form):
    correction_note = forms.CharField(
        label=_("What will change, and why?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everybody reads this beside the new version."),
    )
