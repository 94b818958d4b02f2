"""HTML as a tree, in time that grows as its length, whatever stands in it: half tags, a thousand open lists, anything.

Python's own parser and BeautifulSoup both read again and again what is never closed, or nested without end. So a tag
that is never closed is text here, an element ends where the standard says that it does although nobody closed it
(HTML, 13.1.2.4 "Optional tags"), and what is nested deeper than DEEPEST keeps its words and loses its marks.
"""

import re
from collections import Counter

from bs4 import BeautifulSoup, NavigableString

DEEPEST = 60
VOID = {"br", "hr", "img", "input", "col", "meta", "link"}
PARAGRAPH_ENDERS = {
    *("p", "div", "section", "article", "main", "header", "footer", "nav", "aside", "form", "figure", "blockquote"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "pre", "hr"),
}
CELL = {"td", "th"}
# {element that begins: (what it ends, what it does not look beyond)}
ENDS = {
    "li": ({"li"}, {"ul", "ol", "table"}),
    **dict.fromkeys(["dt", "dd"], ({"dt", "dd"}, {"dl", "table"})),
    **dict.fromkeys(CELL, (CELL, {"tr", "table"})),
    "tr": ({"tr"}, {"table"}),
    **dict.fromkeys(["thead", "tbody", "tfoot"], ({"thead", "tbody", "tfoot"}, {"table"})),
}
PARAGRAPH_INSIDE = {"table", "caption", "button", "template", *CELL}
CONDITION = re.compile(r"<!\[[^\[\]<>\n]{0,200}\]>")  # Word's <![if !supportLists]> … <![endif]>


def tree(html):
    """The `html` as a BeautifulSoup; never refuses."""
    return _Tree(_without_open_ends(html), "html.parser")


def _without_open_ends(html):
    html = CONDITION.sub("", html).replace("<![", "<! [")
    comments_end = html.rfind("-->") + 1
    html = html[:comments_end] + html[comments_end:].replace("<!--", "&lt;!--")
    tags_end = html.rfind(">") + 1
    return html[:tags_end] + html[tags_end:].replace("<", "&lt;")


class _Tree(BeautifulSoup):
    def reset(self):
        super().reset()
        self.too_deep = Counter()

    def handle_starttag(self, name, *args, **kwargs):
        if name in PARAGRAPH_ENDERS:
            self._end({"p"}, PARAGRAPH_INSIDE)
        if name in ENDS:
            self._end(*ENDS[name])
        if len(self.tagStack) > DEEPEST and name not in VOID:
            self.too_deep[name] += 1
            return None
        return super().handle_starttag(name, *args, **kwargs)

    def handle_endtag(self, name, nsprefix=None):
        if self.too_deep[name]:
            self.too_deep[name] -= 1
            return
        super().handle_endtag(name, nsprefix)

    def _end(self, names, barriers):
        for open_tag in reversed(self.tagStack):
            if open_tag.name in names:
                self.handle_endtag(open_tag.name)
                return
            if open_tag.name in barriers:
                return


def is_words(node):
    """Whether `node` is text that one reads: no comment, script or style."""
    return type(node) is NavigableString
