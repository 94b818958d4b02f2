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
ALWAYS = {"privacy", "backfilled"}

# {kind of record: the acts that everybody reads who may read the record}
PUBLIC = {
    "advices.advicerequest": {"status.answered", "status.withdrawn", "status.declined", "published", "extended"},
    "advices.advice": {
        "status.adopted",
        "status.sent",
        "status.published",
        "status.withdrawn",
        "dispatched",
        "forwarded",
        "extended",
        "no_answer_noted",
    },
    "advices.recommendation": {"verdict"},
    "advices.collegeresponse": {"status.published", "entry_confirmed", "entry_corrected"},
    "commitments.commitment": {
        "status.open",
        "status.settlement_proposed",
        "status.settled",
        "status.partly_settled",
        "status.lapsed",
        "status.superseded",
        "corrected",
        "progress",
        "asked",
        "report_duty",
        "report_duty.ended",
        "earmark",
        "earmark.carried_over",
        "entry_confirmed",
        "entry_corrected",
    },
    "policies.policyversion": {"published"},
    "documents.document": {"published", "made_private"},
}

SENTENCES = {
    "created": gettext_lazy("Registered."),
    "edited": gettext_lazy("Changed."),
    "published": gettext_lazy("Made public."),
    "made_private": gettext_lazy("Made private."),
    "privacy": gettext_lazy("Words or a file were removed for privacy."),
    "resealed": gettext_lazy("Sealed anew what is left after the removal."),
    "backfilled": gettext_lazy("Completed when the program was renewed."),
    "entry_confirmed": gettext_lazy("Confirmed what the advisory council entered."),
    "entry_corrected": gettext_lazy("Corrected what the advisory council entered."),
    "corrected": gettext_lazy("Corrected with version %(version)s."),
    "progress": gettext_lazy("Reported progress."),
    "asked": gettext_lazy("Asked the municipality how it stands."),
    "dispatched": gettext_lazy("Mailed."),
    "forwarded": gettext_lazy("Forwarded to the municipal council."),
    "extended": gettext_lazy("Gave more time."),
    "no_answer_noted": gettext_lazy("Noted that no answer ever came."),
    "publication_planned": gettext_lazy("Planned the publication."),
    "publication_cancelled": gettext_lazy("Cancelled the planned publication."),
    "publication_refused": gettext_lazy("The planned publication did not go on."),
    "review": gettext_lazy("Gave an opinion: “%(opinion)s”."),
    "binned": gettext_lazy("Threw the draft away."),
    "put_back": gettext_lazy("Took the draft out of the bin again."),
    "noted": gettext_lazy("Wrote a note."),
    "note_resolved": gettext_lazy("Dealt with a note."),
    "agenda": gettext_lazy("Changed the agenda."),
    "decision": gettext_lazy("Recorded a decision: “%(decision)s”."),
    "report_duty": gettext_lazy("Agreed to report again and again."),
    "report_duty.ended": gettext_lazy("Ended the duty to report."),
    "earmark": gettext_lazy("Set money aside."),
    "earmark.carried_over": gettext_lazy("Carried money over to the next year."),
    "reading": gettext_lazy("Reading of %(side)s: “%(verdict)s”."),
    "verdict": gettext_lazy("Verdict of %(side)s: “%(value)s”."),
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
    """The Lines that USER may read about these records, oldest first; the first is the one whose page it is."""
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
        if inside[key] or event.action in ALWAYS | PUBLIC.get(key[0], set()):
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
    last = {(e.object_type, e.object_id): e.number for e in events if e.action == "status.adopted"}
    for event in events:
        key = event.object_type, event.object_id
        if inside[key] or event.action != "status.adopted" or event.number == last[key]:
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
    details = event.details
    if event.action.startswith("status."):
        labels = dict(apps.get_model(event.object_type).Status.choices)
        new = labels.get(event.action.removeprefix("status."), "")
        old = labels.get(details.get("from"), "")
        text = _("From “%(old)s” to “%(new)s”.") if old else _("It became “%(new)s”.")
        return text % {"old": old, "new": new}
    known = SENTENCES.get(event.action)
    if known is None:
        return _("Something else was done: %(action)s.") % {"action": event.action}
    return str(known) % _Words({name: _word(name, value) for name, value in details.items()})


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
    if event.action.startswith(("status.", "created")):
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
