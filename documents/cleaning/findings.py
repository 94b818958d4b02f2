"""What is inside a file, shown before it becomes public: what goes along, and what does not."""

from dataclasses import dataclass, field

from documents.cleaning.copies import public_copy
from documents.cleaning.refusing import CannotBeCleaned


@dataclass(frozen=True)
class Finding:
    """KIND of what was found, the WORDS themselves, and the PLACE in the file where one finds them."""

    kind: str
    words: str
    place: str = ""


@dataclass
class Inside:
    """What a stranger would get of a file (COPY), what is LEFT_OUT, and what to look at first (WARNINGS).

    PROBLEM says why the file cannot be made public.
    """

    copy: object = None
    left_out: list = field(default_factory=list)
    warnings: list = field(default_factory=list)
    problem: str = ""


def findings_in(document):
    """What is Inside of DOCUMENT."""
    try:
        return Inside(public_copy(document))
    except CannotBeCleaned as problem:
        return Inside(problem=str(problem))
