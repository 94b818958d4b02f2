"""A file, or the PDF of a record, that goes for privacy: its bytes, its text and its name."""

from django.db import transaction

from documents.models import Document, Rendition
from governance.privacy import MARK
from governance.trail import record_event


def forget_file(document, *, by, role, reason):
    """Remove what DOCUMENT holds; the row stays, and says that it was removed. The bytes go when the act is stored."""
    gone = {"file": "", "name": MARK, "size": 0, "sha256": "", "text": ""}
    record_event("privacy", document, by=by, role=role, columns=list(gone), reason=reason)
    stored = Document.objects.get(pk=document.pk)
    if stored.published_at:
        gone |= {"public_file": "", "public_name": MARK, "public_size": 0, "public_sha256": ""}
    Document.objects.filter(pk=document.pk).update(**gone)
    delete_when_stored(stored.file)
    delete_when_stored(stored.public_file)


def forget_rendition(record):
    """Remove the PDF of RECORD, of which a privacy event was written just now; returns whether there was one."""
    rendition = Rendition.objects.filter(object_type=record._meta.label_lower, object_id=record.pk).first()
    if rendition:
        rendition.delete()
        delete_when_stored(rendition.file)
    return bool(rendition)


def delete_when_stored(file):
    """Delete the bytes of FILE once the act is stored."""
    name, storage = file.name, file.storage
    if name:
        transaction.on_commit(lambda: storage.delete(name))
