"""Policy documents and their versions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.forms import UploadField
from governance.pages.forms import DateField, ModelForm, RevisionForm
from policies.models import PolicyDocument, PolicyVersion, Theme


class PolicyForm(RevisionForm):
    class Meta:
        model = PolicyDocument
        fields = ["title", "kind", "period_from", "period_until", "responsible", "themes", "succeeds"]
        widgets = {"themes": forms.CheckboxSelectMultiple, "succeeds": forms.CheckboxSelectMultiple}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["succeeds"].queryset = PolicyDocument.objects.exclude(pk=self.instance.pk)


class VersionForm(RevisionForm):
    document = "document"
    file = UploadField(label=_("File"))

    class Meta:
        model = PolicyVersion
        fields = ["label", "dated_on", "stage", "confidential"]
        field_classes = {"dated_on": DateField}
        widgets = {"stage": forms.RadioSelect}
        help_texts = {"label": _("For instance: version of 15 March 2021.")}

    def _get_validation_exclusions(self):
        """A name is used once in the policy document, which is not asked here."""
        return super()._get_validation_exclusions() - {"policy"}


class ThemeForm(ModelForm):
    class Meta:
        model = Theme
        fields = ["name", "description"]
        widgets = {"description": forms.Textarea(attrs={"rows": 3})}
