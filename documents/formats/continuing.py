"""What a table or the edge of a page cut in two: a row or paragraph that goes on with the sentence before it."""

import re
from dataclasses import replace

from documents.formats.blocks import Kind, row
from documents.formats.cut_off import DANGLING

END = re.compile(r"[.!?…][\"”’»')\]]{0,3}(?:\[\d{1,3}\])?$")
PAGE_MARK = re.compile(
    r"(?:(?:pagina|pag\.?|blad(?:zijde)?|blz\.?|p\.)\s{0,3})?\d{1,3}(?:\s{0,3}(?:van|/|-|–)\s{0,3}\d{1,3})?",
    re.IGNORECASE,
)
LONGEST_MARK = 30
FEWEST_WORDS = 3  # "open" under "open" is no sentence
LAST_WORDS = 80  # characters


def made_whole(blocks):
    """`blocks`, with each that goes on with the sentence of the one before it joined to that one.

    Between the two may stand what the edge of a page brings: the number of the page, which is left out there, and
    the header of the table once more.
    """
    pieces, edge, rows = [], [], set()
    for block in blocks:
        if pieces and (_is_page_mark(block) or block.cells in rows):
            edge.append(block)
            continue
        if block.kind == Kind.ROW:
            rows.add(block.cells)
        before = pieces.pop() if pieces and pieces[-1].goes_on(block, bool(edge)) else None
        in_table = before or (pieces and pieces[-1].first.kind == block.kind == Kind.ROW)
        pieces += [_Piece(each) for each in edge if each.kind == Kind.ROW or not in_table]
        pieces.append(before or _Piece(block))
        if before:
            before.add(block)
        edge = []
    return [piece.block for piece in pieces] + edge


def _is_page_mark(block):
    words = block.text.strip(" -–—_")
    return block.kind != Kind.ROW and len(words) <= LONGEST_MARK and PAGE_MARK.fullmatch(words) is not None


class _Piece:
    """A block with those that go on with it: per cell the words of each; prose has one cell."""

    def __init__(self, block):
        self.first, self.last_line = block, block.last_line
        self.cells = [[cell] for cell in _cells(block)]
        self.label = next((index for index, (cell,) in enumerate(self.cells) if cell), len(self.cells))

    def goes_on(self, block, after_edge):
        """Whether `block` continues a sentence here: always for a row, for a paragraph only AFTER the EDGE of a
        page.
        """
        if self.first.kind == block.kind == Kind.ROW:
            return not self.first.is_header and self._goes_on_in(block.cells)
        is_prose = self.first.kind in (Kind.PARAGRAPH, Kind.ITEM) and block.kind == Kind.PARAGRAPH
        return is_prose and after_edge and _sentence_goes_on(self._end(0), block.text)

    def _goes_on_in(self, cells):
        """The cell of the number or name is empty, and all words go on with the sentence above them."""
        filled = [(index, cell) for index, cell in enumerate(cells) if cell]
        if not filled or filled[0][0] <= self.label or filled[-1][0] >= len(self.cells):
            return False
        return all(_sentence_goes_on(self._end(index), cell) for index, cell in filled)

    def _end(self, index):
        return " ".join(self.cells[index][-FEWEST_WORDS:])[-LAST_WORDS:]

    def add(self, block):
        for words, cell in zip(self.cells, _cells(block), strict=False):
            if cell:
                words.append(cell)
        self.last_line = block.last_line

    @property
    def block(self):
        cells = [" ".join(words) for words in self.cells]
        if self.first.kind == Kind.ROW:
            return row(cells, self.first.line, last_line=self.last_line, is_header=self.first.is_header)
        return replace(self.first, text=cells[0], last_line=self.last_line)


def _cells(block):
    return block.cells if block.kind == Kind.ROW else (block.text,)


def _sentence_goes_on(before, text):
    if END.search(before) or len(before.split()) < FEWEST_WORDS:
        return False
    return text[:1].islower() or DANGLING.search(before) is not None
