"""Whom the rules write to."""

from django.utils import timezone

from commitments.models import Commitment
from governance.models import Membership, User
from governance.roles import Role


def with_role(*roles, council_id=None):
    """Who has one of these roles today and may sign in; of one advisory council where its id is given."""
    holding = Membership.objects.active(timezone.localdate()).filter(role__in=roles)
    if council_id:
        holding = holding.filter(council=council_id)
    return User.objects.filter(is_active=True, memberships__in=holding).distinct().order_by("pk")


def staff(record):
    return with_role(Role.STAFF)


def secretary(record):
    return with_role(Role.SECRETARY, council_id=record.council_id)


def advisors(record):
    return with_role(Role.ADVISOR, council_id=record.council_id)


def reviewers(advice):
    """The members who were asked for an opinion on the advice."""
    return User.objects.filter(is_active=True, pk__in=advice.reviewers.values("member")).order_by("pk")


def assignees(assignment):
    """The colleague to whom it was given, or everybody of the department."""
    if assignment.department:
        working = Membership.objects.active(timezone.localdate()).filter(department=assignment.department)
        return User.objects.filter(is_active=True, memberships__in=working).distinct().order_by("pk")
    return User.objects.filter(is_active=True, pk=assignment.assignee_id)


def advisory_council(record):
    """The members and the secretary."""
    return with_role(Role.SECRETARY, Role.ADVISOR, council_id=record.council_id)


def receiver(commitment):
    """Who settles the commitment."""
    if commitment.receiver == Commitment.Receiver.ADVISORY_COUNCIL:
        return secretary(commitment)
    return with_role(Role.REGISTRY)
