"""The college's response, with a reaction to each recommendation, and how a side reads it."""

from dataclasses import replace

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from advices.actions.rows import PlannedRow, ReactionRow, ReadingRow
from advices.forms.choosing import MARKS
from advices.models import CollegeResponse, Reading
from documents.forms import RichTextField, UploadField
from governance.models import OfficeHolder
from governance.pages.forms import DateField, ModelForm, OfficeHolderField, RevisionForm
from governance.pages.listening import Listening
from governance.pages.merging import Merging
from governance.roles import Side


class ResponseForm(RevisionForm):
    document = "letter"
    text = RichTextField(label=_("General answer"), required=False, rows=8, help_text=MARKS)
    file = UploadField(label=_("Letter"))

    class Meta:
        model = CollegeResponse
        fields = ["kind", "responded_on", "signed_by", "source", "text"]
        field_classes = {"responded_on": DateField, "signed_by": OfficeHolderField}
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


class ReactionForm(Merging, forms.Form):
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
        help_text=_("Needed before publication when the recommendation is not, or only partly, taken over."),
    )
    existing_policy = forms.BooleanField(label=_("This is existing policy"), required=False)
    no_reason_given = forms.BooleanField(label=_("The college gave no reason"), required=False)
    action = forms.CharField(label=_("Planned action"), widget=forms.Textarea(attrs={"rows": 2}), required=False)
    by_whom = forms.CharField(label=_("By whom"), max_length=150, required=False)
    due_on = DateField(label=_("Before when"), required=False)

    PLANNED = ("action", "by_whom", "due_on")
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
        elif not answered and any(cleaned.get(name) for name in self.PLANNED):
            self.add_error("text", _("Give the literal text first; then say what is going to be done."))
        check_no_reason(self, cleaned)
        return cleaned

    @property
    def lacks_reason(self):
        """Whether what stands here needs a reason before it can be published; a draft may wait for it."""
        values = self.cleaned_data if self.is_bound and self.is_valid() else self.initial
        return Reading(
            **{name: values.get(name) or "" for name in ("verdict", "reason")},
            side=self.side,
            no_reason_given=bool(values.get("no_reason_given")),
        ).lacks_reason

    @property
    def row(self):
        """What the actions take, or None where there is no answer."""
        answer = {name: self.cleaned_data[name] for name in ("text", "in_general_terms_only")}
        if not any(answer.values()):
            return None
        reading = {name: self.cleaned_data[name] for name in self.READING if name in self.fields}
        planned = {name: self.cleaned_data[name] for name in self.PLANNED}
        return ReactionRow(
            recommendation=self.recommendation,
            **answer,
            reading=ReadingRow(**reading) if reading["verdict"] else None,
            planned=PlannedRow(**planned) if any(planned.values()) else None,
        )


class SharedAnswerForm(ReactionForm):
    """One answer for several recommendations at once; each of them gets it as its own."""

    recommendations = forms.MultipleChoiceField(label=_("For which recommendations?"), required=False)
    field_order = ["recommendations"]

    def __init__(self, *args, side, offered, **kwargs):
        super().__init__(*args, recommendation=None, side=side, **kwargs)
        self.offered = {str(each.pk): each for each in offered}
        labels = [(key, f"{each.number}. {each.beginning}") for key, each in self.offered.items()]
        self.fields["recommendations"].choices = labels

    def clean_recommendations(self):
        return [self.offered[key] for key in self.cleaned_data["recommendations"]]

    def clean(self):
        cleaned = super().clean()
        answered = cleaned.get("text") or cleaned.get("in_general_terms_only")
        if cleaned.get("recommendations") and not answered and "text" not in self.errors:
            self.add_error("text", _("Write the answer that these recommendations share."))
        if answered and not cleaned.get("recommendations"):
            self.add_error("recommendations", _("Tick for which recommendations this answer is."))
        return cleaned

    @property
    def rows(self):
        return [replace(self.row, recommendation=each) for each in self.cleaned_data["recommendations"]]


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
    check_no_reason(form, cleaned)


def check_no_reason(form, cleaned):
    if cleaned.get("no_reason_given") and cleaned.get("reason"):
        form.add_error("reason", _("Untick “the college gave no reason”, or leave the reason empty."))


class ReadingForm(Listening, ModelForm):
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
