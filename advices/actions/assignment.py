"""Dividing the recommendations that wait for an answer, and saying that one's part is done."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from advices.models import Assignment, Recommendation
from governance.models import Membership
from governance.roles import Permission, Side
from governance.workflow import Refused, change_status, record_created, require

Status = Assignment.Status


@transaction.atomic
def assign(recommendations, *, by, assignee=None, department="", note=""):
    """Give all these recommendations to one colleague or one department; whoever had one before no longer has it.

    Raises Refused, and assigns nothing, when one of them was answered meanwhile, or nobody is named.
    """
    role = require(by, Permission.ASSIGN_WORK)
    _check_assignee(assignee, department)
    asked = [recommendation.pk for recommendation in recommendations]
    rows = list(Recommendation.objects.select_for_update().filter(pk__in=asked).order_by("pk"))
    if not rows:
        raise Refused(_("Tick at least one recommendation first."))
    waiting = set(Recommendation.objects.to_answer().filter(pk__in=asked))
    for row in rows:
        if row not in waiting:
            raise Refused(_("“%(text)s” no longer waits for an answer.") % {"text": row.beginning})
    lineages = [row.lineage for row in rows]
    open_ones = Assignment.objects.select_for_update().filter(status=Status.OPEN)
    for earlier in open_ones.filter(recommendation__lineage__in=lineages):
        withdraw(earlier, by=by)
    fields = {"assignee": assignee, "department": department, "note": note, "assigned_on": timezone.localdate()}
    made = [Assignment.objects.create(recommendation=row, by=by, **fields) for row in rows]
    for assignment in made:
        to = {"assignee": assignee.pk} if assignee else {"department": department}
        record_created(assignment, by=by, role=role, recommendation=assignment.recommendation_id, **to)
    return made


def _check_assignee(assignee, department):
    if bool(assignee) == bool(department):
        raise Refused(_("Choose a colleague, or fill in a department: one of the two."))
    if department and not Membership.objects.active(timezone.localdate()).filter(department=department).exists():
        raise Refused(_("Nobody works for the department “%(name)s” here.") % {"name": department})
    if assignee and not assignee.acts_for(Side.MUNICIPALITY):
        raise Refused(_("%(name)s does not work for the municipality here.") % {"name": assignee})


def finish(assignment, *, by):
    """Say that what was asked is done; the recommendation itself waits until the response is published."""
    change_status(assignment, Status.DONE, by=by, ended_on=timezone.localdate())


def withdraw(assignment, *, by):
    change_status(assignment, Status.WITHDRAWN, by=by, ended_on=timezone.localdate())
