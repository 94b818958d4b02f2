"""One line of a desk."""

from dataclasses import dataclass
from datetime import date

AT_MOST = 50


@dataclass(frozen=True)
class Task:
    step: str
    subject: str
    url: str
    due_on: date | None = None
    overdue: bool = False


def tasks(step, records, *, due=None, today=None):
    """A task per record; overdue when the day in its field DUE has passed."""
    for record in records[:AT_MOST]:
        due_on = getattr(record, due) if due else None
        yield Task(step, str(record), record.get_absolute_url(), due_on, bool(due_on and due_on < today))
