"""Two versions of a commitment beside each other: what was taken out and what was put in, word by word."""

from django.http import Http404
from django.shortcuts import render
from django.utils.text import capfirst

from advices.views.versions import Part
from commitments.models import Commitment
from commitments.views.public import commitment_at
from commitments.wording import names_of
from documents.rich_text.comparing import compare
from governance.moments import in_words

COMPARED = (
    "kind",
    "subject",
    "text",
    "source",
    "made_by",
    "made_by_as_said",
    "made_to",
    "receiver",
    "council",
    "meeting",
    "made_on",
    "due_on",
    "due_as_said",
    "reference",
    "source_document",
)


def commitment_changes(request, number):
    """What differs between this version of a commitment and the one before; 404 where there is none before it."""
    newer = commitment_at(request.user, number)
    if newer.status == Commitment.Status.DRAFT or newer.version == 1:
        raise Http404
    older = commitment_at(request.user, _number_before(newer))
    parts = [Part(_label(newer, name), compare(_shown(older, name), _shown(newer, name))) for name in COMPARED]
    context = {
        "commitment": newer,
        "older": older,
        "changed": [part for part in parts if not part.is_same],
        "same": [part.name for part in parts if part.pieces and part.is_same],
    }
    return render(request, "commitments/commitment_changes.html", context)


def _number_before(commitment):
    before = Commitment(year=commitment.year, serial=commitment.serial, version=commitment.version - 1)
    return before.number


def _label(commitment, name):
    return names_of(commitment.kind).get(name) or capfirst(Commitment._meta.get_field(name).verbose_name)


def _shown(commitment, name):
    """A field in the words in which its page shows it."""
    field, value = Commitment._meta.get_field(name), getattr(commitment, name)
    if field.choices:
        return str(getattr(commitment, f"get_{name}_display")())
    return in_words(value) if field.get_internal_type() == "DateField" else str(value or "")
