"""What the editor in the browser posts, as the one subset of HTML that is kept (docs/adr/0004-rich-text.md)."""

import re
from html import escape
from itertools import groupby

from documents.formats.html_tree import is_words, tree
from documents.rich_text.subset import SCHEMES, TAGS, sanitise

SAME_AS = {"h1": "h3", "h2": "h3", "h5": "h4", "h6": "h4", "b": "strong", "i": "em", "div": "p"}
BLOCKS = {"p", "h3", "h4", "ul", "ol", "blockquote"}
INLINE = {"strong", "em", "a"}
LEFT_OUT = {"script", "style", "del"}
WITH_LINES = ["p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote"]
LISTS = {"ul", "ol"}
SPACES = re.compile(r"[ \t\r\n\f\xa0]+")
MARK = re.compile(r"<[^<>]*>")
LEADING = re.compile(r"(?: |<br>)*")
EDGES = (" ", "<br>")


def from_editor(html):
    """The `html` to keep: one block a line, without empty ones; spaces that only hold words together are plain."""
    nodes = tree(SPACES.sub(" ", html.replace("&nbsp;", " "))).contents
    return sanitise("\n".join(filter(None, _blocks(nodes))))


def _name(node):
    return SAME_AS.get(node.name, node.name)


def _blocks(nodes):
    """The blocks one after another; what stands loose between them becomes a paragraph."""
    for kind, run in groupby(nodes, key=_kind):
        if kind == "blockquote":
            inside = "".join(_tagged("p", part) for node in run for part in _paragraphs(node))
            yield f"<blockquote>{inside}</blockquote>" if inside else ""
        elif kind == "loose":
            yield _tagged("p", _html(run))
        else:
            for node in run:
                yield from _block(node) if kind == "block" else _blocks(node.contents)


def _kind(node):
    name = _name(node)
    if name in BLOCKS:
        return "blockquote" if name == "blockquote" else "block"
    return "around blocks" if _has_blocks(node) else "loose"


def _has_blocks(node):
    return node.name is not None and node.find(WITH_LINES) is not None


def _block(node):
    name = _name(node)
    if name in LISTS:
        items = "".join(_tagged("li", item) for item in _items(node))
        yield f"<{name}>{items}</{name}>" if items else ""
    elif _has_blocks(node):
        yield from _blocks(node.contents)
    else:
        yield _tagged(name, _html(node.contents))


def _items(node):
    """The HTML of each item of a list; one that stands in another follows it."""
    for item in node.find_all("li"):
        yield "<br>".join(filter(_has_words, _paragraphs(item, without=LISTS)))


def _paragraphs(node, without=frozenset()):
    """The HTML of each paragraph in `node`, however deep it stands; not of its children with a name in `without`."""
    children = [child for child in node.contents if child.name not in without]
    for has_lines, run in groupby(children, key=lambda child: child.name in WITH_LINES or _has_blocks(child)):
        if has_lines:
            for child in run:
                yield from _paragraphs(child)
        else:
            yield _html(run)


def _html(nodes):
    """The HTML of these nodes, with what is special in their text escaped."""
    return "".join(map(_node, nodes))


def _node(node):
    if is_words(node):
        return escape(node, quote=False)
    name = _name(node)
    if name == "br":
        return "<br>"
    if name is None or name in LEFT_OUT:
        return ""
    inside = _html(node.contents)
    if name not in TAGS or (name in INLINE and not _has_words(inside)) or (name == "a" and not _leads_somewhere(node)):
        return inside
    address = f' href="{escape(node["href"])}"' if name == "a" else ""
    return f"<{name}{address}>{inside}</{name}>"


def _leads_somewhere(link):
    scheme, colon, _rest = link.get("href", "").strip().partition(":")
    return bool(scheme) and (not colon or scheme.lower() in SCHEMES)


def _has_words(html):
    return bool(MARK.sub("", html).strip())


def _tagged(tag, inside):
    """The words of a block in its `tag`; nothing for no words."""
    return f"<{tag}>{_trimmed(inside)}</{tag}>" if _has_words(inside) else ""


def _trimmed(html):
    """Without the spaces and line breaks at its edges."""
    start, end = LEADING.match(html).end(), len(html)
    while edge := next((each for each in EDGES if html.endswith(each, start, end)), ""):
        end -= len(edge)
    return html[start:end]
