"""What waits for a member of an advisory council."""

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from advices.models import Advice, AdviceRequest, AgendaItem, Recommendation, Review, Reviewer
from advices.models.review import with_quorum
from adviesraad.desk.line import AT_MOST, DeskLine, lines
from adviesraad.desk.regular import yearly_round
from commitments.models import Verdict
from governance.roles import Permission, Side, councils_with

MOST_VERDICTS = 5


def advisor(user, today):
    councils = councils_with(user, Permission.ADOPT_ADVICE)
    advices = Advice.objects.visible_to(user).filter(council__in=councils).select_related("council").order_by("pk")
    begun = Advice.objects.filter(request=OuterRef("pk"))
    unwritten = AdviceRequest.objects.awaiting_advice().filter(~Exists(begun), council__in=councils)
    begin = {"due": "advice_due_on", "today": today, "to": _answer_to}
    yield from lines(_("Write the advice"), unwritten.order_by("advice_due_on"), **begin)
    yield from lines(_("Go on writing"), advices.filter(status="draft"), to=["advice_edit"])
    yield from _to_review(advices, user, today)
    yield from lines(_("You wrote in this; another member adopts it"), advices.filter(status="in_review", writers=user))
    yield from _unjudged(councils)
    yield from yearly_round(user, today)


def _to_review(advices, user, today):
    """The drafts on which `user` is asked for an opinion, and those that can be adopted now."""
    given = Review.objects.filter(advice=OuterRef("pk"), reviewer=user, revision=OuterRef("revision"))
    asked = Q(pk__in=Reviewer.objects.filter(member=user).values("advice")) & ~Exists(given)
    others = advices.filter(status="in_review").exclude(writers=user)
    wanted = {"due": "review_due_on", "today": today, "to": ["review_new"]}
    yield from lines(_("Give your opinion on this draft"), others.filter(asked).order_by("review_due_on"), **wanted)
    ready = with_quorum(others.exclude(asked))
    decided = Exists(AgendaItem.objects.filter(advice=OuterRef("pk"), decision=AgendaItem.Decision.ADOPTED))
    for advice in ready.annotate(decided=decided)[:AT_MOST]:
        step = _("The meeting adopted this: adopt it here") if advice.decided else _("Read, and adopt")
        yield DeskLine(step, str(advice), advice.get_absolute_url())


def _answer_to(request):
    return f"{reverse('advice_new')}?aanvraag={request.pk}"


def _unjudged(councils):
    """A task per advice on whose answered points the council has not said yet what came of them, newest first."""
    judged = Verdict.objects.told_of("recommendation").filter(side=Side.ADVISORY_COUNCIL)
    settled = Recommendation.objects.settled().filter(advice=OuterRef("pk"))
    open_points = settled.exclude(Exists(judged)).order_by()
    counted = open_points.values("advice").annotate(count=Count("pk")).values("count")
    advices = Advice.objects.in_force().filter(council__in=councils).select_related("council")
    advices = advices.annotate(unjudged=Subquery(counted)).filter(unjudged__gt=0).order_by("-issued_on", "pk")
    found = list(advices[: MOST_VERDICTS + 1])
    for advice in found[:MOST_VERDICTS]:
        step = ngettext(
            "Give the verdict on %(count)s recommendation",
            "Give the verdict on %(count)s recommendations",
            advice.unjudged,
        )
        yield DeskLine(step % {"count": advice.unjudged}, str(advice), f"{reverse('yearly_round')}?advies={advice.pk}")
    if len(found) > MOST_VERDICTS:
        yield DeskLine(_("More advices wait for a verdict"), _("Yearly round"), reverse("yearly_round"))
