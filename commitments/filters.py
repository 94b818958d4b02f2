"""The questions one can ask of the list of commitments."""

import django_filters
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commitments.models import Commitment
from governance.models import OfficeHolder
from policies.models import Theme

RUNNING, OVERDUE, LONG_OVERDUE = "running", "overdue", "long_overdue"
Status = Commitment.Status
STATES = [
    (RUNNING, _("Open")),
    (Status.OPEN, _("Open, and nothing settled or proposed")),
    *((status, status.label) for status in Status if status not in (Status.OPEN, *Commitment.NOT_COUNTED)),
    (OVERDUE, _("Overdue")),
    (LONG_OVERDUE, _("Long overdue")),
]


class CommitmentFilter(django_filters.FilterSet):
    state = django_filters.ChoiceFilter(choices=STATES, label=_("State"), empty_label=_("All"), method="in_state")
    receiver = django_filters.ChoiceFilter(
        choices=Commitment.Receiver.choices, label=_("Receiver"), empty_label=_("All")
    )
    kind = django_filters.ChoiceFilter(choices=Commitment.Kind.choices, label=_("Kind"), empty_label=_("All"))
    made_by = django_filters.ModelChoiceFilter(
        queryset=OfficeHolder.objects.none(),
        label=_("Made or handed in by"),
        empty_label=_("All"),
    )
    theme = django_filters.ModelChoiceFilter(
        queryset=Theme.objects.all(), to_field_name="slug", label=_("Theme"), empty_label=_("All"), method="on_theme"
    )
    year = django_filters.ChoiceFilter(field_name="made_on__year", label=_("Year"), empty_label=_("All"))

    class Meta:
        model = Commitment
        fields = ["state", "receiver", "kind", "made_by", "theme", "year"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        makers = OfficeHolder.objects.filter(commitments__in=self.queryset).distinct()
        self.filters["made_by"].queryset = makers
        years = self.queryset.dates("made_on", "year", order="DESC")
        self.filters["year"].extra["choices"] = [(day.year, str(day.year)) for day in years]

    def in_state(self, commitments, name, value):
        if value == RUNNING:
            return commitments.open()
        if value == OVERDUE:
            return commitments.overdue(timezone.localdate())
        if value == LONG_OVERDUE:
            return commitments.long_overdue(timezone.localdate())
        return commitments.filter(status=value)

    def on_theme(self, commitments, name, theme):
        about = Q(recommendations__advice__themes=theme) | Q(advices__themes=theme) | Q(policy_documents__themes=theme)
        return commitments.filter(about).distinct()
