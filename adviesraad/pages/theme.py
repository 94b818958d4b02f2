"""A theme with its advices and policy documents."""

from django.shortcuts import get_object_or_404, render

from advices.models import (
    Advice,
)
from policies.models import PolicyDocument, Theme


def theme_detail(request, slug):
    user = request.user
    theme = get_object_or_404(Theme, slug=slug)
    advices = Advice.objects.visible_to(user).filter(themes=theme, status__in=Advice.PUBLIC).newest()
    context = {
        "theme": theme,
        "advices": advices.select_related("council").with_response_state(),
        "policies": PolicyDocument.objects.visible_to(user).filter(themes=theme).order_by("-period_from"),
    }
    return render(request, "policies/theme_detail.html", context)
