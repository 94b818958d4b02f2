"""A record of every kind in every state, and the arguments by which the addresses name it."""

from advices.models import Advice, AdviceRequest, CollegeResponse
from commitments.models import Commitment
from tests import factories

OURS = "advisory_council"
THEIRS = "municipal_council"


def records():
    """{kind: {state: record}}, all of one advisory council."""
    factories.municipality()
    advices = {status.value: factories.advice(status=status) for status in Advice.Status}
    requests = {status.value: factories.advice_request(status=status) for status in AdviceRequest.Status}
    responses = {status.value: factories.response(status=status) for status in CollegeResponse.Status}
    behalf = {
        f"{status.value}_by_secretary": factories.response(status=status, by=factories.secretary())
        for status in CollegeResponse.Status
    }
    public, hidden = factories.policy_version(), factories.policy_version(public=False)
    return {
        "": {"": None},
        "request": requests | {"public": factories.advice_request(public=True)},
        "advice": advices,
        "recommendation": {status: advice.recommendations.get() for status, advice in advices.items()},
        "response": responses | behalf,
        "reaction": {status: response.reactions.get() for status, response in (responses | behalf).items()},
        "commitment": commitments(OURS) | commitments(THEIRS) | commitments_by_secretary(),
        "policy": {"hidden": hidden.policy, "public": public.policy},
        "version": {"hidden": hidden, "public": public},
        "theme": {"": factories.theme()},
        "council": {"": factories.council()},
        "user": {"": factories.person(nth=5)},
        "membership": {"": factories.membership(factories.person(nth=6), "registry")},
        "office_holder": {"": factories.office_holder()},
        "document": documents(),
    }


def commitments(receiver):
    prefix = "" if receiver == OURS else "to_municipal_council_"
    return {f"{prefix}{status.value}": factories.commitment(status, receiver=receiver) for status in Commitment.Status}


def commitments_by_secretary():
    return {"draft_by_secretary": factories.commitment("draft", by=factories.secretary())}


def documents():
    hidden, public = factories.document(), factories.document()
    factories.advice_request(document=public, public=True)
    return {"hidden": hidden, "public": public}


# {address: the kind of record it is about}; an address that is not here names no record
KINDS = {
    "request_detail": "request",
    "advice_detail": "advice",
    "advice_pdf": "advice",
    "recommendation_detail": "recommendation",
    "commitment_detail": "commitment",
    "policy_detail": "policy",
    "theme_detail": "theme",
    "document_download": "document",
    "request_edit": "request",
    "request_publish": "request",
    "request_step": "request",
    "advice_work": "advice",
    "advice_edit": "advice",
    "advice_delete": "advice",
    "advice_preview_pdf": "advice",
    "advice_new_version": "advice",
    "advice_step": "advice",
    "response_new": "advice",
    "response_edit": "response",
    "response_new_version": "response",
    "response_step": "response",
    "reading_new": "reaction",
    "verdict_new": "recommendation",
    "commitment_work": "commitment",
    "commitment_edit": "commitment",
    "progress_new": "commitment",
    "commitment_step": "commitment",
    "policy_edit": "policy",
    "version_new": "policy",
    "version_edit": "version",
    "version_publish": "version",
    "user_detail": "user",
    "user_invite_again": "user",
    "membership_end": "membership",
    "council_edit": "council",
    "office_holder_edit": "office_holder",
}


def arguments(kind, record):
    """What an address says of RECORD: its id at work, its reference in public; None where it has none yet."""
    if record is None:
        return {}
    named = {"pk": record.pk, "advice_pk": record.pk, "reaction_pk": record.pk, "recommendation_pk": record.pk}
    if kind in ("advice", "recommendation"):
        advice = record if kind == "advice" else record.advice
        named |= {"council": advice.council.slug, "reference": advice.reference or None}
    if kind == "recommendation":
        named["number"] = record.number
    if kind == "commitment":
        named["number"] = record.number or None
    if kind in ("policy", "theme"):
        named["slug"] = record.slug
    if kind == "document":
        named["name"] = record.name
    return named
