"""Privacy correction: words that must go, wherever they stand (docs/adr/0007-privacy.md).

The database keeps the rule: a frozen word changes only into the mark, and only with an event that says who did it,
when and why. Words are found in any case, over line breaks and tags, but never as a part of a longer word.
"""

import re
from collections import defaultdict
from urllib.parse import parse_qsl, unquote_plus, urlencode

from django.contrib.sessions.models import Session
from django.db import connection, models
from django.db.models import Q

from governance.events import Event
from governance.models import AuditEvent, KeptForm
from governance.trail.recording import record_event
from governance.trail.told_words import id_of, model_of
from governance.trail.words import key_of

MARK = "[verwijderd om privacy]"
BETWEEN_WORDS = r"(?:\s|<[^<>]*>|&nbsp;|\\[nrt]|_)+"
AS_KEPT = {"&": "(?:&amp;|&)", "<": "(?:&lt;|<)", ">": "(?:&gt;|>)", '"': r'\\?"', "'": "['’]", "’": "['’]"}


def pattern_of(words, letter="[[:alnum:]]"):
    """The regular expression of PostgreSQL that finds these words; `letter` is what a word may not go on with."""
    parts = ["".join(AS_KEPT.get(c) or _escaped(c) for c in word) for word in words.split()]
    before = f"(?<!{letter})" if words.strip()[:1].isalnum() else ""
    after = f"(?!{letter})" if words.strip()[-1:].isalnum() else ""
    return before + BETWEEN_WORDS.join(parts) + after


def _escaped(character):
    return character if character.isalnum() else f"\\{character}"


def compiled(words):
    """The same for Python."""
    return re.compile(pattern_of(words, letter=r"[^\W_]"), re.IGNORECASE)


def word_columns(model):
    """The columns of `model` in which people write: no codes, no addresses, no files."""
    return [
        field.column
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField | models.JSONField)
        and not isinstance(field, models.SlugField)
        and not field.choices
    ]


def rows_with(model, pattern):
    """{id: [columns]} of the rows of `model` in which `pattern` is found."""
    names = word_columns(model)
    if not names:
        return {}
    found = [f"CASE WHEN {_found(model, name)} THEN '{name}' END" for name in names]
    statement = (
        f"SELECT id, columns FROM (SELECT id, array_remove(ARRAY[{', '.join(found)}], NULL) AS columns"
        f" FROM {model._meta.db_table}) AS rows WHERE columns <> '{{}}' ORDER BY id"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [pattern] * len(names))
        return dict(cursor.fetchall())


# JSON is searched string by string, as people typed it: there a quotation mark and a line break stand for themselves.
IN_JSON = (
    "EXISTS (SELECT 1 FROM jsonb_path_query({column}, 'strict $.**') AS part"
    " WHERE jsonb_typeof(part) = 'string' AND part #>> '{{}}' ~* %s)"
)


def _found(model, column):
    is_json = any(f.column == column and isinstance(f, models.JSONField) for f in model._meta.concrete_fields)
    return IN_JSON.format(column=f'"{column}"') if is_json else f'"{column}" ~* %s'


def correct(record, columns, *, by, role, pattern, reason, blanked_events=()):
    """Put the mark for what `pattern` finds in these `columns` of `record`, with one event; blank the details of
    others.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT governance_correct_privacy(%s, %s, %s::text[], %s, %s::bigint[], %s, %s, %s, %s)",
            [
                record._meta.label_lower,
                record.pk,
                list(columns),
                pattern,
                list(blanked_events),
                by.pk,
                by.name,
                role,
                reason,
            ],
        )


def events_with(pattern):
    """The events whose details hold what `pattern` finds."""
    return AuditEvent.objects.extra(where=[IN_JSON.format(column="details")], params=[pattern])


def names_with_digest(records, blanked):
    """The names of those of `records` of which the trail keeps a digest, and of all in the events that go `blanked`."""
    names, kept = {key_of(record) for record in records}, set()
    about = Q(details__words__has_any_keys=sorted(names)) | Q(number__in=blanked, details__has_key="words")
    for number, words in AuditEvent.objects.filter(about).values_list("number", "details__words"):
        kept |= set(words) if number in blanked else names & set(words)
    return kept


def seal_anew(names, record, *, by, role):
    """Keep the digest of what the rows with these `names` are after words went, in one event about `record`."""
    ids = defaultdict(set)
    for name in names:
        ids[model_of(name)].add(id_of(name))
    rows = [row for model, pks in ids.items() for row in model._base_manager.filter(pk__in=pks)]
    if rows:
        record_event(Event.RESEALED, record, by=by, role=role, words=rows)


def with_those_they_blanked(numbers):
    """These `numbers` of events that will be blanked, and of those that a removal among them had blanked before.

    Otherwise nothing would tell any more why the particulars of the latter are gone.
    """
    removals = AuditEvent.objects.filter(number__in=numbers, action=Event.PRIVACY).values_list("details", flat=True)
    return sorted({*numbers, *(number for details in removals for number in details.get("blanked_events", []))})


def clean_jobs(pattern):
    """Put the mark in the arguments of jobs, done or still to do."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET args = governance_without(args, %s, 0)"
            f" WHERE {IN_JSON.format(column='args')}",
            [pattern, pattern],
        )


def clean_kept_forms(words, *, of):
    """Put the mark in what users typed and did not save, of each user for whom OF holds."""
    wanted = compiled(words)
    for kept in KeptForm.objects.select_related("user").prefetch_related("user__memberships").iterator(chunk_size=500):
        typed = parse_qsl(kept.data, keep_blank_values=True)
        in_path = wanted.search(unquote_plus(kept.path))
        if not (in_path or any(wanted.search(text) for pair in typed for text in pair)) or not of(kept.user):
            continue
        if in_path:
            kept.delete()
        else:
            kept.data = urlencode([(wanted.sub(MARK, name), wanted.sub(MARK, text)) for name, text in typed])
            kept.save(update_fields=["data"])


def clean_sessions(words):
    """Take out of every session what holds the words."""
    wanted = compiled(words)
    for session in Session.objects.all().iterator():
        kept = session.get_decoded()
        holding = [
            name
            for name, value in kept.items()
            if any(wanted.search(unquote_plus(text)) for text in _strings_in(value))
        ]
        if holding:
            left = {name: value for name, value in kept.items() if name not in holding}
            session.session_data = Session.get_session_store_class()().encode(left)
            session.save(update_fields=["session_data"])


def _strings_in(value):
    """Every text in what a session keeps."""
    if isinstance(value, dict):
        return [text for each in value.items() for part in each for text in _strings_in(part)]
    if isinstance(value, list | tuple):
        return [text for part in value for text in _strings_in(part)]
    return [str(value)]
