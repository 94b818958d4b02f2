"""The pages of the meetings: the members read, the secretary prepares and records; the public reads what is public."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from advices.actions import meeting as meetings
from advices.forms.meeting import AgendaItemForm, DecisionForm, MeetingForm
from advices.models import AgendaItem, Meeting
from documents.rendering.pdf import render_pdf
from documents.serving import pdf_preview
from governance.pages.form_page import bound, change_page, confirm_page, did, form_page, saved
from governance.pages.pace import at_most
from governance.pages.paging import page_of
from governance.roles import Permission, own_council
from governance.workflow import require


def with_agenda(rows, user):
    """The meetings with, as `agenda`, the items that `user` may read."""
    items = AgendaItem.objects.visible_to(user).select_related("advice__council", "request").order_by("position")
    return rows.select_related("council").prefetch_related(Prefetch("items", items, to_attr="agenda"))


def meeting_list(request):
    """For everybody, and the same for everybody: the open meetings with what is public of their agenda."""
    everybody = AnonymousUser()
    rows = with_agenda(Meeting.objects.visible_to(everybody), everybody)
    context = {"page_obj": page_of(rows, request), "today": timezone.localdate()}
    return render(request, "advices/meeting_list.html", context)


def meeting_plan(request):
    """The meetings of one's own advisory councils."""
    require(request.user, Permission.READ_COUNCIL_DRAFTS)
    context = {
        "page_obj": page_of(_own(request.user).select_related("council"), request),
        "today": timezone.localdate(),
    }
    return render(request, "advices/meeting_plan.html", context)


def meeting_new(request):
    require(request.user, Permission.PREPARE_MEETING)
    form = bound(request, MeetingForm, user=request.user)
    return form_page(
        request,
        form,
        lambda: meetings.plan_meeting(by=request.user, **form.values),
        said=_("The meeting was planned. Now put something on the agenda."),
        template="advices/meeting_form.html",
        heading=_("Plan a meeting"),
    )


def meeting_edit(request, pk):
    form = bound(request, MeetingForm, user=request.user, instance=_meeting_to_prepare(request, pk))
    return change_page(
        request,
        form,
        lambda stored, **how: meetings.save_meeting(stored, form.values, **how),
        template="advices/meeting_form.html",
        heading=_("Change the meeting"),
    )


def meeting_cancel(request, pk):
    meeting = _meeting_to_prepare(request, pk)
    return confirm_page(
        request,
        meeting,
        lambda: meetings.cancel_meeting(meeting, by=request.user),
        heading=_("Take the meeting away"),
        explanation=_("The meeting and its agenda are gone for good."),
        said=_("The meeting was taken away."),
        leads_to="meeting_plan",
    )


def meeting_detail(request, pk):
    meeting = _meeting_to_read(request, pk)
    may_prepare = request.user.may(Permission.PREPARE_MEETING, meeting)
    context = {"meeting": meeting, "may_prepare": may_prepare, "was_held": meeting.held_on <= timezone.localdate()}
    return render(request, "advices/meeting_detail.html", context)


@at_most("pdf")
def meeting_agenda_pdf(request, pk):
    """The agenda on paper for the members, made on the spot and kept nowhere."""
    return pdf_preview(render_pdf(agenda_html(_meeting_to_read(request, pk))))


def agenda_html(meeting):
    with translation.override("nl"):
        return render_to_string("advices/agenda_pdf.html", {"meeting": meeting, "site_url": settings.SITE_URL})


def item_new(request, pk):
    meeting = _meeting_to_prepare(request, pk)
    form = bound(request, AgendaItemForm, user=request.user, instance=AgendaItem(meeting=meeting))
    return form_page(
        request,
        form,
        lambda: meetings.add_item(meeting, by=request.user, **form.cleaned_data),
        said=_("It stands on the agenda now."),
        leads_to=_place_of,
        template="advices/meeting_form.html",
        meeting=meeting,
        heading=_("Put something on the agenda"),
    )


def item_change(request, pk):
    """Move an item up or down, or take it off the agenda: what the button says."""
    item = _item_to_prepare(request, pk)
    if "remove" in request.POST:
        did(request, lambda: meetings.remove_item(item, by=request.user), _("It is off the agenda."))
    elif ("up" in request.POST or "down" in request.POST) and did(
        request, lambda: meetings.move_item(item, by=request.user, up="up" in request.POST), ""
    ):
        return redirect(_place_of(item))
    return redirect(item.meeting)


def item_decide(request, pk):
    item = _item_to_prepare(request, pk)
    initial = {"decision": item.decision, "note": item.decision_note}
    form = bound(request, DecisionForm, item=item, initial=initial)
    if request.method == "POST" and form.is_valid():
        recorded = saved(form, lambda: meetings.record_decision(item, by=request.user, **form.cleaned_data))
        if recorded:
            messages.success(request, _("The decision was recorded."))
            if item.decision == AgendaItem.Decision.ADOPTED:
                messages.info(request, _("A member who did not write it now adopts the advice here."))
            return redirect(_place_of(item))
    context = {"form": form, "meeting": item.meeting, "item": item, "heading": _("Record the decision")}
    return render(request, "advices/meeting_form.html", context)


def _place_of(item):
    """The address of the item on the agenda, so that who works with the keyboard goes on from there."""
    return f"{item.meeting.get_absolute_url()}#punt-{item.pk}"


def _own(user):
    return Meeting.objects.filter(own_council(user))


def _meeting_to_read(request, pk):
    """The meeting with its whole agenda, for a member; 404 for everybody else."""
    return get_object_or_404(with_agenda(_own(request.user), request.user), pk=pk)


def _meeting_to_prepare(request, pk):
    meeting = get_object_or_404(_own(request.user).select_related("council"), pk=pk)
    require(request.user, Permission.PREPARE_MEETING, meeting)
    return meeting


def _item_to_prepare(request, pk):
    item = get_object_or_404(AgendaItem.objects.select_related("meeting__council", "advice", "request"), pk=pk)
    _meeting_to_prepare(request, item.meeting_id)
    return item
