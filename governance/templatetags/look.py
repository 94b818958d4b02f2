"""What things look like, in every template without loading: icons, badges, alerts, tables and buttons."""

import re
from functools import cache
from typing import NamedTuple

from django import template
from django.conf import settings
from django.shortcuts import resolve_url
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

register = template.Library()

ICONS = settings.BASE_DIR / "static/vendor/@tabler/icons/icons/outline"


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
def badge(status, kind="", word=""):
    """A status as word and icon in its tone; `kind` only where one value has two meanings ("adopted" of an
    "advice").
    """
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


@register.simple_block_tag
def alert(content, tone="info", heading="", role=""):
    """A message that stands out; `tone` is info, success, warning or error."""
    return render_to_string("includes/alert.html", {"content": content, "tone": tone, "heading": heading, "role": role})


@register.simple_block_tag
def table_region(content, caption):
    """A table that scrolls by itself on a small screen, also with the keyboard."""
    region = '<div class="table-region" role="region" tabindex="0" aria-label="{}">{}</div>'
    return format_html(region, caption, content)


@register.simple_block_tag
def wording(content):
    """The words between the tags under a name, for a tag that takes them: {% wording as about %}…{% endwording %}."""
    return content


@register.simple_tag
def button(label, tone="primary", about="", **attributes):
    """The button that sends a form; a screen reader also hears `about`."""
    drawn = format_html_join("", ' {}="{}"', {"type": "submit", **attributes}.items())
    html = '<button class="nl-button nl-button--{}"{}>{}</button>'
    return format_html(html, tone, drawn, button_label(label, about))


@register.simple_tag
def link_button(label, to, *args, tone="secondary", about="", **query):
    """A link that looks like a button, to a record, an address or a named view with `args`; `query` follows the "?"."""
    address = resolve_url(to, *args) + ("?" + urlencode(query) if query else "")
    html = '<a class="nl-button nl-button--{}" href="{}">{}</a>'
    return format_html(html, tone, address, button_label(label, about))


def button_label(label, about):
    hidden = format_html('<span class="visually-hidden">: {}</span>', about) if about else ""
    return format_html('<span class="nl-button__label">{}{}</span>', label, hidden)
