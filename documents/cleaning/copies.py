"""The copy of a file that everybody gets; of each kind of file one function, in CLEANERS."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from documents.cleaning.finding import Found
from documents.cleaning.mail import cleaned_mail, name_of_text
from documents.cleaning.open_document import cleaned_open_document
from documents.cleaning.pdf import cleaned_pdf
from documents.cleaning.pictures import cleaned_picture
from documents.cleaning.plain import cleaned_page, cleaned_text
from documents.cleaning.sheet import cleaned_workbook
from documents.cleaning.slides import cleaned_presentation
from documents.cleaning.word import cleaned_word
from documents.errors import CannotBeCleaned
from documents.formats.mail import is_mail
from documents.limits.process import within_limits

# {media type: its bytes, and the list of what was found → clean bytes of the same kind; a mail becomes text}
CLEANERS = {
    "application/pdf": cleaned_pdf,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": cleaned_word,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": cleaned_workbook,
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": cleaned_presentation,
    "application/vnd.oasis.opendocument.text": cleaned_open_document,
    "application/vnd.oasis.opendocument.spreadsheet": cleaned_open_document,
    "image/png": cleaned_picture,
    "image/jpeg": cleaned_picture,
    "message/rfc822": cleaned_mail,
    "text/plain": cleaned_text,
    "text/csv": cleaned_text,
    "text/html": cleaned_page,
}


@dataclass(frozen=True)
class Copy:
    """What everybody gets, and what was `left_out` of it."""

    name: str
    data: bytes
    left_out: list = field(default_factory=list)


def public_copy(document):
    """The Copy of `document` for everybody; CannotBeCleaned says in one sentence why there can be none."""
    try:
        with document.file.open("rb") as file:
            original = file.read()
    except FileNotFoundError as gone:
        raise CannotBeCleaned(_("This file is no longer on the disk. Add it again.")) from gone
    data, found = within_limits(_cleaned, original, document.media_type, refusal=CannotBeCleaned)
    name = name_of_text(document.name) if is_mail(document.name) else document.name
    return Copy(name, data, found)


def _cleaned(data, media_type):
    found = Found()
    return cleaned(data, media_type, found), found


def cleaned(data, media_type, found=None):
    """The same file without what one does not see in it, which is added to `found`; raises CannotBeCleaned."""
    if media_type not in CLEANERS:
        raise CannotBeCleaned(
            _("This kind of file cannot be cleaned, and so not be made public. Save it as PDF first.")
        )
    return CLEANERS[media_type](data, Found() if found is None else found)
