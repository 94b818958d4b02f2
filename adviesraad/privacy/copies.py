"""Where words stand that must go for privacy: in which records, files and events."""

import json
from dataclasses import dataclass, field
from hashlib import sha256

from django.apps import apps
from django.db.models import Q

from adviesraad.models import CalendarAddress, Notice
from adviesraad.privacy.owners import role_to_correct
from commitments.models import Commitment, Progress
from documents.forgetting import IN_PLAIN_TEXT, plain_text
from documents.models import Document
from governance.privacy import compiled, events_with, pattern_of, rows_with, word_columns
from governance.roles import SIDES, Side
from policies.models import PolicyVersion

OURS = ("policies", "advices", "commitments", "adviesraad")
ONLY_CODES = (CalendarAddress, Notice)


@dataclass
class Place:
    """The columns of a record in which the words stand."""

    record: object
    columns: list

    @property
    def kind(self):
        return self.record._meta.verbose_name

    @property
    def fields(self):
        by_column = {each.column: each.verbose_name for each in self.record._meta.concrete_fields}
        return [by_column[column] for column in self.columns]


@dataclass
class Copies:
    """`places`, `files` and `events` go; `staying` is what USER can read and the other side has to remove."""

    places: list = field(default_factory=list)
    staying: list = field(default_factory=list)
    files: list = field(default_factory=list)
    events: list = field(default_factory=list)

    @property
    def fingerprint(self):
        """What was looked at, so that nothing else goes than what was shown."""
        shown = [(p.record._meta.label_lower, p.record.pk, *p.columns) for p in self.places]
        shown += [("file", file.pk) for file in self.files]
        return sha256(json.dumps(shown).encode()).hexdigest()


def copies_of(words, record, user):
    """Every copy of `words`, asked for from the page of `record`."""
    copies, pattern = Copies(), pattern_of(words)
    own = role_to_correct(user, record)
    for model in _models():
        found = rows_with(model, pattern)
        for row in model._base_manager.filter(pk__in=found):
            place = Place(row, found[row.pk])
            if role_to_correct(user, row) or (own and _quotes(row, record)):
                copies.places.append(place)
            elif _may_read(user, row):
                copies.staying.append(place)
    copies.files = _files_with(words, user)
    copies.events = _events_with(pattern, copies, user)
    return copies


def _may_read(user, row):
    """What nobody reads on a page, such as what a mail server said, is not told to the other side."""
    readable = getattr(type(row).objects, "visible_to", None)
    return readable is not None and readable(user).filter(pk=row.pk).exists()


def _models():
    return [
        model
        for app in OURS
        for model in apps.get_app_config(app).get_models()
        if model not in ONLY_CODES and word_columns(model)
    ]


def _quotes(row, record):
    """A commitment that quotes the record's own words goes along, whoever entered it."""
    reaction = row.source_reaction if isinstance(row, Commitment) else None
    return reaction is not None and record in (reaction, reaction.response)


def _files_with(words, user):
    wanted = compiled(words)
    documents = Document.objects.exclude(file="").select_related("uploaded_by").order_by("pk")
    documents = documents.prefetch_related("uploaded_by__memberships")
    return [each for each in documents if _holds(each, wanted) and role_to_correct(user, each)]


def _holds(document, wanted):
    """Whether the words stand in the name, in the text that was read from the file, or in a file of plain text."""
    if wanted.search(document.name.replace("-", " ")) or wanted.search(document.text):
        return True
    return document.media_type.startswith(IN_PLAIN_TEXT) and bool(wanted.search(plain_text(document.file)))


def _events_with(pattern, copies, user):
    """The events about what goes, and those of one's own side about what is gone already."""
    going = {(place.record._meta.label_lower, place.record.pk) for place in copies.places}
    own = {SIDES.get(membership.role, Side.MUNICIPALITY) for membership in user.active_memberships}
    return [
        event.number
        for event in events_with(pattern)
        if (event.object_type, event.object_id) in going or SIDES.get(event.actor_role, Side.MUNICIPALITY) in own
    ]


PARENTS = {PolicyVersion: "policy", Progress: "commitment"}


def attached_to(record, user):
    """The files that hang on `record` or on what belongs to it, and that `user` may remove."""
    about = Q(pk=None)
    for relation in Document._meta.related_objects:
        model, name = relation.related_model, relation.field.related_query_name()
        if isinstance(record, model):
            about |= Q(**{name: record})
        elif model in PARENTS and isinstance(record, model._meta.get_field(PARENTS[model]).related_model):
            about |= Q(**{f"{name}__{PARENTS[model]}": record})
    found = Document.objects.filter(about).exclude(file="").distinct().order_by("pk")
    rows = found.select_related("uploaded_by").prefetch_related("uploaded_by__memberships")
    return [each for each in rows if role_to_correct(user, each)]
