"""The list of all recommendations that count, with the questions one can ask of it: the figures, row by row."""

import django_filters
from django.db.models import Q
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from advices.models import Recommendation
from commitments.follow_up import VERDICTS, State, with_follow_up
from commitments.models import Verdict
from governance.models import Council
from governance.pages.paging import page_of
from governance.roles import Side
from policies.models import Theme

GIVEN = [(Verdict.NONE_YET, _("No verdict yet")), *Verdict.Value.choices]


class RecommendationFilter(django_filters.FilterSet):
    state = django_filters.ChoiceFilter(
        field_name="dossier_state",
        choices=State.choices,
        label=_("Status according to the record"),
        empty_label=_("All"),
    )
    municipality = django_filters.ChoiceFilter(
        field_name=VERDICTS[Side.MUNICIPALITY],
        choices=GIVEN,
        label=_("According to the municipality"),
        empty_label=_("All"),
        method="judged",
    )
    advisory_council = django_filters.ChoiceFilter(
        field_name=VERDICTS[Side.ADVISORY_COUNCIL],
        choices=GIVEN,
        label=_("According to the advisory council"),
        empty_label=_("All"),
        method="judged",
    )
    theme = django_filters.ModelChoiceFilter(
        queryset=Theme.objects.all(), to_field_name="slug", label=_("Theme"), empty_label=_("All"), method="on_theme"
    )
    council = django_filters.ModelChoiceFilter(
        field_name="advice__council",
        queryset=Council.objects.all(),
        to_field_name="slug",
        label=_("Advisory council"),
        empty_label=_("All"),
    )

    class Meta:
        model = Recommendation
        fields = ["state", "municipality", "advisory_council", "theme", "council"]

    def judged(self, recommendations, name, value):
        """Those with this newest verdict, or without any."""
        return recommendations.filter(**{name: "" if value == Verdict.NONE_YET else value})

    def on_theme(self, recommendations, name, theme):
        return recommendations.filter(Q(advice__in=theme.advices.all()) | Q(pk__in=theme.recommendations.all()))


def recommendation_list(request):
    rows = with_follow_up(Recommendation.objects.visible_to(request.user).in_force()).select_related("advice__council")
    found = RecommendationFilter(request.GET, rows)
    page = page_of(found.qs.order_by("-advice__issued_on", "-advice__pk", "number"), request)
    return render(request, "adviesraad/recommendation_list.html", {"filter": found, "page_obj": page})
