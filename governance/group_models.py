"""Which groups of the organisation give which roles to who signs on with its account."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from governance.roles import COUNCIL_ROLES, Role


class GroupRole(models.Model):
    """A group of the organisation, by its id, and the role that its members have here."""

    group = models.CharField(_("id of the group"), max_length=200)
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    council = models.ForeignKey(
        "governance.Council",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("advisory council"),
    )
    department = models.CharField(_("department"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("role of a group")
        verbose_name_plural = _("roles of groups")
        ordering = ["group", "role", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "role", "council"],
                name="group_gives_a_role_once",
                nulls_distinct=False,
                violation_error_message=_("This group gives this role already."),
            ),
            models.CheckConstraint(
                condition=Q(role__in=sorted(COUNCIL_ROLES), council__isnull=False)
                | (~Q(role__in=sorted(COUNCIL_ROLES)) & Q(council__isnull=True)),
                name="group_council_fits_role",
                violation_error_code="council",
                violation_error_message=_(
                    "A secretary or a member belongs to an advisory council; the other roles do not."
                ),
            ),
            models.CheckConstraint(
                condition=Q(department="") | Q(role=Role.STAFF),
                name="group_department_of_the_municipality",
                violation_error_code="department",
                violation_error_message=_("Only somebody who works for the municipality has a department here."),
            ),
        ]

    def __str__(self):
        return f"{self.group}: {self.get_role_display()}"
