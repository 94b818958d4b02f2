"""The digests of frozen words that the trail tells of, event by event."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache

from django.apps import apps

from governance.events import Event
from governance.trail.recording import BLANKED

NAME = re.compile(r"[a-z]+\.[a-z]+:[0-9]{1,18}")


@dataclass
class Told:
    """The newest digest of each row, by its name, with the number of its event; `unexplained`: (number, name).

    `let_go`: {name: number} of the event that says that a row may change again, or is gone.
    """

    digests: dict = field(default_factory=dict)
    numbers: dict = field(default_factory=dict)
    unexplained: list = field(default_factory=list)
    let_go: dict = field(default_factory=dict)
    _brought: dict = field(default_factory=lambda: defaultdict(set))
    _removed_in: tuple = (None, frozenset())

    def note(self, event):
        """Take in what `event` tells; the events come in their order."""
        about = f"{event.object_type}:{event.object_id}"
        if event.action == Event.PRIVACY:
            self._removed_in = (event.transaction_id, self._removed(event) | {about})
        if event.details == BLANKED:
            return
        if words := event.details.get("words"):
            self._take(event, about, words)
        elif event.action == Event.DELETED:
            self._let_go(event, self._brought[about])
        elif event.action == Event.BACKFILLED:
            self.digests.pop(about, None)
        elif event.action == Event.MADE_PRIVATE or event.action.startswith("status."):
            self._let_go(event, {name for name in self._brought[about] if not model_of(name).TOLD_AT_ONCE})

    def _take(self, event, about, words):
        for name, digest in words.items() if isinstance(words, dict) else [(str(words), "")]:
            if not _is_name(name):
                self.unexplained.append((event.number, name))
                continue
            if self.digests.get(name, digest) != digest and not self._may_change(event, about, name):
                self.unexplained.append((event.number, name))
            self.digests[name], self.numbers[name] = digest, event.number
            self.let_go.pop(name, None)
            self._brought[about].add(name)

    def _may_change(self, event, about, name):
        """Whether a new version took the place of these words, or marks that of words that went for privacy."""
        if event.action == Event.RESEALED:
            return name in self._removed(event)
        return event.action == Event.CORRECTED and name == about

    def _removed(self, event):
        """The names of which something was removed for privacy, before `event`, in its transaction."""
        transaction, names = self._removed_in
        return names if transaction == event.transaction_id else frozenset()

    def _let_go(self, event, names):
        """What may change again, or is gone, has no digest to compare with."""
        for name in names:
            if self.digests.pop(name, None) is not None:
                self.let_go[name] = event.number


def _is_name(name):
    """Whether `name` can be that of a row: who may write events may write anything in them."""
    return bool(NAME.fullmatch(name)) and name.partition(":")[0] in _sealed_labels()


@cache
def _sealed_labels():
    return {each._meta.label_lower for each in apps.get_models() if hasattr(each, "TOLD_AT_ONCE")}


def model_of(name):
    """The model of the row that is called `name` in the trail."""
    return apps.get_model(name.partition(":")[0])


def id_of(name):
    return int(name.partition(":")[2])
