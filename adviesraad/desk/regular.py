"""What comes back by itself: regular reports, and the yearly round of verdicts."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from adviesraad.desk.line import AT_MOST, DeskLine, lines, named
from commitments.actions.asking import not_asked_lately
from commitments.models import ReportDuty
from commitments.views.yearly_round import in_round_of, to_judge_again

ONE_DAY = timedelta(days=1)
SOON = timedelta(days=30)
LATE_REPORT = gettext_lazy("Ask how it stands: a regular report has not come")


def reports_due(commitments, today):
    """A task per commitment on which a regular report is due within a month."""
    return _reports(_("Report on this again"), commitments, today, today + SOON, "progress_new")


def to_ask_about(commitments, today):
    """A task per open commitment that is late, or of which a regular report is, unless its receiver asked lately."""
    unasked = not_asked_lately(commitments.unproposed())
    ask = {"due": "due_on", "today": today, "to": ["progress_ask"]}
    yield from lines(_("Ask how it stands: this is overdue"), unasked.overdue(today), **ask)
    yield from reports_late(unasked, today)


def reports_late(commitments, today):
    """A task per commitment of which a regular report did not come in time."""
    return _reports(LATE_REPORT, commitments, today, today - ONE_DAY, "progress_ask")


def _reports(step, commitments, today, until, address):
    duties = ReportDuty.objects.running().filter(commitment__in=commitments, next_due_on__lte=until)
    for duty in duties.select_related("commitment")[:AT_MOST]:
        url, due_on = reverse(address, args=[duty.commitment_id]), duty.next_due_on
        yield DeskLine(step, named(duty.commitment), url, due_on, "overdue" if due_on < today else "")


def yearly_round(user, today):
    """One task for all open recommendations of which the newest verdict of one's own side is a year old."""
    side, rows = in_round_of(user)
    if count := to_judge_again(rows, side, today).count():
        step = ngettext(
            "Give a new verdict on %(count)s recommendation",
            "Give a new verdict on %(count)s recommendations",
            count,
        )
        yield DeskLine(step % {"count": count}, _("Yearly round"), f"{reverse('yearly_round')}?opnieuw=ja")
