"""One recommendation with its whole chain."""

from django.db.models import Q
from django.http import Http404
from django.shortcuts import render

from advices.models import (
    Advice,
    Recommendation,
    RecommendationOrigin,
)
from advices.rules.addresses import advice_at
from adviesraad.chain.chain import Chain
from adviesraad.chain.in_plain_words import answer_of, now_of
from commitments.follow_up import VERDICTS


def recommendation_detail(request, council, reference, number):
    """One recommendation with its whole chain; that of a withdrawn advice leads to the notice."""
    advice = advice_at(request.user, council, reference)
    rows = Recommendation.objects.visible_to(request.user).select_related("advice__council")
    recommendation = rows.filter(advice=advice, number=number).first()
    if recommendation is None:
        if advice.status == Advice.Status.WITHDRAWN and advice.recommendations.filter(number=number).exists():
            return render(request, "advices/advice_withdrawn.html", {"advice": advice})
        raise Http404
    chain = Chain(recommendation, request.user)
    newest = chain.newest if chain.newest != recommendation else None
    context = {
        "recommendation": recommendation,
        "advice": advice,
        "chain": chain,
        "steps": chain.steps(),
        "trail": [(advice.title, advice.get_absolute_url())],
        "answer": answer_of(chain),
        "now": now_of(chain),
        "sides": [(side, chain.verdict_of(side)) for side in VERDICTS],
        "newest": newest if advice.status != Advice.Status.WITHDRAWN else None,
        "origins": _origins(recommendation, request.user),
        "neighbours": _neighbours(recommendation, request.user),
    }
    return render(request, "adviesraad/recommendation_detail.html", context)


def _origins(recommendation, user):
    """What `recommendation` was split off from or merged with, and what came of it that way later."""
    rows = RecommendationOrigin.objects.visible_to(user).filter(
        Q(recommendation=recommendation) | Q(origin=recommendation)
    )
    return rows.select_related("origin__advice__council", "recommendation__advice__council")


def _neighbours(recommendation, user):
    """The recommendations before and after this one in the same advice; None where there is none."""
    rows = Recommendation.objects.visible_to(user).filter(advice=recommendation.advice_id).order_by("number")
    others = list(rows.select_related("advice__council"))
    place = others.index(recommendation)
    return {
        "previous": others[place - 1] if place else None,
        "next": others[place + 1] if place + 1 < len(others) else None,
    }
