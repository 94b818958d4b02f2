"""Longer texts on a page."""

from django import template
from django.utils.safestring import mark_safe

from documents.rich_text.subset import from_plain, sanitise

register = template.Library()


@register.filter
def rich(html):
    """The small subset of `html` that a longer text is kept in, cleaned once more before it is shown."""
    return mark_safe(sanitise(html if html.lstrip().startswith("<") else from_plain(html)))
