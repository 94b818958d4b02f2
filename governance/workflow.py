"""The one way to change a status: table, role, conditional update and event, in one transaction."""

from contextlib import contextmanager

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from governance.events import Event
from governance.roles import role_for
from governance.trail.recording import record_event


class Refused(Exception):
    """A step that cannot be taken; its text tells the user, in plain words, what to do; `field` is where, if any."""

    def __init__(self, sentence, field=None):
        super().__init__(sentence)
        self.field = field


class Conflict(Refused):
    """Somebody was ahead: the record is no longer what this user saw."""


def allowed_steps(record, user):
    """The statuses that `user` may give `record` now, in the order of the table."""
    steps = record.TRANSITIONS.get(record.status, {})
    return [status for status, permission in steps.items() if role_for(user, permission, record)]


def require(user, permission, record=None):
    """The role by which `user` may do this; raises PermissionDenied when there is none."""
    role = role_for(user, permission, record)
    if role is None:
        raise PermissionDenied
    return role


def day_of_act(on, *, not_before=None, field="on"):
    """The day `on` which something was done, or today.

    Raises Refused, about the form's `field`, for a day to come, or one before `not_before`.
    """
    today = timezone.localdate()
    on = on or today
    if on > today:
        raise Refused(_("This day is still to come. Fill in the day on which it was done."), field)
    if not_before and on < not_before:
        raise Refused(
            _("This day is too early: it cannot be before %(date)s.") % {"date": date_format(not_before, "j F Y")},
            field,
        )
    return on


@transaction.atomic
def change_status(record, status, *, by, seen_revision=None, details=None, then=None, **fields):
    """Give `record` its next `status` and set `fields` with it; `then`, called with the record, writes what goes
    with it.

    `then` returns the rows that it added and that are frozen at once, or nothing.

    Raises Refused when the table knows no such step, PermissionDenied when `by` may not take it, and Conflict when
    the stored status is no longer the one that was read, or `seen_revision` no longer the stored revision.
    """
    old = record.status
    steps = record.TRANSITIONS.get(old, {})
    if status not in steps:
        raise Refused(
            _("From “%(old)s” this cannot become “%(new)s”.")
            % {"old": record.get_status_display(), "new": record.Status(status).label}
        )
    role = require(by, steps[status], record)
    unchanged = {"pk": record.pk, "status": old}
    if seen_revision is not None:
        unchanged["revision"] = seen_revision
    with in_plain_words(type(record)):
        changed = type(record)._base_manager.filter(**unchanged).update(status=status, **fields)
    if not changed:
        raise Conflict(_("Somebody was ahead of you: this was changed in the meantime. Look at it again first."))
    for name, value in {"status": status, **fields}.items():
        setattr(record, name, value)
    words = [*((then and then(record)) or ()), *frozen_rows(record)]
    told = {"from": old, "to": status, **(details or {})}
    record_event(Event.of_step(status), record, by=by, role=role, words=words, **told)


def frozen_rows(record):
    """The rows whose words are frozen with `record`; none as long as it can be changed."""
    return [] if getattr(record, "is_editable", False) else getattr(record, "sealed_rows", [])


@contextmanager
def in_plain_words(model):
    """What a constraint of `model` refuses becomes a refusal in that constraint's own words, where it has any."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as problem:
        name = problem.__cause__.diag.constraint_name
        constraint = next((each for each in model._meta.constraints if each.name == name), None)
        if not constraint or constraint.violation_error_message == constraint.default_violation_error_message:
            raise
        raise Refused(str(constraint.violation_error_message), constraint.violation_error_code) from problem


def record_created(record, *, by, role, words=(), **details):
    """Write the event of a new record, which the database requires of every record with a status.

    `words` are rows added with it that are frozen at once.
    """
    words = [*words, *frozen_rows(record)]
    record_event(Event.CREATED, record, by=by, role=role, words=words, to=record.status, **details)


@transaction.atomic
def save_words(record, values, *, by, role, seen_revision, also=(), then=None):
    """Store the `values` a user typed into an editable `record` and raise its revision by one.

    The event names the fields that changed, and those of `also`: what the caller changes with it. `then`, called with
    the record, writes what goes with it and returns more details for the event, or nothing.

    Raises Conflict when somebody else saved since this user opened it: nothing is stored then. Raises Refused when
    its words are frozen.
    """
    if not record.is_editable:
        raise Refused(_("This is adopted or public: its words can no longer change."))
    changed = changes(record, values) | {name: [] for name in also}
    rows = type(record)._base_manager.filter(pk=record.pk, revision=seen_revision)
    if hasattr(record, "status"):
        rows = rows.filter(status=record.status)
    with in_plain_words(type(record)):
        saved = rows.update(revision=F("revision") + 1, **values)
    if not saved:
        raise Conflict(_("Somebody else has changed this text while you were writing."))
    record.refresh_from_db()
    details = then(record) if then else None
    record_event(Event.EDITED, record, by=by, role=role, revision=record.revision, changed=changed, **(details or {}))


def changes(record, values):
    """{field: [old, new]} of the `values` that differ from `record`'s; of a text, a file or a person only that it
    changed.

    Dates, numbers, choices and ticks are told in full. Words are not: a draft's words are nobody's but its writer's,
    and the trail stays for ever.
    """
    different = {name: new for name, new in values.items() if getattr(record, name) != new}
    return {
        name: [getattr(record, name), new] if _is_short(record._meta.get_field(name)) else []
        for name, new in different.items()
    }


def changes_in_full(record):
    """{field: [old, new]} of what `record` holds and its stored row does not; of what is not stored yet, all it says.

    For settings: they are nobody's own words.
    """
    stored = type(record)._base_manager.filter(pk=record.pk).first()
    names = [field.name for field in record._meta.concrete_fields if not field.primary_key]
    pairs = {name: [getattr(stored, name, None), getattr(record, name)] for name in names}
    return {name: [old, new] for name, (old, new) in pairs.items() if old != new and (stored or new not in (None, ""))}


def changed_relations(record, relations):
    """The names in `relations` ({name: records}) that hold other records than `record` has now."""
    now = {name: set(getattr(record, name).values_list("pk", flat=True)) for name in relations}
    return [name for name, records in relations.items() if now[name] != {each.pk for each in records}]


def _is_short(field):
    return bool(field.choices) or isinstance(field, models.DateField | models.BooleanField | models.IntegerField)
