"""A commitment on which the municipality reports again and again."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commitments.models.commitment import Commitment


class ReportDutyQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(commitment__in=Commitment.objects.visible_to(user))

    def running(self):
        """Those of commitments that are still open."""
        return self.filter(commitment__status__in=Commitment.OPEN_STATUSES, ended_on=None)


class ReportDuty(models.Model):
    """Every so many months a progress report; `next_due_on` moves on when one is given."""

    commitment = models.OneToOneField(
        Commitment, models.PROTECT, related_name="report_duty", verbose_name=_("commitment")
    )
    every_months = models.PositiveSmallIntegerField(
        _("every how many months"), default=6, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    next_due_on = models.DateField(_("next report due on"))
    ended_on = models.DateField(_("ended on"), null=True, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = ReportDutyQuerySet.as_manager()

    class Meta:
        verbose_name = _("report duty")
        verbose_name_plural = _("report duties")
        ordering = ["next_due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(every_months__range=(1, 60)),
                name="report_every_month_to_five_years",
                violation_error_code="every_months",
                violation_error_message=_("Between one report a month and one in five years: 1 to 60 months."),
            ),
        ]

    def __str__(self):
        return str(self.commitment)
