"""Choosing a file."""

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.rich_text.editing import from_editor
from documents.rich_text.subset import from_plain, to_plain
from documents.storing import check_upload, store

KINDS = _("PDF, Word, Excel, PowerPoint, LibreOffice, text, a mail or a picture; 20 MB at most.")
STAYS_PRIVATE = _(
    "PDF, Word, Excel, PowerPoint, LibreOffice, text, a mail or a picture; 20 MB at most. It does not become public"
    " now. You can do that afterwards, on the page itself, where you see first what is inside."
)


class UploadField(forms.FileField):
    def __init__(self, **kwargs):
        help_text = kwargs.pop("help_text", KINDS)
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
    takes_several = True

    def clean(self, data, initial=None):
        check = super().clean
        return [check(each, initial) for each in data or [None] if each or self.required]


class Typed(str):
    """What somebody typed, and so gets back to the letter, even where it looks like HTML."""


class FromEditor(str):
    """What the editor in the browser made of it: HTML that is not yet sanitised."""


class Shown(str):
    """A longer text as it is typed with plain marks; `html` is the same text for the editor."""

    def __new__(cls, plain, html):
        shown = super().__new__(cls, plain)
        shown.html = html
        return shown


class RichTextWidget(forms.Textarea):
    """A plain text field that becomes an editor where there is JavaScript (static/js/editor.js).

    The editor sends its HTML in the place of the typed text, with "NAME-html" beside it to say so. Whatever is sent
    as whichever: what is typed is escaped and what the editor sends is sanitised.
    """

    template_name = "documents/rich_text.html"

    @property
    def media(self):
        scripts = [forms.Script("vendor/quill/dist/quill.js", defer=True), forms.Script("js/editor.js", type="module")]
        return forms.Media(css={"all": ["vendor/quill/dist/quill.core.css", "css/editor.css"]}, js=scripts)

    def value_from_datadict(self, data, files, name):
        value = super().value_from_datadict(data, files, name)
        return FromEditor(value) if value is not None and data.get(f"{name}-html") == "1" else value

    def get_context(self, name, value, attrs):
        html = getattr(value, "html", "")
        return super().get_context(name, value, {**(attrs or {}), "data-rich": html, "autocomplete": "off"})


class RichTextField(forms.CharField):
    """A longer text, typed with plain marks or written in the editor; kept as the small subset of HTML."""

    widget = RichTextWidget

    def __init__(self, *, rows=12, **kwargs):
        super().__init__(**kwargs)
        self.widget.attrs["rows"] = rows

    def bound_data(self, data, initial):
        return data if isinstance(data, FromEditor) else Typed(super().bound_data(data, initial) or "")

    def prepare_value(self, value):
        if isinstance(value, FromEditor):
            value = from_editor(value)
        kept = value and not isinstance(value, Typed) and value.lstrip().startswith("<")
        return Shown(to_plain(value), value) if kept else Shown(value or "", from_plain(value or ""))

    def clean(self, value):
        if isinstance(value, FromEditor):
            return super().clean(from_editor(value))
        return from_plain(super().clean(value))


def keep(upload, *, by):
    """The Document of an uploaded file, or None where nothing was uploaded."""
    return store(upload, by=by) if upload else None


def keep_all(uploads, *, by):
    return [keep(upload, by=by) for upload in uploads]


def with_file(form, by, name="document"):
    """The values of `form`, with the Document of its file where one was chosen; keeps the file."""
    document = keep(form.cleaned_data["file"], by=by)
    return {**form.values, name: document} if document else form.values
