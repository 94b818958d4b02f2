"""Keeping a file as it was received."""

import hashlib
import mimetypes

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _

from documents.models import Document

MEDIA_TYPES = {
    "application/pdf",
    "text/plain",
    "text/html",
    "text/csv",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.oasis.opendocument.text",
    "image/png",
    "image/jpeg",
    "message/rfc822",
}


def check_upload(upload):
    """Raise a ValidationError, in plain words, for a file that we do not keep."""
    if upload.size > settings.LARGEST_UPLOAD:
        raise ValidationError(
            _("This file is too large: at most %(limit)s MB.") % {"limit": settings.LARGEST_UPLOAD // 1024**2}
        )
    if not upload.size:
        raise ValidationError(_("This file is empty. Choose another file."))
    if media_type_of(get_valid_filename(upload.name)) not in MEDIA_TYPES:
        raise ValidationError(_("We do not keep this kind of file. Save it as PDF, Word, text or a picture first."))


def media_type_of(name):
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


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
