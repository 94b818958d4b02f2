"""What an advisory council keeps for its letters and terms: recess periods, recipients, templates."""

from django.db import transaction

from governance.events import Event
from governance.roles import Permission
from governance.trail.recording import record_event
from governance.workflow import require


def require_to_keep(user, record):
    """The role by which `user` keeps this recess, recipient or letter; raises PermissionDenied when there is none."""
    return require(user, getattr(record, "kept_by", Permission.KEEP_SETTINGS), record)


@transaction.atomic
def save_setting(form, *, by):
    """Store the form of a recess, a recipient or a letter; a due date that was agreed before stays as it is."""
    role = require_to_keep(by, form.instance)
    changed = {name: str(form.cleaned_data[name]) for name in form.changed_data if name != "email"}
    record = form.save()
    record_event(Event.SETTINGS, record, by=by, role=role, **changed)
    return record


@transaction.atomic
def delete_setting(record, *, by):
    """Take a recess, a recipient or a letter out of the list; its event stays in the trail."""
    role = require_to_keep(by, record)
    record_event(Event.DELETED, record, by=by, role=role, name=str(record))
    record.delete()
