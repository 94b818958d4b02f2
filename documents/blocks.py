"""What a document consists of, whatever file it came from: blocks of text that know their place in the source."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class DocumentError(Exception):
    """A document that cannot be used; the message is one plain sentence for the person who offered it."""


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
    return Block(Kind.HEADING, text, line, line, level=level, number=number)


def paragraph(text, line, last_line=None):
    return Block(Kind.PARAGRAPH, text, line, last_line or line)


def item(text, line, *, number=None, level=0):
    return Block(Kind.ITEM, text, line, line, number=number, level=level)


def row(cells, line, *, last_line=None, is_header=False):
    text = " | ".join(cell for cell in cells if cell)
    return Block(Kind.ROW, text, line, last_line or line, cells=tuple(cells), is_header=is_header)


def found(value, block):
    """`value`, understood from the whole of `block`."""
    return Found(value, block.text, block.line)
