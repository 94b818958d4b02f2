"""The silence ladder: a first reminder, a second, and notice to the municipal council, each a letter."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from advices.models.advice import Advice
from advices.models.frozen import FrozenReminder
from governance.models import Council
from governance.pages.binning import Binnable, WithoutBin, only_a_draft_is_binned
from governance.roles import Permission, own_council


class LadderStep(models.TextChoices):
    FIRST = "first", _("First reminder")
    SECOND = "second", _("Second reminder")
    NOTICE = "notice", _("Notice to the municipal council")


class LetterTemplateQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(own_council(user))


class LetterTemplate(models.Model):
    """How an advisory council words one step of the ladder, and how many days after the due date it comes."""

    council = models.ForeignKey(
        Council, models.PROTECT, related_name="letter_templates", verbose_name=_("advisory council")
    )
    step = models.CharField(_("step"), max_length=10, choices=LadderStep.choices)
    days = models.PositiveSmallIntegerField(_("days after the day on which the response was due"))
    subject = models.CharField(_("subject"), max_length=150)
    text = models.TextField(_("text of the letter"))

    objects = LetterTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        constraints = [
            models.UniqueConstraint(fields=["council", "step"], name="one_letter_per_step"),
            models.CheckConstraint(
                condition=Q(days__range=(1, 730)),
                name="letter_after_a_day_to_two_years",
                violation_error_code="days",
                violation_error_message=_("A term is at least one day and at most 730 days."),
            ),
        ]

    def __str__(self):
        return self.get_step_display()


class ReminderQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A sent one: whoever sees the advice and its words. A draft: the advisory council."""
        own = own_council(user, by="advice__council")
        shown = Advice.objects.visible_to(user).exclude(status=Advice.Status.WITHDRAWN)
        return self.filter(Q(status=Reminder.Status.SENT, advice__in=shown) | own)


class Reminder(FrozenReminder, Binnable, models.Model):
    """A letter about an advice that was not answered in time; its words frozen once sent."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SENT = "sent", _("Sent")

    TRANSITIONS = {Status.DRAFT: {Status.SENT: Permission.SEND_ADVICE}}

    advice = models.ForeignKey(Advice, models.PROTECT, related_name="reminders", verbose_name=_("advice"))
    step = models.CharField(_("step"), max_length=10, choices=LadderStep.choices)
    subject = models.CharField(_("subject"), max_length=150)
    text = models.TextField(_("text of the letter"))
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.DRAFT)
    sent_on = models.DateField(_("sent on"), null=True, editable=False)
    sent_to = models.CharField(_("sent to"), max_length=300, blank=True, editable=False)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = WithoutBin.from_queryset(ReminderQuerySet)()
    with_bin = ReminderQuerySet.as_manager()

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ["advice", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["advice", "step"],
                condition=Q(binned_at=None),
                name="one_reminder_per_step",
                violation_error_message=_("Meanwhile there is another letter of this kind. Throw that away first."),
            ),
            only_a_draft_is_binned("only_a_draft_letter_is_binned"),
            models.CheckConstraint(
                condition=Q(status="draft", sent_on=None, sent_to="")
                | Q(status="sent", sent_on__isnull=False) & ~Q(sent_to=""),
                name="sent_reminder_has_day_and_addressee",
            ),
        ]

    def __str__(self):
        return f"{self.get_step_display()}: {self.advice}"

    def get_absolute_url(self):
        if self.is_editable:
            return reverse("reminder_edit", args=[self.pk])
        return f"{self.advice.get_absolute_url()}#herinneringen"

    @property
    def council_id(self):
        return self.advice.council_id

    @property
    def is_editable(self):
        return self.status == self.Status.DRAFT
