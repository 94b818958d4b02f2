"""What our forms share: native date fields, and a revision that guards against overwriting."""

import re
from datetime import date
from decimal import Decimal

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.pages.merging import OPENED, Merging, as_changeable


class DateInput(forms.DateInput):
    """The browser's own date field."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class DateField(forms.DateField):
    """A day that can be meant; a slip such as the year 21 or 20211 is told at once."""

    widget = DateInput
    FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)

    def __init__(self, **kwargs):
        super().__init__(validators=[MinValueValidator(self.FIRST), MaxValueValidator(self.LAST)], **kwargs)


class OfficeHolderField(forms.ModelChoiceField):
    """An office holder; who holds the office now comes first, the others with the year in which they left."""

    def __init__(self, queryset, **kwargs):
        super().__init__(queryset, **{**kwargs, "empty_label": gettext_lazy("Nobody chosen")})

    def _set_queryset(self, queryset):
        ordered = queryset if queryset is None else queryset.order_by(F("ends_on").desc(nulls_first=True), "name")
        super()._set_queryset(ordered)

    queryset = property(forms.ModelChoiceField._get_queryset, _set_queryset)

    def label_from_instance(self, holder):
        if not holder.ends_on or holder.ends_on >= timezone.localdate():
            return str(holder)
        return _("%(holder)s (until %(year)s)") % {"holder": holder, "year": holder.ends_on.year}


class AmountField(forms.DecimalField):
    """An amount of money as people here write it: 12.500, 12.500,50 or € 12500."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})
    default_error_messages = {"invalid": gettext_lazy("Fill in an amount, such as 12.500 or 12.500,50.")}
    BY_THOUSANDS = re.compile(r"-?\d{1,3}(\.\d{3})+(,\d*)?")

    def to_python(self, value):
        words = str(value).replace("€", "").strip() if value not in self.empty_values else value
        if isinstance(words, str) and self.BY_THOUSANDS.fullmatch(words):
            words = words.replace(".", "")
        return super().to_python(words.replace(",", ".") if isinstance(words, str) else words)

    def prepare_value(self, value):
        return f"{value:.2f}".replace(".", ",") if isinstance(value, Decimal) else value


class ModelForm(Merging, forms.ModelForm):
    """A form of a record: merged with what somebody else saved of it; a broken constraint is told beside its field."""

    @property
    def is_stored(self):
        """Whether it is of a record whose words can still change: else that is what its writer is told."""
        return bool(self.instance.pk) and getattr(self.instance, "is_editable", True)

    def add_error(self, field, error):
        if field is None and hasattr(error, "error_dict"):
            error = ValidationError(self._beside_fields(error.error_dict))
        super().add_error(field, error)

    def _beside_fields(self, errors_by_field):
        moved = {}
        for name, errors in errors_by_field.items():
            for error in errors:
                named = name == NON_FIELD_ERRORS and error.code in self.fields
                told = moved.setdefault(error.code if named else name, [])
                if error.messages not in [other.messages for other in told]:
                    told.append(error)
        return moved


class RevisionForm(ModelForm):
    """A form for a record that two people may have open at once, of which the revision counts its savings."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["revision"] = self.instance.revision if self.instance.pk else None

    @property
    def seen_revision(self):
        return self.cleaned_data["revision"]

    @property
    def values(self):
        """What was typed, by field name, without the revision and the file."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("revision", "file")}

    def merge(self):
        """Once merged it is the newest revision that this saves over; begun before there was any, it opened nothing."""
        opened, revision = self.add_prefix(OPENED), self.add_prefix("revision")
        if self.is_bound and self.is_stored and not self._merged:
            self.data = as_changeable(self.data)
            if not self.data.get(opened) and not self.data.get(revision):
                self.data[opened] = "{}"
            if self.data.get(opened):
                self.data[revision] = str(self.instance.revision)
        return super().merge()

    def after_conflict(self, record):
        """Merge with what was saved of `record` at the very same moment; returns the fields that both changed."""
        self.initial.update(forms.model_to_dict(record, self._meta.fields))
        self.instance.revision, self._merged = record.revision, False
        if self.document:
            setattr(self.instance, self.document, getattr(record, self.document))
        self.full_clean()
        if not self.conflict:
            self.add_error(None, _("Somebody else saved this at the same moment. That is in it now: save once more."))
        return self.conflict
