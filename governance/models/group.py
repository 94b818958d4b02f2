"""Which groups of the organisation give which roles to who signs on with its account."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from governance.role_rules import council_fits_role, department_of_the_municipality
from governance.roles import Role


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
            council_fits_role("group_council_fits_role"),
            department_of_the_municipality("group_department_of_the_municipality"),
        ]

    def __str__(self):
        return f"{self.group}: {self.get_role_display()}"
