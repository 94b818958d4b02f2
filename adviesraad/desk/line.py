"""One line of a desk."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commitments.models import Commitment

AT_MOST = 50


@dataclass(frozen=True)
class DeskLine:
    """The next `step` with `subject`, and the `url` where one takes it."""

    step: str
    subject: str
    url: str
    due_on: date | None = None
    lateness: str = ""

    @property
    def overdue(self):
        return bool(self.lateness)

    @property
    def fold(self):
        """What lines that may be folded into one have in common: the step, where there is no day to miss."""
        return "" if self.due_on else self.step

    @property
    def term(self):
        """How many calendar days are left, or how many it is late; in words."""
        days = (self.due_on - timezone.localdate()).days
        if days == 0:
            return _("today is the last day")
        if days > 0:
            return ngettext("%(count)s day left", "%(count)s days left", days) % {"count": days}
        return ngettext("%(count)s day late", "%(count)s days late", -days) % {"count": -days}


def named(record):
    """What a line calls `record`."""
    return record.called if isinstance(record, Commitment) else str(record)


def lines(step, records, *, due=None, today=None, to=None):
    """A line per record; late when the day in its field `due` has passed, and as late as the record says.

    `to` is the name of the address of the step, with what follows the record's id in it, or gives the address of a
    record; else it is the record's page.
    """
    for record in records[:AT_MOST]:
        due_on = getattr(record, due) if due else None
        yield DeskLine(step, named(record), _url(record, to), due_on, _lateness(record, due_on, today))


def _lateness(record, due_on, today):
    """The badge: "", "overdue" or "long_overdue"; the record knows how long its term was."""
    late = due_on and due_on < today
    return (getattr(record, "lateness", "") or "overdue") if late else ""


def _url(record, to):
    if callable(to):
        return to(record)
    return reverse(to[0], args=[record.pk, *to[1:]]) if to else record.get_absolute_url()
