"""The meetings of an advisory council: when and where, what is discussed, and what was decided."""

from django.conf import settings
from django.db import models
from django.db.models import Deferrable, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from advices.models.advice import Advice
from advices.models.request import AdviceRequest
from governance.models import Council
from governance.roles import own_council


class MeetingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Open meetings: everybody. The others: the members of the advisory council."""
        return self.filter(Q(is_public=True) | own_council(user))


class Meeting(models.Model):
    """A meeting of an advisory council, planned or held."""

    council = models.ForeignKey(
        Council, models.PROTECT, related_name="meetings", verbose_name=gettext_lazy("advisory council")
    )
    held_on = models.DateField(gettext_lazy("date"))
    starts_at = models.TimeField(gettext_lazy("begins at"), null=True, blank=True)
    place = models.CharField(gettext_lazy("place"), max_length=200, blank=True)
    is_public = models.BooleanField(gettext_lazy("everybody may come and listen"), default=False)
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = MeetingQuerySet.as_manager()

    is_editable = True

    class Meta:
        verbose_name = gettext_lazy("meeting")
        verbose_name_plural = gettext_lazy("meetings")
        ordering = ["-held_on", "-starts_at", "-pk"]

    def __str__(self):
        return _("Meeting of %(date)s") % {"date": date_format(self.held_on, "j F Y")}

    def get_absolute_url(self):
        return reverse("meeting_detail", args=[self.pk])


class AgendaItemQuerySet(models.QuerySet):
    def visible_to(self, user):
        """To the members everything; to others, of an open meeting, what they may read by itself."""
        own = own_council(user, by="meeting__council")
        readable = Q(is_public=True)
        readable |= Q(advice__in=Advice.objects.visible_to(user)) | Q(
            request__in=AdviceRequest.objects.visible_to(user)
        )
        return self.filter(own | readable & Q(meeting__is_public=True))


class AgendaItem(models.Model):
    """One point on the agenda: a request, a draft, or a free subject; with what was decided."""

    class Decision(models.TextChoices):
        ADOPTED = "adopted", gettext_lazy("Adopted")
        RETURNED = "returned", gettext_lazy("Returned to its author")
        DISCUSSED = "discussed", gettext_lazy("Discussed")
        POSTPONED = "postponed", gettext_lazy("Postponed")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items", verbose_name=gettext_lazy("meeting"))
    position = models.PositiveSmallIntegerField(gettext_lazy("place on the agenda"))
    request = models.ForeignKey(
        AdviceRequest,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agenda_items",
        verbose_name=gettext_lazy("advice request"),
    )
    advice = models.ForeignKey(
        Advice, models.PROTECT, null=True, blank=True, related_name="agenda_items", verbose_name=gettext_lazy("advice")
    )
    subject = models.CharField(gettext_lazy("another subject"), max_length=200, blank=True)
    is_public = models.BooleanField(gettext_lazy("everybody may read this subject"), default=False)
    note = models.TextField(gettext_lazy("note for the members"), blank=True)
    decision = models.CharField(gettext_lazy("decision"), max_length=12, choices=Decision.choices, blank=True)
    decision_note = models.TextField(gettext_lazy("note to the decision"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    decided_at = models.DateTimeField(null=True, editable=False)

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("agenda item")
        verbose_name_plural = gettext_lazy("agenda items")
        ordering = ["meeting", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "position"], name="agenda_place_once", deferrable=Deferrable.DEFERRED
            ),
            models.CheckConstraint(
                condition=Q(request__isnull=False, advice=None, subject="")
                | Q(request=None, advice__isnull=False, subject="")
                | Q(request=None, advice=None) & ~Q(subject=""),
                name="agenda_item_about_one_thing",
                violation_error_message=gettext_lazy("Choose one: a request, an advice, or another subject."),
            ),
            models.CheckConstraint(
                condition=Q(is_public=False) | ~Q(subject=""),
                name="only_a_subject_is_made_public_here",
                violation_error_message=gettext_lazy("A request or an advice is published by itself, not here."),
            ),
            models.CheckConstraint(
                condition=Q(decision="", decision_note="", decided_by=None, decided_at=None)
                | ~Q(decision="") & Q(decided_by__isnull=False, decided_at__isnull=False),
                name="decision_has_person_and_moment",
            ),
            models.CheckConstraint(
                condition=~Q(decision="returned") | ~Q(decision_note=""),
                name="returned_with_a_note",
                violation_error_code="decision_note",
                violation_error_message=gettext_lazy("Write down why it is returned."),
            ),
        ]

    def __str__(self):
        return str(self.advice or self.request or self.subject)

    @property
    def council_id(self):
        return self.meeting.council_id
