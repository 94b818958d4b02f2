"""The sentence beside the state of a recommendation."""

from django import template
from django.utils import timezone

from adviesraad.chain.in_plain_words import why_of

register = template.Library()


@register.filter
def why(recommendation):
    """Why the record gives this state today, of a recommendation of `with_follow_up`."""
    return why_of(recommendation, timezone.localdate())
