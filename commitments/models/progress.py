"""How it goes with a commitment."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from advices.models.told import ToldQuerySet
from commitments.models.commitment import Commitment
from commitments.models.frozen import FrozenProgress
from documents.models import Document
from governance.roles import SIDES, Permission, Side


class ProgressQuerySet(ToldQuerySet):
    def visible_to(self, user):
        return self.filter(commitment__in=Commitment.objects.visible_to(user))

    def files_open_to(self, user):
        return self.filter(commitment__in=Commitment.objects.files_open_to(user))


class Progress(FrozenProgress, models.Model):
    """A dated note about a commitment; only ever added to."""

    class Kind(models.TextChoices):
        REPORT = "report", _("Progress")
        SETTLEMENT_PROPOSED = "settlement_proposed", _("Settlement proposed")
        SENT_BACK = "sent_back", _("Sent back")
        SETTLED = "settled", _("Settled")
        PARTLY_SETTLED = "partly_settled", _("Partly settled")
        LAPSED = "lapsed", _("Lapsed")

    PUBLISHES_FILES = Permission.REPORT_PROGRESS
    is_public = True  # from the moment that it is written

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="progress", verbose_name=_("commitment"))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.REPORT)
    noted_on = models.DateField(_("date"))
    text = models.TextField(_("text"), blank=True)
    new_due_on = models.DateField(_("new date for the rest"), null=True, blank=True)
    entered_by = models.CharField(_("entered by"), max_length=20, choices=Side.choices, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    documents = models.ManyToManyField(Document, blank=True, related_name="progress", verbose_name=_("files"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = ProgressQuerySet.as_manager()

    class Meta:
        verbose_name = _("progress note")
        verbose_name_plural = _("progress notes")
        ordering = ["commitment", "noted_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="settled") | ~Q(text=""),
                name="progress_has_text",
                violation_error_code="text",
                violation_error_message=_("Say what happened, or why."),
            ),
            models.CheckConstraint(
                condition=Q(new_due_on=None) | Q(kind="partly_settled", new_due_on__gte=F("noted_on")),
                name="new_date_only_for_the_rest",
                violation_error_code="new_due_on",
                violation_error_message=_("The new date is before the day on which you settle this."),
            ),
            models.CheckConstraint(
                condition=~Q(kind="report", entered_by="advisory_council", source=""),
                name="progress_entered_by_council_has_source",
                violation_error_code="source",
                violation_error_message=_("Say which letter or minutes this comes from."),
            ),
        ]

    def __str__(self):
        return f"{date_format(self.noted_on, 'j F Y')}: {Truncator(self.text).chars(60)}"

    def get_absolute_url(self):
        return self.commitment.get_absolute_url()

    @property
    def published_at(self):
        return self.commitment.published_at

    @property
    def council_id(self):
        return self.commitment.author_council_id or self.commitment.council_id

    def admits(self, role, permission):
        """Only the side that wrote the note goes on with it; a proposal to settle is the municipality's."""
        return SIDES.get(role) == (self.entered_by or Side.MUNICIPALITY)
