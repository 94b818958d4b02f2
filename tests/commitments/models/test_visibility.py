"""Who sees which commitment, progress note, verdict and file."""

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied

from commitments.actions import commitment as actions
from commitments.models import Commitment
from documents.models import SearchEntry
from tests import factories
from tests.advices.models.test_visibility import RECOMMENDATIONS, REQUESTS, RESPONSES, reaction_to
from tests.governance.seeing import COUNCIL, EDITORS, EVERYONE, seen

STAFF, REGISTRY, SECRETARY = {"staff"}, {"registry"}, {"secretary"}


def made(status, receiver="advisory_council", by=factories.staff):
    return lambda: factories.commitment(status, receiver=receiver, by=by())


def quoting(make_reaction, status="open", by=factories.staff):
    return lambda: factories.commitment(status, by=by(), source_reaction=make_reaction())


COMMITMENTS = {
    "draft of staff to the advisory council": (made("draft"), STAFF),
    "draft of staff to the municipal council": (made("draft", "municipal_council"), STAFF | REGISTRY),
    "draft of the registry": (made("draft", "municipal_council", factories.registry), REGISTRY),
    "draft of the secretary": (made("draft", by=factories.secretary), SECRETARY),
    "draft of the secretary to the municipal council": (
        made("draft", "municipal_council", factories.secretary),
        SECRETARY,
    ),
    "open": (made("open"), EVERYONE),
    "open, to the municipal council": (made("open", "municipal_council"), EVERYONE),
    "settlement proposed": (made("settlement_proposed"), EVERYONE),
    "settled": (made("settled"), EVERYONE),
    "partly settled": (made("partly_settled"), EVERYONE),
    "lapsed": (made("lapsed"), EVERYONE),
    "quoting a public reaction": (quoting(reaction_to("published", "published", factories.staff)), EVERYONE),
    "quoting a draft reaction": (quoting(reaction_to("published", "draft", factories.staff)), STAFF),
    "quoting a reaction to a sent advice": (
        quoting(reaction_to("sent", "published", factories.staff)),
        COUNCIL | STAFF,
    ),
    "quoting a reaction to a withdrawn advice": (
        quoting(reaction_to("withdrawn", "published", factories.staff)),
        COUNCIL,
    ),
}
OPEN = {name: case for name, case in COMMITMENTS.items() if "draft of" not in name}
PROGRESS = {name: (lambda make=make: factories.progress(make()), who) for name, (make, who) in OPEN.items()}
EARMARKS = {name: (lambda make=make: factories.earmark(make()), who) for name, (make, who) in OPEN.items()}
DUTIES = {
    name: (lambda make=make: factories.report_duty(make()), who)
    for name, (make, who) in OPEN.items()
    if name not in ("settled", "partly settled", "lapsed")
}
VERDICTS = {
    name: (lambda make=make: factories.verdict(make()), who)
    for name, (make, who) in RECOMMENDATIONS.items()
    if name not in {"draft", "in review", "adopted", "draft of a new version"}
}


def _confirmed(status):
    def make():
        advice = factories.advice(status="sent" if status == "sent" else "published")
        given = factories.confirmation(factories.response(advice, by=factories.secretary()))
        if status == "withdrawn":
            factories.advice_actions.withdraw(advice, by=factories.secretary(), reason="Onjuist.")
        return given

    return make


CONFIRMATIONS = {
    "of a public response": (_confirmed("published"), EVERYONE),
    "of a response to a sent advice": (_confirmed("sent"), COUNCIL | STAFF),
    "of a response to a withdrawn advice": (_confirmed("withdrawn"), COUNCIL),
    "of a commitment": (lambda: factories.confirmation(made("open", by=factories.secretary)()), EVERYONE),
}


def with_file(make, attach):
    """Makes a record that has a file of somebody who never comes back, and gives the file."""

    def make_file():
        document = factories.document(by=factories.person(nth=2))
        attach(make, document)
        return document

    return make_file


def published(make):
    """The same file after it was made public."""

    def make_file():
        return factories.published(make())

    return make_file


def _letter(make, document):
    record = make()
    type(record).objects.filter(pk=record.pk, status="draft").update(letter=document)


def _on_progress(make, document):
    factories.progress(make(), documents=[document])


def _with_policy(**fields):
    return lambda: with_file(None, lambda _make, document: factories.policy_version(document=document, **fields))()


def _request(**fields):
    return with_file(None, lambda _make, document: factories.advice_request(document=document, **fields))


def _commitment(status="open", **fields):
    return with_file(None, lambda _make, document: factories.commitment(status, source_document=document, **fields))


