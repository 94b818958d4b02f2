"""What must hold for every row that gives a role, of a person or of a group, as constraints."""

from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from governance.roles import COUNCIL_ROLES, Role


def council_fits_role(name):
    """A secretary and a member have an advisory council, and nobody else has one."""
    roles = sorted(COUNCIL_ROLES)
    return CheckConstraint(
        condition=Q(role__in=roles, council__isnull=False) | (~Q(role__in=roles) & Q(council__isnull=True)),
        name=name,
        violation_error_code="council",
        violation_error_message=_("A secretary or a member belongs to an advisory council; the other roles do not."),
    )


def department_of_the_municipality(name):
    """Only who works for the municipality has a department."""
    return CheckConstraint(
        condition=Q(department="") | Q(role=Role.STAFF),
        name=name,
        violation_error_code="department",
        violation_error_message=_("Only somebody who works for the municipality has a department here."),
    )
