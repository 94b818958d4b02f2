"""What is inside a file, shown before it becomes public: what goes along, and what does not."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from documents.cleaning.copies import Copy, public_copy
from documents.cleaning.finding import Finding, Found
from documents.cleaning.personal import personal_in
from documents.cleaning.words import words_in
from documents.errors import CannotBeCleaned
from documents.limits.process import within_limits
from documents.storing import media_type_of

PLAIN = (".txt", ".csv")


@dataclass
class Inside:
    """What a stranger would get of a file (`copy`), what is `left_out`, and what to look at first (`warnings`).

    `problem` says why the file cannot be made public.
    """

    copy: Copy | None = None
    left_out: list = field(default_factory=list)
    warnings: list = field(default_factory=list)
    problem: str = ""

    @property
    def text(self):
        """What the copy says, where it is plain text."""
        return self.copy.data.decode() if self.copy and self.copy.name.endswith(PLAIN) else ""


def findings_in(document):
    """What is Inside of `document`."""
    try:
        copy = public_copy(document)
        warnings = within_limits(_warnings, copy.data, media_type_of(copy.name), refusal=CannotBeCleaned)
    except CannotBeCleaned as problem:
        return Inside(problem=str(problem))
    return Inside(copy, copy.left_out, warnings)


def _warnings(data, media_type):
    """A Finding for everything personal in the copy, with the place where it stands."""
    found = Found()
    for place, text in words_in(data, media_type):
        for each in personal_in(text):
            found.add(each.label, each.words, place)
    return found


def personal_findings(text):
    """A Finding for everything personal in `text`, with the line in which it stands."""
    return [
        Finding(str(each.label), each.words, _("line %(number)s") % {"number": each.line}) for each in personal_in(text)
    ]
