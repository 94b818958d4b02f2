"""Small tags for every page: dates in words, the key of a form, the menu and the theme."""

import re
from functools import cache
from pathlib import Path
from uuid import uuid4

from django import template
from django.conf import settings
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from governance.models import SentForm
from governance.moments import clock, has_passed, in_words, moment_in_words

register = template.Library()

MENU = [
    ("advice_list", _("Advices")),
    ("commitment_list", _("Commitments")),
    ("policy_list", _("Policy")),
    ("theme_list", _("Themes")),
    ("search", _("Search")),
    ("about", _("About")),
]


@register.simple_tag
def once():
    """The key by which the same form sent twice is known (governance/pages/once.py)."""
    return format_html('<input type="hidden" name="{}" value="{}">', SentForm.FIELD, uuid4())


register.filter(in_words, expects_localtime=True)
register.filter(moment_in_words, expects_localtime=True)
register.filter(clock, expects_localtime=True)
register.filter(has_passed)


@register.filter
def page_numbers(page):
    """The numbers to link to, with an ellipsis where some are left out."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.inclusion_tag("includes/main_nav.html", takes_context=True)
def main_nav(context):
    """The menu; the page one is on, or under, is marked."""
    path = getattr(context.get("request"), "path", "")
    user = context.get("user")
    items = [*MENU, ("desk", _("My work"))] if user and user.is_authenticated else MENU
    return {
        "items": [menu_item(reverse(name), label, path) for name, label in items],
        "user": user,
        "csrf_token": context.get("csrf_token"),
    }


def menu_item(url, label, path):
    here = "page" if path == url else "true" if path.startswith(url) else ""
    return {"url": url, "label": label, "here": here}


@register.simple_tag
def theme_stylesheet():
    return static(settings.THEME_STYLESHEET)


@register.simple_tag
def theme_class():
    """The class for which the municipality's theme sets its tokens; none if it sets them for the whole page (:root)."""
    return class_of_theme(settings.THEME_STYLESHEET)


@cache
def class_of_theme(stylesheet):
    path = finders.find(stylesheet)
    found = path and re.search(r"\.([\w-]+)\s*[{,]", Path(path).read_text(encoding="utf-8"))
    return found.group(1) if found else ""
