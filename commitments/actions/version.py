"""Correcting a published commitment: a draft that takes its place once it is published itself.

The commitment stays the same row, so that its progress, links, duty, amounts and settlement stay with it. Publishing
the draft exchanges the words of the two: the draft keeps those that were replaced, and says of which commitment.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from commitments.actions.commitment import RELATIONS
from commitments.models import Commitment
from documents.forgetting import remove_unused
from documents.search import index as search
from governance.events import Event
from governance.holding import hold
from governance.roles import Permission, Role
from governance.trail.recording import record_event
from governance.workflow import Conflict, Refused, change_status, in_plain_words, record_created, require

IN_THE_BIN = ("binned_at", "binned_by")
OF_EACH_ROW = ("id", "status", "settled_on", "version_of", "revision", "year", "serial", *IN_THE_BIN)
WORDS = [field.name for field in Commitment._meta.concrete_fields if field.name not in OF_EACH_ROW]
NEW_TO_A_DRAFT = ("version", "correction_note", "author", "by_registry", "published_at", "published_on")


def is_being_corrected(commitment):
    return commitment.versions.filter(status=Commitment.Status.DRAFT).exists()


@transaction.atomic
def draft_new_version(commitment, *, by, correction_note):
    """A draft with the same words that, once published, replaces them; only the side that entered it makes one."""
    role = require(by, Permission.REGISTER_COMMITMENT, commitment)
    stored = hold(commitment)
    if not stored.is_public:
        raise Refused(_("Only a public commitment gets a new version, and only its newest version does."))
    if is_being_corrected(stored):
        raise Refused(_("Somebody is writing a new version of this commitment already."))
    copied = {name: getattr(stored, name) for name in WORDS if name not in NEW_TO_A_DRAFT}
    note = {"version": stored.version + 1, "correction_note": correction_note}
    new = Commitment.objects.create(**copied, **note, version_of=stored, author=by, by_registry=role == Role.REGISTRY)
    for name in RELATIONS:
        getattr(new, name).set(getattr(stored, name).all())
    record_created(new, by=by, role=role, version_of=stored.pk)
    return new


@transaction.atomic
def publish_new_version(draft, *, by, seen_revision=None):
    """Let the words of `draft` take the place of those of its commitment, which the draft's row keeps."""
    if draft.version_of_id is None:
        raise Refused(_("This is not a new version: publish it as a commitment."))
    role = require(by, Permission.REGISTER_COMMITMENT, draft)
    newest = hold(Commitment(pk=draft.version_of_id))
    old, new = _words(newest), _words(hold(draft))
    new |= {"published_at": timezone.now(), "published_on": timezone.localdate()}
    number = {"year": newest.year, "serial": newest.serial}

    def exchange(kept):
        with in_plain_words(Commitment):
            changed = Commitment.objects.filter(pk=newest.pk, version=old["version"]).update(**new)
        if not changed:
            raise Conflict(_("Somebody was ahead of you: this was changed in the meantime. Look at it again first."))
        _exchange_relations(newest, kept)

    superseded = Commitment.Status.SUPERSEDED
    change_status(draft, superseded, by=by, seen_revision=seen_revision, then=exchange, **number, **old)
    newest.refresh_from_db()
    search.refresh(newest)
    record_event(Event.CORRECTED, newest, by=by, role=role, words=newest.sealed_rows, version=newest.version)


@transaction.atomic
def discard_new_version(draft, *, by):
    """Throw a new version away that is not public yet, with its file where nothing else has it; its event stays."""
    role = require(by, Permission.REGISTER_COMMITMENT, draft)
    stored = hold(draft)
    if stored.version_of_id is None or stored.status != Commitment.Status.DRAFT:
        raise Refused(_("Only a new version that is not public yet can be thrown away."))
    for name in RELATIONS:
        getattr(stored, name).clear()
    record_event(Event.DELETED, stored, by=by, role=role, title=stored.subject, version_of=stored.version_of_id)
    file = stored.source_document
    stored.delete()
    remove_unused(filter(None, [file]))


def _words(commitment):
    return {name: getattr(commitment, name) for name in WORDS}


def _exchange_relations(one, other):
    for name in RELATIONS:
        ours, theirs = list(getattr(one, name).all()), list(getattr(other, name).all())
        getattr(one, name).set(theirs)
        getattr(other, name).set(ours)
