"""Small tags for every page: icons, dates in words, status badges, the menu and the theme."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from django import template
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from governance.models import SentForm
from governance.moments import clock, has_passed, in_words, moment_in_words

register = template.Library()

ICONS = settings.BASE_DIR / "static/vendor/@tabler/icons/icons/outline"
MENU = [
    ("advice_list", _("Advices")),
    ("commitment_list", _("Commitments")),
    ("policy_list", _("Policy")),
    ("theme_list", _("Themes")),
    ("search", _("Search")),
    ("about", _("About")),
]


class Badge(NamedTuple):
    word: str
    icon: str
    tone: str  # neutral, info, positive, warning or negative: see badge-* in adviesraad.css


BADGES = {
    # the life of a record
    "draft": Badge(_("Draft"), "pencil", "neutral"),
    "in_review": Badge(_("In review"), "users", "info"),
    "sent": Badge(_("Sent"), "send", "info"),
    "published": Badge(_("Published"), "world", "positive"),
    "withdrawn": Badge(_("Withdrawn"), "arrow-back-up", "neutral"),
    "superseded": Badge(_("Superseded"), "history", "neutral"),
    # what a member thinks of a draft
    "agreed": Badge(_("Agreed"), "circle-check", "positive"),
    "agreed_with_note": Badge(_("Agreed, with a note"), "message", "positive"),
    "not_agreed": Badge(_("Not agreed"), "circle-x", "negative"),
    "not_heard": Badge(_("No opinion yet"), "circle-dashed", "neutral"),
    "co_writer": Badge(_("Wrote in this advice: has no vote"), "pencil", "neutral"),
    "about_earlier_text": Badge(_("About an earlier version of the text"), "history", "warning"),
    "planned": Badge(_("Planned"), "calendar", "info"),
    # an advice request
    "received": Badge(_("Received"), "inbox", "info"),
    "in_preparation": Badge(_("In preparation"), "pencil", "info"),
    "answered": Badge(_("Answered"), "message", "positive"),
    "declined": Badge(_("Declined"), "ban", "neutral"),
    # a commitment
    "open": Badge(_("Open"), "circle-dashed", "info"),
    "settlement_proposed": Badge(_("Settlement proposed"), "rubber-stamp", "info"),
    "settled": Badge(_("Settled"), "circle-check", "positive"),
    "partly_settled": Badge(_("Partly settled"), "circle-half-2", "warning"),
    "lapsed": Badge(_("Lapsed"), "ban", "neutral"),
    "overdue": Badge(_("Overdue"), "clock-exclamation", "warning"),
    "long_overdue": Badge(_("Long overdue"), "alert-triangle", "negative"),
    # what became of a recommendation
    "partly_answered": Badge(_("Answered in part"), "circle-half-2", "warning"),
    "awaiting_response": Badge(_("Awaiting response"), "hourglass", "info"),
    "silent": Badge(_("No answer in time"), "volume-off", "negative"),
    "not_recorded": Badge(_("Answer not recorded here"), "archive", "neutral"),
    "no_answer_needed": Badge(_("No answer needed"), "circle-check", "neutral"),
    "passed_over": Badge(_("Not mentioned in the answer"), "message-question", "warning"),
    "adopted": Badge(_("Taken over"), "circle-check", "positive"),
    "partly_adopted": Badge(_("Partly taken over"), "circle-half-2", "warning"),
    "not_adopted": Badge(_("Not taken over"), "circle-x", "negative"),
    "no_verdict": Badge(_("No verdict"), "help-circle", "neutral"),
    "verdict_open": Badge(_("Answer unclear"), "help-circle", "neutral"),
    "promised": Badge(_("Promised"), "heart-handshake", "info"),
    "dormant": Badge(_("Taken over and forgotten"), "zzz", "warning"),
    "unjudged": Badge(_("No verdict yet"), "circle-dashed", "neutral"),
    "not_started": Badge(_("Not started"), "circle-dashed", "neutral"),
    "in_progress": Badge(_("In progress"), "player-play", "info"),
    "partly_done": Badge(_("Partly done"), "circle-half-2", "warning"),
    "done": Badge(_("Done"), "circle-check", "positive"),
    "not_done": Badge(_("Not done"), "circle-x", "negative"),
    # a mail
    "failed": Badge(_("Not sent"), "circle-x", "negative"),
    "unsure": Badge(_("Perhaps sent"), "help-circle", "warning"),
    # the same value, another meaning
    ("advice", "adopted"): Badge(_("Adopted"), "rubber-stamp", "info"),
}

SIDES = {
    "advisory_council": Badge(_("Advisory council"), "users-group", "council"),
    "municipality": Badge(_("Municipality"), "building-bank", "municipality"),
    "municipal_council": Badge(_("Municipal council"), "speakerphone", "neutral"),
}


@register.simple_tag
def icon(name):
    """One of the icons of bin/vendor, for the eye only: the word beside it says the same."""
    return mark_safe(drawing(name))


@cache
def drawing(name):
    shapes = re.findall(r"<(?:path|circle|line|rect)[^>]*>", (ICONS / f"{name}.svg").read_text(encoding="utf-8"))
    visible = "".join(shape for shape in shapes if "M0 0h24v24" not in shape)
    return (
        '<svg class="icon" aria-hidden="true" focusable="false" viewBox="0 0 24 24" width="24" height="24" fill="none" '
        f'stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">{visible}</svg>'
    )


@register.simple_tag
def once():
    """The key by which the same form sent twice is known (governance/pages/once.py)."""
    return format_html('<input type="hidden" name="{}" value="{}">', SentForm.FIELD, uuid4())


register.filter(in_words, expects_localtime=True)
register.filter(moment_in_words, expects_localtime=True)
register.filter(clock, expects_localtime=True)
register.filter(has_passed)


@register.simple_tag
def badge(status, kind="", word=""):
    """A status as word and icon in its tone; KIND only where one value has two meanings ("adopted" of an "advice")."""
    if not status:
        return ""
    known = BADGES.get((kind, status)) or BADGES.get(status) or Badge(status, "circle-dashed", "neutral")
    return draw("nl-data-badge badge", known, word)


@register.simple_tag
def side(value, word=""):
    """Who speaks, as word and icon."""
    return draw("side", SIDES.get(value) or Badge(value, "user", "neutral"), word) if value or word else ""


def draw(name, known, word):
    modifier = f"{name.split()[-1]}-{known.tone}"
    picture = mark_safe(drawing(known.icon))
    return format_html('<span class="{} {}">{} {}</span>', name, modifier, picture, word or known.word)


@register.filter
def page_numbers(page):
    """The numbers to link to, with an ellipsis where some are left out."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.simple_block_tag
def alert(content, tone="info", heading="", role=""):
    """A message that stands out; TONE is info, success, warning or error."""
    return render_to_string("includes/alert.html", {"content": content, "tone": tone, "heading": heading, "role": role})


@register.simple_block_tag
def table_region(content, caption):
    """A table that scrolls by itself on a small screen, also with the keyboard."""
    region = '<div class="table-region" role="region" tabindex="0" aria-label="{}">{}</div>'
    return format_html(region, caption, content)


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
