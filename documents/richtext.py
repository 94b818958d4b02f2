"""Longer texts: one small, sanitised subset of HTML, kept for ever (docs/adr/0004-rich-text.md).

People write it in an editor, or type it with plain marks: a blank line begins a paragraph, "## " a heading, "### " a
smaller one, "- " or "1. " an item, "> " a quotation; **bold**, _italic_ and [words](address) inside a line.
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
LINKS = "nofollow noopener"
ITEM = re.compile(r"^(?:[-•*]|(\d+)[.)])\s+(.*)$")
HEADING = re.compile(r"^(###?) (.*)$")
LINK = re.compile(r"(\[[^][]+\]\((?:https?://|mailto:)[^\s()<>\"]+\))")
BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
ITALIC = re.compile(r"(?<![\w_])_(?=[^\s_])(.+?)(?<=[^\s_])_(?![\w_])")


def sanitise(html):
    """The HTML with nothing in it but the subset; what is outside loses its tags and keeps its words."""
    return nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=LINKS)


def from_plain(text):
    """The HTML of what somebody typed in a plain text field."""
    paragraphs = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    return "\n".join(_block(p.strip().split("\n")) for p in paragraphs if p.strip())


def _block(lines):
    heading = HEADING.match(lines[0])
    if heading:
        tag = "h3" if heading.group(1) == "##" else "h4"
        rest = "\n" + _block(lines[1:]) if lines[1:] else ""
        return f"<{tag}>{_inline(heading.group(2).strip())}</{tag}>{rest}"
    if all(line.lstrip().startswith(">") for line in lines):
        return _quotation([line.lstrip()[1:].strip() for line in lines])
    items = [ITEM.match(line.strip()) for line in lines]
    if _is_list(items):
        tag = "ol" if items[0].group(1) else "ul"
        inside = "".join(f"<li>{_inline(item.group(2))}</li>" for item in items)
        return f"<{tag}>{inside}</{tag}>"
    first_item = next((i for i, item in enumerate(items) if item), 0)
    if first_item:
        return _block(lines[:first_item]) + "\n" + _block(lines[first_item:])
    return _paragraph(lines)


def _paragraph(lines):
    return "<p>" + "<br>".join(_inline(line.strip()) for line in lines) + "</p>"


def _quotation(lines):
    paragraphs = [list(run) for filled, run in groupby(lines, key=bool) if filled]
    return "<blockquote>" + "".join(map(_paragraph, paragraphs)) + "</blockquote>" if paragraphs else ""


def _inline(text):
    """The HTML of one line, with its marks inside."""
    return "".join(_link(part) if LINK.fullmatch(part) else _emphasis(part) for part in LINK.split(text))


def _link(mark):
    words, _between, address = mark[1:-1].rpartition("](")
    return f'<a href="{escape(address)}" rel="{LINKS}">{_emphasis(words)}</a>'


def _emphasis(text):
    bold = BOLD.sub(r"<strong>\1</strong>", escape(text, quote=False))
    return ITALIC.sub(r"<em>\1</em>", bold)


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
        items = node.find_all("li")
        return "\n".join(f"{mark} {_words(item)}".replace("\n", " ") for mark, item in zip(marks, items, strict=False))
    if node.name == "blockquote":
        lines = "\n\n".join(_words(each) for each in node.find_all("p") or [node]).split("\n")
        return "\n".join(f"> {line}".strip() for line in lines)
    return {"h3": "## ", "h4": "### "}.get(node.name, "") + _words(node)


def _words(node):
    for line_break in node.find_all("br"):
        line_break.replace_with("\n")
    for link in node.find_all("a", href=True):
        address = link["href"].replace("(", "%28").replace(")", "%29")
        _mark(link, "[", f"]({address})")
    for tag, mark in (("strong", "**"), ("em", "_")):
        for each in node.find_all(tag):
            _mark(each, mark, mark)
    return node.get_text().strip()


def _mark(node, before, after):
    """Put marks around the words of NODE; the spaces at its edges stay outside."""
    text = node.get_text()
    if not text.strip():
        return
    node.insert(0, before)
    node.append(after)
    if text != text.strip():
        _trim(node, text)


def _trim(node, text):
    words = node.get_text().replace(text, text.strip(), 1)
    lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    node.replace_with(lead + words + trail)


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
