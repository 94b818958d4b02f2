"""A rich text as lines: one for every heading, paragraph and item, without its marks."""

from bs4 import BeautifulSoup

BLOCKS = ["p", "h2", "h3", "h4", "li", "blockquote", "ul", "ol"]


def as_lines(html):
    """The words of a rich text; where one block ends a line ends."""
    soup = BeautifulSoup(html, "html.parser")
    for block in soup.find_all(BLOCKS):
        block.insert_before("\n")
        block.insert_after("\n")
    lines = (" ".join(line.split()) for line in soup.get_text().splitlines())
    return "\n".join(line for line in lines if line)
