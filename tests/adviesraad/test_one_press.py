"""Two who press the same button: the second reads that it was done already, and nothing is done twice."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from advices.actions.planned_publication import plan_publication
from governance.models import AuditEvent
from tests import factories
from tests.adviesraad.page_reading import main_in, page_in
from tests.factories import today

pytestmark = pytest.mark.django_db

GONE = "Misschien was iemand u net voor en is dit al gedaan."


def archived():
    return factories.advice(sent_on=today(-900), issued_on=today(-901), from_archive=True, old_reference="2019/3")


def planned():
    advice = factories.advice(status="sent")
    moment = timezone.now() + timedelta(days=1)
    return plan_publication(advice, by=factories.secretary(), moment=moment, seen_revision=advice.revision)


def read_by_council():
    reaction = factories.reaction()
    factories.reading(reaction, by=factories.secretary())
    return reaction


def file_of_request():
    document = factories.document()
    factories.advice_request(document=document, public=True)
    return document


PRESSES = {
    "advice_no_answer": ("secretary", archived, "Er was al vastgelegd dat er op dit advies nooit een antwoord kwam."),
    "plan_cancel": ("secretary", planned, GONE),
    "progress_ask": (
        "secretary",
        lambda: factories.commitment(made_on=today(-90)),
        "Dit is minder dan vier weken geleden al gevraagd. Wacht op het antwoord",
    ),
    "new_version_discard": ("staff", lambda: factories.new_commitment_version(factories.commitment(), "draft"), GONE),
    "council_remove": ("administrator", lambda: factories.council("Proefraad"), GONE),
    "office_holder_remove": ("administrator", factories.office_holder, GONE),
    "request_remove": ("secretary", factories.advice_request, GONE),
    "meeting_cancel": ("secretary", lambda: factories.meeting(days=9), GONE),
    "reminder_delete": ("secretary", factories.reminder, GONE),
    "advice_delete": ("advisor", lambda: factories.advice(status="draft"), GONE),
    "commitment_delete": ("staff", lambda: factories.commitment("draft"), GONE),
    "request_publish": ("secretary", factories.advice_request, "Iedereen kan deze aanvraag nu lezen."),
    "file_publish": ("secretary", file_of_request, ""),
    "note_resolve": ("advisor", lambda: factories.note(factories.advice(status="draft")), ""),
    "reading_agree": ("staff", read_by_council, ""),
}


@pytest.mark.parametrize("name", PRESSES)
def test_second_press_is_told_and_does_nothing(name, client, request):
    who, make, said = PRESSES[name]
    address = reverse(name, args=[make().pk])
    client.force_login(request.getfixturevalue(who))
    first = client.post(address, follow=True)
    assert page_in(first).select_one(".alert-success"), main_in(first).get_text(" ", strip=True)
    events = AuditEvent.objects.count()
    second = client.post(address, follow=True)
    assert second.status_code == (404 if said == GONE else 200)
    assert said in page_in(second).main.parent.get_text(" ", strip=True)
    assert page_in(second).select(".alert") or said == GONE
    assert AuditEvent.objects.count() == events


def test_page_that_is_not_there_says_nothing_of_others_to_who_only_looks(client, secretary):
    client.force_login(secretary)
    assert GONE not in client.get(reverse("advice_no_answer", args=[1])).content.decode()
