"""Longer texts: one small, sanitised subset of HTML, kept for ever (docs/adr/0004-rich-text.md).

People write it in an editor, or type it with plain marks: a blank line begins a paragraph, "## " a heading, "### " a
smaller one, "- " or "1. " an item, "> " a quotation; **bold**, _italic_ and [words](address) inside a line.
"""

import re
from html import escape
from itertools import count, dropwhile, groupby

import nh3
from bs4 import NavigableString

from documents.formats.blocks import Kind
from documents.formats.html_tree import tree

TAGS = {"p", "h3", "h4", "ul", "ol", "li", "strong", "em", "a", "blockquote", "br"}
ATTRIBUTES = {"a": {"href"}}
SCHEMES = {"http", "https", "mailto"}
LINKS = "nofollow noopener"
ITEM = re.compile(r"^(?:[-•*]|(\d+)[.)])\s+(.*)$")
HEADING = re.compile(r"^(###?) (.*)$")
LINK = re.compile(r"(\[[^][]+\]\((?:https?://|mailto:)[^\s()<>\"]+\))")
# {tag: (a mark that begins it, a mark that ends it)}
EMPHASIS = {
    "strong": (re.compile(r"\*\*(?=\S)"), re.compile(r"(?<=\S)\*\*")),
    "em": (re.compile(r"(?<![\w_])_(?=[^\s_])"), re.compile(r"(?<=[^\s_])_(?![\w_])")),
}


def sanitise(html):
    """The `html` with nothing in it but the subset; what is outside loses its tags and keeps its words."""
    return nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=LINKS)


def from_plain(text):
    """The HTML of what somebody typed in a plain text field."""
    paragraphs = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    return "\n".join(block for p in paragraphs if p.strip() for block in _blocks(p.strip().split("\n")))


def _blocks(lines):
    """The HTML of each block of one paragraph as it was typed: headings, then words, then a list."""
    rest = list(dropwhile(HEADING.match, lines))
    yield from map(_heading, lines[: len(lines) - len(rest)])
    first_item = next((place for place, line in enumerate(rest) if place and ITEM.match(line.strip())), len(rest))
    if rest and not all(map(_is_quoted, rest)) and not ITEM.match(rest[0].strip()):
        yield _block(rest[:first_item])
        rest = rest[first_item:]
    if rest:
        yield _block(rest)


def _heading(line):
    marks, words = HEADING.match(line).groups()
    tag = "h3" if marks == "##" else "h4"
    return f"<{tag}>{_inline(words.strip())}</{tag}>"


def _is_quoted(line):
    return line.lstrip().startswith(">")


def _block(lines):
    if all(map(_is_quoted, lines)):
        return _quotation([line.lstrip()[1:].strip() for line in lines])
    items = [ITEM.match(line.strip()) for line in lines]
    if _is_list(items):
        tag = "ol" if items[0].group(1) else "ul"
        inside = "".join(f"<li>{_inline(item.group(2))}</li>" for item in items)
        return f"<{tag}>{inside}</{tag}>"
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
    html = escape(text, quote=False)
    for tag, (begins, ends) in EMPHASIS.items():
        html = "".join(_marked(html, tag, begins, ends))
    return html


def _marked(text, tag, begins, ends):
    """`text` in parts, with `tag` around what stands between a mark that `begins` and the first one after it that
    `ends`.
    """
    done = 0
    while (first := begins.search(text, done)) and (last := ends.search(text, first.end() + 1)):
        yield f"{text[done : first.start()]}<{tag}>{text[first.end() : last.start()]}</{tag}>"
        done = last.end()
    yield text[done:]


def _is_list(items):
    """All with a dash, or numbered from one: a list shows its own numbers, and what was typed must not change."""
    if not all(items):
        return False
    numbers = [item.group(1) for item in items]
    return not any(numbers) or numbers == [str(number) for number in range(1, len(numbers) + 1)]


def to_plain(html):
    """What `from_plain` turns into this `html` again: for the plain text field."""
    return "\n\n".join(filter(None, (_plain_block(node) for node in tree(html).contents)))


def _plain_block(node):
    if isinstance(node, NavigableString):
        return str(node).strip()
    if node.name in {"ul", "ol"}:
        marks = (f"{n}." if node.name == "ol" else "-" for n in count(1))
        items = zip(marks, node.find_all("li"), strict=False)
        return "\n".join(f"{mark} {_own_words(item)}".replace("\n", " ") for mark, item in items)
    if node.name == "blockquote":
        lines = "\n\n".join(_words(each) for each in node.find_all("p") or [node]).split("\n")
        return "\n".join(f"> {line}".strip() for line in lines)
    return {"h3": "## ", "h4": "### "}.get(node.name, "") + _words(node)


def _words(node):
    return _typed(node).strip()


def _own_words(item):
    """Without those of the lists in it: their items follow."""
    return "".join(_typed(child) for child in item.children if child.name not in {"ul", "ol"}).strip()


def _typed(node):
    """What one types to get what is in `node`."""
    if isinstance(node, NavigableString):
        return str(node)
    if node.name == "br":
        return "\n"
    inside = "".join(map(_typed, node.children))
    if node.name == "a" and node.get("href"):
        address = node["href"].replace("(", "%28").replace(")", "%29")
        return _between(inside, "[", f"]({address})")
    mark = {"strong": "**", "em": "_"}.get(node.name, "")
    return _between(inside, mark, mark)


def _between(text, before, after):
    """`text` with marks around its words; the spaces at its edges stay outside."""
    words = text.strip()
    lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{lead}{before}{words}{after}{trail}" if words else text


def as_text(html):
    """The words alone: for searching and for a plain message."""
    return tree(html).get_text(" ", strip=True) if "<" in html else html


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
