"""Two people in one form: what each changed is told apart by what its writer had opened (docs/adr/0011-merging.md).

A page carries a short digest of every stored value that it shows. When it comes back, a field that only one of the
two changed is taken from that one; a field that both changed stays as its writer typed it, and both texts are shown.
"""

import json
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, time
from decimal import Decimal
from hashlib import blake2b

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

OPENED, FILE = "opened", "file"
TAKE = "take"
BOTH_CHANGED = gettext_lazy(
    "You and somebody else both changed this. Both texts stand here: put in the field what it must be, and save again."
)
BOTH_ATTACHED = gettext_lazy(
    "Somebody else attached a file meanwhile. Tick yours if it must take its place; else save without it."
)
MANY = (forms.MultipleChoiceField, forms.ModelMultipleChoiceField)


class Merging:
    """For a form of something that is stored, and that somebody else may save in the meantime.

    `conflict` holds both texts of each field that both changed.
    """

    conflict = ()
    _merged = False
    document = ""  # the field of its record in which the file goes that is chosen as `file`

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.is_stored:
            self.fields[OPENED] = forms.CharField(widget=forms.HiddenInput, required=False)

    @property
    def is_stored(self):
        """Whether what this form shows is stored, so that somebody else may change it."""
        return True

    def merge(self):
        """Take over what somebody else saved since its writer opened this, field by field; once."""
        if self._merged or not self.is_stored:
            return self
        self._merged = True
        self.initial[OPENED] = memory_of(self)
        if not self.is_bound:
            return self
        data = as_changeable(self.data)
        opened = recalled(data.get(self.add_prefix(OPENED), ""))
        self.conflict = merge_fields(self, data, opened) + merge_file(self, data, opened)
        data[self.add_prefix(OPENED)] = self.initial[OPENED]
        self.data = data
        return self

    def full_clean(self):
        self.merge()
        super().full_clean()
        if self.is_bound:
            self.cleaned_data.pop(OPENED, None)
            tell_conflict(self)


def tell_conflict(form):
    """Say beside each field of `form` that both changed that they did."""
    for name in form.fields:
        if part := conflict_about(form[name]):
            form.add_error(name, part.get("why", BOTH_CHANGED))


def conflict_about(field):
    """Both texts of a `field` on the page that two people changed, or None."""
    conflict = getattr(field.form, "conflict", ())
    return next((part for part in conflict if part.get("name") == field.html_name), None)


def as_changeable(data):
    """A copy of what was posted, for changing."""
    copy = QueryDict(mutable=True)
    for name in data:
        copy.setlist(name, data.getlist(name) if hasattr(data, "getlist") else _listed(data[name]))
    return copy


def _listed(value):
    return list(value) if isinstance(value, list | tuple) else [value]


def memory_of(form):
    """What `form` shows of what is stored, as digests by field name, for the page to carry."""
    memory = {name: _digest(_stored(form, name)) for name in _merged_fields(form)}
    if document := stored_document(form):
        memory[FILE] = _digest(_canonical(document))
    return json.dumps(memory, separators=(",", ":"))


def stored_document(form):
    """The file that `form`'s record has, or None."""
    document = getattr(form, "document", "")
    return getattr(form.instance, document) if document else None


def recalled(memory):
    """What a page carried: {field: digest}; None where it carried nothing that can be read."""
    with suppress(ValueError):
        found = json.loads(memory)
        return found if isinstance(found, dict) else None
    return None


def merge_fields(form, data, opened):
    """Change `data`, posted from `form` when what is stored was as `opened`; the fields that both changed."""
    parts = []
    for name in _merged_fields(form) if opened is not None else ():
        stored, typed, before = _stored(form, name), _typed(form, data, name), opened.get(name, "")
        if form.add_prefix(name) in data.getlist(TAKE):
            _put(form, data, name)
        elif _digest(stored) == before or stored == typed:
            continue
        elif _digest(typed) == before:
            _put(form, data, name)
        else:
            parts.append(part_of(form, data, name))
    return parts


