"""Who signed in, who tried to, and which sessions are open: a log that is kept for a set time."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SignInQuerySet(models.QuerySet):
    def open(self, now=None):
        """The sessions that go on at this moment."""
        now = now or timezone.now()
        return self.filter(
            outcome=SignIn.Outcome.SUCCEEDED,
            ended_at=None,
            seen_at__gt=now - idle_limit(),
            at__gt=now - absolute_limit(),
        )

    def old(self, now):
        """Those that have been kept long enough."""
        return self.filter(at__lt=now - timedelta(days=settings.SIGN_INS_KEPT_DAYS))

    def end(self, ended_as):
        """Let these sessions end as of now; returns how many there were."""
        return self.open().update(ended_at=timezone.now(), ended_as=ended_as)


def idle_limit():
    return timedelta(minutes=settings.IDLE_MINUTES)


def absolute_limit():
    return timedelta(seconds=settings.SESSION_COOKIE_AGE)


class SignIn(models.Model):
    """One time that somebody signed in, or did not get in; of whoever got in also how the session went on.

    No address of a computer is kept: the browser is named in words, and what was typed only where nobody has it.
    """

    class Outcome(models.TextChoices):
        SUCCEEDED = "succeeded", _("signed in")
        FAILED = "failed", _("did not get in")
        BLOCKED = "blocked", _("was kept out: the account is blocked")

    class Way(models.TextChoices):
        PASSWORD = "password", _("password")
        TOTP = "totp", _("password and a code from an app")
        RECOVERY_CODES = "recovery_codes", _("password and a recovery code")
        WEBAUTHN = "webauthn", _("password and a passkey")
        SIGN_ON = "socialaccount", _("account of the organisation")

    class Ended(models.TextChoices):
        SIGNED_OUT = "signed_out", _("signed out")
        BY_USER = "by_user", _("ended by this person")
        BY_ADMINISTRATOR = "by_administrator", _("ended by the administrator")
        IDLE = "idle", _("nothing was done for too long")
        TOO_LONG = "too_long", _("lasted the longest time there is")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("user")
    )
    address = models.EmailField(_("address that nobody has"), blank=True)
    at = models.DateTimeField(_("moment"), default=timezone.now)
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome.choices)
    way = models.CharField(_("how"), max_length=20, choices=Way.choices, blank=True)
    device = models.CharField(_("browser"), max_length=50, blank=True)
    seen_at = models.DateTimeField(_("last seen"), null=True)
    ended_at = models.DateTimeField(_("ended at"), null=True)
    ended_as = models.CharField(_("how it ended"), max_length=20, choices=Ended.choices, blank=True)

    objects = SignInQuerySet.as_manager()

    class Meta:
        verbose_name = _("sign-in")
        verbose_name_plural = _("sign-ins")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="succeeded", user__isnull=False, seen_at__isnull=False)
                | (~Q(outcome="succeeded") & Q(seen_at=None, ended_at=None)),
                name="session_only_of_who_got_in",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_as="") | (Q(ended_at__isnull=False) & ~Q(ended_as="")),
                name="session_ended_somehow",
            ),
            models.CheckConstraint(condition=Q(address="") | Q(user=None), name="sign_in_address_of_nobody"),
        ]
        indexes = [
            models.Index(fields=["user", "-at"], name="sign_in_of_user"),
            models.Index(fields=["-at"], name="sign_in_at"),
        ]

    def __str__(self):
        return f"{self.user or self.address}: {self.get_outcome_display()}"

    def over(self, now):
        """How this session is over at this moment (a value of Ended), or "" while it goes on."""
        if self.ended_at:
            return self.ended_as
        if self.seen_at <= now - idle_limit():
            return self.Ended.IDLE
        return self.Ended.TOO_LONG if self.at <= now - absolute_limit() else ""

    @property
    def is_open(self):
        return self.outcome == self.Outcome.SUCCEEDED and not self.over(timezone.now())
