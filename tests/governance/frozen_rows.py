"""One row of each table that freezes with its parent, or is only ever added to: {table: how to make one}."""

from advices.actions.dispatch import mark_forwarded
from advices.models import Advice, AdviceRequest, Dispatch
from documents.models import Rendition
from governance.models import AuditEvent
from tests import factories


def adopted_with_a_minority_note():
    advice = factories.minority_note().advice
    factories.advice_actions.adopt(advice, by=factories.adopter())
    return advice


def writer_of(advice):
    return Advice.writers.through.objects.get(advice=advice)


def attachment(**fields):
    request = factories.advice_request(document=factories.mail_with_letter(), **fields)
    return AdviceRequest.attachments.through.objects.get(advicerequest=request)


def forwarded():
    advice = factories.advice()
    mark_forwarded(advice, by=factories.secretary())
    return Dispatch.objects.get(advice=advice)


CHILDREN = {
    "advices_recommendation": {
        status: lambda status=status: factories.recommendation(status=status)
        for status in ("adopted", "sent", "published", "withdrawn")
    },
    "advices_reaction": {"published": lambda: factories.reaction()},
    "advices_reviewer": {"adopted": lambda: adopted_with_a_minority_note().reviewers.get()},
    "advices_responsecorrection": {
        "published": lambda: factories.new_response_version(factories.response()).correction,
    },
    "advices_minoritynote": {"adopted": lambda: adopted_with_a_minority_note().minority_notes.get()},
    "advices_advicerequest_attachments": {"answered": lambda: attachment(status="answered")},
    "advices_advice_writers": {"adopted": lambda: writer_of(factories.advice(status="adopted"))},
}

APPEND_ONLY = {
    "governance_auditevent": lambda: factories.advice(status="draft") and AuditEvent.objects.last(),
    "documents_rendition": lambda: Rendition.objects.create(
        object_type="advices.advice", object_id=1, file="a.pdf", sha256="0", size=1
    ),
    "advices_review": lambda: factories.review(),
    "advices_reading": lambda: factories.reading(factories.reaction()),
    "commitments_earmark": lambda: factories.earmark(),
    "advices_extension": lambda: factories.extension(factories.advice()),
    "advices_dispatch": lambda: forwarded(),
    "commitments_progress": lambda: factories.progress(factories.commitment()),
    "commitments_confirmation": lambda: factories.confirmation(factories.commitment(by=factories.secretary())),
    "commitments_verdict": lambda: factories.verdict(factories.recommendation()),
}
