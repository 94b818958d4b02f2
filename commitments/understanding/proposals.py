"""From a list of commitments to drafts that a person corrects; nothing is published."""

from dataclasses import asdict, dataclass, replace
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from commitments.actions.commitment import register_commitment
from commitments.models import Commitment
from governance.workflow import Refused


@dataclass(frozen=True)
class CommitmentProposal:
    """What one draft is to say: as the list gives it, or as a person corrected it."""

    kind: str
    subject: str
    text: str
    made_on: date | None
    source: str = ""
    reference: str = ""
    made_by_as_said: str = ""
    made_to: str = ""
    meeting: str = ""
    due_on: date | None = None
    due_as_said: str = ""
    answer: str = ""
    answered_on: date | None = None


def proposed_commitment(row, source=""):
    """What `row` of a list says; `source` is that of a row that names none."""
    is_motion = row.kind == Commitment.Kind.MOTION
    made_by, made_to = (row.requested_by, row.made_by) if is_motion else (row.made_by, row.requested_by)
    return CommitmentProposal(
        kind=row.kind,
        reference=(row.reference or "")[:60],
        subject=(row.subject or row.text)[:200],
        text=row.text,
        source=row.source or source,
        made_by_as_said=(made_by or "")[:200],
        made_to=(made_to or "")[:200],
        meeting=(row.meeting or "")[:200],
        made_on=row.date,
        due_on=row.deadline,
        due_as_said=(row.due_as_said or "")[:100],
        answer=row.settlement or "",
        answered_on=row.settled_on if row.settlement else None,
    )


def proposals_as_they_stand(understood, *, source, made_on=None, answered_on=None):
    """The drafts of a list that nobody corrects.

    `made_on` and `answered_on` are the days for those of which the list says none; raises Refused where one is missing.
    """
    return [_dated(row, proposed_commitment(row, source), made_on, answered_on) for row in understood.rows]


def _dated(row, draft, made_on, answered_on):
    made_on = draft.made_on or made_on
    if not made_on:
        raise Refused(_("Line %(line)s has no date. Say it: --made-on with a day.") % {"line": row.line})
    answered_on = (draft.answered_on or answered_on) if draft.answer else None
    if draft.answer and not answered_on:
        raise Refused(
            _("The answer on line %(line)s has no date. Say it: --answered-on with a day.") % {"line": row.line}
        )
    if draft.due_on and draft.due_on < made_on:
        draft = replace(draft, due_on=None, due_as_said=draft.due_on.isoformat())
    return replace(draft, made_on=made_on, answered_on=answered_on)


@transaction.atomic
def store_commitments(drafts, *, by, council=None, source_document=None):
    """Register all `drafts` or none; the promises among them were made to `council`, or else to the municipal
    council.
    """
    shared = {"by": by, "source_document": source_document}
    return [register_commitment(**shared, **_received_by(draft.kind, council), **asdict(draft)) for draft in drafts]


def _received_by(kind, council):
    """A motion is never settled by an advisory council."""
    if council and kind == Commitment.Kind.PROMISE:
        return {"receiver": Commitment.Receiver.ADVISORY_COUNCIL, "council": council}
    return {"receiver": Commitment.Receiver.MUNICIPAL_COUNCIL, "council": None}
