"""What two people changed in one field, for the template of a field."""

from django import template

from governance.pages import merging

register = template.Library()


@register.filter
def conflict_about(field):
    """Both texts of a `field` that two people changed; nothing on a form that nobody else can save."""
    return merging.conflict_about(field)
