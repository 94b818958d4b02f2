"""The buttons of a row of recommendations while one writes an advice."""

from typing import NamedTuple

from django import template
from django.utils.translation import gettext_lazy as _

register = template.Library()


class Act(NamedTuple):
    verb: str
    icon: str


ACTS = {
    "move_up": Act(_("Up"), "arrow-up"),
    "move_down": Act(_("Down"), "arrow-down"),
    "split": Act(_("Split here"), "separator-horizontal"),
    "merge": Act(_("Merge with the next"), "arrow-merge"),
}


@register.inclusion_tag("advices/_row_button.html", takes_context=True)
def row_button(context, act, row, number):
    """The button for `act` on this `row`; its number is said, so that one hears where the row went."""
    focused = context["draft"].focus == f"{act}-{number - 1}"
    return {"act": act, **ACTS[act]._asdict(), "place": number - 1, "number": number, "focused": focused}
