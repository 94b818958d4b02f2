"""A rich text as lines: one for every heading, paragraph and item, without its marks."""

from documents.formats.html_fragments import lines_of, pieces
from documents.formats.html_tree import tree


def as_lines(html):
    """The words of a rich text; where one block ends a line ends."""
    return lines_of(pieces(tree(html), marked=False))
