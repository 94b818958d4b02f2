"""The page on which a member gives an opinion, and what the other members see of the round."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from advices.actions import review as reviews
from advices.forms.draft_comparing import parts_of
from advices.forms.review import ReviewForm
from advices.models import Advice, Review, Reviewer
from governance.models import User
from governance.pages.form_page import bound, form_page, record_for
from governance.roles import Permission


@dataclass(frozen=True)
class Voice:
    """A member with every opinion he or she gave, oldest first; who wrote in the advice has no independent one."""

    member: User
    reviews: list[Review]
    wrote: bool = False

    @property
    def review(self):
        """What this member said last, or None."""
        return self.reviews[-1] if self.reviews else None

    @property
    def earlier(self):
        """What he or she said before that, newest first."""
        return self.reviews[-2::-1]

    @property
    def agrees(self):
        """Whether this counts for the quorum."""
        return bool(self.review and not self.wrote and self.review.counts and self.review.opinion in Review.AGREEING)


def round_of(advice, user):
    """The Voices of the round as `user` may hear them, those who were asked first."""
    asked = Reviewer.objects.visible_to(user).filter(advice=advice).select_related("member").order_by("pk")
    heard = Review.objects.visible_to(user).filter(advice=advice).select_related("reviewer", "advice").order_by("pk")
    said = {row.member: [] for row in asked}
    for review in heard:
        said.setdefault(review.reviewer, []).append(review)
    writers = set(advice.writers.all()) if said else set()
    return [Voice(member, given, member in writers) for member, given in said.items()]


def quorum_note(advice, voices):
    """How many agree and how many must, while that matters; else empty."""
    quorum = advice.council.adoption_quorum
    if advice.status != Advice.Status.IN_REVIEW or not quorum:
        return ""
    return reviews.quorum_sentence(sum(voice.agrees for voice in voices), quorum)


def review_new(request, pk):
    """A member reads the draft and says what he or she thinks of it, or that an earlier opinion still holds."""
    in_review = Advice.objects.filter(status=Advice.Status.IN_REVIEW).exclude(writers=request.user)
    advice = record_for(request, in_review.select_related("council"), Permission.ADOPT_ADVICE, pk=pk)
    last = advice.reviews.filter(reviewer=request.user).last()
    form = bound(request, ReviewForm, initial=_said_before(advice, request.user, last))
    return form_page(
        request,
        form,
        lambda: reviews.give_review(advice, by=request.user, **form.cleaned_data),
        said=_("Your opinion was saved. You can change it until the advice is adopted."),
        leads_to=reverse("advice_work", args=[pk]),
        stored=advice,
        template="advices/review_form.html",
        advice=advice,
        recommendations=advice.recommendations.all(),
        last=last,
        changed=SimpleLazyObject(lambda: changed_since(last, advice) if last else []),
        heading=_("Give your opinion on this draft"),
    )


def changed_since(review, advice):
    """The parts of `advice` that changed after the text on which `review` was given, compared word by word."""
    kept = advice.draft_versions.order_by("-revision")
    before, after = kept.filter(revision__lte=review.revision).first(), kept.first()
    return parts_of(before, after) if before and before != after else []


def _said_before(advice, user, last):
    note = advice.minority_notes.filter(author=user).first()
    return {
        "seen_revision": advice.revision,
        "opinion": last.opinion if last and last.revision == advice.revision else "",
        "note": last.note if last else "",
        "minority_note": note.text if note else "",
        "names": note.names if note else user.name,
    }
