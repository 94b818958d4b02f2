"""Making one file public, and private again; each an act of its own (docs/adr/0014-files-become-public.md).

A stranger never gets what was received, only a cleaned copy. The original stays for who works with the record.
"""

import hashlib

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from documents.cleaning.copies import public_copy
from documents.errors import CannotBeCleaned
from documents.models import Document, linked_records
from governance.events import Event
from governance.holding import hold
from governance.roles import role_for
from governance.stored_files import delete_when_stored
from governance.trail.recording import record_event
from governance.workflow import Refused

NOTHING = {"published_at": None, "public_file": "", "public_name": "", "public_size": 0, "public_sha256": ""}


def records_with(document):
    """The records that have this file, of every kind of which files can become public."""
    for relation, records in linked_records():
        yield from records.filter(**{relation.field.name: document})


def role_to_publish(user, document):
    """The role by which `user` makes `document` public or private, or None."""
    roles = (role_for(user, record.PUBLISHES_FILES, record) for record in records_with(document))
    return next(filter(None, roles), None)


@transaction.atomic
def publish_file(document, *, by):
    """Let everybody who may read its record have the cleaned copy of `document`; does nothing when they can already.

    Raises Refused while no record with this file is public, and where no clean copy can be made.
    """
    role, stored = _hold(document, by)
    if stored.published_at:
        return
    if not any(_is_public(record) for record in records_with(stored)):
        raise Refused(_("The file belongs to something that is not public. Make that public first."))
    _store_copy(stored)
    record_event(Event.PUBLISHED, stored, by=by, role=role, sha256=stored.public_sha256)


def publish_files(documents, *, by):
    for document in documents:
        publish_file(document, by=by)


def _store_copy(document):
    try:
        copy = public_copy(document)
    except CannotBeCleaned as problem:
        raise Refused(str(problem)) from problem
    document.public_file.save(copy.name, ContentFile(copy.data), save=False)
    document.published_at, document.public_name, document.public_size = timezone.now(), copy.name, len(copy.data)
    document.public_sha256 = hashlib.sha256(copy.data).hexdigest()
    document.save(update_fields=list(NOTHING))


@transaction.atomic
def make_file_private(document, *, by, reason):
    """Take the public copy of `document` away; does nothing where there is none."""
    if not reason.strip():
        raise Refused(_("Give the reason."), "reason")
    role, stored = _hold(document, by)
    if not stored.published_at:
        return
    copy = stored.public_file
    Document.objects.filter(pk=stored.pk).update(**NOTHING)
    delete_when_stored(copy)
    record_event(Event.MADE_PRIVATE, stored, by=by, role=role, reason=reason)


def _hold(document, by):
    role = role_to_publish(by, document)
    if role is None:
        raise PermissionDenied
    return role, hold(document)


def _is_public(record):
    return type(record)._default_manager.visible_to(AnonymousUser()).filter(pk=record.pk).exists()
