"""A step that makes a record public asks of each of its files whether it becomes public too."""

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.cleaning.findings import findings_in
from documents.publishing.shown import documents_of
from governance.pages.steps import AboutRecord


class FilesToo(AboutRecord):
    """The files of the record stay private, except those that one ticks, after a look at what is inside.

    `attached` has (file, what is Inside of it); the answer is `files`.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        private = [each for each in documents_of(self.record) if not (each.published_at or each.is_removed)]
        self.attached = [(document, findings_in(document)) for document in private]
        for document, inside in self.attached:
            if not inside.problem:
                self.fields[_name(document)] = forms.BooleanField(
                    label=_("Publish this file too: %(name)s") % {"name": document.name}, required=False
                )

    def clean(self):
        cleaned = super().clean()
        ticked = [document for document, _inside in self.attached if cleaned.pop(_name(document), False)]
        return cleaned | {"files": ticked}


def _name(document):
    return f"file_{document.pk}"
