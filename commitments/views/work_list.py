"""The list of commitments as the registry knows it: a table to sort, to filter and to work in."""

from typing import NamedTuple

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import F, Q
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from commitments.actions import bulk
from commitments.filters import RUNNING, CommitmentFilter
from commitments.models import Commitment
from commitments.views.public import counted
from documents.forms import STAYS_PRIVATE, UploadsField, keep_all
from governance.pages.form_page import bound, form_page
from governance.pages.forms import DateField
from governance.pages.ordering import dutch_order
from governance.pages.paging import page_of
from governance.roles import Permission, Role, Side, councils_with, may

PER_PAGE = 50
ORDERS = {
    "made_on": F("made_on"),
    "subject": dutch_order("subject"),
    "receiver": F("receiver"),
    "maker": dutch_order("made_by__name"),
    "status": F("status"),
    "due_on": F("due_on"),
}
LABELS = {
    "made_on": _("Date"),
    "subject": _("Subject"),
    "receiver": _("Receiver"),
    "maker": _("Maker"),
    "status": _("State"),
    "due_on": _("Due on"),
}
REPORT, EXPECT, PROPOSE, SETTLE = "report", "expect", "propose", "settle"
ACTS = {
    REPORT: (_("Report the same progress"), Permission.REPORT_PROGRESS),
    EXPECT: (_("Note when they are expected to be done"), Permission.REPORT_PROGRESS),
    PROPOSE: (_("Propose settlement"), Permission.PROPOSE_SETTLEMENT),
    SETTLE: (_("Settle"), Permission.ACCEPT_SETTLEMENT),
}


class Column(NamedTuple):
    label: str
    order: str  # what its heading sorts by when it is followed
    sorted: str  # ascending, descending or empty


def own_commitments(user):
    """What `user` works on: all for the municipality; for a receiver, what was promised to it."""
    rows = Commitment.objects.visible_to(user).in_force().exclude(status=Commitment.Status.DRAFT)
    if user.acts_for(Side.MUNICIPALITY):
        return rows
    councils = councils_with(user, Permission.ACCEPT_SETTLEMENT)
    own = Q(council__in=councils) | Q(author_council__in=councils)
    if any(membership.role == Role.REGISTRY for membership in user.active_memberships):
        own |= Q(receiver=Commitment.Receiver.MUNICIPAL_COUNCIL)
    return rows.filter(own)


class BulkForm(forms.Form):
    commitments = forms.ModelMultipleChoiceField(
        Commitment.objects.none(),
        label=_("Commitments"),
        error_messages={"required": _("Tick at least one commitment first.")},
    )
    act = forms.ChoiceField(label=_("What do you want to do with them?"), widget=forms.RadioSelect)
    on = DateField(label=_("On which day?"), initial=timezone.localdate)
    expected_on = DateField(
        label=_("Expected on"), required=False, help_text=_("Only for the note on when they are expected.")
    )
    text = forms.CharField(label=_("Text"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    source = forms.CharField(
        label=_("Source"),
        max_length=200,
        required=False,
        help_text=_("Which letter or minutes? For instance: letter of 3 May 2024, number Z-123."),
    )
    file = UploadsField(label=_("Files"), help_text=STAYS_PRIVATE)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["commitments"].queryset = own_commitments(user)
        self.fields["act"].choices = [
            (act, label) for act, (label, permission) in ACTS.items() if may(user, permission)
        ]
        if dict(self.fields["act"].choices).keys() == {SETTLE}:
            self.initial["act"] = SETTLE
            del self.fields["expected_on"], self.fields["file"]
        if not user.acts_for(Side.ADVISORY_COUNCIL):
            del self.fields["source"]

    @property
    def ticked(self):
        return set(self["commitments"].value() or [])

    def clean(self):
        cleaned = super().clean()
        act = cleaned.get("act")
        if act in (REPORT, PROPOSE) and not cleaned.get("text", "").strip():
            self.add_error("text", _("Say what happened, or why."))
        if act == EXPECT and not cleaned.get("expected_on") and "expected_on" not in self.errors:
            self.add_error("expected_on", _("Fill in the day on which they are expected to be done."))
        if act in (REPORT, EXPECT) and "source" in self.fields and not cleaned.get("source"):
            self.add_error("source", _("Say which letter or minutes this comes from."))
        return cleaned

    def save(self, *, by):
        """Do what was asked with all that are ticked; raises Refused."""
        values = {name: self.cleaned_data[name] for name in ("text", "on")}
        rows, act = self.cleaned_data["commitments"], self.cleaned_data["act"]
        if act == SETTLE:
            return bulk.settle(rows, by=by, **values)
        values["documents"] = keep_all(self.cleaned_data["file"], by=by)
        if act == PROPOSE:
            return bulk.propose(rows, by=by, **values)
        values["source"] = self.cleaned_data.get("source", "")
        if act == EXPECT:
            return bulk.expect(rows, by=by, expected_on=self.cleaned_data["expected_on"], **values)
        return bulk.report(rows, by=by, **values)


def columns_for(order):
    """The headings of the table, when it is sorted by `order` ("due_on" or "-due_on")."""
    for name, label in LABELS.items():
        state = {name: "ascending", f"-{name}": "descending"}.get(order, "")
        yield Column(label, f"-{name}" if state == "ascending" else name, state)


def in_order(rows, order):
    expression = ORDERS[order.removeprefix("-")]
    backwards = order.startswith("-")
    first = expression.desc(nulls_last=True) if backwards else expression.asc(nulls_last=True)
    return rows.order_by(first, "-pk" if backwards else "pk")


def asked_of(request):
    """The filters in the address, which without any ask for what runs; and the order, which is that of the due date."""
    filters = request.GET.copy()
    filters.setdefault("state", RUNNING)
    order = filters.get("volgorde", "")
    return filters, order if order.removeprefix("-") in ORDERS else "due_on"


def commitment_work_list(request):
    user = request.user
    if not any(may(user, permission) for _label, permission in ACTS.values()):
        raise PermissionDenied
    filters, order = asked_of(request)
    form = bound(request, BulkForm, user=user)
    found = CommitmentFilter(filters, own_commitments(user))
    rows = in_order(found.qs.select_related("made_by", "council"), order)
    return form_page(
        request,
        form,
        lambda: form.save(by=user),
        said=_how_many,
        leads_to=request.get_full_path(),
        template="commitments/commitment_work_list.html",
        filter=found,
        page_obj=SimpleLazyObject(lambda: page_of(rows, request, PER_PAGE)),
        columns=columns_for(order),
        counted=SimpleLazyObject(lambda: counted(found.qs)),
    )


def _how_many(done):
    told = ngettext("Done with %(count)s commitment.", "Done with %(count)s commitments.", len(done))
    return told % {"count": len(done)}
