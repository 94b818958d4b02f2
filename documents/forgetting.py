"""A file, or the PDF of a record, that goes for privacy: its bytes, its text and its name."""

from documents.models import Document, Rendition
from documents.storing import media_type_of
from governance.events import Event
from governance.models import KeptFile
from governance.pages.kept_files import throw_away
from governance.privacy import MARK, compiled
from governance.resting import kinds_resting_on
from governance.stored_files import delete_when_stored
from governance.trail.recording import record_event

IN_PLAIN_TEXT = ("text/", "message/")


def forget_file(document, *, by, role, reason):
    """Remove what `document` holds; the row stays, and says that it was removed. The bytes go when the act is stored.

    The same file goes where somebody chose it in a form that was not saved yet.
    """
    gone = {"file": "", "name": MARK, "size": 0, "sha256": "", "text": ""}
    record_event(Event.PRIVACY, document, by=by, role=role, columns=list(gone), reason=reason)
    stored = Document.objects.get(pk=document.pk)
    throw_away(KeptFile.objects.filter(sha256=stored.sha256))
    if stored.published_at:
        gone |= {"public_file": "", "public_name": MARK, "public_size": 0, "public_sha256": ""}
    Document.objects.filter(pk=document.pk).update(**gone)
    delete_when_stored(stored.file)
    delete_when_stored(stored.public_file)


def forget_rendition(record):
    """Remove the PDF of `record`, of which a privacy event was written just now; returns whether there was one."""
    rendition = Rendition.objects.filter(object_type=record._meta.label_lower, object_id=record.pk).first()
    if rendition:
        rendition.delete()
        delete_when_stored(rendition.file)
    return bool(rendition)


def forget_kept_files(words, *, of):
    """Throw away the files with the `words` that were chosen in forms not saved yet, of each user for whom OF holds."""
    wanted = compiled(words)
    rows = KeptFile.objects.select_related("form__user").prefetch_related("form__user__memberships")
    throw_away([row for row in rows if _holds(row, wanted) and of(row.form.user)])


def _holds(kept, wanted):
    if wanted.search(kept.name.replace("-", " ")):
        return True
    return media_type_of(kept.name).startswith(IN_PLAIN_TEXT) and bool(wanted.search(plain_text(kept.file)))


def plain_text(file):
    """What a `file` of plain text says; empty where its bytes are gone."""
    try:
        with file.open("rb") as opened:
            data = opened.read()
    except FileNotFoundError:
        return ""
    return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")


def remove_unused(documents):
    """Delete those of `documents` that nothing has any more, with their bytes."""
    for document in documents:
        if not any(kinds_resting_on(document)):
            document.delete()
            delete_when_stored(document.file)
