"""What the public reads of commitments."""

import re

from django.db.models import Count, Prefetch, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, render

from advices.models import Recommendation
from commitments.filters import CommitmentFilter
from commitments.models import Commitment, Earmark, Progress
from governance.pages.paging import page_of
from policies.models import PolicyDocument

NUMBER = re.compile(r"([0-9]{4})-([1-9][0-9]{0,4})(?:-v([2-9]|[1-9][0-9]{1,3}))?")


def commitment_list(request):
    public = Commitment.objects.visible_to(request.user).in_force()
    commitments = public.exclude(status=Commitment.Status.DRAFT)
    found = CommitmentFilter(request.GET, commitments)
    rows = found.qs.select_related("made_by", "council").order_by("-made_on", "-pk")
    context = {"filter": found, "page_obj": page_of(rows, request), "counted": counted(found.qs)}
    return render(request, "commitments/commitment_list.html", context)


def counted(commitments):
    """How many promises there are, and how many motions: {"promises": …, "motions": …}."""
    of_kind = {f"{kind}s": Count("pk", filter=Q(kind=kind)) for kind in Commitment.Kind.values}
    return commitments.aggregate(**of_kind)


def full_commitments(user):
    """Commitments that `user` may see, with all that their page shows."""
    recommendations = Recommendation.objects.visible_to(user).select_related("advice__council")
    progress = (
        Progress.objects.visible_to(user).prefetch_related("documents", "confirmations").order_by("noted_on", "pk")
    )
    return (
        Commitment.objects.visible_to(user)
        .select_related(
            "made_by",
            "council",
            "source_document",
            "report_duty",
            "version_of",
            "source_reaction__recommendation__advice__council",
        )
        .prefetch_related(
            Prefetch("recommendations", recommendations),
            Prefetch("policy_documents", PolicyDocument.objects.visible_to(user)),
            Prefetch("progress", progress),
            Prefetch("earmarks", Earmark.objects.visible_to(user).select_related("carried_to").order_by("year", "pk")),
            "confirmations",
        )
    )


def commitment_at(user, number):
    """The commitment with this number, such as 2024-7 or 2024-7-v2, that `user` may see; raises Http404."""
    found = NUMBER.fullmatch(number)
    if not found:
        raise Http404
    year, serial, version = found.groups()
    return get_object_or_404(full_commitments(user), year=year, serial=serial, version=version or 1)
