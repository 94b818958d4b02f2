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


class FilesInput(forms.FileInput):
    """The browser's own file field, in which one may choose several."""

    def build_attrs(self, base_attrs, extra_attrs=None):
        return super().build_attrs(base_attrs, extra_attrs) | {"multiple": True}

    def value_from_datadict(self, data, files, name):
        return files.getlist(name) if hasattr(files, "getlist") else []


class UploadsField(UploadField):
    """Several files at once; each is checked as a single one is."""

    widget = FilesInput

    def clean(self, data, initial=None):
        check = super().clean
        return [check(each, initial) for each in data or [None] if each or self.required]


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


def keep_all(uploads, *, by):
    return [keep(upload, by=by) for upload in uploads]


def with_file(form, by, name="document"):
    """The values of FORM, with the Document of its file where one was chosen; keeps the file."""
    document = keep(form.cleaned_data["file"], by=by)
    return {**form.values, name: document} if document else form.values
