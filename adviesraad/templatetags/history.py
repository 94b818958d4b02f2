"""The history of a record on its page."""

from django import template
from django.contrib.auth.models import AnonymousUser

from adviesraad.history import histories, history_of
from adviesraad.privacy.views import address_to_correct

register = template.Library()


def _reader(context):
    return context.get("user") or AnonymousUser()


@register.inclusion_tag("includes/history.html", takes_context=True)
def history(context, *records):
    """What this reader may know of the first record, with that of the others; a list counts as its records."""
    flat = []
    for record in records:
        flat += [record] if hasattr(record, "_meta") else list(record)
    user = _reader(context)
    return {"lines": history_of(user, flat), "privacy_url": address_to_correct(user, flat[0])}


@register.simple_tag(takes_context=True)
def load_histories(context, records):
    """Give each of these records its `history`, with one query for all."""
    user = _reader(context)
    histories(user, records)
    for record in records:
        record.privacy_url = address_to_correct(user, record)
    return ""
