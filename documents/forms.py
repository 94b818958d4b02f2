"""Choosing a file."""

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.richtext import from_plain, to_plain
from documents.storing import check_upload, store


class UploadField(forms.FileField):
    def __init__(self, **kwargs):
        help_text = kwargs.pop("help_text", _("PDF, Word, text or a picture; 20 MB at most."))
        super().__init__(
            required=kwargs.pop("required", False), validators=[check_upload], help_text=help_text, **kwargs
        )


class Typed(str):
    """What somebody typed, and so gets back to the letter, even where it looks like HTML."""


class RichTextField(forms.CharField):
    """A plain text field whose content is kept as the small subset of HTML."""

    widget = forms.Textarea

    def __init__(self, *, rows=12, **kwargs):
        super().__init__(**kwargs)
        self.widget.attrs["rows"] = rows

    def bound_data(self, data, initial):
        return Typed(super().bound_data(data, initial) or "")

    def prepare_value(self, value):
        kept = value and not isinstance(value, Typed) and value.lstrip().startswith("<")
        return to_plain(value) if kept else value

    def clean(self, value):
        return from_plain(super().clean(value))


def keep(upload, *, by):
    """The Document of an uploaded file, or None where nothing was uploaded."""
    return store(upload, by=by) if upload else None


def with_file(form, by, name="document"):
    """The values of FORM, with the Document of its file where one was chosen; keeps the file."""
    document = keep(form.cleaned_data["file"], by=by)
    return {**form.values, name: document} if document else form.values
