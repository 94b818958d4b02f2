"""The one gate through which every file from outside comes in: chosen on a page, in a mail, or by a command."""

from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from documents.errors import DocumentError
from documents.guarding.dangers import macros, refuse_office, refuse_pdf
from documents.guarding.scanning import scan
from documents.limits.process import within_limits

MACRO_KINDS = {".docm", ".dotm", ".xlsm", ".xltm", ".xlam", ".xlsb", ".pptm", ".potm", ".ppsm", ".ppam"}
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # also what Office makes of a file that it locks
REFUSING = {b"PK\x03\x04": refuse_office, b"%PDF-": refuse_pdf}


def check_harmless(data, name):
    """Raises DocumentError, in one sentence that says what to do, where the file `name` could do harm.

    What was not scanned because the scanner is away is refused too.
    """
    if PurePath(name).suffix.lower() in MACRO_KINDS:
        raise macros()
    if data.startswith(OLD_OFFICE):
        raise DocumentError(
            _(
                "This file is locked with a password, or of an older kind. Save it without a password first, as Word,"
                " Excel or PowerPoint of today (docx, xlsx or pptx)."
            )
        )
    for start, refuse in REFUSING.items():
        if data.startswith(start) or (start == b"%PDF-" and name.lower().endswith(".pdf")):
            within_limits(refuse, data)
    scan(data)


def check_upload_harmless(upload):
    """The same for a file that was chosen on a page: raises ValidationError, which stands beside its field."""
    upload.seek(0)
    data = upload.read()
    upload.seek(0)
    try:
        check_harmless(data, upload.name)
    except DocumentError as problem:
        raise ValidationError(str(problem)) from problem
