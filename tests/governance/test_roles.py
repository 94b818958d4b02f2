"""Who may what, by hand, and from which day to which."""

import pytest

from governance.roles import Permission, Role, councils_with, role_for
from tests import factories
from tests.factories import today

MAY = {
    "read_council_drafts": {"secretary", "advisor"},
    "register_request": {"secretary"},
    "write_advice": {"secretary", "advisor"},
    "adopt_advice": {"advisor"},
    "prepare_meeting": {"secretary"},
    "send_advice": {"secretary"},
    "publish_advice": {"secretary"},
    "give_council_verdict": {"advisor"},
    "read_sent_advice": {"staff"},
    "record_response": {"secretary", "staff"},
    "assign_work": {"staff"},
    "give_reading": {"secretary", "staff"},
    "give_municipal_verdict": {"staff"},
    "register_commitment": {"secretary", "staff", "registry"},
    "report_progress": {"secretary", "staff"},
    "propose_settlement": {"staff"},
    "accept_settlement": {"secretary", "registry"},
    "correct_privacy": {"secretary", "staff"},
    "confirm_entry": {"staff"},
    "edit_policy": {"secretary", "staff"},
    "keep_settings": {"secretary", "administrator"},
    "keep_college_recess": {"staff", "administrator"},
    "manage_users": {"administrator"},
}


def test_every_permission_is_in_the_table():
    assert set(MAY) == set(Permission.values)


@pytest.mark.parametrize("permission", MAY)
def test_role_has_exactly_the_permissions_of_the_table(permission, everyone):
    able = {name for name, user in everyone.items() if role_for(user, Permission(permission))}
    assert able == MAY[permission] | {f"other_{role}" for role in MAY[permission] & {"secretary", "advisor"}}


@pytest.mark.parametrize("permission", [p for p in MAY if MAY[p] & {"secretary", "advisor"}])
def test_role_in_another_council_does_not_count(permission, everyone):
    record = factories.advice(status="draft")
    able = {name for name, user in everyone.items() if role_for(user, Permission(permission), record)}
    assert able == MAY[permission]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("starts", "ends", "counts"),
    [(0, None, True), (0, 0, True), (-9, 0, True), (-9, -1, False), (1, None, False), (-9, 9, True)],
)
def test_role_counts_from_its_first_day_to_its_last(starts, ends, counts):
    user = factories.person()
    factories.membership(user, Role.STAFF, None, today(starts), None if ends is None else today(ends))
    assert user.may(Permission.EDIT_POLICY) is counts


def test_role_by_which_one_may_is_named(council, other_council):
    user = factories.person()
    factories.membership(user, Role.ADVISOR, council)
    factories.membership(user, Role.SECRETARY, other_council)
    theirs = factories.advice(other_council, "draft")
    assert role_for(user, Permission.WRITE_ADVICE, factories.advice(council, "draft")) == "advisor"
    assert role_for(user, Permission.WRITE_ADVICE, theirs) == "secretary"
    assert role_for(user, Permission.ADOPT_ADVICE, theirs) is None


def test_councils_with_a_permission_are_those_of_the_roles_that_have_it(council, other_council, anonymous, staff):
    user = factories.person()
    factories.membership(user, Role.ADVISOR, council)
    factories.membership(user, Role.SECRETARY, other_council)
    assert councils_with(user, Permission.READ_COUNCIL_DRAFTS) == {council.pk, other_council.pk}
    assert councils_with(user, Permission.ADOPT_ADVICE) == {council.pk}
    assert councils_with(user, Permission.SEND_ADVICE) == {other_council.pk}
    assert councils_with(staff, Permission.RECORD_RESPONSE) == set()
    assert councils_with(anonymous, Permission.READ_COUNCIL_DRAFTS) == set()


@pytest.mark.parametrize(
    ("who", "sides"),
    [
        ("secretary", ["advisory_council"]),
        ("advisor", ["advisory_council"]),
        ("staff", ["municipality"]),
        ("registry", []),
        ("administrator", []),
        ("outsider", []),
    ],
)
def test_role_acts_for_one_side(who, sides, everyone):
    assert [side for side in ("municipality", "advisory_council") if everyone[who].acts_for(side)] == sides


def test_advisor_may_become_staff_the_day_after(council):
    user = factories.person()
    factories.membership(user, Role.ADVISOR, council, ends_on=today(-1))
    factories.membership(user, Role.STAFF, starts_on=today())
    assert (user.acts_for("municipality"), user.acts_for("advisory_council")) == (True, False)


def test_two_roles_on_the_same_side_go_together(council, other_council):
    user = factories.person()
    for role, each in [("advisor", council), ("secretary", council), ("advisor", other_council)]:
        factories.membership(user, role, each)
    assert user.memberships.count() == 3
