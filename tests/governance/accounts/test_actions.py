"""What an administrator does; everybody else is refused."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from governance.accounts import actions
from governance.models import AuditEvent, Membership, User
from governance.trail.recording import events_of
from tests import factories
from tests.factories import today

pytestmark = pytest.mark.django_db


def last(record):
    event = events_of(record).last()
    return event.action, event.actor_role, event.details


def test_invitation_makes_somebody_who_cannot_sign_in_yet(administrator):
    user = actions.invite(by=administrator, email="Nieuw@Voorbeeld.NL", name="Noor")
    assert (user.email, user.has_usable_password()) == ("nieuw@voorbeeld.nl", False)
    assert last(user) == ("invited", "administrator", {})


def test_role_is_given_and_ended(administrator, council, outsider):
    membership = actions.give_role(outsider, by=administrator, role="advisor", council=council, starts_on=today(-5))
    assert last(outsider) == (
        "role_given",
        "administrator",
        {"given": "advisor", "council": council.pk, "starts_on": str(today(-5))},
    )
    actions.end_role(membership, by=administrator, on=today(-1))
    assert last(outsider) == (
        "role_ended",
        "administrator",
        {"ended": "advisor", "on": str(today(-1)), "changed": {"ends_on": [None, str(today(-1))]}},
    )
    assert User.objects.get(pk=outsider.pk).active_memberships == []


def test_colleague_is_given_a_department(administrator, staff):
    actions.set_department(staff.memberships.get(), by=administrator, department="Team Jeugd")
    assert last(staff) == (
        "department",
        "administrator",
        {"held": "staff", "changed": {"department": ["", "Team Jeugd"]}},
    )
    assert User.objects.get(pk=staff.pk).departments == {"Team Jeugd"}


def test_department_is_spelled_as_the_colleagues_have_it(administrator, staff, outsider):
    factories.works_for("Team Jeugd")
    actions.set_department(staff.memberships.get(), by=administrator, department=" team jeugd ")
    given = actions.give_role(outsider, by=administrator, role="staff", department="TEAM JEUGD", starts_on=today())
    assert (staff.memberships.get().department, given.department) == ("Team Jeugd", "Team Jeugd")


def test_role_on_the_other_side_is_refused_and_leaves_no_event(administrator, advisor):
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.give_role(advisor, by=administrator, role="staff", starts_on=today())
    assert (advisor.memberships.count(), AuditEvent.objects.count()) == (1, 0)


@pytest.mark.parametrize("who", ["secretary", "advisor", "staff", "registry", "outsider", "anonymous"])
def test_anybody_else_is_refused(who, everyone, outsider):
    users, memberships = User.objects.count(), Membership.objects.count()
    membership = factories.staff().memberships.get()
    for attempt in [
        lambda by: actions.invite(by=by, email="a@voorbeeld.nl", name="A"),
        lambda by: actions.give_role(outsider, by=by, role="administrator"),
        lambda by: actions.set_department(membership, by=by, department="Team Jeugd"),
        lambda by: actions.end_role(membership, by=by, on=today()),
    ]:
        with pytest.raises(PermissionDenied):
            attempt(everyone[who])
    assert (User.objects.count(), Membership.objects.count(), AuditEvent.objects.count()) == (users, memberships, 0)
