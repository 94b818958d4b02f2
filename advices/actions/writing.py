"""Every saving of a draft is kept, so that any two can be compared and an earlier one can come back."""

from advices.actions.rows import RecommendationRow
from advices.models import AdviceRequest, DraftVersion, Recommendation
from policies.models import PolicyVersion, Theme

WORDS = ("kind", "title", "summary", "text", "correction_note")
POINT = ("id", "text", "explanation", "legal_basis", "supersedes_id")


def keep_version(advice, *, by):
    """Keep what `advice` says now, as the version of its revision; nothing where that is kept already."""
    DraftVersion.objects.get_or_create(
        advice=advice, revision=advice.revision, defaults={"content": _content(advice), "by": by}
    )


def _content(advice):
    points = advice.recommendations.order_by("number").prefetch_related("themes", "repeats")
    return {
        **{name: getattr(advice, name) for name in WORDS},
        "request": advice.request_id,
        "policy_versions": sorted(advice.policy_versions.values_list("pk", flat=True)),
        "themes": sorted(advice.themes.values_list("pk", flat=True)),
        "recommendations": [_point(point) for point in points],
    }


def _point(point):
    related = {name: sorted(each.pk for each in getattr(point, name).all()) for name in ("themes", "repeats")}
    return {**{name: getattr(point, name) for name in POINT}, "lineage": str(point.lineage), **related}


def words_of(version):
    """(values, rows) of a kept `version`, as `save_advice` takes them; without what no longer exists."""
    content = version.content
    values = {name: content[name] for name in WORDS}
    values |= {
        "request": AdviceRequest.objects.filter(pk=content["request"]).first(),
        "policy_versions": PolicyVersion.objects.filter(pk__in=content["policy_versions"]),
        "themes": Theme.objects.filter(pk__in=content["themes"]),
    }
    present = set(version.advice.recommendations.values_list("pk", flat=True))
    return values, [_row(point, present) for point in content["recommendations"]]


def _row(point, present):
    """A point as it was; one that left the draft since is made anew, and goes on with the same earlier version."""
    changed = {
        "id": point["id"] if point["id"] in present else None,
        "themes": Theme.objects.filter(pk__in=point["themes"]),
        "repeats": Recommendation.objects.filter(pk__in=point["repeats"]),
    }
    return RecommendationRow(**point | changed)
