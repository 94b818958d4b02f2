"""What a rule is made of: whom to tell what, about which records, and when."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Model

from adviesraad.models import Kind


class Span(NamedTuple):
    """What happened since the last gathering: `events` of the trail, and the days after `after` up to `until`."""

    events: list
    after: date
    until: date


class Found(NamedTuple):
    """A record that a rule is about now; on one `occasion` a user is told once. `actor_id` is who did it."""

    pk: int
    occasion: str
    actor_id: int | None = None


class Done(NamedTuple):
    """As soon as the trail tells that `action` was done; from the status `was`, where one is given."""

    action: str
    was: str = ""

    def found(self, records, span):
        kind = records.model._meta.label_lower
        for event in span.events:
            of_this_kind = (event.object_type, event.action) == (kind, self.action)
            if of_this_kind and self.was in ("", event.details.get("from")):
                yield Found(event.object_id, str(event.number), event.actor_id)


class Day(NamedTuple):
    """`days` after the day in the field `name` of the record; before it when negative."""

    name: str
    days: int

    def found(self, records, span):
        shift = timedelta(days=self.days)
        due = {f"{self.name}__gt": span.after - shift, f"{self.name}__lte": span.until - shift}
        for pk, day in records.filter(**due).order_by("pk").values_list("pk", self.name):
            yield Found(pk, day.isoformat())


def all_of(records):
    return records


@dataclass(frozen=True)
class Rule:
    """`who(record)` gives the users to tell `sentence` when `when` finds a record of `model`.

    `still(records)` leaves out those for which it is no longer true when the mail goes. `due` is the field of the
    day to show with it, `subject(record)` what the mail calls the record.
    """

    name: str
    kind: Kind
    sentence: str
    model: type[Model]
    when: Done | Day
    who: Callable
    still: Callable = field(default=all_of)
    due: str = ""
    subject: Callable = str

    def records(self):
        return self.still(self.model.objects.all())

    def record_for(self, user, pk):
        """The record, if it still asks for this and `user` may see it now; else None."""
        return self.still(self.model.objects.visible_to(user)).filter(pk=pk).first()
