"""Two kept versions of a draft beside each other, part by part, in the words that people read."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from advices.models import Advice, AdviceRequest
from documents.rich_text.comparing import Piece, compare, is_same
from documents.rich_text.subset import to_plain
from policies.models import PolicyVersion, Theme


class Part(NamedTuple):
    label: str
    pieces: list[Piece]


def parts_of(before, after):
    """The Parts that differ between two DraftVersions, in the order of the form."""
    old, new = (_as_text(version.content) for version in (before, after))
    compared = [Part(label, compare(old[label], words)) for label, words in new.items()]
    return [part for part in compared if not is_same(part.pieces)]


def _as_text(content):
    """{label: what a person reads}; what has gone since is left out."""
    versions = PolicyVersion.objects.select_related("policy")
    return {
        _("Kind"): str(Advice.Kind(content["kind"]).label),
        _("Advice request"): str(AdviceRequest.objects.filter(pk=content["request"]).first() or ""),
        _("Title"): content["title"],
        _("Summary in plain language"): content["summary"],
        _("Text of the advice"): to_plain(content["text"]),
        _("Recommendations"): "\n\n".join(map(_point, enumerate(content["recommendations"], start=1))),
        _("About these policy documents"): _names(versions, content["policy_versions"]),
        _("Themes"): _names(Theme.objects.all(), content["themes"]),
        _("What has changed in this version"): content["correction_note"],
    }


def _point(numbered):
    number, point = numbered
    parts = [f"{number}. {point['text'].strip()}", to_plain(point["explanation"]), point["legal_basis"]]
    return "\n".join(filter(None, parts))


def _names(records, pks):
    return "\n".join(sorted(str(record) for record in records.filter(pk__in=pks)))
