"""The digest of frozen words: what an event keeps of them, so that it shows later whether they are still the same.

A model of which rows freeze is `Frozen`, or a file, which has `digests` of its own.
"""

import hashlib
import json
from itertools import groupby


class Frozen:
    """What goes into the digest of a row: every column but the open ones, and to which rows its relations lead."""

    OPEN_COLUMNS = ()  # what may still change
    SEALED_RELATIONS = ()
    TOLD_AT_ONCE = False  # whether a row is frozen as soon as it is there
    TOLD_WITH = ""  # the field that leads to the row with which it freezes

    @property
    def sealed_rows(self):
        """The rows whose words freeze with this one, itself among them."""
        return [self]


class AddedOnce(Frozen):
    """A row that is only ever added, frozen as soon as it is there."""

    TOLD_AT_ONCE = True


def key_of(row):
    """The name of `row` in the events, for instance "advices.reading:17"."""
    return f"{row._meta.label_lower}:{row.pk}"


def digests(rows):
    """{name: SHA-256} of the words of these `rows`, as they are stored now."""
    found = {}
    by_model = sorted(rows, key=lambda row: row._meta.label_lower)
    for label, same in groupby(by_model, key=lambda row: row._meta.label_lower):
        same = list(same)
        found |= {f"{label}:{pk}": digest for pk, digest in digests_of(type(same[0]), {r.pk for r in same}).items()}
    return found


def digests_of(model, pks, *, again=False):
    """{id: SHA-256} of the rows of `model` with these ids that are there; `again`: of a file its bytes are read
    anew.
    """
    if hasattr(model, "digests"):
        return model.digests(pks, again=again)
    names = [field.name for field in model._meta.concrete_fields if field.name not in model.OPEN_COLUMNS]
    rows = {row[model._meta.pk.name]: row for row in model._base_manager.filter(pk__in=pks).values(*names)}
    for name in model.SEALED_RELATIONS:
        links = model._base_manager.filter(pk__in=pks, **{f"{name}__isnull": False}).values_list("pk", name)
        for pk, other in sorted(links):
            rows[pk].setdefault(name, []).append(other)
    return {pk: _digest(row) for pk, row in rows.items()}


def _digest(row):
    """Of what is filled in only, so that a column that is added later leaves the digests of before as they are."""
    filled_in = {name: value for name, value in row.items() if not _is_empty(value)}
    text = json.dumps(filled_in, default=str, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _is_empty(value):
    return value is None or value is False or value in ("", [], {})
