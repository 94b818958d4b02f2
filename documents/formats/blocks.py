"""What a document consists of, whatever file it came from: blocks of text that know their place in the source."""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

SPACES = re.compile(r"[^\S\n]{2,}")


class Kind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True)
class Block:
    """One heading, paragraph, list item or table row, with the source lines (counted from 1) it was read from.

    `number` is what stands literally before an item or heading ("2", "a", "IV"), None for a bullet.
    `level` says how deep an item or heading lies; only comparing two neighbours means something.
    """

    kind: Kind
    text: str
    line: int
    last_line: int
    number: str | None = None
    level: int = 0
    cells: tuple[str, ...] = ()
    is_header: bool = False

    def extended(self, text, line):
        """The same block with one more source line."""
        return replace(self, text=f"{self.text} {text}".strip(), last_line=line)


@dataclass(frozen=True)
class Found:
    """A value that was understood, with the words and the line it was understood from."""

    value: str | date
    source: str
    line: int


def heading(text, line, *, level=0, number=None):
    return Block(Kind.HEADING, _single_spaced(text), line, line, level=level, number=number)


def paragraph(text, line, last_line=None):
    return Block(Kind.PARAGRAPH, _single_spaced(text), line, last_line or line)


def item(text, line, *, number=None, level=0):
    return Block(Kind.ITEM, _single_spaced(text), line, line, number=number, level=level)


def row(cells, line, *, last_line=None, is_header=False):
    cells = tuple(map(_single_spaced, cells))
    text = " | ".join(cell for cell in cells if cell)
    return Block(Kind.ROW, text, line, last_line or line, cells=cells, is_header=is_header)


def _single_spaced(text):
    """A run of spaces says no more than one, and costs whoever looks for words behind it."""
    return SPACES.sub(" ", text)


def found(value, block):
    """`value`, understood from the whole of `block`."""
    return Found(value, block.text, block.line)
