"""The page on which words or a file are removed for privacy: first looked at with every copy, then confirmed."""

from hashlib import sha256

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from advices.models import Advice, AdviceRequest, CollegeResponse, Recommendation
from adviesraad.privacy.copies import Copies, attached_to, copies_of
from adviesraad.privacy.forgetting import check, remove
from commitments.models import Commitment
from documents.models import Document
from governance.pages.form_page import bound, tell
from governance.privacy import word_columns
from governance.roles import Permission, may
from governance.workflow import Refused, require
from policies.models import PolicyDocument

KINDS = {
    "aanvraag": AdviceRequest,
    "advies": Advice,
    "aanbeveling": Recommendation,
    "reactie": CollegeResponse,
    "toezegging": Commitment,
    "beleid": PolicyDocument,
}
SHORTEST = 3  # characters: shorter words stand in too many places to be anybody's


class RemovalForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("Which words have to go?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        min_length=SHORTEST,
        max_length=5000,
        required=False,
        help_text=gettext_lazy("Copy them exactly from the text. Take no more than is needed: the sentence stays."),
    )
    files = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Which files have to go?"),
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=500,
        help_text=gettext_lazy("Everybody reads this. Do not repeat the words."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, attached, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["files"].queryset = attached
        if not attached.exists():
            del self.fields["files"]

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("words") and not cleaned.get("files") and not self.errors:
            self.add_error("words", _("Give the words, or choose a file."))
        return cleaned

    @property
    def wanted(self):
        return {"words": self.cleaned_data["words"], "files": list(self.cleaned_data.get("files", ()))}

    def show(self, copies):
        """Carry from now on what was looked at."""
        self.data = self.data.copy()
        self.data["seen"] = self._seal(copies)

    def showed(self, copies):
        """Whether this is what was looked at: these words, files and copies."""
        return self.cleaned_data["seen"] == self._seal(copies)

    def _seal(self, copies):
        wanted = [self.wanted["words"], *(str(file.pk) for file in self.wanted["files"]), copies.fingerprint]
        return sha256("\n".join(wanted).encode()).hexdigest()


def privacy_correction(request, kind, pk):
    if kind not in KINDS:
        raise Http404
    record = get_object_or_404(KINDS[kind].objects.visible_to(request.user), pk=pk)
    require(request.user, Permission.CORRECT_PRIVACY, record)
    form, copies = bound(request, RemovalForm, attached=_attached(record, request.user)), None
    if request.method == "POST" and form.is_valid():
        copies = _looked_at(form, record, request.user)
        if copies and "confirm" in request.POST and form.showed(copies):
            remove(record, by=request.user, reason=form.cleaned_data["reason"], **form.wanted)
            messages.success(request, _("It was removed. That this was done stays visible."))
            return redirect(KINDS[kind].objects.get(pk=pk))
        if copies:
            form.show(copies)
    context = {"form": form, "record": record, "texts": _texts(record), "copies": copies}
    return render(request, "adviesraad/privacy_correction.html", context | {"heading": _("Remove for privacy")})


def _attached(record, user):
    return Document.objects.filter(pk__in=[each.pk for each in attached_to(record, user)])


def _looked_at(form, record, user):
    """The copies of the words; None where they cannot be removed, and the form says why."""
    wanted = form.wanted
    copies = copies_of(wanted["words"], record, user) if wanted["words"] else Copies()
    try:
        check(copies, wanted["words"], wanted["files"], form.cleaned_data["reason"])
    except Refused as refusal:
        tell(form, refusal)
        return None
    return copies


def _texts(record):
    """The words of the record itself, by the name of the field, to copy from."""
    columns = set(word_columns(type(record)))
    fields = [field for field in record._meta.concrete_fields if field.column in columns]
    return [(field.verbose_name, text) for field in fields if (text := getattr(record, field.name))]


def address_to_correct(user, record):
    """The address of this page for `record`; empty for who may not come there."""
    kind = next((kind for kind, model in KINDS.items() if isinstance(record, model)), None)
    if not kind or not may(user, Permission.CORRECT_PRIVACY, record):
        return ""
    return reverse("privacy_correction", args=[kind, record.pk])
