"""Roles by the groups of the organisation: given and ended when somebody signs on with its account."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from governance.accounts.last_administrator import is_last_administrator
from governance.events import Event
from governance.models import GroupRole, Membership
from governance.roles import Role
from governance.trail.recording import record_event


@transaction.atomic
def follow_groups(user, groups):
    """Let `user` have the roles of these `groups` and, of the roles that groups gave before, no others.

    A role that was given by hand stays, and so does that of the last administrator. Returns the GroupRoles that could
    not be given, since nobody works for two sides at once.
    """
    wanted = list(GroupRole.objects.filter(group__in=groups).select_related("council"))
    today = timezone.localdate()
    held = list(user.memberships.active(today))
    for membership in held:
        if membership.group and not _stays(membership, wanted, today):
            _end(membership, today)
    refused = [each for each in wanted if not any(_is_of(m, each) for m in held) and not _give(user, each)]
    vars(user).pop("active_memberships", None)
    return refused


def _stays(membership, wanted, today):
    if any(_is_of(membership, each) for each in wanted):
        return True
    gives_up = membership.role == Role.ADMINISTRATOR and all(each.role != Role.ADMINISTRATOR for each in wanted)
    return gives_up and is_last_administrator(today, pk=membership.pk)


def _is_of(membership, wanted):
    return (membership.role, membership.council_id) == (wanted.role, wanted.council_id) and (
        not membership.group or (membership.group, membership.department) == (wanted.group, wanted.department)
    )


def _give(user, wanted):
    fields = {"role": wanted.role, "council": wanted.council, "department": wanted.department, "group": wanted.group}
    try:
        with transaction.atomic():
            Membership.objects.create(user=user, **fields)
    except IntegrityError:
        return False
    record_event(Event.ROLE_GIVEN, user, by=None, given=wanted.role, council=wanted.council_id, group=wanted.group)
    return True


def _end(membership, today):
    """Let the role end as of now: its last day was yesterday, and one that began today never was."""
    if membership.starts_on >= today:
        membership.delete()
    else:
        membership.ends_on = today - timedelta(days=1)
        membership.save(update_fields=["ends_on"])
    record_event(Event.ROLE_ENDED, membership.user, by=None, ended=membership.role, on=today, group=membership.group)
