"""What the public reads of policy documents and themes, as lists."""

from django.db.models import Max, Q
from django.shortcuts import render

from governance.pages.ordering import dutch_order
from governance.pages.paging import page_of
from policies.filters import PolicyFilter
from policies.models import PolicyDocument, Theme


def policy_list(request):
    found = PolicyFilter(request.GET, PolicyDocument.objects.visible_to(request.user))
    public = Q(versions__published_at__isnull=False)
    rows = found.qs.annotate(newest_on=Max("versions__dated_on", filter=public)).prefetch_related("themes")
    page = page_of(rows.order_by("-newest_on", dutch_order("title")), request)
    return render(request, "policies/policy_list.html", {"filter": found, "page_obj": page})


def theme_list(request):
    themes = Theme.objects.visible_to(request.user).order_by(dutch_order("name"))
    return render(request, "policies/theme_list.html", {"themes": themes})
