"""Money that was set aside for what was promised."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commitments.models.commitment import Commitment
from governance.trail.words import AddedOnce


class EarmarkQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(commitment__in=Commitment.objects.visible_to(user))


class Earmark(AddedOnce, models.Model):
    """An amount in euros for one purpose in one year; only ever added to.

    What is left may be carried over to the next year: a row of its own, which points to the one it comes from.
    """

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="earmarks", verbose_name=_("commitment"))
    amount = models.DecimalField(_("amount in euros"), max_digits=12, decimal_places=2)
    purpose = models.CharField(_("purpose"), max_length=200)
    year = models.PositiveSmallIntegerField(_("year"))
    carried_from = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="carried_to", verbose_name=_("carried over from")
    )
    noted_on = models.DateField(_("date"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = EarmarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("earmarked amount")
        verbose_name_plural = _("earmarked amounts")
        ordering = ["commitment", "year", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="earmark_is_more_than_nothing",
                violation_error_code="amount",
                violation_error_message=_("Fill in an amount of more than zero."),
            ),
            models.CheckConstraint(
                condition=Q(year__range=(1990, 2199)),
                name="earmark_in_a_year_that_can_be_meant",
                violation_error_code="year",
                violation_error_message=_("Fill in a year, such as 2027."),
            ),
            models.CheckConstraint(condition=~Q(purpose=""), name="earmark_has_purpose"),
        ]

    def __str__(self):
        return f"{self.purpose} ({self.year})"
