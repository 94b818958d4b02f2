"""The list of all recommendations that count, with the questions one can ask of it: the figures, row by row."""

import django_filters
from django.db.models import Q
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from advices.models import Recommendation
from commitments.follow_up import State, with_follow_up
from commitments.models import Verdict
from governance.models import Council
from governance.paging import page_of
from governance.roles import Side
from policies.models import Theme

ANNOTATED = {Side.MUNICIPALITY: "municipality_state", Side.ADVISORY_COUNCIL: "council_state"}


class RecommendationFilter(django_filters.FilterSet):
    state = django_filters.ChoiceFilter(
        choices=[*State.choices, *Verdict.Value.choices], label=_("State"), empty_label=_("All"), method="in_state"
    )
    side = django_filters.ChoiceFilter(
        choices=Side.choices, label=_("According to"), empty_label=_("One of both sides"), method="all_of_them"
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
        fields = ["state", "side", "theme", "council"]

    def in_state(self, recommendations, name, value):
        """Those in this state according to the side that is asked for, or to one of them."""
        side = self.form.cleaned_data.get("side")
        asked = [ANNOTATED[side]] if side else ANNOTATED.values()
        return recommendations.filter(Q(*[(field, value) for field in asked], _connector=Q.OR))

    def all_of_them(self, recommendations, name, value):
        return recommendations

    def on_theme(self, recommendations, name, theme):
        return recommendations.filter(Q(advice__in=theme.advices.all()) | Q(pk__in=theme.recommendations.all()))


def recommendation_list(request):
    rows = with_follow_up(Recommendation.objects.visible_to(request.user).in_force()).select_related("advice__council")
    found = RecommendationFilter(request.GET, rows)
    page = page_of(found.qs.order_by("-advice__issued_on", "-advice__pk", "number"), request)
    return render(request, "adviesraad/recommendation_list.html", {"filter": found, "page_obj": page})
