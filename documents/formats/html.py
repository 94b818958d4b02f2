"""A web page → blocks. What surrounds the text (menus, forms, footers) is left out."""

import re
from collections import deque
from dataclasses import replace

from django.utils.translation import gettext as _

from documents.errors import DocumentError
from documents.formats.blocks import Kind, item, paragraph, row
from documents.formats.html_fragments import AROUND, item_number, pieces, plain_element, whole_number
from documents.formats.html_tree import is_words, tree
from documents.formats.list_marks import list_mark
from documents.formats.text import heading_of, text_blocks

HTML_START = re.compile(
    r"<(?:!doctype|html|head|body|table|thead|tbody|div|main|article|section|h[1-6]|ul|ol|dl|p)\b", re.IGNORECASE
)
FRAGMENT_ROW = re.compile(r"</\w{1,20}>\t")  # cells of HTML between tabs: that is text
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
SPACES = re.compile(r"\s*")
PASSED_OVER = (("<?xml", ">"), ("<!--", "-->"))
CONTAINERS = {
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "body",
    "html",
    "ul",
    "ol",
    "li",
    "table",
    "dl",
    "blockquote",
    "figure",
}
NESTED = {"ul", "ol", "table"}
MOST_CELLS = 40
UNFINISHED = re.compile(r"<[a-zA-Z/!][^<>]*\Z")


def is_html(text, name):
    if name.lower().endswith((".html", ".htm", ".xhtml")):
        return "<" in text
    return bool(HTML_START.match(text, _start_of_tags(text))) and not FRAGMENT_ROW.search(text)


def _start_of_tags(text):
    """Where the first tag may be: behind spaces, an XML declaration and comments."""
    start = 0
    while True:
        start = SPACES.match(text, start).end()
        end = next((mark for opening, mark in PASSED_OVER if text.startswith(opening, start)), None)
        if end is None or (found := text.find(end, start)) < 0:
            return start
        start = found + len(end)


def html_blocks(text):
    _refuse_cut_off(text)
    page = tree(text)
    body = page.find("main") or page.body or page
    return list(_blocks_in(body)) or list(_blocks_in(page))


def _refuse_cut_off(text):
    """Half a tag at the end, or a page or table that was opened and never closed: the rest is missing."""
    lowered = text.lower()
    unclosed = any(f"<{tag}" in lowered and f"</{tag}" not in lowered for tag in ("html", "body", "table"))
    if UNFINISHED.search(text) or unclosed:
        raise DocumentError(
            _("This web page stops in the middle: the end is missing. Save the whole page and try again.")
        )


def _blocks_in(element, depth=0):
    """Blocks of an element's children; loose words between them become paragraphs."""
    loose, place = [], 0
    for child in element.children:
        if is_words(child):
            loose.append(str(child))
        elif not child.name or child.name in AROUND:
            continue
        elif _is_block(child):
            place += child.name == "li"
            yield from _words(loose, child.sourceline or 1)
            loose = []
            yield from _block(child, depth, place)
        else:
            loose += ["\n"] if child.name == "br" else pieces(child)
    yield from _words(loose, element.sourceline or 1)


def _is_block(tag):
    return tag.name in CONTAINERS | HEADINGS or tag.find(list(CONTAINERS | HEADINGS)) is not None


def _block(tag, depth, place):
    line = tag.sourceline or 1
    if tag.name in HEADINGS:
        yield from _heading(tag, line)
    elif tag.name == "table":
        yield from _table(tag)
    elif tag.name == "dl":
        yield from _definitions(tag)
    elif tag.name == "li":
        yield from _item(tag, line, depth, place)
    elif tag.name == "p" and _is_all_bold(tag):
        yield from _heading(tag, line, level=6)
    else:
        yield from _blocks_in(tag, depth + (tag.name in ("ul", "ol")))


def _heading(tag, line, level=None):
    text = re.sub(r"\s+", " ", tag.get_text()).strip()
    if text:
        yield heading_of(text, line, level=level or int(tag.name[1]))


def _is_all_bold(tag):
    text = tag.get_text().strip()
    bold = "".join(part.get_text() for part in tag.find_all(["strong", "b"], recursive=False)).strip()
    return bool(text) and bold == text and len(text) <= 110 and not re.search(r"[.;,]$", text)


def _item(tag, line, depth, place):
    number, text = item_number(tag, place), plain_element(tag, without=NESTED).replace("\n", " ")
    mark = None if number else list_mark(text)
    if mark and mark[1]:
        number, text = mark[1], mark[2]
    if text:
        yield item(text, line, number=number, level=depth)
    for child in tag.find_all(list(NESTED), recursive=False):
        yield from _block(child, depth, place)


def _table(tag):
    """Rows with as many cells as one sees: a cell that spans rows counts in each of them."""
    spanning = {}
    for tr in tag.find_all("tr"):
        own = tr.find_all(["td", "th"], recursive=False)
        if own and tr.find_parent("table") is tag:
            header = all(cell.name == "th" for cell in own) and len(own) > 1
            yield row(_cells(own, spanning), tr.sourceline or 1, is_header=header)


def _cells(own, spanning):
    """`spanning` keeps {column: (rows still to fill, text)} from one row to the next."""
    cells, waiting = [], deque(own)
    while waiting or len(cells) in spanning:
        column = len(cells)
        if column in spanning:
            left, text = spanning.pop(column)
            if left > 1:
                spanning[column] = (left - 1, text)
            cells.append(text)
        else:
            cell = waiting.popleft()
            text = plain_element(cell)
            if _span(cell, "rowspan") > 1:
                spanning[column] = (_span(cell, "rowspan") - 1, text)
            cells += [text, *[""] * (_span(cell, "colspan") - 1)]
    return cells


def _span(cell, name):
    return min(whole_number(cell.get(name), otherwise=1), MOST_CELLS)


def _definitions(tag):
    """A list of terms and values reads as a table of two columns."""
    term = None
    for child in tag.find_all(["dt", "dd"]):
        if child.name == "dt":
            term = child
        elif term is not None:
            yield row([plain_element(term), plain_element(child)], term.sourceline or 1)


def _words(pieces, line):
    """Loose words: collapse white space, but keep the line breaks that the page shows (<br>)."""
    text = "".join("\n" if piece == "\n" else re.sub(r"\s+", " ", piece) for piece in pieces)
    lines = [part.strip() for part in text.split("\n")]
    if not any(lines):
        return
    if len([part for part in lines if part]) == 1 and not list_mark(text.strip()):
        yield paragraph(text.strip(), line)
    else:
        for block in text_blocks("\n".join(lines)):
            as_paragraph = block.kind == Kind.HEADING and len(lines) == 1
            yield paragraph(block.text, line) if as_paragraph else _at(block, line)


def _at(block, line):
    return replace(block, line=line, last_line=line)
