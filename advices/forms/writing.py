"""Two versions to compare, one to put back, and a note beside an advice."""

from django import forms
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from advices.models import Note, Recommendation
from governance.moments import moment_in_words
from governance.pages.forms import ModelForm
from governance.pages.steps import SeenForm


class CompareForm(forms.Form):
    """Without a choice: the newest version and the one before it."""

    van = forms.TypedChoiceField(label=gettext_lazy("What was there in"), coerce=int)
    naar = forms.TypedChoiceField(label=gettext_lazy("What is there in"), coerce=int)

    def __init__(self, *args, versions, **kwargs):
        super().__init__(*args, **kwargs)
        self.versions = versions
        choices = [(version.revision, sentence_of(version)) for version in versions]
        for name, place in (("van", 1), ("naar", 0)):
            self.fields[name].choices = choices
            if len(versions) > 1:
                self.initial[name] = versions[place].revision

    @property
    def chosen(self):
        """The two DraftVersions to compare, or (None, None)."""
        numbers = self.cleaned_data if self.is_bound and self.is_valid() else {} if self.is_bound else self.initial
        found = {version.revision: version for version in self.versions}
        pair = found.get(numbers.get("van")), found.get(numbers.get("naar"))
        return pair if all(pair) else (None, None)


def sentence_of(version):
    at = moment_in_words(localtime(version.at))
    return _("%(number)s: %(at)s, %(name)s") % {"number": version.revision, "at": at, "name": version.by.name}


class RestoreForm(SeenForm):
    pass


class NoteForm(ModelForm):
    class Meta:
        model = Note
        fields = ["recommendation", "passage", "text"]
        widgets = {"passage": forms.Textarea(attrs={"rows": 3}), "text": forms.Textarea(attrs={"rows": 5})}
        help_texts = {"passage": gettext_lazy("Copy the words that your note is about, or leave this empty.")}

    def __init__(self, *args, advice, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["recommendation"].queryset = Recommendation.objects.filter(advice=advice)
        self.fields["recommendation"].label_from_instance = lambda each: f"{each.number}. {each.beginning}"


class ReplyForm(ModelForm):
    class Meta:
        model = Note
        fields = ["text"]
        labels = {"text": gettext_lazy("Your answer")}
        widgets = {"text": forms.Textarea(attrs={"rows": 5})}
