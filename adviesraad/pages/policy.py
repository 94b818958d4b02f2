"""A policy document with what was advised on it before."""

from django.shortcuts import get_object_or_404, render

from advices.models import (
    Advice,
)
from adviesraad.lookback.policy import look_back
from commitments.models import Commitment
from documents.publishing.shown import lay_files
from policies.models import PolicyDocument, PolicyVersion


def policy_detail(request, slug):
    user = request.user
    policies = PolicyDocument.objects.visible_to(user)
    policy = get_object_or_404(policies.select_related("responsible").prefetch_related("themes"), slug=slug)
    versions = PolicyVersion.objects.visible_to(user).filter(policy=policy).select_related("policy", "document")
    advices = Advice.objects.visible_to(user).filter(policy_versions__policy=policy, status__in=Advice.PUBLIC).newest()
    context = {
        "policy": policy,
        "versions": lay_files(user, versions),
        "earlier": policies.filter(succeeded_by=policy),
        "later": policies.filter(succeeds=policy),
        "advices": advices.distinct().select_related("council").with_response_state(),
        "commitments": Commitment.objects.visible_to(user)
        .in_force()
        .filter(policy_documents=policy)
        .exclude(status="draft"),
        "look_back": look_back(policy, user),
    }
    return render(request, "policies/policy_detail.html", context)
