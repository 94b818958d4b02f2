"""What waits for the secretary of an advisory council."""

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from advices.models import Advice, AdviceRequest, AgendaItem, CollegeResponse, Dispatch, Meeting
from advices.rules.ladder import next_steps, verb_of
from adviesraad.desk.line import AT_MOST, DeskLine, lines
from adviesraad.desk.regular import to_ask_about
from commitments.models import Commitment
from governance.roles import Permission, Side, councils_with


def secretary(user, today):
    councils = councils_with(user, Permission.SEND_ADVICE)
    requests = AdviceRequest.objects.visible_to(user).filter(council__in=councils).order_by("advice_due_on")
    advices = Advice.objects.visible_to(user).filter(council__in=councils).select_related("council").order_by("pk")
    commitments = Commitment.objects.visible_to(user).filter(council__in=councils).order_by("due_on")
    drafts = Commitment.objects.visible_to(user).filter(
        status="draft", entered_by=Side.ADVISORY_COUNCIL, author_council__in=councils
    )
    responses = CollegeResponse.objects.visible_to(user).filter(
        status="draft", entered_by=Side.ADVISORY_COUNCIL, advice__council__in=councils
    )
    due = {"due": "advice_due_on", "today": today}
    yield from lines(_("Start preparing this request"), requests.filter(status="received"), **due)
    yield from lines(_("See to it that this advice is ready in time"), requests.filter(status="in_preparation"), **due)
    yield from lines(_("Go on writing"), advices.filter(status="draft", author=user), to=["advice_edit"])
    yield from lines(_("Send to the college"), advices.filter(status="adopted"), to=["advice_step", "sent"])
    unplanned = advices.filter(status="sent").exclude(planned_publications__outcome="")
    yield from lines(_("Publish"), unplanned, to=["advice_step", "published"])
    answered = requests.awaiting_publication()
    yield from lines(_("Publish the request, or keep it private"), answered, to=["request_publish"])
    yield from _not_arrived(councils)
    begun = responses.select_related("advice__council")
    yield from lines(_("Finish and publish this response"), begun)
    yield from lines(_("Publish this commitment"), drafts)
    undecided = AgendaItem.objects.filter(meeting=OuterRef("pk"), decision="")
    held = Meeting.objects.filter(Exists(undecided), council__in=councils, held_on__lte=today)
    yield from lines(_("Record the decisions of the meeting"), held.order_by("held_on"))
    yield from lines(_("Accept the settlement or send it back"), commitments.filter(status="settlement_proposed"))
    overdue = advices.overdue(today).order_by("response_due_on")
    for step in next_steps(list(overdue[:AT_MOST]), today):
        advice = step.advice
        yield DeskLine(verb_of(step), str(advice), step.url, advice.response_due_on, advice.lateness)
    yield from to_ask_about(commitments, today)


def _not_arrived(councils):
    """A task per mail with an advice or a letter that did not go, or of which nobody knows whether it did."""
    mails = Dispatch.objects.filter(advice__council__in=councils).not_arrived(timezone.now())
    for dispatch in mails.select_related("advice__council")[:AT_MOST]:
        subject = f"{dispatch.name}: {dispatch.advice}"
        url = f"{dispatch.advice.get_absolute_url()}#verzonden"
        yield DeskLine(_("This mail may not have arrived: send it again, or otherwise"), subject, url)
