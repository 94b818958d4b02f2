"""The questions one can ask of the list of advices."""

import django_filters
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from advices.models import Advice
from advices.models.answered import ResponseState
from governance.models import Council
from policies.models import Theme

AWAITING, PARTLY, LATE, WITHDRAWN = "awaiting", "partly", "overdue", "withdrawn"
STATES = [
    (AWAITING, _("Not answered yet")),
    (PARTLY, _("Answered in part")),
    (LATE, _("Overdue")),
    (ResponseState.FAR_TOO_LATE, _("Long overdue")),
    (ResponseState.ANSWERED, _("Answered")),
    (ResponseState.NO_ANSWER_NEEDED, _("No answer needed")),
    (ResponseState.NOT_RECORDED, _("Answer not recorded here")),
    (ResponseState.SILENT, _("No answer in time")),
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
        """Those in this state; what waits is also what is late, and what is late also what is far too late."""
        if value == AWAITING:
            return advices.awaiting_response()
        if value == PARTLY:
            return advices.partly_answered()
        if value == LATE:
            return advices.overdue(timezone.localdate())
        return advices.with_response_state().filter(response_state=value)
