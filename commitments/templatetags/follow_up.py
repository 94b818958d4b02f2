"""What the state of a recommendation is made of."""

from django import template

from commitments.follow_up import State

register = template.Library()


@register.filter
def is_derived(state):
    """Whether this state follows from the answers and promises; else that side gave it as its verdict."""
    return state in State.values
