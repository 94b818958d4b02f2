"""The page on which a member gives an opinion, and what the other members see of the round."""

from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from advices.actions import review as reviews
from advices.forms.review import ReviewForm
from advices.models import Advice, Review, Reviewer
from governance.models import User
from governance.roles import Permission
from governance.work import bound, saved
from governance.workflow import require


@dataclass(frozen=True)
class Voice:
    """A member, with what he or she said last; None: nothing yet."""

    member: User
    review: Review | None = None


def round_of(advice, user):
    """The Voices of the round as USER may hear them, those who were asked first."""
    asked = Reviewer.objects.visible_to(user).filter(advice=advice).select_related("member").order_by("pk")
    heard = Review.objects.visible_to(user).filter(advice=advice).select_related("reviewer", "advice").order_by("pk")
    said = {review.reviewer: review for review in heard}
    members = dict.fromkeys([*(row.member for row in asked), *said])
    return [Voice(member, said.get(member)) for member in members]


def quorum_note(advice, voices):
    """How many agree and how many must, while that matters; else empty."""
    quorum = advice.council.adoption_quorum
    if advice.status != Advice.Status.IN_REVIEW or not quorum:
        return ""
    counted = [voice.review for voice in voices if voice.review and voice.review.counts]
    return reviews.quorum_sentence(sum(review.opinion in Review.AGREEING for review in counted), quorum)


def review_new(request, pk):
    """A member reads the draft and says what he or she thinks of it."""
    in_review = Advice.objects.visible_to(request.user).filter(status=Advice.Status.IN_REVIEW)
    advice = get_object_or_404(in_review.exclude(author=request.user).select_related("council"), pk=pk)
    require(request.user, Permission.ADOPT_ADVICE, advice)
    form = bound(request, ReviewForm, initial=_said_before(advice, request.user))
    if request.method == "POST" and form.is_valid():
        given = saved(form, lambda: reviews.give_review(advice, by=request.user, **form.cleaned_data), advice)
        if given:
            messages.success(request, _("Your opinion was saved. You can change it until the advice is adopted."))
            return redirect("advice_work", pk)
    context = {"advice": advice, "recommendations": advice.recommendations.all(), "form": form}
    return render(request, "advices/review_form.html", context | {"heading": _("Give your opinion on this draft")})


def _said_before(advice, user):
    note = advice.minority_notes.filter(author=user).first()
    last = advice.reviews.filter(reviewer=user).last()
    return {
        "seen_revision": advice.revision,
        "opinion": last.opinion if last and last.revision == advice.revision else "",
        "note": last.note if last else "",
        "minority_note": note.text if note else "",
        "names": note.names if note else user.name,
    }
