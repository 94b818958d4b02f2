"""The questions one can ask of the list of advices."""

import django_filters
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from advices.models import Advice
from governance.models import Council
from policies.models import Theme

AWAITING, PARTLY, OVERDUE, LONG_OVERDUE = "awaiting", "partly", "overdue", "long_overdue"
ANSWERED, WITHDRAWN = "answered", "withdrawn"
STATES = [
    (AWAITING, _("Not answered yet")),
    (PARTLY, _("Answered in part")),
    (OVERDUE, _("Overdue")),
    (LONG_OVERDUE, _("Long overdue")),
    (ANSWERED, _("Answered")),
    (WITHDRAWN, _("Withdrawn")),
]


class AdviceFilter(django_filters.FilterSet):
    council = django_filters.ModelChoiceFilter(
        queryset=Council.objects.all(), to_field_name="slug", label=_("Advisory council"), empty_label=_("All")
    )
    theme = django_filters.ModelChoiceFilter(
        field_name="themes", queryset=Theme.objects.all(), to_field_name="slug", label=_("Theme"), empty_label=_("All")
    )
    year = django_filters.ChoiceFilter(field_name="issued_on__year", label=_("Year"), empty_label=_("All"))
    kind = django_filters.ChoiceFilter(choices=Advice.Kind.choices, label=_("Kind"), empty_label=_("All"))
    state = django_filters.ChoiceFilter(
        choices=STATES, label=_("Response of the college"), empty_label=_("All"), method="in_state"
    )

    class Meta:
        model = Advice
        fields = ["council", "theme", "year", "kind", "state"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        years = self.queryset.exclude(issued_on=None).dates("issued_on", "year", order="DESC")
        self.filters["year"].extra["choices"] = [(day.year, str(day.year)) for day in years]

    def in_state(self, advices, name, value):
        if value == AWAITING:
            return advices.awaiting_response()
        if value == PARTLY:
            return advices.partly_answered()
        if value == OVERDUE:
            return advices.overdue(timezone.localdate())
        if value == LONG_OVERDUE:
            return advices.long_overdue(timezone.localdate())
        if value == ANSWERED:
            return advices.answered().exclude(status=Advice.Status.WITHDRAWN)
        return advices.filter(status=Advice.Status.WITHDRAWN)
