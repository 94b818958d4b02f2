"""What somebody typed into a form that can no longer be shown, to read and copy."""

import re
from functools import cache

from django import template
from django.apps import apps

from documents.rich_text.editing import from_editor
from documents.rich_text.subset import to_plain

register = template.Library()

NOT_TYPED = re.compile(
    r"csrfmiddlewaretoken|once|again|page|take|.*-kept|(.+-)?(opened|heard|revision|seen_revision|TOTAL_FORMS|INITIAL_FORMS"
    r"|MIN_NUM_FORMS|MAX_NUM_FORMS|split_at|merged)|.*-html|.*password.*"
)


@register.filter
def typed(posted):
    """The words in what was `posted`, in their order; no ids, no choices, and nothing that only the page itself
    sends.
    """
    names = [name for name in posted if not NOT_TYPED.fullmatch(name)]
    found = [_plain(posted, name, value) for name in names for value in posted.getlist(name)]
    return [words for words in found if words and not words.isdecimal() and words not in _codes()]


@cache
def _codes():
    """What a page sends for a tick or a choice, which says nothing to a reader."""
    fields = [field for model in apps.get_models() for field in model._meta.get_fields()]
    return {"on"} | {str(code) for field in fields for code, _label in getattr(field, "flatchoices", ())}


def _plain(posted, name, value):
    return to_plain(from_editor(value)) if posted.get(f"{name}-html") == "1" else value.strip()
