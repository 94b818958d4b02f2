"""A clean copy of a text and of a web page."""

import nh3
from bs4 import Comment
from django.utils.translation import gettext as _

from documents.errors import CannotBeCleaned, DocumentError
from documents.formats.decoding import decode
from documents.formats.html_tree import tree

HIDING = ("display:none", "visibility:hidden", "mso-hide:all", "font-size:0", "opacity:0")
UNSEEN = ["head", "template", "noscript", "input", "select", "textarea", "del", "s", "strike"]
TAGS = {
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "div", "section", "blockquote", "pre"),
    *("ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"),
    *("a", "strong", "b", "em", "i", "u", "sub", "sup"),
}
ATTRIBUTES = {"a": {"href"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}, "ol": {"start"}}
PAGE = """<!doctype html>
<html lang="nl">
<head><meta charset="utf-8"><title>{title}</title></head>
<body>
{body}
</body>
</html>
"""


def cleaned_text(data, found):
    """The text itself hides nothing; what cannot be read as text is refused."""
    return _text(data).encode()


def cleaned_page(data, found):
    """The page as one sees it: no comments, scripts, styles, hidden parts or particulars about who made it."""
    page = tree(_text(data))
    title = nh3.clean_text(page.title.get_text().strip()) if page.title else ""
    for comment in page(string=lambda text: isinstance(text, Comment)):
        found.add(_("Comment"), comment)
    for maker in page("meta", attrs={"name": True}):
        found.add(_("Property"), maker.get("content", ""), maker["name"])
    for element in [*page(UNSEEN), *filter(_is_hidden, page(True))]:
        if not element.decomposed:
            if element.name != "head":
                found.add(_("Hidden text"), element.get_text())
            element.decompose()
    body = nh3.clean(str(page), tags=TAGS, attributes=ATTRIBUTES, url_schemes={"http", "https"})
    return PAGE.format(title=title, body=body.strip()).encode()


def _text(data):
    try:
        return decode(data)
    except DocumentError as problem:
        raise CannotBeCleaned(str(problem)) from problem


def _is_hidden(element):
    if element.attrs is None:
        return False
    style = "".join(element.get("style", "").lower().split())
    return element.has_attr("hidden") or any(each in style for each in HIDING)
