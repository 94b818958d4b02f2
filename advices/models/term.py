"""What bears on a term: recess periods, and extensions."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from advices.models.advice import Advice
from advices.models.request import AdviceRequest
from governance.models import Council
from governance.roles import Permission
from governance.trail.words import AddedOnce


class RecessQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Everybody may know when nobody is there."""
        return self.all()

    def periods_of(self, council):
        """The (first, last) days of this advisory council's recesses; of the college's for None."""
        return list(self.filter(council=council).values_list("starts_on", "ends_on"))


class Recess(models.Model):
    """Days that do not count in a term, of an advisory council or, without one, of the college."""

    name = models.CharField(_("name"), max_length=100)
    council = models.ForeignKey(
        Council, models.PROTECT, null=True, blank=True, related_name="recesses", verbose_name=_("recess of")
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))

    objects = RecessQuerySet.as_manager()

    class Meta:
        verbose_name = _("recess")
        verbose_name_plural = _("recesses")
        ordering = ["-starts_on", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="recess_ends_after_start",
                violation_error_code="ends_on",
                violation_error_message=_("The last day is before the first day."),
            )
        ]

    def __str__(self):
        return self.name

    @property
    def kept_by(self):
        """The permission by which one keeps it: the recess of the college is the municipality's."""
        return Permission.KEEP_SETTINGS if self.council_id else Permission.KEEP_COLLEGE_RECESS


class ExtensionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Whoever sees the request, or the advice and its words."""
        shown = Advice.objects.visible_to(user).exclude(status=Advice.Status.WITHDRAWN)
        return self.filter(Q(request__in=AdviceRequest.objects.visible_to(user)) | Q(advice__in=shown))


class Extension(AddedOnce, models.Model):
    """More time for the advice that a request asks, or for the response to an advice; only ever added to."""

    request = models.ForeignKey(
        AdviceRequest, models.PROTECT, null=True, related_name="extensions", verbose_name=_("advice request")
    )
    advice = models.ForeignKey(Advice, models.PROTECT, null=True, related_name="extensions", verbose_name=_("advice"))
    old_due_on = models.DateField(_("was due on"))
    new_due_on = models.DateField(_("now due on"))
    reason = models.TextField(_("reason"))
    granted_by = models.CharField(_("granted by"), max_length=150)
    granted_on = models.DateField(_("granted on"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = ExtensionQuerySet.as_manager()

    class Meta:
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(request=None, advice__isnull=False) | Q(request__isnull=False, advice=None),
                name="extension_of_one_term",
            ),
            models.CheckConstraint(
                condition=Q(new_due_on__gt=F("old_due_on")),
                name="extension_gives_more_days",
                violation_error_code="new_due_on",
                violation_error_message=_("The new day must be after the day on which it was due."),
            ),
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(granted_by=""),
                name="extension_has_reason_and_granter",
                violation_error_message=_("Say why, and who granted it."),
            ),
        ]

    def __str__(self):
        return str(self.new_due_on)

    @property
    def days(self):
        return (self.new_due_on - self.old_due_on).days
