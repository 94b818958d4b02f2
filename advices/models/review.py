"""The review round: which members are asked, what each says, and what a minority wants to be read with the advice."""

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from advices.models.advice import Advice
from advices.models.frozen import FrozenWithAdvice
from governance.roles import own_council
from governance.trail.words import AddedOnce


class OfOwnCouncil(models.QuerySet):
    def visible_to(self, user):
        """What the members said and wrote stays among them, also after publication; of a draft in the bin nothing."""
        return self.filter(own_council(user, by="advice__council"), advice__binned_at=None)


class Reviewer(models.Model):
    """A member who is asked for an opinion on a draft; never its author."""

    advice = models.ForeignKey(Advice, models.PROTECT, related_name="reviewers", verbose_name=_("advice"))
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("member of the advisory council")
    )

    objects = OfOwnCouncil.as_manager()

    class Meta:
        verbose_name = _("reviewer")
        verbose_name_plural = _("reviewers")
        constraints = [models.UniqueConstraint(fields=["advice", "member"], name="reviewer_once")]

    def __str__(self):
        return str(self.member)


class ReviewQuerySet(OfOwnCouncil):
    def in_force(self):
        """What each member said last, where that is about the words as they are now; a writer's opinion is none."""
        later = Review.objects.filter(advice=OuterRef("advice"), reviewer=OuterRef("reviewer"), pk__gt=OuterRef("pk"))
        wrote = Advice.writers.through.objects.filter(advice=OuterRef("advice"), user=OuterRef("reviewer"))
        return self.filter(~Exists(later), ~Exists(wrote), revision=F("advice__revision"))

    def agreeing(self):
        return self.filter(opinion__in=Review.AGREEING)


class Review(AddedOnce, models.Model):
    """What one member says of a draft; it counts for the revision that was read. Only ever added to."""

    class Opinion(models.TextChoices):
        AGREED = "agreed", _("Agreed")
        AGREED_WITH_NOTE = "agreed_with_note", _("Agreed, with a note")
        NOT_AGREED = "not_agreed", _("Not agreed")

    AGREEING = [Opinion.AGREED, Opinion.AGREED_WITH_NOTE]

    advice = models.ForeignKey(Advice, models.PROTECT, related_name="reviews", verbose_name=_("advice"))
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("member of the advisory council")
    )
    revision = models.PositiveIntegerField(editable=False)
    opinion = models.CharField(_("your opinion"), max_length=20, choices=Opinion.choices)
    note = models.TextField(_("note for the other members"), blank=True)
    given_at = models.DateTimeField(auto_now_add=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["advice", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(opinion="agreed") | ~Q(note=""),
                name="review_says_why",
                violation_error_code="note",
                violation_error_message=_("Say what your note is, or why you do not agree."),
            )
        ]

    def __str__(self):
        return f"{self.reviewer}: {self.get_opinion_display()}"

    @property
    def counts(self):
        """Whether this is about the words as they are now."""
        return self.revision == self.advice.revision


def with_quorum(advices):
    """Those on which as many members agree as their advisory council asks."""
    agreeing = Review.objects.in_force().agreeing().filter(advice=OuterRef("pk")).order_by()
    counted = agreeing.values("advice").annotate(count=Count("pk")).values("count")
    return advices.annotate(agreed=Coalesce(Subquery(counted), 0)).filter(agreed__gte=F("council__adoption_quorum"))


class MinorityNoteQuerySet(models.QuerySet):
    def visible_to(self, user):
        """As the recommendations: with an advice that one may see; of a withdrawn one, only its own council."""
        withdrawn = Q(advice__status=Advice.Status.WITHDRAWN)
        own = own_council(user, by="advice__council")
        return self.filter(~withdrawn | own, advice__in=Advice.objects.visible_to(user))


class MinorityNote(FrozenWithAdvice, models.Model):
    """What a minority wants to be read with the advice; its words freeze with the advice."""

    advice = models.ForeignKey(Advice, models.PROTECT, related_name="minority_notes", verbose_name=_("advice"))
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    text = models.TextField(_("minority note"))
    names = models.CharField(_("names below it"), max_length=300, blank=True)

    objects = MinorityNoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("minority note")
        verbose_name_plural = _("minority notes")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["advice", "author"], name="minority_note_once"),
            models.CheckConstraint(condition=~Q(text=""), name="minority_note_has_text"),
        ]

    def __str__(self):
        return self.text
