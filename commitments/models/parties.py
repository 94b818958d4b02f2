"""From whom a commitment comes, and what it is called by."""

from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

OF_THE_MUNICIPAL_COUNCIL = [
    CheckConstraint(
        condition=~Q(kind="motion") | Q(receiver="municipal_council"),
        name="motion_is_settled_by_the_municipal_council",
        violation_error_code="receiver",
        violation_error_message=_("A motion is of the municipal council, which settles it too."),
    ),
    CheckConstraint(
        condition=Q(by_registry=False) | Q(entered_by="municipality", receiver="municipal_council"),
        name="registry_enters_for_the_municipal_council",
        violation_error_code="receiver",
        violation_error_message=_("The registry enters what was promised to the municipal council."),
    ),
]


class Parties:
    """Of a commitment: whether it is a promise or a motion, and who made it or handed it in."""

    @property
    def is_motion(self):
        return self.kind == self.Kind.MOTION

    @property
    def heading(self):
        """The subject, which says whether it is a promise or a motion; once, where the subject itself says so."""
        if self.subject.casefold().startswith(self.get_kind_display().casefold()):
            return self.subject
        heading = _("Motion: %(subject)s") if self.is_motion else _("Promise: %(subject)s")
        return heading % {"subject": self.subject}

    @property
    def called(self):
        """What a line or a mail calls it: its subject; of a motion with that it is one, since it is no promise."""
        return str(self.heading if self.is_motion else self)

    @property
    def makers(self):
        """Who made the promise, or all who handed the motion in; empty where nobody is named."""
        named = [str(self.made_by)] if self.made_by else []
        if self.made_by_as_said and (self.is_motion or not named):
            named.append(self.made_by_as_said)
        return ", ".join(named)
