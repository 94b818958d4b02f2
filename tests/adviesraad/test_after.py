"""After each step its page says what happens now and who is next."""

import pytest
from django.urls import reverse
from django.utils.formats import date_format

from advices.actions.dispatch import dispatch_advice
from advices.mail.messages import words_of
from advices.steps import ADVICE_STEPS, ASSIGNMENT_STEPS, REMINDER_STEPS, REQUEST_STEPS, RESPONSE_STEPS
from commitments.steps import STEPS as COMMITMENT_STEPS
from governance.pages.steps import Step
from tests import factories
from tests.adviesraad.page_reading import page_in, words_in
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


def test_work_that_is_late_already_gives_no_day_that_has_passed_as_one_to_come(client, secretary, staff):
    cases = [
        (secretary, ("request_step", factories.advice_request(advice_due_on=today(-9)), "in_preparation"), {}),
        (staff, ("commitment_step", factories.commitment("draft", due_on=today(-9)), "open"), ON),
    ]
    said = []
    for user, (name, record, status), answers in cases:
        client.force_login(user)
        page = client.post(reverse(name, args=[record.pk, status]), answers, follow=True)
        said.append(page_in(page).select_one(".alert-success").get_text(" ", strip=True))
    assert said == [
        f"De adviesraad gaat aan de slag. Een lid schrijft nu het advies. Het had op {day(-9)} klaar moeten zijn.",
        f"Iedereen kan dit nu lezen. De gemeente doet nu wat is toegezegd of gevraagd. Dat had op {day(-9)} klaar"
        " moeten zijn.",
    ]


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (-1, "De oordelen waren uiterlijk op {} gevraagd. Die dag is voorbij."),
        (0, "De oordelen zijn gevraagd uiterlijk op {}."),
    ],
)
def test_round_says_whether_its_day_has_passed(days, sentence, client, adopter):
    advice = factories.advice(status="in_review")
    type(advice).objects.filter(pk=advice.pk).update(review_due_on=today(days))
    client.force_login(adopter)
    for address in (advice.get_absolute_url(), reverse("review_new", args=[advice.pk])):
        assert sentence.format(day(days)) in words_in(client.get(address))


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (-1, "Elke 3 maanden. De volgende had er op {} moeten zijn."),
        (0, "Elke 3 maanden. De volgende is er uiterlijk op {}."),
    ],
)
def test_report_that_is_due_says_whether_its_day_has_passed(days, sentence, client):
    promise = factories.commitment()
    factories.report_duty(promise, every_months=3, next_due_on=today(days))
    assert sentence.format(day(days)) in words_in(client.get(promise.get_absolute_url()))


@pytest.mark.parametrize(
    ("days", "sentence"), [(-1, "De termijn liep af op {}."), (0, "De termijn loopt nu af op {}.")]
)
def test_term_that_is_extended_says_whether_its_day_has_passed(days, sentence, client, secretary):
    advice = factories.advice(status="sent", sent_on=today(-60), response_due_on=today(days))
    client.force_login(secretary)
    assert sentence.format(day(days)) in words_in(client.get(reverse("advice_extend", args=[advice.pk])))


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (-1, "Wij hadden uw reactie graag uiterlijk op {} gehad."),
        (0, "Wij ontvangen uw reactie graag uiterlijk op {}."),
    ],
)
def test_mail_to_the_college_says_whether_its_day_has_passed(days, sentence, secretary):
    advice = factories.advice(status="sent", sent_on=today(-60), response_due_on=today(days))
    dispatch_advice(advice, by=secretary, recipients=[factories.recipient(advice.council)])
    assert sentence.format(day(days)) in words_of(advice.dispatches.get())[1]


def test_every_step_says_what_happens_now():
    tables = [ADVICE_STEPS, ASSIGNMENT_STEPS, REMINDER_STEPS, REQUEST_STEPS, RESPONSE_STEPS, COMMITMENT_STEPS]
    assert [step.verb for table in tables for step in table.values() if not step.then] == []


def test_step_without_such_a_text_says_that_it_was_taken():
    assert Step("Doen", "", print).done(None) == "Gelukt: “Doen”."
