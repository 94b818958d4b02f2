"""The questions one can ask of the list of policy documents."""

import django_filters
from django.utils.translation import gettext_lazy as _

from policies.models import PolicyDocument, Theme


class PolicyFilter(django_filters.FilterSet):
    theme = django_filters.ModelChoiceFilter(
        field_name="themes", queryset=Theme.objects.all(), to_field_name="slug", label=_("Theme"), empty_label=_("All")
    )
    kind = django_filters.ChoiceFilter(choices=PolicyDocument.Kind.choices, label=_("Kind"), empty_label=_("All"))

    class Meta:
        model = PolicyDocument
        fields = ["theme", "kind"]
