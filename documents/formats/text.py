"""Plain text → blocks: which lines belong together, and what kind of block they are."""

import re

from documents.formats.blocks import Kind, heading, item, paragraph, row
from documents.formats.html_fragments import plain
from documents.formats.list_marks import list_mark
from documents.formats.tables import is_pipe_row, is_rule, is_tab_row, pipe_cells, tab_cells

LABEL = re.compile(r"^\s*[A-Z][\wÀ-ÿ ./()'-]{1,32}\s?:(\s|$)")
TERMINAL = re.compile(r"[.!?;:…][\"”’')\]]*$")
DECORATION = frozenset("-_*=–—•. ")
BOLD = re.compile(r"\*\*(.+?)\*\*")
ENOUGH_FOR_PROSE = 80


class TextReader:
    """Goes through the lines once; `current` is the paragraph or item that the next line may continue."""

    def __init__(self, text, first_line=1):
        self.lines = text.split("\n")
        self.first_line = first_line
        self.blocks = []
        self.current = None
        self.after_blank = True
        self.width = self._wrap_width()

    def read(self):
        for index, line in enumerate(self.lines):
            self._take(index, line)
        self._close()
        return self.blocks

    def _take(self, index, line):
        number = index + self.first_line
        if (not line.strip() and line.count("\t") < 2) or _is_decoration(line):
            return self._blank()
        if is_rule(line):
            self._mark_header()
        elif is_pipe_row(self.lines, index):
            self._take_pipe_row(line, number)
        elif is_tab_row(self.lines, index):
            self._add(row(tab_cells(line), number))
        else:
            self._take_words(index, line, number)
        self.after_blank = False
        return None

    def _blank(self):
        if not (self.current and self.current.kind == Kind.ITEM and not self.current.text):
            self._close()
        self.after_blank = True

    def _take_pipe_row(self, line, number):
        """A row may have been broken inside its first cell: then that cell is the paragraph just before the bar."""
        broken = self.current if line.strip().startswith("|") and self.blocks_are_rows() else None
        if broken is not None and broken.kind == Kind.PARAGRAPH:
            self.current = None
            self.blocks.append(row([broken.text, *pipe_cells(line)], broken.line, last_line=number))
        else:
            self._add(row(pipe_cells(line), number))

    def blocks_are_rows(self):
        return bool(self.blocks) and self.blocks[-1].kind == Kind.ROW

    def _mark_header(self):
        """A rule under the first row of a table makes that row its header, unless its first cell is empty or long."""
        self._close()
        if self.blocks_are_rows() and not (len(self.blocks) > 1 and self.blocks[-2].kind == Kind.ROW):
            last = self.blocks[-1]
            if max(map(len, last.cells)) <= 60:
                self.blocks[-1] = row(last.cells, last.line, last_line=last.last_line, is_header=True)

    def _take_words(self, index, line, number):
        mark = list_mark(line)
        words = BOLD.sub(r"\1", plain(line))
        if mark and self._is_numbered_heading(index, mark):
            self._add(heading_of(words, number))
        elif mark:
            indent, label, text = mark
            self._close()
            self.current = item(plain(text), number, number=label, level=indent)
        elif self.current and self._continues(line, words):
            self.current = self.current.extended(" ".join(words.split("\n")), number)
        else:
            self._add_words(index, words, number)

    def _add_words(self, index, words, number):
        self._close()
        if self._is_heading(index, words):
            self.blocks.append(heading_of(words.strip("#* "), number, level=len(words) - len(words.lstrip("#"))))
            return
        parts = words.split("\n")
        self.blocks += [paragraph(part, number) for part in parts[:-1] if part]
        self.current = paragraph(parts[-1], number)

    def _continues(self, line, words):
        """Does this line go on with the block before it?"""
        current = self.current
        if current is None:
            return False
        if current.kind == Kind.ITEM and not current.text:
            return list_mark(line) is None
        if self.after_blank or LABEL.match(line):
            return False
        if list_mark(line) is not None:
            return False
        indented = len(line) - len(line.lstrip()) > current.level
        if current.kind == Kind.ITEM and indented:
            return True
        if words[:1].islower() and not TERMINAL.search(current.text):
            return True
        return self._was_wrapped()

    def _was_wrapped(self):
        """The line before reached (nearly) to the margin, so its end is no end of a paragraph."""
        previous = self.lines[self.current.last_line - self.first_line]
        return bool(self.width) and len(previous.rstrip()) >= 0.75 * self.width and not LABEL.match(previous)

    def _wrap_width(self):
        """The margin at which this text was broken by hand; 0 when its lines are whole paragraphs."""
        lengths = sorted(len(line.rstrip()) for line in self.lines if line.strip())
        margin = lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0
        near = sum(length >= 0.7 * margin for length in lengths)
        return margin if 40 <= margin <= 130 and near >= max(3, 0.25 * len(lengths)) else 0

    def _is_heading(self, index, words):
        if words.startswith("#"):
            return True
        if not self._may_be_heading(words):
            return False
        following = self._next_words(index).strip()
        stands_alone = index + 1 >= len(self.lines) or not self.lines[index + 1].strip()
        introduces = len(following) >= max(ENOUGH_FOR_PROSE, 2 * len(words)) or list_mark(following) is not None
        return self.after_blank and (stands_alone or introduces)

    def _is_numbered_heading(self, index, mark):
        """ "2. Mantelzorg" between blank lines, with running text below it, is a section and no item."""
        _, label, text = mark
        follows = index + 1 < len(self.lines) and self.lines[index + 1].strip()
        if (
            not label
            or not label[0].isdigit()
            or not self.after_blank
            or follows
            or not text
            or not self._may_be_heading(text)
        ):
            return False
        below = self._next_words(index)
        below_mark = list_mark(below)
        return len(text.split()) <= 8 and not text.endswith(":") and bool(below) and not (below_mark and below_mark[1])

    def _next_words(self, index):
        places = range(index + 1, len(self.lines))
        return next((self.lines[place] for place in places if self.lines[place].strip()), "")

    def _may_be_heading(self, words):
        if (
            "\n" in words
            or not words
            or len(words) > 110
            or not (words[0].isupper() or words[0].isdigit() or words[0] in "“‘\"'")
        ):
            return False
        if words.endswith(":"):
            return len(words.split()) <= 4
        return not re.search(r"[.;,!]$", words) and not (LABEL.match(words) and len(words.split(":")[0].split()) <= 2)

    def _add(self, block):
        self._close()
        self.blocks.append(block)

    def _close(self):
        if self.current is not None and (self.current.text or self.current.number):
            self.blocks.append(self.current)
        self.current = None


def _is_decoration(line):
    """A line of dashes, stars or dots between two parts of a text."""
    return len(line.strip("\t\f\v\r")) >= 3 and DECORATION.issuperset(line.strip())


def heading_of(text, line, level=0):
    """A heading, with the number before it ("2. Toegankelijkheid") apart."""
    mark = list_mark(text)
    number, words = (mark[1], mark[2]) if mark and mark[1] and mark[2] else (None, text)
    return heading(words, line, level=level, number=number)


def text_blocks(text, first_line=1):
    return TextReader(text, first_line).read()
