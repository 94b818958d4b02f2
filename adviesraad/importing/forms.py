"""Reading a document in: which file, and what a person corrects before drafts are made."""

from django import forms
from django.db import models
from django.forms import formset_factory
from django.utils.translation import gettext_lazy as _

from advices.forms.choosing import choose_only, own_councils
from advices.models import Advice
from commitments.forms.commitment import receiving_councils
from commitments.models import Commitment
from documents.forms import RichTextField
from documents.guarding.gate import check_upload_harmless
from governance.models import Council
from governance.pages.forms import DateField
from governance.roles import Permission
from policies.models import PolicyVersion


class Kind(models.TextChoices):
    ADVICE = "advies", _("An advice of the council")
    COMMITMENTS = "toezeggingen", _("A list of commitments, or answers to them")
    RESPONSE = "reactie", _("A response of the college to an advice")


PERMISSIONS = {
    Kind.ADVICE: Permission.WRITE_ADVICE,
    Kind.COMMITMENTS: Permission.REGISTER_COMMITMENT,
    Kind.RESPONSE: Permission.RECORD_RESPONSE,
}


def ask_for_days(form, *names):
    """Ask beside those of the fields `names` that the document gives no day for: nobody makes one up."""
    for name in names:
        if name in form.fields and not form.initial.get(name):
            form.fields[name].help_text = _("The document does not give this date. Fill it in yourself.")


class UploadForm(forms.Form):
    kind = forms.ChoiceField(label=_("What is it?"), widget=forms.RadioSelect)
    file = forms.FileField(
        label=_("File"),
        validators=[check_upload_harmless],
        help_text=_("A text file (.txt) or a web page (.html), 20 MB at most."),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(k.value, k.label) for k in Kind if user.may(PERMISSIONS[k])]


class AdviceProposalForm(forms.Form):
    council = forms.ModelChoiceField(Council.objects.none(), label=_("Advisory council"))
    kind = forms.ChoiceField(label=_("Kind"), choices=Advice.Kind.choices, widget=forms.RadioSelect)
    title = forms.CharField(label=_("Title"), max_length=200)
    issued_on = DateField(label=_("Date of the advice"), required=False)
    from_archive = forms.BooleanField(
        label=_("This advice comes from the archive"),
        required=False,
        help_text=_("Whether the college answered it is then not recorded here, until somebody enters that."),
    )
    old_reference = forms.CharField(
        label=_("Its own number"),
        max_length=60,
        required=False,
        help_text=_("As it stands on the advice, for instance ASD/2019-03. Empty: it gets a number here."),
    )
    summary = forms.CharField(
        label=_("Summary in plain language"),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        help_text=_(
            "Two to four sentences that everybody understands: what do you ask, and why? Needed before review."
        ),
    )
    policy_version = forms.ModelChoiceField(
        PolicyVersion.objects.none(), label=_("About this policy document"), required=False
    )
    new_policy = forms.CharField(
        label=_("Or register this policy document"),
        max_length=200,
        required=False,
        help_text=_("Only where it is not in the list above."),
    )
    new_version = forms.CharField(label=_("Name of the version"), max_length=150, required=False)
    new_version_on = DateField(label=_("Date of the version"), required=False)
    text = RichTextField(label=_("Text of the advice"), required=False, rows=14)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["council"].queryset = own_councils(user, Permission.WRITE_ADVICE)
        choose_only(self, "council")
        self.fields["policy_version"].queryset = PolicyVersion.objects.visible_to(user).select_related("policy")
        if not user.may(Permission.EDIT_POLICY):
            for name in ("new_policy", "new_version", "new_version_on"):
                del self.fields[name]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("new_policy") and not cleaned.get("policy_version"):
            for name in ("new_version", "new_version_on"):
                if not cleaned.get(name):
                    self.add_error(name, _("Fill this in, or empty the name of the policy document."))
        return cleaned


class PointForm(forms.Form):
    """A sentence that was found, with its source; kept where it is ticked."""

    keep = forms.BooleanField(label=_("Make this a recommendation"), required=False)
    text = forms.CharField(label=_("Recommendation"), widget=forms.Textarea(attrs={"rows": 3}), required=False)


