"""Wat wacht op ons: every recommendation without a reaction, by the day on which it is due, and who answers it."""

from collections import defaultdict
from datetime import timedelta

import django_filters
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, Subquery
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from advices.actions import assignment as assignments
from advices.forms.assignment import AssignForm, colleagues
from advices.models import Advice, Assignment, CollegeResponse, Recommendation
from advices.steps import ASSIGNMENT_STEPS
from governance.models import Council
from governance.pages.form_page import bound, form_page, number_in, take_step
from governance.pages.paging import page_of
from governance.roles import Permission
from governance.workflow import require

SOON = timedelta(days=14)
PER_PAGE = 50
NOBODY, MINE, DEPARTMENT = "niemand", "mij", "afdeling"
LATE, WITHIN_SOON, LATER = "te-laat", "binnenkort", "later"


class WaitingFilter(django_filters.FilterSet):
    council = django_filters.ModelChoiceFilter(
        field_name="advice__council",
        queryset=Council.objects.all(),
        to_field_name="slug",
        label=_("Advisory council"),
        empty_label=_("All"),
    )
    assigned = django_filters.ChoiceFilter(label=_("Assigned to"), empty_label=_("All"), method="assigned_to")
    due = django_filters.ChoiceFilter(
        choices=[(LATE, _("Overdue")), (WITHIN_SOON, _("Within two weeks")), (LATER, _("Later"))],
        label=_("Due"),
        empty_label=_("All"),
        method="due_in",
    )

    class Meta:
        model = Recommendation
        fields = ["council", "assigned", "due"]

    def __init__(self, data, queryset, *, user):
        super().__init__(data, queryset)
        self.user = user
        fixed = [(MINE, _("Me, or my department")), (NOBODY, _("Nobody yet")), (DEPARTMENT, _("A department"))]
        people = [(str(each.pk), each.name) for each in colleagues() if each != user]
        self.filters["assigned"].extra["choices"] = [*fixed, *people]

    def assigned_to(self, recommendations, name, value):
        open_ones = Assignment.objects.filter(status=Assignment.Status.OPEN)
        if value == NOBODY:
            return recommendations.exclude(lineage__in=_lineages(open_ones))
        if value == DEPARTMENT:
            return recommendations.filter(lineage__in=_lineages(open_ones.filter(assignee=None)))
        if value == MINE:
            return recommendations.filter(lineage__in=_lineages(open_ones.given_to(self.user)))
        return recommendations.filter(lineage__in=_lineages(open_ones.filter(assignee=int(value))))

    def due_in(self, recommendations, name, value):
        today = timezone.localdate()
        soon = Q(awaited=True, advice__response_due_on__lte=today + SOON)
        late = Q(awaited=True, advice__response_due_on__lt=today)
        return recommendations.filter({LATE: late, WITHIN_SOON: soon & ~late, LATER: ~soon}[value])


def _lineages(assignments):
    """A recommendation keeps its lineage in a new version, and with it who answers it."""
    return assignments.values("recommendation__lineage")


def waiting_for_us(user):
    """What the municipality has not answered, first what is due first; with the id of the response that was begun.

    Also what a final response passed over: that can be answered still, but its advice is no longer `awaited`.
    """
    begun = CollegeResponse.objects.visible_to(user).filter(advice=OuterRef("advice"), status="draft")
    rows = Recommendation.objects.visible_to(user).to_answer().select_related("advice__council")
    awaited = Advice.objects.awaiting_response().filter(pk=OuterRef("advice"))
    rows = rows.annotate(awaited=Exists(awaited), begun=Subquery(begun.order_by("-pk").values("pk")[:1]))
    return rows.order_by("advice__response_due_on", "advice", "number")


def _with_assignments(page):
    """Give each recommendation of the page its assignments that were not withdrawn, to any of its versions."""
    by_lineage = defaultdict(list)
    given = Assignment.objects.exclude(status=Assignment.Status.WITHDRAWN).select_related("assignee", "recommendation")
    for assignment in given.filter(recommendation__lineage__in=[row.lineage for row in page]):
        by_lineage[assignment.recommendation.lineage].append(assignment)
    for row in page:
        row.given = by_lineage[row.lineage]
    return page


def _said(request, offered):
    """What others assigned: on the page the newest of all; of what is posted those of what is ticked, and it waits."""
    if request.method != "POST":
        return Assignment.objects.order_by("-pk")[:1]
    ticked = offered.filter(pk__in=filter(None, map(number_in, request.POST.getlist("recommendations"))))
    rows = Recommendation.objects.select_for_update().filter(pk__in=ticked.values("pk")).order_by("pk")
    given = Assignment.objects.filter(status=Assignment.Status.OPEN).exclude(by=request.user)
    return given.filter(recommendation__lineage__in=[row.lineage for row in rows]).select_related("by", "assignee")


def _how_many(made):
    told = ngettext("%(count)s recommendation was assigned.", "%(count)s recommendations were assigned.", len(made))
    return told % {"count": len(made)}


@transaction.atomic
def waiting(request):
    require(request.user, Permission.ASSIGN_WORK)
    found = WaitingFilter(request.GET, waiting_for_us(request.user), user=request.user)
    offered = Recommendation.objects.visible_to(request.user).to_answer()
    form = bound(request, AssignForm, offered=offered)
    form.listen(_said(request, offered), "note")
    return form_page(
        request,
        form,
        lambda: assignments.assign(by=request.user, **form.cleaned_data),
        said=_how_many,
        leads_to=request.get_full_path(),
        template="advices/waiting.html",
        filter=found,
        page_obj=SimpleLazyObject(lambda: _with_assignments(page_of(found.qs, request, PER_PAGE))),
        today=timezone.localdate(),
    )


def assignment_step(request, pk, status):
    assignment = get_object_or_404(Assignment.objects.visible_to(request.user), pk=pk)
    return take_step(request, assignment, status, ASSIGNMENT_STEPS)
