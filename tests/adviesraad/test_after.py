"""After each step its page says what happens now and who is next."""

import pytest
from django.urls import reverse
from django.utils.formats import date_format

from advices.steps import ADVICE_STEPS, ASSIGNMENT_STEPS, REMINDER_STEPS, REQUEST_STEPS, RESPONSE_STEPS
from commitments.steps import STEPS as COMMITMENT_STEPS
from governance.steps import Step
from tests import factories
from tests.adviesraad.pages import page_in
from tests.factories import today

pytestmark = pytest.mark.django_db


def day(days):
    return date_format(today(days), "j F Y")


def advice(status):
    return lambda: factories.advice(status=status, response_due_on=today(20))


def promise(status, **fields):
    return lambda: factories.commitment(status, **fields)


REASON = {"on": today(), "reason": "Omdat."}
ON = {"on": today()}
CASES = [
    (
        "secretary",
        lambda: factories.advice_request(advice_due_on=today(9)),
        ("request_step", "in_preparation", {}),
        f"De adviesraad gaat aan de slag. Een lid schrijft nu het advies. Het moet uiterlijk op {day(9)} klaar zijn.",
    ),
    (
        "advisor",
        advice("draft"),
        ("advice_step", "in_review", {"review_due_on": today(14)}),
        "De andere leden krijgen bericht. Zijn er genoeg leden akkoord, dan kan een van hen het advies vaststellen.",
    ),
    (
        "adopter",
        advice("in_review"),
        ("advice_step", "draft", {}),
        "Het advies is weer een concept. Advisor1 Jansen schrijft nu verder.",
    ),
    (
        "adopter",
        advice("in_review"),
        ("advice_step", "adopted", ON),
        "Het advies is vastgesteld. De tekst ligt nu vast. De secretaris stuurt het advies nu naar het college.",
    ),
    (
        "secretary",
        advice("adopted"),
        ("advice_step", "sent", ON | {"response_due_on": today(20)}),
        f"De gemeente krijgt bericht en kan het advies hier lezen. Nu is het college aan zet: het reageert uiterlijk op"
        f" {day(20)}. U kunt het advies nu openbaar maken.",
    ),
    (
        "secretary",
        advice("sent"),
        ("advice_step", "published", ON),
        f"Iedereen kan het advies nu lezen. De pdf wordt gemaakt. Nu is het college aan zet: het reageert uiterlijk op"
        f" {day(20)}.",
    ),
    (
        "staff",
        lambda: factories.response(status="draft"),
        ("response_step", "published", ON),
        "De reactie staat nu bij het advies. De adviesraad krijgt bericht. Later zegt die wat er van elke aanbeveling"
        " terechtkwam.",
    ),
    (
        "staff",
        promise("draft", due_on=today(9)),
        ("commitment_step", "open", ON),
        f"Iedereen kan dit nu lezen. De gemeente doet nu wat is toegezegd of gevraagd, uiterlijk op {day(9)}.",
    ),
    (
        "staff",
        promise("draft"),
        ("commitment_step", "open", ON),
        "Iedereen kan dit nu lezen. De gemeente meldt nu hoe het ermee staat.",
    ),
    (
        "staff",
        promise("open"),
        ("commitment_step", "settlement_proposed", ON | {"text": "Klaar."}),
        "De secretaris van Adviesraad Sociaal Domein krijgt bericht. Die keurt de afdoening nu goed of stuurt die"
        " terug.",
    ),
    (
        "staff",
        promise("open", receiver="municipal_council"),
        ("commitment_step", "settlement_proposed", ON | {"text": "Klaar."}),
        "De griffie krijgt bericht. Die keurt de afdoening nu goed of stuurt die terug.",
    ),
    (
        "secretary",
        promise("settlement_proposed"),
        ("commitment_step", "open", REASON),
        "Dit is weer open. De gemeente krijgt bericht en gaat ermee verder.",
    ),
    (
        "secretary",
        promise("settlement_proposed"),
        ("commitment_step", "settled", ON),
        "Dit is afgedaan. Niemand hoeft hier nog iets voor te doen.",
    ),
]


@pytest.mark.parametrize(("who", "make", "step", "said"), CASES)
def test_step_says_who_is_next(who, make, step, said, client, request):
    record, (name, status, answers) = make(), step
    client.force_login(request.getfixturevalue(who))
    page = client.post(reverse(name, args=[record.pk, status]), answers, follow=True)
    assert [alert.get_text(" ", strip=True) for alert in page_in(page).select(".alert-success")] == [said]


def test_late_advice_that_is_published_gives_no_day_that_has_passed(client, secretary):
    record = factories.advice(status="sent", sent_on=today(-60), response_due_on=today(-1))
    client.force_login(secretary)
    page = client.post(reverse("advice_step", args=[record.pk, "published"]), ON, follow=True)
    assert "De pdf wordt gemaakt. Nu is het college aan zet." in page_in(page).select_one(".alert-success").get_text()


def test_every_step_says_what_happens_now():
    tables = [ADVICE_STEPS, ASSIGNMENT_STEPS, REMINDER_STEPS, REQUEST_STEPS, RESPONSE_STEPS, COMMITMENT_STEPS]
    assert [step.verb for table in tables for step in table.values() if not step.then] == []


def test_step_without_such_a_text_says_that_it_was_taken():
    assert Step("Doen", "", print).done(None) == "Gelukt: “Doen”."