def merge_file(form, data, opened):
    """The names of the file that was chosen and of what somebody else attached meanwhile, in a list; else none.

    Whoever takes the other's leaves out the own.
    """
    theirs, chosen = stored_document(form), form.files.get(form.add_prefix(FILE))
    if not theirs or not chosen or opened is None:
        return []
    taken = form.add_prefix(FILE) in data.getlist(TAKE)
    if not taken and _digest(_canonical(theirs)) == opened.get(FILE, ""):
        return []
    if taken:
        form.files = form.files.copy()
        del form.files[form.add_prefix(FILE)]
        return []
    part = {"name": form.add_prefix(FILE), "label": form.fields[FILE].label, "why": BOTH_ATTACHED}
    return [{**part, "theirs": theirs.name, "yours": chosen.name}]


def is_untouched(form, data, opened):
    """Whether what was posted says what was stored when the page was `opened`."""
    return all(_digest(_typed(form, data, name)) == opened.get(name, "") for name in _merged_fields(form))


def part_of(form, data, name):
    """Both texts of a field, for people to read."""
    field = form.fields[name]
    return {
        "name": form.add_prefix(name),
        "label": field.label,
        "theirs": shown(field, form.get_initial_for_field(field, name)),
        "yours": shown(field, _cleaned(form, data, name)),
    }


def _merged_fields(form):
    """The fields that hold what people fill in: no file, and nothing that only the page itself sends."""
    return [
        name
        for name, field in form.fields.items()
        if not isinstance(field, forms.FileField) and not isinstance(field.widget, forms.HiddenInput)
    ]


def _stored(form, name):
    """What is stored, as it would come back from a page on which nobody typed."""
    field = form.fields[name]
    value = form.get_initial_for_field(field, name)
    if value is not None and not isinstance(field, (*MANY, forms.ChoiceField, forms.BooleanField)):
        with suppress(ValidationError):
            value = field.clean(field.widget.format_value(field.prepare_value(value)))
    return _canonical(value)


def _typed(form, data, name):
    return _canonical(_cleaned(form, data, name))


def _cleaned(form, data, name):
    """What was typed, as a value where it can be one; of a choice its value as it is posted."""
    field, html_name = form.fields[name], form.add_prefix(name)
    value = field.widget.value_from_datadict(data, {}, html_name)
    if isinstance(field, MANY):
        return value or []
    if isinstance(field, forms.ChoiceField):
        return value or ""
    try:
        return field.clean(value)
    except ValidationError:
        return value


def _canonical(value):
    """A value as a text that is equal for what is the same; empty for nothing, whatever kind of nothing."""
    if value is None or value is False or value == "":
        return ""
    if isinstance(value, str):
        return str(value).replace("\r\n", "\n").strip()
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, Iterable):
        return ",".join(sorted(_canonical(each) for each in value))
    return str(value)


def _digest(canonical):
    return blake2b(canonical.encode(), digest_size=6).hexdigest() if canonical else ""


def _put(form, data, name):
    """Let `data` say what is stored in the field, as the browser would post it."""
    field, html_name = form.fields[name], form.add_prefix(name)
    value = form.get_initial_for_field(field, name)
    data.pop(f"{html_name}-html", None)
    if isinstance(field, MANY):
        data.setlist(html_name, [_canonical(each) for each in value or []])
    elif isinstance(field, forms.BooleanField):
        data.setlist(html_name, ["on"] if value else [])
    elif isinstance(field, forms.ChoiceField):
        data[html_name] = _canonical(value)
    else:
        data[html_name] = str(field.widget.format_value(field.prepare_value(value)) or "")


def shown(field, value):
    """A value of `field` as text to compare and to read."""
    if value in (None, ""):
        return ""
    if isinstance(field, forms.ModelMultipleChoiceField):
        return ", ".join(sorted(map(str, field.queryset.filter(pk__in=[_canonical(each) for each in value]))))
    if isinstance(field, forms.MultipleChoiceField):
        names = {str(key): str(label) for key, label in field.choices}
        return ", ".join(sorted(names.get(str(each), str(each)) for each in value))
    if isinstance(field, forms.ModelChoiceField):
        return str(value if hasattr(value, "pk") else field.queryset.filter(pk=value).first() or "")
    if isinstance(field, forms.BooleanField):
        return _("Yes") if value else _("No")
    if getattr(field, "choices", None):
        return str(dict(field.choices).get(value, value))
    return str(field.prepare_value(value)).replace("\r\n", "\n").strip()
