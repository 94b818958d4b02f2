"""What the page of a form says of what is kept, and by which token it keeps it."""

from django import template
from django.utils.html import format_html

from governance.pages import kept_files
from governance.pages.keeping import PAGE, token_for

register = template.Library()


@register.filter
def files_to_keep(field):
    """The files that were chosen in `field` before, as {name, sha256, ticked_as}."""
    name = field.html_name + kept_files.TICKED
    return [
        {"name": upload.name, "sha256": kept_files.digest_of(upload), "ticked_as": name}
        for upload in kept_files.files_to_keep(field)
    ]


@register.simple_tag(takes_context=True)
def page_token(context):
    """To whom this page was given: an expired login keeps what is posted for that user, and for nobody else."""
    request = context.get("request")
    if not request or not request.user.is_authenticated:
        return ""
    return format_html('<input type="hidden" name="{}" value="{}">', PAGE, token_for(request))
