"""To whom an advice or a letter goes: the recipients one can choose, and what was sent to whom."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from advices.models.advice import Advice
from advices.models.reminder import LadderStep, Reminder
from governance.models import Council
from governance.roles import own_council
from governance.trail.words import AddedOnce


class Kind(models.TextChoices):
    COLLEGE = "college", _("the college")
    MUNICIPAL_COUNCIL = "municipal_council", _("the municipal council, through its registry")
    PRESS = "press", _("the press")
    OTHER = "other", _("somebody else")


# Who gets which letter of the silence ladder.
ADDRESSEES = {
    LadderStep.FIRST: Kind.COLLEGE,
    LadderStep.SECOND: Kind.COLLEGE,
    LadderStep.NOTICE: Kind.MUNICIPAL_COUNCIL,
}


UNDERWAY = timedelta(minutes=15)
ASKED_FOR = timedelta(days=30)


class RecipientQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(own_council(user))

    def for_letter(self, reminder):
        """Those of its council to whom this letter is addressed."""
        return self.filter(council=reminder.council_id, kind=ADDRESSEES[reminder.step])


class Recipient(models.Model):
    """Somebody to whom an advisory council sends its advices; the address is not public."""

    council = models.ForeignKey(Council, models.PROTECT, related_name="recipients", verbose_name=_("advisory council"))
    name = models.CharField(_("name"), max_length=100)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    email = models.EmailField(_("e-mail address"))

    objects = RecipientQuerySet.as_manager()

    class Meta:
        verbose_name = _("recipient")
        verbose_name_plural = _("recipients")
        ordering = ["kind", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["council", "email"],
                name="recipient_once",
                violation_error_code="email",
                violation_error_message=_("This e-mail address is already in the list."),
            )
        ]

    def __str__(self):
        return f"{self.name} ({self.get_kind_display()})"


class DispatchQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Whoever sees the advice and its words; what goes with a letter, whoever sees that letter."""
        shown = Advice.objects.visible_to(user).exclude(status=Advice.Status.WITHDRAWN)
        own = own_council(user, by="advice__council")
        return self.filter(Q(advice__in=shown) | own)

    def of_advice(self):
        """The sendings of the advice itself, without those of letters about it."""
        return self.filter(reminder=None)

    def not_arrived(self, now):
        """The mails of the last month that failed, or of which nobody knows, and after which nothing went there."""
        again = Dispatch.objects.filter(
            advice=OuterRef("advice"), kind=OuterRef("kind"), name=OuterRef("name"), pk__gt=OuterRef("pk")
        )
        begun = Q(delivery__begun_at__range=(now - ASKED_FOR, now - UNDERWAY))
        return self.filter(begun, delivery__delivered_at=None).exclude(Exists(again))


class Dispatch(AddedOnce, models.Model):
    """An advice, or a letter about it, went to somebody on a day; only ever added to. The address is not public."""

    class How(models.TextChoices):
        MAIL = "mail", _("by mail from this site")
        OTHERWISE = "otherwise", _("otherwise")

    advice = models.ForeignKey(Advice, models.PROTECT, related_name="dispatches", verbose_name=_("advice"))
    reminder = models.ForeignKey(
        Reminder, models.PROTECT, null=True, related_name="dispatches", verbose_name=_("reminder")
    )
    name = models.CharField(_("name"), max_length=100)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    email = models.EmailField(_("e-mail address"), blank=True)
    how = models.CharField(_("how"), max_length=10, choices=How.choices)
    sent_on = models.DateField(_("sent on"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = DispatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("sending")
        verbose_name_plural = _("sendings")
        ordering = ["sent_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(how="mail", email=""), name="mail_has_an_address"),
        ]

    def __str__(self):
        return self.name

    @property
    def mail_state(self):
        """How the mail fared, in words; only on rows with their delivery."""
        delivery = getattr(self, "delivery", None)
        if delivery is None:
            return _("waits to be mailed")
        if delivery.delivered_at:
            return _("mailed")
        if delivery.failure:
            return _("not mailed: %(reason)s") % {"reason": delivery.failure}
        return _("mailing was begun, and it is not known whether it arrived")


class DeliveryQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(own_council(user, by="dispatch__advice__council"))

    def failed(self):
        return self.filter(delivered_at=None).exclude(failure="")


class Delivery(models.Model):
    """What the worker knows of a mail: it writes down that it begins, so that none is sent twice."""

    dispatch = models.OneToOneField(Dispatch, models.PROTECT, related_name="delivery")
    begun_at = models.DateTimeField(auto_now=True)
    delivered_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=300, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")

    def __str__(self):
        return self.failure or str(self.delivered_at or self.begun_at)
