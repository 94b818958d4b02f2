"""What a form was filled in with: kept until it is saved; and which forms were saved already."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class KeptFormQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Only what this user typed: nobody else reads it."""
        return self.filter(user=user) if user.is_authenticated else self.none()

    def filled_in(self):
        """Those in which something was typed or chosen, and not only opened."""
        return self.filter(~Q(data="") | Q(files__isnull=False)).distinct()

    def others_at(self, path, user, since):
        """The names of the others who had the record at `path` open after `since`; never their words."""
        lately = Q(changed_at__gte=since) | Q(open_at__gte=since)
        busy = self.filter(lately, path=path, revision__isnull=False).exclude(user=user)
        return list(busy.order_by("user__name").values_list("user__name", flat=True))


class KeptForm(models.Model):
    """What one user typed into one page and has not saved yet; empty while the page is only open."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("user"))
    path = models.CharField(_("address of the page"), max_length=500)
    data = models.TextField(_("what was typed"), blank=True)
    revision = models.PositiveIntegerField(_("revision that was seen"), null=True)
    changed_at = models.DateTimeField(_("last typed at"))
    open_at = models.DateTimeField(_("last seen open at"), null=True)

    objects = KeptFormQuerySet.as_manager()

    class Meta:
        verbose_name = _("form that was not saved yet")
        verbose_name_plural = _("forms that were not saved yet")
        constraints = [models.UniqueConstraint(fields=["user", "path"], name="one_kept_form_per_page")]
        indexes = [models.Index(fields=["path", "changed_at"], name="kept_form_at")]

    def __str__(self):
        return self.path


def unnamed(_kept, _name):
    """Where the bytes of a chosen file stand: the name that it came with is only in the table."""
    return f"kept/{uuid4()}"


class KeptFile(models.Model):
    """A file that was chosen in a form that was not saved yet; nobody can download it."""

    form = models.ForeignKey(KeptForm, models.CASCADE, related_name="files", verbose_name=_("form"))
    field = models.CharField(_("name of the field"), max_length=100)
    file = models.FileField(_("file"), upload_to=unnamed)
    name = models.CharField(_("file name"), max_length=255)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("file that was chosen and not saved yet")
        verbose_name_plural = _("files that were chosen and not saved yet")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["form", "field", "sha256"], name="file_is_kept_once")]

    def __str__(self):
        return self.name


class SentForm(models.Model):
    """A form that a user sent and that led on: sent again, it leads to the same place and does nothing more."""

    FIELD = "once"  # the name of the key in every form
    AGAIN = "again"  # in a form of which its user was asked whether it is meant a second time

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("user"))
    key = models.UUIDField()
    digest = models.CharField(max_length=64)
    led_to = models.TextField(_("where it led"))
    sent_at = models.DateTimeField(_("sent at"))

    class Meta:
        verbose_name = _("form that was sent")
        verbose_name_plural = _("forms that were sent")
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="form_is_sent_once")]
        indexes = [models.Index(fields=["sent_at"], name="form_sent_at")]

    def __str__(self):
        return self.led_to
