"""Plain words out of a piece of HTML that stands inside something else: a cell, a line of text."""

import html
import re

from documents.formats.html_tree import is_words, tree

TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
BLOCK_TAGS = {"p", "div", "li", "ul", "ol", "br", "tr", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"}
AROUND = {"script", "style", "nav", "form", "footer", "aside", "noscript", "template", "svg", "button", "iframe"}
LONGEST_NUMBER = 6


def plain(text):
    """`text` without tags and entities; what stood in blocks of its own stands on a line of its own."""
    if not TAG.search(text):
        return html.unescape(text).strip()
    return plain_element(tree(text))


def plain_element(element, without=()):
    """The words of a parsed element, but for its children with a name in `without`.

    A numbered list keeps the numbers that the reader of the page saw.
    """
    return lines_of(pieces(element, without))


def lines_of(parts):
    """The lines of these `parts` of a text that have words, with single spaces."""
    lines = (re.sub(r"\s+", " ", line).strip() for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def pieces(element, without=(), *, marked=True):
    """Its words, with a line break where a block begins or ends, and a mark before each item where `marked`.

    What surrounds the text of a page is left out, and so are the children with a name in `without`.
    """
    place = 0
    for child in element.children:
        if is_words(child):
            yield child
        elif child.name and child.name not in AROUND and child.name not in without:
            place += child.name == "li"
            yield from _pieces_of(child, place, marked)


def _pieces_of(child, place, marked):
    around = "\n" if child.name in BLOCK_TAGS else ""
    yield around
    if marked and child.name == "li":
        yield item_mark(child, place)
    yield from pieces(child, marked=marked)
    yield around


def item_mark(element, place):
    """ "3. " for the third item of a numbered list, "• " for others."""
    number = item_number(element, place)
    return f"{number}. " if number else "• "


def item_number(element, place):
    """The number that a browser shows before the item at `place` (from 1) of its list; None where it shows none."""
    parent = element.parent
    style = (parent.get("style") or "") if parent is not None else ""
    if parent is None or parent.name != "ol" or "none" in style:
        return None
    count = place - 1 + whole_number(parent.get("start"), otherwise=1)
    kind = parent.get("type")
    return chr(ord(kind) + count - 1) if kind in ("a", "A") and count <= 26 else str(count)


def whole_number(written, *, otherwise):
    """The number in an attribute of HTML, or `otherwise` where there is no sensible one."""
    written = (written or "").strip()
    sensible = written.isascii() and written.isdecimal() and len(written) <= LONGEST_NUMBER
    return int(written) if sensible else otherwise
