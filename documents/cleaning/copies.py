"""The copy of a file that everybody gets; of each kind of file one function, in CLEANERS."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from documents.cleaning.plain import cleaned_page, cleaned_text
from documents.cleaning.refusing import CannotBeCleaned

# {media type: its bytes → clean bytes of the same kind}
CLEANERS = {
    "text/plain": cleaned_text,
    "text/csv": cleaned_text,
    "text/html": cleaned_page,
}


@dataclass(frozen=True)
class Copy:
    name: str
    data: bytes


def public_copy(document):
    """The Copy of DOCUMENT for everybody; CannotBeCleaned says in one sentence why there can be none."""
    with document.file.open("rb") as file:
        return Copy(document.name, cleaned(file.read(), document.media_type))


def cleaned(data, media_type):
    """The same file without what one does not see in it; raises CannotBeCleaned."""
    if media_type not in CLEANERS:
        raise CannotBeCleaned(
            _("This kind of file cannot be cleaned, and so not be made public. Save it as PDF first.")
        )
    return CLEANERS[media_type](data)
