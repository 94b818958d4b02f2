"""What users are told by mail: their choice, every notice once, and what became of each mail."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """The four reasons to write to somebody; for each one chooses a pace."""

    WORK = "work", _("There is work for you")
    DUE_SOON = "due_soon", _("Something is due soon")
    OVERDUE = "overdue", _("Something is overdue")
    ANSWERED = "answered", _("An answer has come in")


class Pace(models.TextChoices):
    AT_ONCE = "at_once", _("At once")
    WEEKLY = "weekly", _("Once a week, on Monday morning")
    NEVER = "never", _("No mail")


class MailChoice(models.Model):
    """The pace that a user chose for one kind; without a choice mail goes at once."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="mail_choices")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    pace = models.CharField(_("when"), max_length=10, choices=Pace.choices, default=Pace.AT_ONCE)

    class Meta:
        verbose_name = _("choice of mail")
        verbose_name_plural = _("choices of mail")
        constraints = [models.UniqueConstraint(fields=["user", "kind"], name="mail_choice_once")]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.get_pace_display()}"


class MailQuerySet(models.QuerySet):
    def undelivered(self, now):
        """What did not arrive, or may not have: given up, in doubt, or left lying by the worker for two hours."""
        late = now - Mail.PATIENCE
        stopped = Q(status=Mail.Status.WAITING, not_before__lt=late) | Q(status=Mail.Status.SENDING, begun_at__lt=late)
        return self.filter(Q(status__in=[Mail.Status.FAILED, Mail.Status.UNSURE]) | stopped)


class Mail(models.Model):
    """One mail to one user. It is handed over at most once: see adviesraad/notices/posting.py."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Not sent")
        UNSURE = "unsure", _("Perhaps sent")
        DROPPED = "dropped", _("No longer needed")

    PATIENCE = timedelta(hours=2)

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="mails")
    is_digest = models.BooleanField(_("weekly digest"), default=False)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.WAITING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    problem = models.TextField(_("what the mail server said"), blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    not_before = models.DateTimeField(default=timezone.now)
    begun_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        ordering = ["-made_at", "-pk"]
        indexes = [
            models.Index(fields=["made_at"], name="mail_not_gone", condition=~Q(status__in=["sent", "dropped"])),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="sent", sent_at__isnull=False) | ~Q(status="sent") & Q(sent_at=None),
                name="sent_mail_has_moment",
            )
        ]

    def __str__(self):
        return f"{self.user}, {self.get_status_display()}"

    @property
    def is_waiting(self):
        return self.status == self.Status.WAITING

    @property
    def may_have_arrived(self):
        """Whether the connection broke while it was handed over."""
        return self.status in (self.Status.UNSURE, self.Status.SENDING)


class Notice(models.Model):
    """One thing that one user is told on one occasion; `mail` stays empty until it is put into one."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="notices")
    rule = models.CharField(_("rule"), max_length=40)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    object_type = models.CharField(_("kind of record"), max_length=60)
    object_id = models.BigIntegerField(_("record"))
    occasion = models.CharField(_("occasion"), max_length=30)
    made_at = models.DateTimeField(default=timezone.now)
    mail = models.ForeignKey(Mail, models.PROTECT, null=True, related_name="notices")

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["pk"]
        indexes = [models.Index(fields=["user"], name="notice_not_mailed", condition=Q(mail=None))]
        constraints = [
            models.UniqueConstraint(fields=["user", "rule", "object_type", "object_id", "occasion"], name="notice_once")
        ]

    def __str__(self):
        return f"{self.user}: {self.rule} {self.object_type} {self.object_id}"


class Gathering(models.Model):
    """How far the notices were gathered: up to which event of the trail, which day, and which week's digest."""

    event_number = models.BigIntegerField(_("number of the event"))
    day = models.DateField(_("day"))
    digest_on = models.DateField(_("day of the digest"))

    class Meta:
        verbose_name = verbose_name_plural = _("gathering of notices")
        constraints = [models.CheckConstraint(condition=Q(id=1), name="one_gathering")]

    def __str__(self):
        return f"{self.event_number}, {self.day}"
