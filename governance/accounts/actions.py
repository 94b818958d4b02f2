"""What an administrator does: inviting people, giving and ending roles, setting terms."""

from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from governance.accounts.last_administrator import is_last_administrator
from governance.accounts.tasks import send_invitation, send_second_factor_taken
from governance.events import Event
from governance.holding import hold
from governance.models import Membership, SignIn, User
from governance.resting import check_loose
from governance.roles import Permission
from governance.trail.recording import record_event
from governance.workflow import Refused, changes_in_full, require


@transaction.atomic
def invite(*, by, email, name):
    """Make an account that can sign in once its owner has chosen a password; an address has one account."""
    role = require(by, Permission.MANAGE_USERS)
    try:
        with transaction.atomic():
            user = User.objects.create_user(email=email, name=name)
    except IntegrityError as taken:
        raise Refused(_("Somebody with this e-mail address was invited already."), "email") from taken
    record_event(Event.INVITED, user, by=by, role=role)
    send_invitation.defer(user_id=user.pk)
    return user


@transaction.atomic
def invite_again(user, *, by):
    """Mail a fresh link to somebody who has not signed in yet; the invitation counts from now."""
    role = require(by, Permission.MANAGE_USERS)
    if user.last_login:
        raise Refused(_("This person has signed in already and can ask for a new password."))
    User.objects.filter(pk=user.pk).update(date_joined=timezone.now())
    record_event(Event.INVITED, user, by=by, role=role)
    send_invitation.defer(user_id=user.pk)


@transaction.atomic
def give_role(user, *, by, **fields):
    """Give a user a role in a period; the database refuses two sides at once."""
    role = require(by, Permission.MANAGE_USERS)
    department = _as_colleagues_spell_it(fields.pop("department", ""))
    membership = Membership.objects.create(user=user, department=department, **fields)
    given = {"given": membership.role, "council": membership.council_id, "starts_on": membership.starts_on}
    also = {name: value for name in ("ends_on", "department") if (value := getattr(membership, name))}
    record_event(Event.ROLE_GIVEN, user, by=by, role=role, **given, **also)
    return membership


@transaction.atomic
def set_department(membership, *, by, department):
    """Say for which department of the municipality somebody works; "" for none."""
    role = require(by, Permission.MANAGE_USERS)
    membership.department = _as_colleagues_spell_it(department)
    changed = changes_in_full(membership)
    membership.save(update_fields=["department"])
    record_event(Event.DEPARTMENT, membership.user, by=by, role=role, held=membership.role, changed=changed)


def _as_colleagues_spell_it(department):
    """The name of the department as it stands with the colleagues, so that capitals do not make it another one."""
    known = Membership.objects.filter(department__iexact=department.strip()).values_list("department", flat=True)
    return known.first() or department.strip()


@transaction.atomic
def end_role(membership, *, by, on):
    """Let a role end on the day `on`, which is its last; not the role of the last administrator."""
    role = require(by, Permission.MANAGE_USERS)
    _check_one_is_left(max(on + timedelta(days=1), timezone.localdate()), "on", pk=membership.pk)
    membership.ends_on = on
    changed = changes_in_full(membership)
    membership.save(update_fields=["ends_on"])
    record_event(Event.ROLE_ENDED, membership.user, by=by, role=role, ended=membership.role, on=on, changed=changed)


def _check_one_is_left(on, field=None, **who):
    if is_last_administrator(on, **who):
        raise Refused(_("This is the last administrator. Give somebody else this role first."), field)


@transaction.atomic
def block(user, *, by):
    """Keep somebody out from now on, whatever the roles; every session ends at once."""
    role = require(by, Permission.MANAGE_USERS)
    if user == by:
        raise Refused(_("You cannot block yourself. Ask another administrator."))
    _check_one_is_left(timezone.localdate(), user=user)
    _let_in(user, False)
    ended = SignIn.objects.filter(user=user).end(SignIn.Ended.BY_ADMINISTRATOR)
    record_event(Event.BLOCKED, user, by=by, role=role, sessions=ended)


@transaction.atomic
def unblock(user, *, by):
    """Let somebody sign in again who was blocked."""
    role = require(by, Permission.MANAGE_USERS)
    _let_in(user, True)
    record_event(Event.UNBLOCKED, user, by=by, role=role)


def _let_in(user, may_sign_in):
    """Refuses where another administrator did so just before."""
    if not User.objects.filter(pk=user.pk, is_active=not may_sign_in).update(is_active=may_sign_in):
        raise Refused(_("This was done already."))


@transaction.atomic
def end_sessions(user, *, by):
    """Sign somebody out everywhere."""
    role = require(by, Permission.MANAGE_USERS)
    ended = SignIn.objects.filter(user=user).end(SignIn.Ended.BY_ADMINISTRATOR)
    record_event(Event.SESSIONS_ENDED, user, by=by, role=role, sessions=ended)


@transaction.atomic
def take_second_factor(user, *, by):
    """Take away the second step of somebody who lost it; where it is compulsory, it is set up at the next sign-in."""
    role = require(by, Permission.MANAGE_USERS)
    if user == by:
        raise Refused(
            _("Take away your own second step on your page “Second step”. There you type your password first.")
        )
    taken, _each = Authenticator.objects.filter(user=user).delete()
    if not taken:
        raise Refused(_("This person has no second step."))
    User.objects.filter(pk=user.pk, second_factor_by__isnull=False).update(second_factor_by=timezone.localdate())
    SignIn.objects.filter(user=user).end(SignIn.Ended.BY_ADMINISTRATOR)
    record_event(Event.SECOND_FACTOR_TAKEN, user, by=by, role=role)
    send_second_factor_taken.defer(user_id=user.pk)


@transaction.atomic
def map_group(form, *, by):
    """Let a group of the organisation give a role, as the `form` says; it counts from the next sign-in."""
    role = require(by, Permission.MANAGE_USERS)
    mapped = form.save()
    record_event(Event.GROUP_MAPPED, mapped, by=by, role=role, **_gives(mapped))
    return mapped


@transaction.atomic
def unmap_group(mapped, *, by):
    """Let a group give that role no longer."""
    role = require(by, Permission.MANAGE_USERS)
    record_event(Event.GROUP_UNMAPPED, mapped, by=by, role=role, **_gives(mapped))
    mapped.delete()


def _gives(mapped):
    return {"group": mapped.group, "given": mapped.role, "council": mapped.council_id, "department": mapped.department}


@transaction.atomic
def save_setting(form, *, by):
    """Store the form of the municipality, of an advisory council or of an office holder.

    A term changed here does not rewrite a due date that was agreed before.
    """
    role = require(by, Permission.MANAGE_USERS)
    changed = changes_in_full(form.instance)
    record = form.save()
    record_event(Event.SETTINGS, record, by=by, role=role, changed=changed)
    return record


@transaction.atomic
def remove_setting(record, *, by):
    """Take away an advisory council or an office holder that was entered by mistake; its event stays.

    Raises Refused where something rests on it.
    """
    role = require(by, Permission.MANAGE_USERS)
    stored = hold(record)
    check_loose(stored, _("This stays, because something rests on it: %(kind)s."))
    stored.delete()
    record_event(Event.DELETED, record, by=by, role=role, name=str(record))
