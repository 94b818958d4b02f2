"""Writing together: the versions of a draft, where a recommendation came from, and the council's own notes."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from advices.models.advice import Advice
from advices.models.frozen import FrozenWithRecommendation
from advices.models.recommendation import Recommendation
from advices.models.review import OfOwnCouncil


class DraftVersion(models.Model):
    """The words of a draft as they were saved once; `content` is what advices/actions/writing.py puts in it."""

    advice = models.ForeignKey(Advice, models.PROTECT, related_name="draft_versions", verbose_name=_("advice"))
    revision = models.PositiveIntegerField(_("revision"))
    content = models.JSONField(_("content"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("saved by"))
    at = models.DateTimeField(_("saved at"), auto_now_add=True)

    objects = OfOwnCouncil.as_manager()

    class Meta:
        verbose_name = _("version of a draft")
        verbose_name_plural = _("versions of a draft")
        ordering = ["advice", "-revision"]
        constraints = [models.UniqueConstraint(fields=["advice", "revision"], name="one_draft_version_per_revision")]

    def __str__(self):
        return f"{self.advice}, {self.revision}"


class RecommendationOriginQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Where one may see both ends."""
        seen = Recommendation.objects.visible_to(user)
        return self.filter(recommendation__in=seen, origin__in=seen)


class RecommendationOrigin(FrozenWithRecommendation, models.Model):
    """Of which recommendation of the earlier version this one was split off, or with which it was merged.

    That it simply replaces one stands in its `supersedes`.
    """

    class Kind(models.TextChoices):
        SPLIT = "split", _("split off")
        MERGED = "merged", _("merged")

    recommendation = models.ForeignKey(
        Recommendation, models.PROTECT, related_name="origins", verbose_name=_("recommendation")
    )
    origin = models.ForeignKey(Recommendation, models.PROTECT, related_name="went_into", verbose_name=_("came from"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)

    objects = RecommendationOriginQuerySet.as_manager()

    class Meta:
        verbose_name = _("origin of a recommendation")
        verbose_name_plural = _("origins of recommendations")
        ordering = ["recommendation", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["recommendation", "origin"], name="one_origin_once"),
            models.CheckConstraint(condition=~Q(recommendation=models.F("origin")), name="origin_is_another"),
        ]

    def __str__(self):
        return f"{self.recommendation} ({self.get_kind_display()}: {self.origin})"


class Note(models.Model):
    """What members of the council say to each other about a passage of their advice; the public never sees it."""

    advice = models.ForeignKey(Advice, models.PROTECT, related_name="notes", verbose_name=_("advice"))
    recommendation = models.ForeignKey(
        Recommendation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="notes",
        verbose_name=_("about this recommendation"),
    )
    passage = models.TextField(_("about these words"), blank=True)
    text = models.TextField(_("note"))
    answers = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="replies", editable=False, verbose_name=_("answers")
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    at = models.DateTimeField(auto_now_add=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    resolved_at = models.DateTimeField(null=True, editable=False)

    objects = OfOwnCouncil.as_manager()

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["advice", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="note_has_text"),
            models.CheckConstraint(
                condition=Q(resolved_by=None, resolved_at=None)
                | Q(resolved_by__isnull=False, resolved_at__isnull=False, answers=None),
                name="note_resolved_by_somebody_at_a_moment",
            ),
        ]

    def __str__(self):
        return self.text

    @property
    def council_id(self):
        return self.advice.council_id
