"""Who did what with a record, when, with what changed: the events of the trail in sentences.

The public reads the public steps, with the role of who took them; whoever works on the record reads everything,
with the name.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from advices.models import AgendaItem, Reading, Review
from commitments.models import Verdict
from governance.events import BECAME_FROM_UNKNOWN, Event
from governance.models import AuditEvent
from governance.moments import in_words, moment_in_words
from governance.roles import Permission, Role, Side, may

BLANKED = {"blanked": True}

# {kind of record: the permission of those who read everything that was done with it}
INSIDERS = {
    "advices.advicerequest": Permission.READ_COUNCIL_DRAFTS,
    "advices.advice": Permission.READ_COUNCIL_DRAFTS,
    "advices.recommendation": Permission.READ_COUNCIL_DRAFTS,
    "advices.collegeresponse": Permission.RECORD_RESPONSE,
    "advices.reaction": Permission.GIVE_READING,
    "commitments.commitment": Permission.REGISTER_COMMITMENT,
    "policies.policydocument": Permission.EDIT_POLICY,
    "policies.policyversion": Permission.EDIT_POLICY,
    "documents.document": Permission.CORRECT_PRIVACY,
}

# What everybody reads, whatever the record.
ALWAYS = {Event.PRIVACY, Event.BACKFILLED}

# {kind of record: the acts that everybody reads who may read the record}
PUBLIC = {
    "advices.advicerequest": {
        Event.STATUS_ANSWERED,
        Event.STATUS_WITHDRAWN,
        Event.STATUS_DECLINED,
        Event.PUBLISHED,
        Event.EXTENDED,
    },
    "advices.advice": {
        Event.STATUS_ADOPTED,
        Event.STATUS_SENT,
        Event.STATUS_PUBLISHED,
        Event.STATUS_WITHDRAWN,
        Event.DISPATCHED,
        Event.FORWARDED,
        Event.EXTENDED,
        Event.NO_ANSWER_NOTED,
    },
    "advices.recommendation": {Event.VERDICT},
    "advices.collegeresponse": {Event.STATUS_PUBLISHED, Event.ENTRY_CONFIRMED, Event.ENTRY_CORRECTED},
    "commitments.commitment": {
        Event.STATUS_OPEN,
        Event.STATUS_SETTLEMENT_PROPOSED,
        Event.STATUS_SETTLED,
        Event.STATUS_PARTLY_SETTLED,
        Event.STATUS_LAPSED,
        Event.STATUS_SUPERSEDED,
        Event.CORRECTED,
        Event.PROGRESS,
        Event.ASKED,
        Event.REPORT_DUTY,
        Event.REPORT_DUTY_ENDED,
        Event.EARMARK,
        Event.EARMARK_CARRIED_OVER,
        Event.ENTRY_CONFIRMED,
        Event.ENTRY_CORRECTED,
    },
    "policies.policyversion": {Event.PUBLISHED},
    "documents.document": {Event.PUBLISHED, Event.MADE_PRIVATE},
}

# {detail: the label before its value}; what is not here is not shown
FACTS = {
    "on": gettext_lazy("Day"),
    "response_due_on": gettext_lazy("Response due on"),
    "answer_article": gettext_lazy("Answer only where the college deviates, by"),
    "received_on": gettext_lazy("Received on"),
    "made_on": gettext_lazy("Made on"),
    "reason": gettext_lazy("Reason"),
    "old_due_on": gettext_lazy("Was due on"),
    "new_due_on": gettext_lazy("Now due on"),
    "granted_by": gettext_lazy("Granted by"),
    "to": gettext_lazy("To"),
    "moment": gettext_lazy("Moment"),
    "amount": gettext_lazy("Amount"),
    "year": gettext_lazy("Year"),
    "every_months": gettext_lazy("Every how many months"),
    "next_due_on": gettext_lazy("Next report"),
}
WORDS_FOR = {
    "side": Side,
    "verdict": Reading.Outcome,
    "value": Verdict.Value,
    "opinion": Review.Opinion,
    "decision": AgendaItem.Decision,
}

# {kind of record: what it is called in the history of another record}
CALLED = {
    "advices.advice": lambda advice: _("The advice"),
    "advices.reaction": lambda reaction: _("The response of the college"),
    "policies.policyversion": lambda version: version.label,
    "documents.document": lambda document: document.name,
}


@dataclass
class Line:
    at: datetime
    who: str
    sentence: str
    notes: list = field(default_factory=list)


def history_of(user, records):
    """The Lines that `user` may read about these records, oldest first; the first is the one whose page it is."""
    found = list(records)
    return [line for line, _record in _lines(user, found, main=found[:1])]


def histories(user, records):
    """Give each of these records its Lines as `history`."""
    found = list(records)
    lines = _lines(user, found, main=found)
    for record in found:
        record.history = [line for line, owner in lines if owner == record]


def _lines(user, records, main):
    by_key = {(record._meta.label_lower, record.pk): record for record in records}
    inside = {key: may(user, INSIDERS[key[0]], record) for key, record in by_key.items()}
    lines = []
    for event in _once(_events(by_key), inside):
        key = event.object_type, event.object_id
        if inside[key] or event.act in ALWAYS | PUBLIC.get(key[0], set()):
            record = by_key[key]
            name = "" if record in main else CALLED.get(key[0], str)(record)
            lines.append((_line(event, name, named=inside[key]), record))
    return lines


def _events(by_key):
    about = Q(pk=None)
    for label in {label for label, _pk in by_key}:
        about |= Q(object_type=label, object_id__in=[pk for other, pk in by_key if other == label])
    return list(AuditEvent.objects.filter(about).order_by("number"))


def _once(events, inside):
    """Who stands outside reads of an advice that was adopted twice only the last: what came between was not public."""
    last = {(e.object_type, e.object_id): e.number for e in events if e.act == Event.STATUS_ADOPTED}
    for event in events:
        key = event.object_type, event.object_id
        if inside[key] or event.act != Event.STATUS_ADOPTED or event.number == last[key]:
            yield event


def _line(event, name, *, named):
    sentence = _sentence(event)
    return Line(
        at=event.at,
        who=_who(event, named),
        sentence=f"{name}: {sentence}" if name else sentence,
        notes=[*_facts(event), *_changes(event)],
    )


def _who(event, named):
    role = dict(Role.choices).get(event.actor_role, "")
    if not named:
        return str(role or _("The system"))
    return ", ".join(str(part) for part in (event.actor_name, role) if part) or _("The system")


def _sentence(event):
    if event.act is None:
        return _("Something else was done: %(action)s.") % {"action": event.action}
    if event.act.is_step:
        return _step(event)
    return event.act.label % _Words({name: _word(name, value) for name, value in event.details.items()})


def _step(event):
    labels = dict(apps.get_model(event.object_type).Status.choices)
    old, new = (labels.get(name, "") for name in (event.details.get("from"), event.act.status))
    return str(event.act.label if old else BECAME_FROM_UNKNOWN) % {"old": old, "new": new}


class _Words(dict):
    """The particulars of an event, some of which may have been removed."""

    def __missing__(self, name):
        return "…"


def _word(name, value):
    choices = WORDS_FOR.get(name)
    return dict(choices.choices).get(value, value) if choices else value


def _facts(event):
    if event.details == BLANKED:
        return [_("The particulars were removed for privacy.")]
    facts = {name: value for name, value in event.details.items() if value not in (None, "")}
    if event.act == Event.CREATED or (event.act and event.act.is_step):
        facts.pop("to", None)  # there it is the status, which the sentence tells
    return [f"{label}: {_fact(name, facts[name])}" for name, label in FACTS.items() if name in facts]


def _fact(name, value):
    if name == "amount":
        return f"€ {number_format(value, decimal_pos=2, force_grouping=True)}"
    if name == "moment":
        return moment_in_words(timezone.localtime(datetime.fromisoformat(value)))
    return ", ".join(value) if isinstance(value, list) else _day(value)


def _day(value):
    """A day written out, and anything else as it is."""
    try:
        return in_words(date.fromisoformat(value))
    except (TypeError, ValueError):
        return value


def _changes(event):
    model = apps.get_model(event.object_type)
    names = {field.name for field in model._meta.get_fields()}
    changed = event.details.get("changed", {})
    return [_change(model, name, values) for name, values in changed.items() if name in names]


def _change(model, name, values):
    """One field that was changed: of a short one also what stood there before, and what stands there now."""
    changed = model._meta.get_field(name)
    label = capfirst(getattr(changed, "verbose_name", None) or changed.related_model._meta.verbose_name_plural)
    if not values:
        return label
    old, new = (_shown(changed, value) for value in values)
    return _("%(field)s: “%(new)s”, was “%(old)s”") % {"field": label, "old": old, "new": new}


def _shown(changed, value):
    if value in (None, ""):
        return _("empty")
    if isinstance(changed, models.BooleanField):
        return _("yes") if value else _("no")
    return dict(changed.flatchoices).get(value) or _day(value)
