"""Who may do what, as data: a role grants permissions, a membership gives a role."""

from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _


class Side(TextChoices):
    """The two parties to a recommendation; nobody acts for both."""

    MUNICIPALITY = "municipality", _("the municipality")
    ADVISORY_COUNCIL = "advisory_council", _("the advisory council")


class Role(TextChoices):
    SECRETARY = "secretary", _("Secretary of the advisory council")
    ADVISOR = "advisor", _("Member of the advisory council")
    STAFF = "staff", _("Alderman's staff")
    REGISTRY = "registry", _("Registry of the municipal council")
    ADMINISTRATOR = "administrator", _("Administrator")


class Permission(TextChoices):
    READ_COUNCIL_DRAFTS = "read_council_drafts", _("Read what the advisory council has not published")
    REGISTER_REQUEST = "register_request", _("Register an advice request")
    WRITE_ADVICE = "write_advice", _("Write an advice")
    ADOPT_ADVICE = "adopt_advice", _("Adopt an advice")
    PREPARE_MEETING = "prepare_meeting", _("Prepare a meeting of the advisory council and record its decisions")
    SEND_ADVICE = "send_advice", _("Send an advice to the college")
    PUBLISH_ADVICE = "publish_advice", _("Publish or withdraw an advice")
    GIVE_COUNCIL_VERDICT = "give_council_verdict", _("Give the verdict of the advisory council")
    READ_SENT_ADVICE = "read_sent_advice", _("Read advice that was sent to the college")
    RECORD_RESPONSE = "record_response", _("Record the response of the college")
    ASSIGN_WORK = "assign_work", _("Divide the recommendations that wait for an answer")
    GIVE_READING = "give_reading", _("Say how a reaction is to be read")
    GIVE_MUNICIPAL_VERDICT = "give_municipal_verdict", _("Give the verdict of the municipality")
    REGISTER_COMMITMENT = "register_commitment", _("Register a commitment")
    REPORT_PROGRESS = "report_progress", _("Report progress")
    PROPOSE_SETTLEMENT = "propose_settlement", _("Propose settlement")
    ACCEPT_SETTLEMENT = "accept_settlement", _("Accept a settlement or send it back")
    CORRECT_PRIVACY = "correct_privacy", _("Remove words or a file for privacy")
    CONFIRM_ENTRY = "confirm_entry", _("Confirm or correct what the advisory council entered")
    EDIT_POLICY = "edit_policy", _("Register policy documents and their versions")
    KEEP_SETTINGS = "keep_settings", _("Keep recess periods, letters and recipients")
    KEEP_COLLEGE_RECESS = "keep_college_recess", _("Keep the recess periods of the college")
    MANAGE_USERS = "manage_users", _("Invite users, set roles and terms")


COUNCIL_ROLES = {Role.SECRETARY, Role.ADVISOR}
SIDES = {
    Role.SECRETARY: Side.ADVISORY_COUNCIL,
    Role.ADVISOR: Side.ADVISORY_COUNCIL,
    Role.STAFF: Side.MUNICIPALITY,
}

GRANTS = {
    Role.SECRETARY: {
        Permission.READ_COUNCIL_DRAFTS,
        Permission.REGISTER_REQUEST,
        Permission.WRITE_ADVICE,
        Permission.PREPARE_MEETING,
        Permission.SEND_ADVICE,
        Permission.PUBLISH_ADVICE,
        Permission.RECORD_RESPONSE,
        Permission.GIVE_READING,
        Permission.REGISTER_COMMITMENT,
        Permission.REPORT_PROGRESS,
        Permission.ACCEPT_SETTLEMENT,
        Permission.CORRECT_PRIVACY,
        Permission.EDIT_POLICY,
        Permission.KEEP_SETTINGS,
    },
    Role.ADVISOR: {
        Permission.READ_COUNCIL_DRAFTS,
        Permission.WRITE_ADVICE,
        Permission.ADOPT_ADVICE,
        Permission.GIVE_COUNCIL_VERDICT,
    },
    Role.STAFF: {
        Permission.READ_SENT_ADVICE,
        Permission.RECORD_RESPONSE,
        Permission.ASSIGN_WORK,
        Permission.GIVE_READING,
        Permission.GIVE_MUNICIPAL_VERDICT,
        Permission.REGISTER_COMMITMENT,
        Permission.REPORT_PROGRESS,
        Permission.PROPOSE_SETTLEMENT,
        Permission.CORRECT_PRIVACY,
        Permission.CONFIRM_ENTRY,
        Permission.EDIT_POLICY,
        Permission.KEEP_COLLEGE_RECESS,
    },
    Role.REGISTRY: {Permission.REGISTER_COMMITMENT, Permission.ACCEPT_SETTLEMENT},
    Role.ADMINISTRATOR: {Permission.KEEP_SETTINGS, Permission.KEEP_COLLEGE_RECESS, Permission.MANAGE_USERS},
}


def role_for(user, permission, record=None):
    """The role by which `user` may do this to `record` now, or None.

    A role of an advisory council counts only for that council's records, and a record may admit fewer roles still.
    """
    if not user.is_authenticated:
        return None
    for membership in user.active_memberships:
        if permission in GRANTS[membership.role] and _reaches(membership, permission, record):
            return Role(membership.role)
    return None


def _reaches(membership, permission, record):
    council_id = getattr(record, "council_id", None) or getattr(record, "author_council_id", None)
    if membership.council_id and council_id and membership.council_id != council_id:
        return False
    admits = getattr(record, "admits", None)
    return admits is None or admits(Role(membership.role), permission)


def councils_with(user, permission):
    """The ids of the advisory councils for whose records `user` has `permission`."""
    if not user.is_authenticated:
        return set()
    return {m.council_id for m in user.active_memberships if m.council_id and permission in GRANTS[m.role]}


def own_council(user, permission=Permission.READ_COUNCIL_DRAFTS, *, by="council"):
    """The condition for a row whose advisory council, named `by`, is one for whose records `user` has `permission`."""
    return Q(**{f"{by}__in": councils_with(user, permission)})


def may(user, permission, record=None):
    return role_for(user, permission, record) is not None
