"""What changed in a new version of a published response."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from advices.models.frozen import FrozenWithResponse
from advices.models.response import CollegeResponse


class ResponseCorrectionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """With the new version that it is about."""
        return self.filter(response__in=CollegeResponse.objects.visible_to(user))


class ResponseCorrection(FrozenWithResponse, models.Model):
    """The public note beside a response that replaces an earlier one; frozen with it."""

    response = models.OneToOneField(
        CollegeResponse, models.PROTECT, related_name="correction", verbose_name=_("response")
    )
    note = models.TextField(_("what has changed"))

    objects = ResponseCorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction of a response")
        verbose_name_plural = _("corrections of responses")
        constraints = [models.CheckConstraint(condition=~Q(note=""), name="response_correction_has_note")]

    def __str__(self):
        return self.note