PointFormSet = formset_factory(PointForm, extra=0, max_num=200)


class CommitmentsProposalForm(forms.Form):
    receiver = forms.ChoiceField(
        label=_("Promised to"),
        choices=Commitment.Receiver.choices,
        widget=forms.RadioSelect,
        initial="municipal_council",
    )
    council = forms.ModelChoiceField(Council.objects.none(), label=_("Advisory council"), required=False)
    source = forms.CharField(
        label=_("Source"),
        max_length=200,
        help_text=_("Which letter or minutes? For instance: letter of 3 May 2024, number Z-123."),
    )
    answers_on = DateField(
        label=_("Date of the answers"),
        required=False,
        help_text=_("The day of the letter or list. It goes for each answer below without a day of its own."),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["council"].queryset = receiving_councils(user)
        if not self.fields["council"].queryset.exists():
            self.fields["receiver"].choices = Commitment.Receiver.choices[1:]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("receiver") == Commitment.Receiver.MUNICIPAL_COUNCIL:
            cleaned["council"] = None
        elif not cleaned.get("council"):
            self.add_error("council", _("Choose the advisory council that received the promise."))
        return cleaned


class CommitmentRowForm(forms.Form):
    keep = forms.BooleanField(label=_("Make this a draft"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=Commitment.Kind.choices)
    subject = forms.CharField(label=_("Subject"), max_length=200)
    text = forms.CharField(label=_("Literal text"), widget=forms.Textarea(attrs={"rows": 3}))
    made_on = DateField(label=_("Made on"))
    made_by_as_said = forms.CharField(label=_("Made by; of a motion: handed in by"), max_length=200, required=False)
    made_to = forms.CharField(label=_("Made to; of a motion: addressed to"), max_length=200, required=False)
    due_on = DateField(label=_("Due on"), required=False)
    due_as_said = forms.CharField(label=_("Due, as it was said"), max_length=100, required=False)
    reference = forms.CharField(label=_("Reference of the municipality"), max_length=60, required=False)
    answer = forms.CharField(
        label=_("What the list says of it"), widget=forms.Textarea(attrs={"rows": 4}), required=False
    )
    answered_on = DateField(label=_("On which day?"), required=False)

    def full_clean(self):
        """A row that is not ticked is left alone, whatever stands in it."""
        super().full_clean()
        if self.is_bound and not self.cleaned_data.get("keep"):
            self._errors.clear()

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("due_on") and cleaned.get("made_on") and cleaned["due_on"] < cleaned["made_on"]:
            self.add_error("due_on", _("The promise cannot be due before it was made."))
        return cleaned


CommitmentRowFormSet = formset_factory(CommitmentRowForm, extra=0, max_num=500)


class ResponseProposalForm(forms.Form):
    advice = forms.ModelChoiceField(Advice.objects.none(), label=_("Answers this advice"))
    responded_on = DateField(label=_("Date of the response"))
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[("interim", _("Interim response")), ("final", _("Final response"))],
        widget=forms.RadioSelect,
    )
    source = forms.CharField(
        label=_("Source"),
        max_length=200,
        help_text=_("Which letter or minutes? For instance: letter of 3 May 2024, number Z-123."),
    )
    text = RichTextField(label=_("General answer"), required=False, rows=5)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        answerable = Advice.objects.visible_to(user).in_force().select_related("council").order_by("-sent_on")
        own = [advice.pk for advice in answerable if user.may(Permission.RECORD_RESPONSE, advice)]
        self.fields["advice"].queryset = answerable.filter(pk__in=own)
        self.fields["advice"].label_from_instance = lambda advice: f"{advice.council} {advice.reference}: {advice}"


class ReactionRowForm(forms.Form):
    """One reaction that was found; `number` says which recommendation it answers, empty leaves it out."""

    number = forms.IntegerField(
        label=_("Answers recommendation number"), min_value=1, required=False, help_text=_("Empty: leave this one out.")
    )
    text = forms.CharField(
        label=_("Literal text of the reaction"), widget=forms.Textarea(attrs={"rows": 4}), required=False
    )


ReactionRowFormSet = formset_factory(ReactionRowForm, extra=0, max_num=200)
