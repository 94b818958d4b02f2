"""What the municipality says of what the advisory council entered on its behalf."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from advices.models import CollegeResponse
from commitments.models.commitment import Commitment
from commitments.models.progress import Progress
from governance.trail.words import AddedOnce

SUBJECTS = ("response", "commitment", "progress")


class ConfirmationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of what one may see."""
        return self.filter(
            Q(response__in=CollegeResponse.objects.visible_to(user))
            | Q(commitment__in=Commitment.objects.visible_to(user))
            | Q(progress__in=Progress.objects.visible_to(user))
        )


class Confirmation(AddedOnce, models.Model):
    """That the municipality confirms what the secretary entered from its letter, or what is right instead.

    Only ever added to; the newest counts, and what was entered stays beside it.
    """

    class Outcome(models.TextChoices):
        CONFIRMED = "confirmed", _("This is right")
        CORRECTED = "corrected", _("This is not right")

    response = models.ForeignKey(
        CollegeResponse, models.PROTECT, null=True, related_name="confirmations", verbose_name=_("response")
    )
    commitment = models.ForeignKey(
        Commitment, models.PROTECT, null=True, related_name="confirmations", verbose_name=_("commitment")
    )
    progress = models.ForeignKey(
        Progress, models.PROTECT, null=True, related_name="confirmations", verbose_name=_("progress note")
    )
    outcome = models.CharField(_("does the municipality agree?"), max_length=10, choices=Outcome.choices)
    text = models.TextField(_("what is right?"), blank=True)
    version = models.PositiveSmallIntegerField(_("version"), default=1)  # of the commitment, when this was said
    confirmed_on = models.DateField(_("date"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = ConfirmationQuerySet.as_manager()

    class Meta:
        verbose_name = _("confirmation")
        verbose_name_plural = _("confirmations")
        ordering = ["confirmed_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(response__isnull=False, commitment=None, progress=None)
                | Q(response=None, commitment__isnull=False, progress=None)
                | Q(response=None, commitment=None, progress__isnull=False),
                name="confirmation_of_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(outcome="confirmed", text="") | Q(outcome="corrected") & ~Q(text=""),
                name="correction_says_what_is_right",
                violation_error_code="text",
                violation_error_message=_("Write what is right instead."),
            ),
        ]

    def __str__(self):
        return self.text or self.get_outcome_display()
