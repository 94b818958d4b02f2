"""Longer texts: one small, sanitised subset of HTML, kept for ever (docs/adr/0004-rich-text.md).

People type plain text: a blank line begins a paragraph, "## " a heading, "- " or "1. " an item.
"""

import re
from html import escape
from itertools import groupby

import nh3
from bs4 import BeautifulSoup, NavigableString

from documents.blocks import Kind

TAGS = {"p", "h3", "h4", "ul", "ol", "li", "strong", "em", "a", "blockquote", "br"}
ATTRIBUTES = {"a": {"href"}}
SCHEMES = {"http", "https", "mailto"}
ITEM = re.compile(r"^(?:[-•*]|(\d+)[.)])\s+(.*)$")


def sanitise(html):
    """The HTML with nothing in it but the subset; what is outside loses its tags and keeps its words."""
    return nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel="nofollow noopener")


def from_plain(text):
    """The HTML of what somebody typed in a plain text field."""
    paragraphs = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    return "\n".join(_block(p.strip().split("\n")) for p in paragraphs if p.strip())


def _block(lines):
    if lines[0].startswith("## "):
        rest = "\n" + _block(lines[1:]) if lines[1:] else ""
        return f"<h3>{escape(lines[0][3:].strip(), quote=False)}</h3>{rest}"
    items = [ITEM.match(line.strip()) for line in lines]
    if _is_list(items):
        tag = "ol" if items[0].group(1) else "ul"
        inside = "".join(f"<li>{escape(item.group(2), quote=False)}</li>" for item in items)
        return f"<{tag}>{inside}</{tag}>"
    first_item = next((i for i, item in enumerate(items) if item), 0)
    if first_item:
        return _block(lines[:first_item]) + "\n" + _block(lines[first_item:])
    return "<p>" + "<br>".join(escape(line.strip(), quote=False) for line in lines) + "</p>"


def _is_list(items):
    """All with a dash, or numbered from one: a list shows its own numbers, and what was typed must not change."""
    if not all(items):
        return False
    numbers = [item.group(1) for item in items]
    return not any(numbers) or numbers == [str(number) for number in range(1, len(numbers) + 1)]


def to_plain(html):
    """What `from_plain` turns into this HTML again: for the plain text field."""
    soup = BeautifulSoup(html, "html.parser")
    return "\n\n".join(filter(None, (_plain_block(node) for node in soup.contents)))


def _plain_block(node):
    if isinstance(node, NavigableString):
        return str(node).strip()
    if node.name in {"ul", "ol"}:
        marks = (f"{n}." if node.name == "ol" else "-" for n in range(1, 1000))
        return "\n".join(f"{mark} {_words(item)}" for mark, item in zip(marks, node.find_all("li"), strict=False))
    return ("## " if node.name in {"h3", "h4"} else "") + _words(node)


def _words(node):
    for line_break in node.find_all("br"):
        line_break.replace_with("\n")
    return node.get_text().strip()


def as_text(html):
    """The words alone: for searching and for a plain message."""
    return BeautifulSoup(html, "html.parser").get_text(" ", strip=True) if "<" in html else html


def from_blocks(blocks):
    """The HTML of the blocks that were read from a document."""
    return "\n".join(_run(kind, list(run)) for kind, run in groupby(blocks, key=lambda block: block.kind))


def _run(kind, blocks):
    if kind == Kind.HEADING:
        return "\n".join(f"<h3>{escape(block.text, quote=False)}</h3>" for block in blocks)
    if kind == Kind.ITEM:
        tag = "ol" if blocks[0].number else "ul"
        inside = "".join(f"<li>{escape(block.text, quote=False)}</li>" for block in blocks)
        return f"<{tag}>{inside}</{tag}>"
    return "\n".join(f"<p>{escape(block.text, quote=False)}</p>" for block in blocks)
