"""Whom to ask for an opinion, and the opinion itself."""

from django import forms
from django.utils.translation import gettext_lazy as _

from advices.actions.review import possible_reviewers, proposed_review_day
from advices.models import Review
from governance.models import User
from governance.pages.forms import DateField
from governance.pages.steps import AboutRecord, SeenForm


class SubmitForm(AboutRecord, SeenForm):
    reviewers = forms.ModelMultipleChoiceField(
        User.objects.none(),
        label=_("Whom do you ask for an opinion?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    review_due_on = DateField(
        label=_("By which day do you want the opinions?"),
        initial=proposed_review_day,
        help_text=_("The members read this day on their desk and in the mail that asks them."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        members = possible_reviewers(self.record)
        self.fields["reviewers"].queryset = members
        self.initial.setdefault("reviewers", [member.pk for member in members])


class ReviewForm(SeenForm):
    """What a member thinks of a draft; an earlier minority note stands in it again."""

    opinion = forms.ChoiceField(label=_("Your opinion"), choices=Review.Opinion.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Note for the other members"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text=_("Only your own advisory council reads this. Needed unless you simply agree."),
    )
    minority_note = forms.CharField(
        label=_("Minority note"),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        help_text=_("Everybody reads this below the advice once it is published. Leave empty if you want none."),
    )
    names = forms.CharField(
        label=_("Names below the minority note"),
        max_length=300,
        required=False,
        help_text=_("Your own name, or those of everybody who thinks so. Leave empty to publish it without names."),
    )

    def clean(self):
        cleaned = super().clean()
        agreed = cleaned.get("opinion") == Review.Opinion.AGREED
        if cleaned.get("opinion") and not agreed and not cleaned.get("note"):
            self.add_error("note", _("Say what your note is, or why you do not agree."))
        if agreed and cleaned.get("minority_note"):
            self.add_error("minority_note", _("Who agrees has no minority note. Empty it, or choose another opinion."))
        return cleaned

    def after_conflict(self, advice):
        """Carry the newest revision from now on, and say that there are other words to read."""
        self.data = self.data.copy()
        self.data["seen_revision"] = advice.revision
        self.add_error(None, _("The text was changed while you were reading. Read it again first."))
        return []
