"""The audit trail: writing an event, and computing its seal again (governance/trail/proof.py proves the whole)."""

import hashlib
import json
from datetime import UTC

from django.db import connection

from governance.events import Event
from governance.models import AuditEvent
from governance.trail.words import digests

GENESIS = "0" * 64
BLANKED = {"blanked": True}


def record_event(event, record, *, by, role="", words=(), **details):
    """Write one `event` about `record` into the trail, in the caller's transaction; `by` is a user, or None for the
    system.

    `words` are the rows that are frozen with it; the event keeps the digest of each. Call it last: it waits for every
    other transaction that writes the trail. Raises ValueError for a name that is no Event.
    """
    if words:
        details["words"] = digests(words)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO governance_auditevent"
            " (actor_id, actor_name, actor_role, action, object_type, object_id, details)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s)",
            [
                by.pk if by else None,
                by.name if by else "",
                role or "",
                Event(event).value,
                record._meta.label_lower,
                record.pk,
                json.dumps(details, default=str),
            ],
        )


def events_of(record):
    """The events about `record`, oldest first."""
    return AuditEvent.objects.filter(object_type=record._meta.label_lower, object_id=record.pk)


def newest_hash():
    """The hash of the newest event (64 hex digits), or of the empty trail: what a cut tail cannot reproduce."""
    return AuditEvent.objects.order_by("-number").values_list("hash", flat=True).first() or GENESIS


def events_with_seals():
    """Yield each event, and whether its hash is the one computed here, independent of the database's own function.

    The oldest trails have no transaction id in their hashes; nobody can give an event that has it such a hash.
    """
    rows = AuditEvent.objects.extra(select={"details_text": "details::text"}).order_by("number")
    for event in rows.iterator(chunk_size=2000):
        has_its_details = event.details == BLANKED or event.details_digest == _sha256(event.details_text)
        seals = (_sha256(_canonical(event)), _sha256(_canonical(event, with_transaction=False)))
        yield event, has_its_details and event.hash in seals


def _canonical(event, *, with_transaction=True):
    at = event.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    fields = [
        event.number,
        event.previous_hash,
        at,
        event.actor_id,
        event.actor_name,
        event.actor_role,
        event.action,
        event.object_type,
        event.object_id,
        event.details_digest,
        *([event.transaction_id] if with_transaction else []),
    ]
    return json.dumps(fields, ensure_ascii=False)


def _sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()
