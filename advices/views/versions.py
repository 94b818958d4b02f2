"""Two versions of an advice beside each other: what was taken out and what was put in, word by word."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from advices.models import Advice, MinorityNote, Recommendation
from advices.rules.addresses import advice_at
from documents.rich_text.comparing import Piece, compare, is_same
from documents.rich_text.lines import as_lines


@dataclass(frozen=True)
class Part:
    """One part of an advice in both versions; `moved` tells of a recommendation that got another number."""

    name: str
    pieces: list[Piece]
    moved: str = ""

    @property
    def is_same(self):
        return is_same(self.pieces)


def advice_changes(request, council, reference):
    """What differs between this version of an advice and the one before; 404 where one may not read both."""
    user = request.user
    advice = advice_at(user, council, reference)
    earlier = Advice.objects.visible_to(user).select_related("council")
    older = get_object_or_404(earlier, pk=advice.supersedes_id)
    before, after = (_points_of(version, user) for version in (older, advice))
    if not (before and after):
        raise Http404
    notes = [
        "\n".join(MinorityNote.objects.visible_to(user).filter(advice=a).values_list("text", flat=True))
        for a in (older, advice)
    ]
    parts = [*_field_parts(older, advice), *_point_parts(before, after), Part(_("Minority note"), compare(*notes))]
    context = {
        "advice": advice,
        "older": older,
        "changed": [part for part in parts if part.moved or not part.is_same],
        "same": [part.name for part in parts if part.pieces and part.is_same and not part.moved],
    }
    return render(request, "advices/advice_changes.html", context)


def _points_of(advice, user):
    return list(Recommendation.objects.visible_to(user).filter(advice=advice).order_by("number"))


def _field_parts(older, advice):
    yield Part(_("Title"), compare(older.title, advice.title))
    yield Part(_("Summary"), compare(older.summary, advice.summary))
    yield Part(_("Text of the advice"), compare(as_lines(older.text), as_lines(advice.text)))


def _point_parts(before, after):
    """The recommendations in the order of the new version, then those that are gone."""
    olds = {point.pk: point for point in before}
    for point in after:
        old = olds.pop(point.supersedes_id, None)
        name = _("Recommendation %(number)s") % {"number": point.number}
        moved = old and old.number != point.number and _("This was recommendation %(number)s.") % {"number": old.number}
        yield Part(name, compare(_words(old), _words(point)), moved or "")
    for old in olds.values():
        yield Part(_("Recommendation %(number)s, taken out") % {"number": old.number}, compare(_words(old), ""))


def _words(point):
    if point is None:
        return ""
    parts = [point.text, as_lines(point.explanation), point.legal_basis]
    return "\n".join(part.strip() for part in parts if part.strip())
