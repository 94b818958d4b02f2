"""Registering a commitment, reporting on it, settling it, and each side's verdict on a recommendation."""

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from advices.rules.numbering import next_serial
from commitments.actions.duty import fulfil_report_duty
from commitments.models import Commitment, Progress
from documents.publishing.actions import publish_files
from documents.search import index as search
from governance.events import Event
from governance.roles import SIDES, Permission, Role, Side
from governance.trail.recording import record_event
from governance.workflow import (
    Refused,
    change_status,
    changed_relations,
    day_of_act,
    record_created,
    require,
    save_words,
)

Status = Commitment.Status
RELATIONS = ("recommendations", "advices", "policy_documents")


@transaction.atomic
def register_commitment(*, by, made_on, answer="", answered_on=None, **fields):
    """Write down a promise or a motion as a draft that only the side that enters it sees.

    `answer` is what a list says of it already, as its first progress note; raises Refused when nobody says on which
    day, `answered_on`, that was.
    """
    if answer and not answered_on:
        raise Refused(_("Fill in on which day this was answered."), "answered_on")
    relations = {name: fields.pop(name) for name in RELATIONS if name in fields}
    side = Side.ADVISORY_COUNCIL if by.acts_for(Side.ADVISORY_COUNCIL) else Side.MUNICIPALITY
    commitment = Commitment(made_on=made_on, author=by, entered_by=side, **fields)
    role = require(by, Permission.REGISTER_COMMITMENT, commitment)
    commitment.by_registry = role == Role.REGISTRY
    if side == Side.ADVISORY_COUNCIL:
        commitment.author_council = commitment.council or _council_of_secretary(by)
    day_of_act(made_on, field="made_on")
    commitment.save()
    _set_relations(commitment, relations)
    notes = []
    if answer:
        source = commitment.source[:200]
        note = _note(commitment, Progress.Kind.REPORT, by=by, role=role, text=answer, on=answered_on, source=source)
        notes = [note]
    record_created(commitment, by=by, role=role, words=notes, made_on=made_on)
    return commitment


def _council_of_secretary(user):
    return next(m.council for m in user.active_memberships if m.role == Role.SECRETARY)


def _set_relations(commitment, relations):
    for name, records in relations.items():
        getattr(commitment, name).set(records)


@transaction.atomic
def save_commitment(commitment, values, *, by, seen_revision):
    """Store what was typed into a draft; raises Conflict when somebody else saved in the meantime."""
    role = require(by, Permission.REGISTER_COMMITMENT, commitment)
    relations = {name: values.pop(name) for name in RELATIONS if name in values}
    also = changed_relations(commitment, relations)
    save_words(commitment, values, by=by, role=role, seen_revision=seen_revision, also=also)
    _set_relations(commitment, relations)


@transaction.atomic
def publish_commitment(commitment, *, by, on=None, seen_revision=None, files=()):
    """Let everybody read the commitment, and `files`; it gets the next number of the year in which it was made."""
    if commitment.version_of_id:
        raise Refused(_("This is a new version: publish it as that."))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('commitments_commitment'))")
    year = commitment.made_on.year
    on = day_of_act(on, not_before=commitment.made_on)
    change_status(
        commitment,
        Status.OPEN,
        by=by,
        seen_revision=seen_revision,
        year=year,
        serial=next_serial(Commitment.objects, year),
        published_at=timezone.now(),
        published_on=on,
        details={"on": on},
        then=search.refresh,
    )
    publish_files(files, by=by)


@transaction.atomic
def report_progress(commitment, *, by, text, on=None, source="", documents=()):
    """Add a dated note; the secretary may add one on the municipality's behalf, with its source.

    Where there is a duty to report, the note fulfils what is due of it.
    """
    role = require(by, Permission.REPORT_PROGRESS, commitment)
    if not commitment.is_public:
        raise Refused(_("Publish the commitment first; then report its progress."))
    note = _note(commitment, Progress.Kind.REPORT, by=by, role=role, text=text, on=on, source=source)
    note.documents.set(documents)
    fulfil_report_duty(note)
    search.refresh(commitment)
    record_event(Event.PROGRESS, commitment, by=by, role=role, words=note.sealed_rows, on=note.noted_on)
    return note


def _note(commitment, kind, *, by, text, role=None, on=None, source="", new_due_on=None):
    return Progress.objects.create(
        commitment=commitment,
        kind=kind,
        noted_on=day_of_act(on, not_before=commitment.made_on),
        text=text,
        entered_by=SIDES.get(role, ""),
        source=source,
        new_due_on=new_due_on,
        by=by,
    )


def propose_settlement(commitment, *, by, text, on=None, documents=()):
    """Tell the receiver why this is done, with the `documents` that show it; only the receiver settles it."""
    if not text.strip():
        raise Refused(_("Write what was done, so that the receiver can judge it."), "text")
    kind = Progress.Kind.SETTLEMENT_PROPOSED
    _step(commitment, Status.SETTLEMENT_PROPOSED, kind, by=by, text=text, on=on, documents=documents)


def settle(commitment, status, *, by, reason="", on=None, new_due_on=None):
    """The receiver settles the commitment, wholly or partly, or lets it lapse; the last two need a reason.

    `new_due_on` is the new date for the rest of what is settled in part; without it the old date stays.
    """
    if status != Status.SETTLED and not reason.strip():
        raise Refused(_("Give the reason: what is missing, or why this lapses?"), "reason")
    kind = Progress.Kind(status)
    on = day_of_act(on, not_before=commitment.made_on)
    if new_due_on and new_due_on < on:
        raise Refused(_("The new date is before the day on which you settle this."), "new_due_on")
    _step(commitment, status, kind, by=by, text=reason, on=on, new_due_on=new_due_on, settled_on=on)


def send_back(commitment, *, by, reason, on=None):
    """The receiver does not accept the settlement: the commitment is open again."""
    if not reason.strip():
        raise Refused(_("Give the reason: what has to be done still?"), "reason")
    _step(commitment, Status.OPEN, Progress.Kind.SENT_BACK, by=by, text=reason, on=on)


@transaction.atomic
def _step(commitment, status, kind, *, by, text, on, settled_on=None, new_due_on=None, documents=()):
    def write_note(record):
        note = _note(record, kind, by=by, text=text, on=on, new_due_on=new_due_on)
        note.documents.set(documents)
        search.refresh(record)
        return note.sealed_rows

    details, fields = {"on": on or timezone.localdate()}, {"settled_on": settled_on}
    if new_due_on:
        details |= {"old_due_on": commitment.due_on, "new_due_on": new_due_on}
        fields["due_on"] = new_due_on
    change_status(commitment, status, by=by, details=details, then=write_note, **fields)
