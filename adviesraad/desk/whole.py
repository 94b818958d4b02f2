"""The desk as a whole: the lines of all the roles that somebody has."""

from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from advices.models import Advice, CollegeResponse
from adviesraad.desk.administrator import administrator
from adviesraad.desk.advisor import advisor
from adviesraad.desk.registry import registry
from adviesraad.desk.secretary import secretary
from adviesraad.desk.staff import staff
from adviesraad.desk.tasks import tasks
from commitments.models import Commitment
from governance.roles import Permission, Role

NEW_FOR = timedelta(days=30)
TASKS = {
    Role.SECRETARY: secretary,
    Role.ADVISOR: advisor,
    Role.STAFF: staff,
    Role.REGISTRY: registry,
    Role.ADMINISTRATOR: administrator,
}


def desk_of(user):
    """The three lists of USER's desk, and which roles it is for."""
    today = timezone.localdate()
    roles = {Role(membership.role) for membership in user.active_memberships}
    lines = dict.fromkeys(line for role in Role if role in roles for line in TASKS[role](user, today))
    return {
        "roles": [role.label for role in Role if role in roles],
        "waiting": [line for line in lines if not line.overdue],
        "overdue": sorted((line for line in lines if line.overdue), key=lambda line: line.due_on),
        "new": _new(user, today),
        "may_assign": user.may(Permission.ASSIGN_WORK),
        "may_register_request": user.may(Permission.REGISTER_REQUEST),
        "may_write_advice": user.may(Permission.WRITE_ADVICE),
        "may_register_commitment": user.may(Permission.REGISTER_COMMITMENT),
        "may_edit_policy": user.may(Permission.EDIT_POLICY),
        "may_import": user.may(Permission.REGISTER_REQUEST) or user.may(Permission.RECORD_RESPONSE),
        "may_keep_settings": user.may(Permission.KEEP_SETTINGS),
        "may_manage_users": user.may(Permission.MANAGE_USERS),
    }


def _new(user, today):
    """What became visible to USER in the last thirty days."""
    since = today - NEW_FOR
    advices = Advice.objects.visible_to(user).filter(sent_on__gte=since).select_related("council").order_by("-sent_on")
    responses = (
        CollegeResponse.objects.visible_to(user).filter(published_on__gte=since).select_related("advice__council")
    )
    commitments = Commitment.objects.visible_to(user).filter(published_on__gte=since).order_by("-published_on")
    return [
        *tasks(_("New advice"), advices, due="sent_on", today=date.min),
        *tasks(
            _("New response of the college"), responses.order_by("-published_on"), due="published_on", today=date.min
        ),
        *tasks(_("New commitment"), commitments, due="published_on", today=date.min),
    ]
