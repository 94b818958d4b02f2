"""What is inside a file, shown before it becomes public: what goes along, and what does not."""

from dataclasses import dataclass, field

from documents.cleaning.copies import Copy, public_copy
from documents.cleaning.refusing import CannotBeCleaned


@dataclass
class Inside:
    """What a stranger would get of a file (COPY), what is LEFT_OUT, and what to look at first (WARNINGS).

    PROBLEM says why the file cannot be made public.
    """

    copy: Copy | None = None
    left_out: list = field(default_factory=list)
    warnings: list = field(default_factory=list)
    problem: str = ""


def findings_in(document):
    """What is Inside of DOCUMENT."""
    try:
        copy = public_copy(document)
    except CannotBeCleaned as problem:
        return Inside(problem=str(problem))
    return Inside(copy, copy.left_out)
