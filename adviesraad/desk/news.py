"""What others did that USER may see, newest first; one line per record."""

from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from advices.models import Advice, AdviceRequest, CollegeResponse
from adviesraad.desk.line import DeskLine, named
from commitments.models import Commitment
from governance.events import Event
from governance.models import AuditEvent

AT_MOST = 30
MOST_EVENTS = 300

# {model: {what the trail calls it: what the reader reads}}
SENTENCES = {
    AdviceRequest: {
        Event.CREATED: _("New request for advice"),
        Event.STATUS_WITHDRAWN: _("Request withdrawn"),
        Event.STATUS_DECLINED: _("Request declined"),
    },
    Advice: {
        Event.STATUS_IN_REVIEW: _("Offered for review"),
        Event.STATUS_ADOPTED: _("Adopted"),
        Event.STATUS_SENT: _("Sent to the college"),
        Event.STATUS_PUBLISHED: _("New advice"),
        Event.STATUS_WITHDRAWN: _("Advice withdrawn"),
    },
    CollegeResponse: {Event.STATUS_PUBLISHED: _("New response of the college")},
    Commitment: {
        Event.STATUS_OPEN: _("New commitment"),
        Event.PROGRESS: _("Progress reported"),
        Event.STATUS_SETTLEMENT_PROPOSED: _("Settlement proposed"),
        Event.STATUS_SETTLED: _("Settled"),
        Event.STATUS_PARTLY_SETTLED: _("Settled in part"),
        Event.STATUS_LAPSED: _("Lapsed"),
    },
}
SENT_BACK = _("Settlement sent back")
WITH = {Advice: ["council"], CollegeResponse: ["advice__council"]}


def news_for(user, after):
    """The lines for the events with a number above `after`."""
    newest = _newest_events(user, after)
    records = {}
    for model in SENTENCES:
        label = model._meta.label_lower
        rows = model.objects.visible_to(user).select_related(*WITH.get(model, []))
        ids = [object_id for kind, object_id in newest if kind == label]
        records |= {(label, record.pk): record for record in rows.filter(pk__in=ids)}
    seen = [(event, records[key]) for key, event in newest.items() if key in records]
    return [_line(event, record) for event, record in seen[:AT_MOST]]


def _newest_events(user, after):
    """The newest event of each record, newest first, where somebody else did it: {(kind, id): event}."""
    told = [Q(object_type=model._meta.label_lower, action__in=sentences) for model, sentences in SENTENCES.items()]
    events = AuditEvent.objects.filter(reduce(or_, told), number__gt=after)
    found = {}
    for event in events.order_by("-number")[:MOST_EVENTS]:
        found.setdefault((event.object_type, event.object_id), event)
    return {key: event for key, event in found.items() if event.actor_id != user.pk}


def _line(event, record):
    sentence = SENTENCES[type(record)][event.action]
    if event.details.get("from") == Commitment.Status.SETTLEMENT_PROPOSED and event.action == Event.STATUS_OPEN:
        sentence = SENT_BACK
    return DeskLine(str(sentence), named(record), record.get_absolute_url(), timezone.localdate(event.at))
