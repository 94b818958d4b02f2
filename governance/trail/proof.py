"""What verify_trail finds: the trail read once from begin to end, and compared with what it tells of."""

from dataclasses import dataclass, field

from django.apps import apps
from django.utils.translation import gettext as _

from governance.events import Event
from governance.trail.recording import BLANKED, GENESIS, events_with_seals
from governance.trail.stored_words import differing_words
from governance.trail.told_words import Told


@dataclass
class Trail:
    """What the events tell: how many there are, which does not fit, how each record stands, and of which words."""

    count: int = 0
    newest_hash: str = GENESIS
    broken: int | None = None
    blanked: set = field(default_factory=set)
    blanking: set = field(default_factory=set)
    statuses: dict = field(default_factory=dict)
    told: Told = field(default_factory=Told)


def read_trail():
    """The Trail as it is stored now."""
    trail = Trail()
    for event, is_intact in events_with_seals():
        event.details = event.details if isinstance(event.details, dict) else {}
        follows = (event.number, event.previous_hash) == (trail.count + 1, trail.newest_hash)
        if trail.broken is None and not (follows and is_intact):
            trail.broken = event.number
        trail.count, trail.newest_hash = trail.count + 1, event.hash
        _note_blanking(trail, event)
        _note_status(trail, event)
        trail.told.note(event)
    return trail


def _note_blanking(trail, event):
    if event.details == BLANKED:
        trail.blanked.add(event.number)
    elif event.action == Event.PRIVACY:
        trail.blanking.update(_numbers_in(event.details.get("blanked_events")))


def _numbers_in(value):
    """Who may write events may write anything in them."""
    return [each for each in value if isinstance(each, int)] if isinstance(value, list) else []


def _note_status(trail, event):
    status = event.details.get("to") if event.action == Event.CREATED else event.action.removeprefix("status.")
    if event.action == Event.CREATED or event.action.startswith("status."):
        trail.statuses[event.object_type, event.object_id] = status


def differences(trail):
    """A sentence for each thing that is not as `trail` tells it."""
    if trail.broken is not None:
        yield _("The trail is broken at event %(number)s.") % {"number": trail.broken}
    for number in sorted(trail.blanked - trail.blanking):
        yield _("The particulars of event %(number)s are gone, and no removal for privacy says so.") % {
            "number": number
        }
    yield from _other_statuses(trail)
    yield from differing_words(trail.told)


def _other_statuses(trail):
    """A record of which the first event was blanked may have any status."""
    for model in apps.get_models():
        if hasattr(model, "TRANSITIONS"):
            label = model._meta.label_lower
            for pk, status in model._base_manager.order_by("pk").values_list("pk", "status").iterator():
                told = trail.statuses.get((label, pk), "")
                if told not in (None, status):
                    yield _sentence(f"{label} {pk}", status, told)


def _sentence(record, status, told):
    if not told:
        return _("%(record)s has no event in the trail.") % {"record": record}
    values = {"record": record, "status": status, "told": told}
    return _("%(record)s is “%(status)s”; the trail says “%(told)s”.") % values
