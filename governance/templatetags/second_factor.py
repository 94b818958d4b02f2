"""What the pages of the second step need."""

import json

from django import template
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.safestring import mark_safe

register = template.Library()


@register.filter
def as_json(value):
    """What a script reads from an attribute."""
    return json.dumps(value, cls=DjangoJSONEncoder)


@register.filter
def in_fours(secret):
    """The secret as people type it over: in groups of four."""
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


@register.filter
def inline_svg(drawing):
    """The drawing that was made here, without its XML declaration and hidden from who cannot see it."""
    return mark_safe('<svg aria-hidden="true" class="qr"' + drawing[drawing.index("<svg") + 4 :])
