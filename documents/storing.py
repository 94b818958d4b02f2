"""Keeping a file as it was received."""

import hashlib
import mimetypes
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _

from documents.formats.mail import attachments_of
from documents.guarding.gate import MACRO_KINDS, check_upload_harmless
from documents.models import Document

OFFICE = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
}
MEDIA_TYPES = {
    *OFFICE.values(),
    "application/pdf",
    "text/plain",
    "text/html",
    "text/csv",
    "image/png",
    "image/jpeg",
    "message/rfc822",
}
ZIP = b"PK\x03\x04"
SIGNATURES = {
    **dict.fromkeys(OFFICE.values(), ZIP),
    "application/pdf": b"%PDF-",
    "image/png": b"\x89PNG\r\n",
    "image/jpeg": b"\xff\xd8\xff",
}
SIGNATURE_WITHIN = 1024  # bytes: readers of PDF allow that much before the signature
BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")


def check_upload(upload):
    """Raise a ValidationError, in plain words, for a file that we do not keep."""
    if upload.size > settings.LARGEST_UPLOAD:
        raise ValidationError(
            _("This file is too large: at most %(limit)s MB.") % {"limit": settings.LARGEST_UPLOAD // 1024**2}
        )
    if not upload.size:
        raise ValidationError(_("This file is empty. Choose another file."))
    media_type = media_type_of(get_valid_filename(upload.name))
    if media_type not in MEDIA_TYPES and PurePath(upload.name).suffix.lower() not in MACRO_KINDS:
        raise ValidationError(_("We do not keep this kind of file. Save it as PDF, Word, text or a picture first."))
    check_upload_harmless(upload)
    if not _is_what_it_says(upload, media_type):
        raise ValidationError(
            _("This is not the kind of file that its name says. Open it yourself, save it again, and choose that file.")
        )


def media_type_of(name):
    """The kind of a file by its name; office files also where the machine has no list of kinds."""
    if office := OFFICE.get(PurePath(name).suffix.lower()):
        return office
    media_type, encoding = mimetypes.guess_type(name)
    return media_type if media_type and not encoding else "application/octet-stream"


def _is_what_it_says(upload, media_type):
    """Whether the file begins as its kind does; text has no zero bytes, unless its first bytes say it is UTF-16."""
    start = upload.read(SIGNATURE_WITHIN)
    upload.seek(0)
    if media_type == "application/pdf":
        return SIGNATURES[media_type] in start
    if media_type in SIGNATURES:
        return start.startswith(SIGNATURES[media_type])
    return b"\0" not in start or start.startswith(BYTE_ORDER_MARKS)


def store(upload, *, by, text=""):
    """Keep an uploaded file and return its Document."""
    name = get_valid_filename(upload.name)[-200:]
    data = upload.read()
    upload.seek(0)
    return Document.objects.create(
        file=upload,
        name=name,
        media_type=media_type_of(name),
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        uploaded_by=by,
    )


def store_attachments(document, *, by):
    """Keep what is attached to the mail in `document` as files of their own and return their Documents.

    What we would not take as a file stays in the mail.
    """
    with document.file.open("rb") as file:
        attached = attachments_of(file.read())
    return [store(upload, by=by) for upload in map(_upload, attached) if _is_kept(upload)]


def _upload(attached):
    name, data = attached
    return ContentFile(data, name=get_valid_filename(name) if name.strip(". ") else "bijlage")


def _is_kept(upload):
    try:
        check_upload(upload)
    except ValidationError:
        return False
    return True
