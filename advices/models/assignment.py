"""Who within the municipality prepares the answer to a recommendation."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from advices.models.frozen import FrozenAssignment
from advices.models.recommendation import Recommendation
from governance.roles import Permission, Side


class AssignmentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The work of the municipality: only who acts for it sees how it is divided."""
        return self.all() if user.is_authenticated and user.acts_for(Side.MUNICIPALITY) else self.none()

    def to_do(self):
        """Those that still wait: neither done nor withdrawn, and no version of it has a public reaction yet."""
        waiting = Recommendation.objects.to_answer().filter(lineage=OuterRef("recommendation__lineage"))
        return self.filter(Exists(waiting), status=Assignment.Status.OPEN)

    def given_to(self, user):
        """What was given to this user, or to a department that this user works for."""
        return self.filter(Q(assignee=user) | Q(department__in=user.departments))


class Assignment(FrozenAssignment, models.Model):
    """A recommendation given to one colleague, or to a department by its name; one at a time."""

    class Status(models.TextChoices):
        OPEN = "open", _("Open")
        DONE = "done", _("Done")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    TRANSITIONS = {Status.OPEN: {Status.DONE: Permission.ASSIGN_WORK, Status.WITHDRAWN: Permission.ASSIGN_WORK}}

    recommendation = models.ForeignKey(
        Recommendation, models.PROTECT, related_name="assignments", verbose_name=_("recommendation")
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="assignments",
        verbose_name=_("colleague"),
    )
    department = models.CharField(_("department"), max_length=100, blank=True)
    note = models.TextField(_("note"), blank=True)
    assigned_on = models.DateField(_("assigned on"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.OPEN)
    ended_on = models.DateField(_("ended on"), null=True, editable=False)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["assigned_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation"], condition=Q(status="open"), name="one_open_assignment_per_recommendation"
            ),
            models.CheckConstraint(
                condition=Q(assignee__isnull=False, department="") | Q(assignee=None) & ~Q(department=""),
                name="assignment_to_a_colleague_or_a_department",
                violation_error_message=_("Choose a colleague, or fill in a department: one of the two."),
            ),
            models.CheckConstraint(
                condition=Q(status="open", ended_on=None)
                | ~Q(status="open") & Q(ended_on__isnull=False, ended_on__gte=models.F("assigned_on")),
                name="ended_assignment_has_day",
            ),
        ]

    def __str__(self):
        return str(self.assignee or self.department)

    def get_absolute_url(self):
        return reverse("waiting")

    @property
    def is_done(self):
        return self.status == self.Status.DONE

    @property
    def response_due_on(self):
        """The day by which the college is to answer the advice."""
        return self.recommendation.advice.response_due_on
