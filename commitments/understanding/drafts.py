"""From a list of commitments to drafts that a person corrects; nothing is published."""

from django.db import transaction
from django.utils.translation import gettext as _

from commitments.actions.commitment import register_commitment
from commitments.models import Commitment
from governance.workflow import Refused


def received_by(kind, council):
    """Who settles a commitment of this KIND on a list of what was promised to COUNCIL; a motion is never its."""
    if council and kind == Commitment.Kind.PROMISE:
        return {"receiver": Commitment.Receiver.ADVISORY_COUNCIL, "council": council}
    return {"receiver": Commitment.Receiver.MUNICIPAL_COUNCIL, "council": None}


def commitment_values(row, *, source, council=None):
    """The fields of a new commitment, as far as the list gives them."""
    is_motion = row.kind == Commitment.Kind.MOTION
    made_by, made_to = (row.requested_by, row.made_by) if is_motion else (row.made_by, row.requested_by)
    return {
        "kind": row.kind,
        "reference": (row.reference or "")[:60],
        "subject": (row.subject or row.text)[:200],
        "text": row.text,
        "source": row.source or source,
        "made_by_as_said": (made_by or "")[:200],
        "made_to": (made_to or "")[:200],
        **received_by(row.kind, council),
        "meeting": (row.meeting or "")[:200],
        "made_on": row.date,
        "due_on": row.deadline,
        "due_as_said": (row.due_as_said or "")[:100],
    }


@transaction.atomic
def create_commitment_drafts(understood, *, by, source, council=None, made_on=None, answered_on=None):
    """A draft of every commitment on the list, with what the list says came of it; all of them or none.

    MADE_ON and ANSWERED_ON are the days for those of which the list says none; raises Refused where one is missing.
    """
    days = {"made_on": made_on, "answered_on": answered_on}
    return [_create(row, by=by, source=source, council=council, **days) for row in understood.rows]


def _create(row, *, by, source, council, made_on, answered_on):
    values = commitment_values(row, source=source, council=council)
    values["made_on"] = values["made_on"] or made_on
    if not values["made_on"]:
        raise Refused(_("Line %(line)s has no date. Say it: --made-on with a day.") % {"line": row.line})
    if values["due_on"] and values["due_on"] < values["made_on"]:
        values |= {"due_on": None, "due_as_said": row.deadline.isoformat()}
    answered_on = row.settled_on or answered_on
    if row.settlement and not answered_on:
        raise Refused(
            _("The answer on line %(line)s has no date. Say it: --answered-on with a day.") % {"line": row.line}
        )
    return register_commitment(by=by, answer=row.settlement or "", answered_on=answered_on, **values)
