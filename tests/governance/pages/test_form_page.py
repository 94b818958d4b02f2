"""Two people in the same text: the second sees both texts, and saving again goes through."""

import pytest
from django.urls import reverse

from advices.actions import bin as bins
from advices.models import Advice, AdviceRequest, CollegeResponse
from commitments.models import Commitment
from tests import factories
from tests.adviesraad.page_reading import filled_in, form_in, main_in

pytestmark = pytest.mark.django_db

# {name of the form: (who, how the record is made, model, field, its label's words are compared)}
CASES = {
    "request_edit": ("secretary", lambda: factories.advice_request(), AdviceRequest, "question"),
    "advice_edit": ("advisor", lambda: factories.advice(status="draft"), Advice, "summary"),
    "response_edit": ("staff", lambda: factories.response(status="draft"), CollegeResponse, "text"),
    "commitment_edit": ("staff", lambda: factories.commitment("draft"), Commitment, "text"),
}


def parts_of(response):
    """(label, theirs, yours) of each text of which both versions are shown."""
    return [
        (box.parent.find(["label", "legend"]).get_text(), *(words_of(each) for each in box.find_all("section")))
        for box in main_in(response).select(".conflict")
    ]


def words_of(section):
    return " ".join(each.get_text(" ", strip=True) for each in section.find_all("p"))


def both_open(client, name, record):
    """The form as two people have it open."""
    address = reverse(name, args=[record.pk])
    return address, filled_in(client.get(address)), filled_in(client.get(address))


@pytest.mark.parametrize("name", CASES)
def test_second_sees_both_texts_and_saves_again(name, client, request):
    who, make, model, field = CASES[name]
    client.force_login(request.getfixturevalue(who))
    record = make()
    address, first, second = both_open(client, name, record)
    assert client.post(address, first | {field: "Tekst van de eerste."}).status_code == 302
    response = client.post(address, second | {field: "Tekst van de tweede."})
    assert response.status_code == 200
    [(_label, theirs, yours)] = parts_of(response)
    assert (theirs, yours) == ("Tekst van de eerste.", "Tekst van de tweede.")
    stored = model.objects.get(pk=record.pk)
    assert ("eerste" in getattr(stored, field), stored.revision) == (True, 2)
    again = form_in(response)
    assert (again[field], again["revision"]) == (["Tekst van de tweede."], ["2"])
    assert client.post(address, again).status_code == 302
    stored = model.objects.get(pk=record.pk)
    assert ("tweede" in getattr(stored, field), stored.revision) == (True, 3)


@pytest.mark.parametrize("name", CASES)
def test_text_that_is_the_same_is_not_compared(name, client, request):
    who, make, _model, field = CASES[name]
    client.force_login(request.getfixturevalue(who))
    address, first, second = both_open(client, name, make())
    client.post(address, first | {field: "Dezelfde tekst."})
    assert client.post(address, second | {field: "Dezelfde tekst."}).status_code == 302


def test_third_who_comes_between_is_told_again(client, staff):
    client.force_login(staff)
    record = factories.commitment("draft")
    address, first, second = both_open(client, "commitment_edit", record)
    client.post(address, first | {"text": "Een."})
    conflict = client.post(address, second | {"text": "Twee."})
    client.force_login(factories.person("staff", nth=2))
    client.post(address, filled_in(client.get(address), text="Drie."))
    client.force_login(staff)
    once_more = client.post(address, form_in(conflict))
    assert (once_more.status_code, form_in(once_more)["text"], len(parts_of(once_more))) == (200, ["Twee."], 1)


def test_recommendations_of_both_come_together(client, advisor):
    client.force_login(advisor)
    advice = factories.advice(status="draft", recommendations=["een", "twee"])
    address, first, second = both_open(client, "advice_edit", advice)
    client.post(address, first | {"recommendations-1-text": "twee, van de eerste"})
    response = client.post(
        address, second | {"recommendations-0-text": "een, van de tweede", "recommendations-2-text": "drie"}
    )
    assert response.status_code == 302
    assert list(advice.recommendations.order_by("number").values_list("text", flat=True)) == [
        "een, van de tweede",
        "twee, van de eerste",
        "drie",
    ]


def test_row_that_somebody_else_deleted_is_not_lost(client, advisor):
    client.force_login(advisor)
    advice = factories.advice(status="draft", recommendations=["een", "twee"])
    address, first, second = both_open(client, "advice_edit", advice)
    client.post(address, first | {"recommendations-0-DELETE": "on"})
    response = client.post(address, second | {"recommendations-0-text": "een, mooier"})
    assert response.status_code == 200
    assert form_in(response)["recommendations-0-text"] == ["een, mooier"]
    for _press in range(2):
        if response.status_code == 200:
            response = client.post(address, form_in(response))
    assert response.status_code == 302
    assert "een, mooier" in advice.recommendations.values_list("text", flat=True)


def test_reactions_of_both_come_together(client, staff):
    client.force_login(staff)
    advice = factories.advice(recommendations=["een", "twee"])
    record = factories.response(advice, "draft", reactions={1: "Ja."})
    one, two = (f"reaction-{each.pk}-text" for each in advice.recommendations.order_by("number"))
    address, first, second = both_open(client, "response_edit", record)
    client.post(address, first | {one: "Jazeker."})
    assert client.post(address, second | {two: "Nee."}).status_code == 302
    assert dict(record.reactions.values_list("recommendation__number", "text")) == {1: "Jazeker.", 2: "Nee."}


def test_record_that_was_adopted_meanwhile_keeps_the_words_on_the_page(client, advisor):
    client.force_login(advisor)
    advice = factories.advice(status="in_review")
    address, typed, _second = both_open(client, "advice_edit", advice)
    factories.advice_actions.adopt(advice, by=factories.adopter())
    response = client.post(address, typed | {"summary": "Nog een zin."})
    assert (response.status_code, form_in(response)["summary"]) == (200, ["Nog een zin."])


def test_draft_that_was_thrown_away_meanwhile_is_not_found_and_what_was_typed_can_be_copied(client, advisor):
    client.force_login(advisor)
    advice = factories.advice(status="draft", recommendations=["een"])
    address, typed, _second = both_open(client, "advice_edit", advice)
    bins.throw_away(advice, by=advisor)
    words = {"summary": "Nog een zin.", "recommendations-1-text": "Twee."}
    written = {"text": "<p>Uit de <b>editor</b>.</p>", "text-html": "1"}
    answer = client.post(address, typed | words | written)
    copies = [quote.get_text(" ", strip=True) for quote in main_in(answer).find_all("blockquote")]
    assert (answer.status_code, copies) == (
        404,
        ["Advies over vervoer", "Nog een zin.", "Uit de **editor**.", "een", "Twee."],
    )


def test_what_was_typed_can_be_copied_by_who_may_no_longer_save_it(client, staff):
    client.force_login(staff)
    address, typed, _second = both_open(client, "commitment_edit", factories.commitment("draft"))
    staff.memberships.update(ends_on=factories.today(-1))
    answer = client.post(address, typed | {"text": "Wij beloven het."})
    copies = [quote.get_text(strip=True) for quote in main_in(answer).find_all("blockquote")]
    assert (answer.status_code in (403, 404), "Wij beloven het." in copies) == (True, True)


def test_page_that_nobody_typed_into_shows_nothing_to_copy(client, advisor):
    client.force_login(advisor)
    assert main_in(client.get("/werk/onzin/")).find("blockquote") is None