OF_RESPONSE = with_file(None, lambda _make, document: factories.response(letter=document))
ON_PROGRESS = with_file(made("open"), _on_progress)
TO_MUNICIPAL_COUNCIL = _commitment(receiver="municipal_council")
FILES = {
    "of nothing": (lambda: factories.document(by=factories.person(nth=2)), set()),
    "of one who is logged in": (lambda: factories.document(by=factories.staff()), STAFF),
    "of a request": (_request(), COUNCIL),
    "of a public request": (_request(public=True), COUNCIL),
    "of a public request, public": (published(_request(public=True)), EVERYONE),
    "of a draft response": (with_file(RESPONSES["draft of the municipality"][0], _letter), STAFF),
    "of a response": (OF_RESPONSE, COUNCIL | STAFF),
    "of a response, public": (published(OF_RESPONSE), EVERYONE),
    "of a draft commitment": (_commitment("draft"), STAFF),
    "of a commitment": (_commitment(), COUNCIL | STAFF),
    "of a commitment, public": (published(_commitment()), EVERYONE),
    "of a commitment to the municipal council": (TO_MUNICIPAL_COUNCIL, STAFF | REGISTRY),
    "of a commitment to the municipal council, public": (published(TO_MUNICIPAL_COUNCIL), EVERYONE),
    "of progress": (ON_PROGRESS, COUNCIL | STAFF),
    "of progress, public": (published(ON_PROGRESS), EVERYONE),
    "of progress on a hidden commitment": (with_file(OPEN["quoting a draft reaction"][0], _on_progress), STAFF),
    "of a public version": (_with_policy(), EDITORS),
    "of a public version, public": (published(_with_policy()), EVERYONE),
    "of a draft version": (_with_policy(public=False), EDITORS),
    "of a confidential version": (_with_policy(public=False, confidential=True), STAFF),
}
TABLES = {
    "commitment": COMMITMENTS,
    "progress": PROGRESS,
    "confirmation": CONFIRMATIONS,
    "verdict": VERDICTS,
    "earmark": EARMARKS,
    "report duty": DUTIES,
    "file": FILES,
}


@pytest.mark.parametrize("kind", TABLES)
def test_record_is_seen_by_whom_the_table_says(kind, everyone):
    if kind == "file":
        factories.policy("Ander plan")
    found, expected = seen(TABLES[kind], everyone)
    assert found == expected


def test_every_model_that_has_visitors_has_a_table():
    ours = ["governance", "documents", "policies", "advices", "commitments", "adviesraad"]
    models = {
        model._meta.model_name
        for app in ours
        for model in apps.get_app_config(app).get_models()
        if hasattr(model.objects, "visible_to")
    }
    assert models == {
        "adviceRequest".lower(), "advice", "recommendation", "collegeresponse", "reaction", "reading", "commitment",
        "progress", "confirmation", "verdict", "document", "searchentry", "theme", "policydocument", "policyversion",
        "assignment", "plannedaction", "earmark", "reportduty", "keptform",
        # tests/advices/models/test_visibility_desks.py
        "agendaitem", "delivery", "dispatch", "draftversion", "extension", "lettertemplate", "meeting", "minoritynote",
        "note", "plannedpublication", "recess", "recipient", "recommendationorigin", "reminder", "responsecorrection",
        "review", "reviewer",
    }  # fmt: skip
    assert REQUESTS


def entries():
    return set(SearchEntry.objects.filter(kind="commitment").values_list("object_id", flat=True))


def test_search_finds_a_commitment_only_while_its_source_is_public(secretary, staff):
    advice = factories.advice()
    response = factories.response(advice, "draft")
    commitment = factories.commitment(source_reaction=response.reactions.get())
    assert entries() == set()
    factories.response_actions.publish_response(response, by=staff)
    assert entries() == {commitment.pk}
    factories.advice_actions.withdraw(advice, by=secretary, reason="Onjuist.")
    assert entries() == set()


def test_search_finds_a_commitment_once_the_advice_is_public(secretary):
    advice = factories.advice(status="sent")
    reaction = factories.response(advice).reactions.get()
    commitment = factories.commitment(source_reaction=reaction)
    actions.report_progress(commitment, by=factories.staff(), text="Het loopt.")
    assert entries() == set()
    factories.advice_actions.publish(advice, by=secretary)
    assert entries() == {commitment.pk}


@pytest.mark.django_db
def test_draft_of_the_registry_is_changed_by_the_registry_alone():
    draft = factories.commitment("draft", receiver="municipal_council", by=factories.registry())
    values = {"text": "De raad hoort het voor de zomer."}
    with pytest.raises(PermissionDenied):
        actions.save_commitment(draft, dict(values), by=factories.staff(), seen_revision=draft.revision)
    actions.save_commitment(draft, values, by=factories.registry(), seen_revision=draft.revision)
    assert Commitment.objects.get().text == "De raad hoort het voor de zomer."


@pytest.mark.django_db
def test_correction_is_of_whoever_writes_it():
    public = factories.commitment("open", receiver="municipal_council", by=factories.registry())
    by_staff = factories.new_commitment_version(public, "draft", by=factories.staff())
    assert (public.by_registry, by_staff.by_registry) == (True, False)
