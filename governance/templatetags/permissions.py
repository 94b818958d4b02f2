"""What this reader may do, for the buttons on a page."""

from django import template

register = template.Library()


@register.simple_tag(takes_context=True)
def may(context, permission, record=None):
    """Whether the user of this page may do this to `record`."""
    user = context.get("user")
    return bool(user and user.is_authenticated and user.may(permission, record))
