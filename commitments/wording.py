"""A promise and a motion have the same parts under other names: who it comes from, to whom, and on which day."""

from django.utils.translation import gettext_lazy as _

from commitments.models import Commitment

PROMISE = {
    "made_by": _("Made by"),
    "made_by_as_said": _("Made by, as the source says"),
    "made_to": _("Made to"),
    "made_on": _("Made on"),
    "receiver": _("Receiver"),
    "about": _("About this promise"),
}
MOTION = {
    "made_by": _("Handed in by"),
    "made_by_as_said": _("Handed in by, as the source says"),
    "made_to": _("Addressed to"),
    "made_on": _("Motion adopted on"),
    "receiver": _("Settled by"),
    "about": _("About this motion"),
}
HELP_WITH_A_MOTION = {
    "meeting": _("Where it was adopted. For instance: municipal council, 3 May 2024."),
    "made_by_as_said": _("Other members, or parties, that hand it in too."),
    "made_to": _("The college, or the alderman who is asked to do it."),
}


def names_of(kind):
    """{field: what it is called} for a commitment of this `kind`; those of a promise where the kind is not known."""
    return MOTION if kind == Commitment.Kind.MOTION else PROMISE
