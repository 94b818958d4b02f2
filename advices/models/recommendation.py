"""The numbered recommendations of an advice."""

import uuid

from django.db import models
from django.db.models import Deferrable, Exists, Q
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from advices.models import answered
from advices.models.advice import Advice
from advices.models.frozen import FrozenRecommendation
from documents.models import SearchEntry
from documents.rich_text.subset import as_text
from documents.search.index import Entry
from governance.roles import own_council
from policies.models import Theme


class RecommendationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of an advice that one may see; of a withdrawn one, only its own advisory council."""
        withdrawn = Q(advice__status=Advice.Status.WITHDRAWN)
        own = own_council(user, by="advice__council")
        return self.filter(~withdrawn | own, advice__in=Advice.objects.visible_to(user))

    def in_force(self):
        """The recommendations that lists and figures count: newest version, not withdrawn, sent to the college."""
        return self.filter(advice__in=Advice.objects.in_force())

    def unanswered(self):
        """Without a reaction that counts: those that wait, and those that a final response passed over."""
        return self.exclude(answered.reacted_to())

    def waiting(self):
        """Those that neither a reaction nor a final response settles."""
        return self.exclude(Exists(answered.settling_responses()))

    def awaiting_response(self):
        """Those of the advices that were sent, in the version that counts, that wait for an answer of the college."""
        return self.filter(advice__in=Advice.objects.expecting_answer()).waiting()

    def to_answer(self):
        """Those that the college can still answer: what waits, and what a final response passed over."""
        return self.filter(advice__in=Advice.objects.expecting_answer()).unanswered()

    def settled(self):
        """Those that got a reaction, or that a final response passed over."""
        return self.filter(Exists(answered.settling_responses()))


class Recommendation(FrozenRecommendation, models.Model):
    """One numbered point of an advice; `lineage` is the same for all its versions."""

    advice = models.ForeignKey(Advice, models.PROTECT, related_name="recommendations", verbose_name=_("advice"))
    number = models.PositiveSmallIntegerField(_("number"))
    text = models.TextField(_("recommendation"))
    explanation = models.TextField(_("explanation"), blank=True)
    legal_basis = models.CharField(_("legal basis"), max_length=200, blank=True)
    themes = models.ManyToManyField(Theme, blank=True, related_name="recommendations", verbose_name=_("themes"))
    repeats = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="repeated_by", verbose_name=_("repeats")
    )
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by", verbose_name=_("replaces")
    )
    lineage = models.UUIDField(default=uuid.uuid4, editable=False)

    objects = RecommendationQuerySet.as_manager()

    class Meta:
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")
        ordering = ["advice", "number"]
        indexes = [models.Index(fields=["lineage"], name="recommendation_lineage")]
        constraints = [
            models.UniqueConstraint(
                fields=["advice", "number"], name="recommendation_number_once", deferrable=Deferrable.DEFERRED
            ),
            models.CheckConstraint(condition=~Q(text=""), name="recommendation_has_text"),
            models.CheckConstraint(condition=Q(number__gte=1), name="recommendation_numbers_from_one"),
        ]

    def __str__(self):
        return self.text

    def get_absolute_url(self):
        """Its own page, or that of the advice while the advice has no number yet."""
        if self.advice.serial is None:
            return f"{self.advice.get_absolute_url()}#aanbevelingen"
        return reverse("recommendation_detail", args=[self.advice.council.slug, self.advice.number, self.number])

    @property
    def beginning(self):
        """The first words, to choose it by in a list."""
        return Truncator(self.text).chars(140)

    @property
    def council_id(self):
        return self.advice.council_id

    def search_entry(self):
        advice = self.advice
        if not advice.is_findable:
            return None
        text = f"{self.text}\n{as_text(self.explanation)}"
        kind, url = SearchEntry.Kind.RECOMMENDATION, self.get_absolute_url()
        return Entry(kind, f"{self.number}. {advice.title}", text, url, advice.council_id, advice.issued_on)
