"""The desk as a whole: the lines of all the roles that somebody has."""

from datetime import date

from django.utils import timezone

from adviesraad.desk.administrator import administrator
from adviesraad.desk.advisor import advisor
from adviesraad.desk.news import news_for
from adviesraad.desk.registry import registry
from adviesraad.desk.secretary import secretary
from adviesraad.desk.staff import staff
from adviesraad.desk.visits import visit_of
from governance.accounts.second_factor import due_on
from governance.roles import Permission, Role

LINES_FOR = {
    Role.SECRETARY: secretary,
    Role.ADVISOR: advisor,
    Role.STAFF: staff,
    Role.REGISTRY: registry,
    Role.ADMINISTRATOR: administrator,
}


def desk_of(user):
    """The three lists of `user`'s desk, and which roles it is for; `user` is at the desk now."""
    today = timezone.localdate()
    visit = visit_of(user)
    roles = {Role(membership.role) for membership in user.active_memberships}
    lines = dict.fromkeys(line for role in Role if role in roles for line in LINES_FOR[role](user, today))
    return {
        "second_factor_by": due_on(user),
        "roles": [role.label for role in Role if role in roles],
        "waiting": sorted((line for line in lines if not line.overdue), key=lambda line: line.due_on or date.max),
        "overdue": sorted((line for line in lines if line.overdue), key=lambda line: line.due_on),
        "may_judge": user.may(Permission.GIVE_COUNCIL_VERDICT) or user.may(Permission.GIVE_MUNICIPAL_VERDICT),
        "may_work_on_commitments": user.may(Permission.REPORT_PROGRESS) or user.may(Permission.ACCEPT_SETTLEMENT),
        "may_assign": user.may(Permission.ASSIGN_WORK),
        "new": news_for(user, visit.new_after),
        "previous_at": visit.previous_at,
        "may_register_request": user.may(Permission.REGISTER_REQUEST),
        "may_write_advice": user.may(Permission.WRITE_ADVICE),
        "may_register_commitment": user.may(Permission.REGISTER_COMMITMENT),
        "may_edit_policy": user.may(Permission.EDIT_POLICY),
        "may_import": user.may(Permission.REGISTER_COMMITMENT),
        "may_keep_settings": user.may(Permission.KEEP_SETTINGS),
        "may_keep_college_recess": user.may(Permission.KEEP_COLLEGE_RECESS),
        "may_manage_users": user.may(Permission.MANAGE_USERS),
    }
