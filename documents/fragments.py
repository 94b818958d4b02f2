"""Plain words out of a piece of HTML that stands inside something else: a cell, a line of text."""

import html
import re

from bs4 import BeautifulSoup

TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
BLOCK_TAGS = ["p", "div", "li", "ul", "ol", "br", "tr", "h1", "h2", "h3", "h4", "h5", "h6"]


def plain(text):
    """`text` without tags and entities; what stood in blocks of its own stands on a line of its own."""
    if not TAG.search(text):
        return html.unescape(text).strip()
    return plain_element(BeautifulSoup(text, "html.parser"))


def plain_element(element):
    """The words of a parsed element; a numbered list keeps the numbers that the reader of the page saw."""
    for block in element.find_all(BLOCK_TAGS):
        if block.name == "li":
            block.insert(0, item_mark(block))
        block.insert_before("\n")
        block.insert_after("\n")
    lines = (re.sub(r"\s+", " ", line).strip() for line in element.get_text().split("\n"))
    return "\n".join(line for line in lines if line)


def item_mark(element):
    """ "3. " for the third item of a numbered list, "• " for others."""
    number = item_number(element)
    return f"{number}. " if number else "• "


def item_number(element):
    parent = element.parent
    style = (parent.get("style") or "") if parent is not None else ""
    if parent is None or parent.name != "ol" or "none" in style:
        return None
    index = len(element.find_previous_siblings("li"))
    start = parent.get("start") or "1"
    count = index + (int(start) if start.isdigit() else 1)
    kind = parent.get("type")
    return chr(ord(kind) + count - 1) if kind in ("a", "A") and count <= 26 else str(count)
