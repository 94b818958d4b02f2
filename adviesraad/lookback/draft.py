"""Beside the draft: what the council advised before on the same subject, and what came of it."""

from functools import partial

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from advices.actions.advice import mark_repetition
from advices.forms.repeating import earlier_recommendations
from advices.models import Advice
from commitments.follow_up import with_follow_up
from documents.models import SearchEntry
from documents.search.likeness import most_like
from governance.roles import Permission
from governance.workflow import Refused, require
from policies.models import Theme

MOST = 5
CANDIDATES = 15
OF_THE_SAME_THEME = 1.3
SHARE_OF_THE_BEST = 0.4
"""What is less than this part as like as the best one is left out."""


def look_back(texts, chosen, *, advice, council_id, user):
    """For each of `texts` the earlier recommendations of the council that are most like it; and the `chosen`, by id.

    Those on a theme of `advice` come a little sooner. All have their follow-up state on both sides.
    """
    likes = most_like(texts, kind=SearchEntry.Kind.RECOMMENDATION, council_id=council_id)
    likes = [found[:CANDIDATES] for found in likes]
    wanted = {like.object_id for found in likes for like in found} | set(chosen)
    if not wanted:
        return [[] for _text in texts], {}
    themes = Theme.objects.filter(advices=advice.pk or 0)
    shares_theme = Exists(Advice.objects.filter(pk=OuterRef("advice"), themes__in=themes))
    rows = earlier_recommendations(user, advice).filter(pk__in=wanted).annotate(shares_theme=shares_theme)
    known = {row.pk: row for row in with_follow_up(rows)}
    others = {pk: row for pk, row in known.items() if row.advice.lineage != advice.lineage}
    return [_best(found, others) for found in likes], {pk: known[pk] for pk in chosen if pk in known}


def _best(likes, known):
    scores = {
        like.object_id: like.score * (OF_THE_SAME_THEME if known[like.object_id].shares_theme else 1)
        for like in likes
        if like.object_id in known
    }
    enough = SHARE_OF_THE_BEST * max(scores.values(), default=0)
    best = sorted(scores, key=lambda pk: (-scores[pk], -pk))[:MOST]
    return [known[pk] for pk in best if scores[pk] >= enough]


def looking_back_for(advice, council_id, user):
    """What the form of `advice` asks of the past: see `look_back`."""
    return partial(look_back, advice=advice, council_id=council_id, user=user)


def advice_look_back(request, pk):
    """The page „Eerder geadviseerd”: per recommendation what is like it, with a button that marks it as repeated."""
    drafts = Advice.objects.visible_to(request.user).filter(status__in=Advice.EDITABLE)
    advice = get_object_or_404(drafts.select_related("council"), pk=pk)
    require(request.user, Permission.WRITE_ADVICE, advice)
    if request.method == "POST":
        return _mark(request, advice)
    words = request.GET.get("q", "").strip()[:200]
    points = list(advice.recommendations.prefetch_related("repeats"))
    repeated = {each.pk for point in points for each in point.repeats.all()}
    texts = [words, f"{advice.title} {advice.summary}", *(point.text for point in points)]
    (found, on_subject, *likes), known = look_back(
        texts, repeated, advice=advice, council_id=advice.council_id, user=request.user
    )
    for point, like in zip(points, likes, strict=True):
        point.repeated = [known[each.pk] for each in point.repeats.all() if each.pk in known]
        point.like = [each for each in like if each not in point.repeated]
    context = {"advice": advice, "words": words, "found": found, "on_subject": on_subject, "points": points}
    return render(request, "adviesraad/advice_look_back.html", context)


def _mark(request, advice):
    point = get_object_or_404(advice.recommendations, pk=_number(request, "point"))
    earlier = get_object_or_404(earlier_recommendations(request.user, advice), pk=_number(request, "earlier"))
    repeats = "undo" not in request.POST
    try:
        mark_repetition(point, earlier, by=request.user, repeats=repeats)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        sentence = (
            _("Recommendation %(number)s now repeats %(earlier)s.")
            if repeats
            else _("Recommendation %(number)s no longer repeats %(earlier)s.")
        )
        said = {"number": point.number, "earlier": _("recommendation %(number)s of advice %(reference)s")}
        said["earlier"] %= {"number": earlier.number, "reference": earlier.advice.reference}
        messages.success(request, sentence % said)
    return redirect("advice_look_back", advice.pk)


def _number(request, name):
    value = request.POST.get(name, "")
    return int(value) if value.isdecimal() and len(value) < 19 else 0
