"""Publication at a set moment."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from advices.models.advice import Advice
from advices.models.dispatch import Recipient
from advices.models.response import CollegeResponse
from governance.roles import own_council


class PlannedPublicationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """An embargo is seen by the side that works on the record, and by nobody else."""
        own = own_council(user, by="advice__council")
        drafts = CollegeResponse.objects.visible_to(user).filter(status=CollegeResponse.Status.DRAFT)
        return self.filter(own | Q(response__in=drafts))

    def shown_with(self, advice):
        """The plans for `advice` and the responses to it that wait, or were refused and not mended since."""
        story = Q(advice=advice, advice__status=Advice.Status.SENT)
        story |= Q(response__advice__lineage=advice.lineage, response__status=CollegeResponse.Status.DRAFT)
        open_now = Q(outcome="") | Q(outcome=PlannedPublication.Outcome.REFUSED)
        return self.filter(story, open_now)

    def waiting(self):
        return self.filter(outcome="")

    def due(self, moment):
        return self.waiting().filter(moment__lte=moment).order_by("moment", "pk")


class PlannedPublication(models.Model):
    """That an advice or a response becomes public at a moment, in the name of who planned it."""

    class Outcome(models.TextChoices):
        PUBLISHED = "published", _("Published")
        CANCELLED = "cancelled", _("Cancelled")
        REFUSED = "refused", _("Not published")

    advice = models.ForeignKey(Advice, models.PROTECT, null=True, related_name="planned_publications")
    response = models.ForeignKey(CollegeResponse, models.PROTECT, null=True, related_name="planned_publications")
    moment = models.DateTimeField(_("day and time"))
    seen_revision = models.PositiveIntegerField()
    recipients = models.ManyToManyField(Recipient, related_name="+", verbose_name=_("recipients"))
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    planned_at = models.DateTimeField(auto_now_add=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    ended_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    objects = PlannedPublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("planned publication")
        verbose_name_plural = _("planned publications")
        ordering = ["moment", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(advice=None, response__isnull=False) | Q(advice__isnull=False, response=None),
                name="plan_for_one_record",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", ended_at=None) | ~Q(outcome="") & Q(ended_at__isnull=False),
                name="ended_plan_has_moment",
            ),
            models.UniqueConstraint(fields=["advice"], condition=Q(outcome=""), name="one_plan_per_advice"),
            models.UniqueConstraint(fields=["response"], condition=Q(outcome=""), name="one_plan_per_response"),
        ]

    def __str__(self):
        return str(self.record)

    @property
    def record(self):
        return self.advice or self.response

    @property
    def council_id(self):
        return self.record.council_id
