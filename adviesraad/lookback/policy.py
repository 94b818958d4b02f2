"""Terugblik: what was advised before on what a policy document is about, and what became of it."""

from django.db.models import Q

from advices.models import Recommendation
from commitments.follow_up import with_follow_up
from policies.models import PolicyDocument

MOST_ANCESTORS = 20


def ancestors(policy):
    """The ids of the policy documents that came before this one, however far back."""
    found, newest = set(), {policy.pk}
    for _step in range(MOST_ANCESTORS):
        newest = set(PolicyDocument.objects.filter(succeeded_by__in=newest).values_list("pk", flat=True)) - found
        if not newest:
            break
        found |= newest
    return found


def look_back(policy, user):
    """The recommendations that `user` may see on the documents that `policy` follows, with what each side says of
    them.
    """
    before = ancestors(policy)
    rows = Recommendation.objects.visible_to(user).in_force().filter(advice__policy_versions__policy__in=before)
    rows = rows.exclude(Q(advice__policy_versions__policy=policy)).select_related("advice__council").distinct()
    return with_follow_up(rows).order_by("-advice__issued_on", "advice", "number")
