"""The last administrator stays: nobody can leave this site without one."""

import pytest
from django.urls import reverse

from governance.accounts import actions
from governance.accounts.group_roles import follow_groups
from governance.models import AuditEvent, GroupRole, Membership, User
from governance.workflow import Refused
from tests import factories
from tests.adviesraad.page_reading import filled_in, mistakes_in
from tests.factories import today
from tests.governance.racing import begun_then

SENTENCE = "Dit is de laatste beheerder. Geef eerst iemand anders deze rol."
REFUSED = (SENTENCE, "on")


@pytest.fixture
def second(db):
    """Another administrator."""
    return factories.person("administrator", nth=2)


def role_of(user):
    return user.memberships.get(role="administrator")


def end(user, by, on):
    """What the page says of it, and beside which field; None where the role ends."""
    try:
        actions.end_role(role_of(user), by=by, on=on)
    except Refused as refusal:
        return str(refusal), refusal.field
    return None


@pytest.mark.parametrize("days", [-1, 0, 30])
def test_last_role_of_administrator_does_not_end(days, administrator):
    assert end(administrator, administrator, today(days)) == REFUSED
    assert (role_of(administrator).ends_on, AuditEvent.objects.count()) == (None, 0)


# (the first and last day of the other administrator, the last day that is asked for, whether it is refused)
OTHERS = [
    ((-9, None), 0, False),
    ((-9, 30), 30, True),
    ((-9, 31), 30, False),
    ((-9, -1), -3, True),
    ((1, None), 0, False),
    ((2, None), 0, True),
]


@pytest.mark.parametrize(("other", "on", "refused"), OTHERS)
def test_role_ends_where_another_administrator_is_there_the_day_after(other, on, refused, administrator, second):
    starts, ends = other
    second.memberships.update(starts_on=today(starts), ends_on=None if ends is None else today(ends))
    assert end(administrator, administrator, today(on)) == (REFUSED if refused else None)


def test_administrator_who_is_blocked_does_not_count(administrator, second):
    User.objects.filter(pk=second.pk).update(is_active=False)
    assert end(administrator, administrator, today()) == REFUSED
    assert end(second, administrator, today()) is None


def test_role_that_ends_already_may_end_later(administrator):
    administrator.memberships.update(ends_on=today(3))
    assert end(administrator, administrator, today(2)) == REFUSED
    assert end(administrator, administrator, today(9)) is None


def test_other_roles_end_as_before(administrator, staff):
    actions.end_role(staff.memberships.get(), by=administrator, on=today())
    assert staff.memberships.get().ends_on == today()


def test_page_says_so_beside_the_day(client, administrator):
    client.force_login(administrator)
    address = reverse("membership_end", args=[role_of(administrator).pk])
    assert mistakes_in(client.post(address, filled_in(client.get(address), on=today()))) == {"on": [SENTENCE]}


def test_who_alone_keeps_the_role_is_not_blocked(administrator, second):
    administrator.memberships.update(ends_on=today())
    actions.block(second, by=administrator)
    User.objects.filter(pk=second.pk).update(is_active=True)
    User.objects.filter(pk=administrator.pk).update(is_active=False)
    with pytest.raises(Refused, match=SENTENCE):
        actions.block(second, by=administrator)
    assert User.objects.get(pk=second.pk).is_active


@pytest.mark.parametrize("act", ["end", "block"])
@pytest.mark.django_db(transaction=True)
def test_two_who_put_each_other_out_at_once_leave_one(act):
    first, second = (factories.person("administrator", nth=nth) for nth in (1, 2))
    assert [len(each.active_memberships) for each in (first, second)] == [1, 1]

    def put_out(user, by):
        if act == "block":
            return lambda: actions.block(user, by=by)
        return lambda: actions.end_role(role_of(user), by=by, on=today(-1))

    assert str(begun_then(put_out(second, first), put_out(first, second))) == SENTENCE
    assert Membership.objects.active(today()).filter(role="administrator", user__is_active=True).count() == 1


# By groups


@pytest.fixture
def by_group(administrator):
    GroupRole.objects.create(group="g-beheer", role="administrator")
    GroupRole.objects.create(group="g-anders", role="administrator")
    administrator.memberships.update(group="g-beheer")
    return administrator


def groups_of(user):
    return list(Membership.objects.active(today()).filter(user=user).values_list("group", flat=True))


def test_last_administrator_who_left_the_group_keeps_the_role(by_group):
    assert (follow_groups(by_group, []), groups_of(by_group), AuditEvent.objects.count()) == ([], ["g-beheer"], 0)


def test_administrator_who_is_not_the_last_loses_the_role_with_the_group(by_group, second):
    assert (follow_groups(by_group, []), groups_of(by_group)) == ([], [])


def test_last_administrator_who_changes_groups_has_the_role_by_the_new_one(by_group):
    assert (follow_groups(by_group, ["g-anders"]), groups_of(by_group)) == ([], ["g-anders"])
