"""Notes of the council beside a passage of its own advice, which the public never sees."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from advices.models import Note
from governance.events import Event
from governance.roles import Permission
from governance.trail.recording import record_event
from governance.workflow import Refused, require


@transaction.atomic
def write_note(advice, *, by, text, recommendation=None, passage=""):
    """Write a note about `advice`, one of its recommendations, or the words of `passage` in it."""
    role = require(by, Permission.WRITE_ADVICE, advice)
    if recommendation and recommendation.advice_id != advice.pk:
        raise Refused(_("This recommendation is not of this advice."))
    note = Note.objects.create(advice=advice, recommendation=recommendation, passage=passage, text=text, by=by)
    record_event(Event.NOTED, note, by=by, role=role, advice=advice.pk)
    return note


@transaction.atomic
def reply(note, *, by, text):
    """Answer a note; an answer to an answer stands in the same row of notes."""
    role = require(by, Permission.WRITE_ADVICE, note.advice)
    answer = Note.objects.create(advice=note.advice, answers=note.answers or note, text=text, by=by)
    record_event(Event.NOTED, answer, by=by, role=role, advice=note.advice_id)
    return answer


@transaction.atomic
def resolve(note, *, by):
    """Say that a note is dealt with; it stays."""
    role = require(by, Permission.WRITE_ADVICE, note.advice)
    resolved = {"resolved_by": by, "resolved_at": timezone.now()}
    if Note.objects.filter(pk=note.pk, answers=None, resolved_at=None).update(**resolved):
        record_event(Event.NOTE_RESOLVED, note, by=by, role=role, advice=note.advice_id)


def throw_away_notes(advice):
    """With a draft that is thrown away its notes go too."""
    Note.objects.filter(advice=advice).exclude(answers=None).delete()
    Note.objects.filter(advice=advice).delete()
