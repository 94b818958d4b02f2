"""The recommendations of a draft: added, moved, split, merged and removed, with a trace of where each came from."""

from advices.models import Recommendation, RecommendationOrigin

WORDS = ("text", "explanation", "legal_basis", "supersedes_id", "lineage")
RELATIONS = ("themes", "repeats")
Kind = RecommendationOrigin.Kind


def write_recommendations(advice, rows):
    """Make the recommendations of `advice` those `rows`: kept by their id, numbered anew in this order.

    Returns what the event tells of those that were split or merged: {kind: [[id before, id now], …]}.
    """
    before = advice.recommendations.in_bulk()
    written = [(_write(advice, number, row), row) for number, row in enumerate(rows, start=1)]
    trace = {}
    for recommendation, row in written:
        for source, kind in _sources(row, before):
            _follow(recommendation, source, kind)
            trace.setdefault(str(kind), []).append([source.pk, recommendation.pk])
    kept = {recommendation.pk for recommendation, _row in written}
    for gone in (before[pk] for pk in before.keys() - kept):
        _remove(gone)
    return trace


def _write(advice, number, row):
    fields = {name: getattr(row, name) for name in WORDS if getattr(row, name) is not None}
    recommendation, _created = Recommendation.objects.update_or_create(
        pk=row.id, advice=advice, defaults={**fields, "number": number}
    )
    for name in RELATIONS:
        if getattr(row, name) is not None:
            getattr(recommendation, name).set(getattr(row, name))
    return recommendation


def _sources(row, before):
    """The rows that this row was made of, other than itself, with how."""
    if row.split_from in before and row.split_from != row.id:
        yield before[row.split_from], Kind.SPLIT
    for pk in row.merged:
        if pk in before and pk != row.id:
            yield before[pk], Kind.MERGED


def _follow(recommendation, source, kind):
    """`recommendation` goes on with the themes of `source`, and with what `source` came from in the earlier version."""
    recommendation.themes.add(*source.themes.all())
    if kind == Kind.MERGED:
        source.notes.update(recommendation=recommendation)
    origins = {source.supersedes_id, *source.origins.values_list("origin", flat=True)}
    for origin in origins - {None, recommendation.supersedes_id}:
        RecommendationOrigin.objects.get_or_create(
            recommendation=recommendation, origin_id=origin, defaults={"kind": kind}
        )


def _remove(recommendation):
    """A row leaves the draft; the notes about it stay, with its words."""
    recommendation.notes.filter(passage="").update(passage=recommendation.text)
    recommendation.notes.update(recommendation=None)
    recommendation.origins.all().delete()
    recommendation.themes.clear()
    recommendation.repeats.clear()
    recommendation.delete()
