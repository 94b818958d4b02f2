"""What each side says came of a recommendation."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from advices.models import Recommendation
from advices.models.told import ToldQuerySet
from governance.roles import Side
from governance.trail.words import AddedOnce


class VerdictQuerySet(ToldQuerySet):
    def visible_to(self, user):
        return self.filter(recommendation__in=Recommendation.objects.visible_to(user))


class Verdict(AddedOnce, models.Model):
    """What one side says came of a recommendation; only ever added to, the newest of each side counts."""

    class Value(models.TextChoices):
        NOT_STARTED = "not_started", _("Not started")
        IN_PROGRESS = "in_progress", _("In progress")
        PARTLY_DONE = "partly_done", _("Partly done")
        DONE = "done", _("Done")
        NOT_DONE = "not_done", _("Not done")
        LAPSED = "lapsed", _("Lapsed")

    NONE_YET = "none"  # as which an address names those without a verdict
    FINISHED = [Value.DONE, Value.LAPSED]

    recommendation = models.ForeignKey(
        Recommendation, models.PROTECT, related_name="verdicts", verbose_name=_("recommendation")
    )
    side = models.CharField(_("according to"), max_length=20, choices=Side.choices)
    value = models.CharField(_("verdict"), max_length=15, choices=Value.choices)
    given_on = models.DateField(_("date"))
    note = models.TextField(_("note"), blank=True)
    noticed = models.TextField(_("what did residents notice?"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = VerdictQuerySet.as_manager()

    class Meta:
        verbose_name = _("verdict")
        verbose_name_plural = _("verdicts")
        ordering = ["recommendation", "given_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(side="advisory_council") | Q(noticed=""),
                name="only_the_council_says_what_residents_noticed",
            ),
        ]

    def __str__(self):
        return self.get_value_display()
