"""What the editor in the browser posts, as the one subset of HTML that is kept (docs/adr/0004-rich-text.md)."""

import re
from itertools import groupby

import nh3
from bs4 import BeautifulSoup, NavigableString

from documents.richtext import ATTRIBUTES, SCHEMES, TAGS, sanitise

SAME_AS = {"h1": "h3", "h2": "h3", "h5": "h4", "h6": "h4", "b": "strong", "i": "em", "div": "p"}
BLOCKS = {"p", "h3", "h4", "ul", "ol", "blockquote"}
SPACES = re.compile(r"[ \t\r\n\f\xa0]+")


def from_editor(html):
    """The HTML to keep: one block a line, without empty ones; spaces that only hold words together are plain."""
    kept = {"tags": TAGS | SAME_AS.keys(), "attributes": ATTRIBUTES, "url_schemes": SCHEMES, "link_rel": None}
    known = nh3.clean(html, **kept, clean_content_tags={"script", "style", "del"})
    soup = BeautifulSoup(SPACES.sub(" ", known.replace("&nbsp;", " ")), "html.parser")
    for node in soup.find_all(list(SAME_AS)):
        node.name = SAME_AS[node.name]
    for node in [*soup.find_all(["strong", "em"]), *soup.find_all("a")]:
        if not node.get_text(strip=True) or (node.name == "a" and not node.get("href")):
            node.unwrap()
    return sanitise("\n".join(filter(None, _blocks(soup.contents))))


def _blocks(nodes):
    """The blocks one after another; what stands loose between them becomes a paragraph."""
    for kind, run in groupby(nodes, key=_kind):
        run = list(run)
        if kind == "blockquote":
            inside = "".join(_tagged("p", part) for node in run for part in _paragraphs(node))
            yield f"<blockquote>{inside}</blockquote>" if inside else ""
        elif kind == "loose":
            yield _tagged("p", _html(run))
        else:
            yield from (_block(node) for node in run)


def _kind(node):
    if node.name not in BLOCKS:
        return "loose"
    return "blockquote" if node.name == "blockquote" else "block"


def _block(node):
    if node.name in {"ul", "ol"}:
        items = "".join(_tagged("li", _html(item.contents)) for item in node.find_all("li"))
        return f"<{node.name}>{items}</{node.name}>" if items else ""
    return _tagged(node.name, _html(node.contents))


def _paragraphs(quotation):
    inner = quotation.find_all("p")
    return [_html(node.contents) for node in inner or [quotation]]


def _html(nodes):
    """The HTML of these nodes, with what is special in their text escaped."""
    return "".join(
        node.output_ready("minimal") if isinstance(node, NavigableString) else node.decode(formatter="minimal")
        for node in nodes
    )


def _tagged(tag, inside):
    """The words of a block in its TAG, without the spaces and line breaks at its edges; nothing for no words."""
    inside = re.sub(r"^(?:\s|<br/?>)+|(?:\s|<br/?>)+$", "", inside)
    return f"<{tag}>{inside}</{tag}>" if BeautifulSoup(inside, "html.parser").get_text(strip=True) else ""
