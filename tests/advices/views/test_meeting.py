"""The pages of the meetings."""

import pytest
from django.urls import reverse

from advices.models import AgendaItem, Meeting
from advices.views.meeting import agenda_html
from adviesraad.desk import desk_of
from tests import factories
from tests.adviesraad.page_reading import filled_in, form_in, links_in, main_in, mistakes_in, words_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(client, secretary):
    client.force_login(secretary)
    return client


def at(name, record=None):
    return reverse(name, args=[record.pk] if record else [])


def send(client, address, **typed):
    return client.post(address, filled_in(client.get(address), **typed))


def steps(user):
    lists = desk_of(type(user).objects.get(pk=user.pk))
    return [(task.step, task.subject) for task in lists["waiting"]]


def test_meeting_is_planned_with_an_agenda(site, council):
    day = factories.today(7)
    response = send(
        site, at("meeting_new"), held_on=day.isoformat(), starts_at="19:30", place="De Loods", is_public="on"
    )
    meeting = Meeting.objects.get()
    assert response["Location"] == at("meeting_detail", meeting)
    assert (meeting.council, meeting.held_on, meeting.is_public) == (council, day, True)
    advice = factories.advice(status="in_review", title="Vervoer")
    send(site, at("agenda_item_new", meeting), advice=advice.pk, note="Eerste lezing.")
    send(site, at("agenda_item_new", meeting), subject="Rondvraag", is_public="on")
    words = words_in(site.get(at("meeting_detail", meeting)))
    assert "19.30 uur · De Loods" in words
    assert "1. Vervoer" in words
    assert "Eerste lezing." in words
    assert "2. Rondvraag" in words
    assert "Besluit vastleggen" not in words


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Kies er één: een aanvraag, een advies of een ander onderwerp."),
        ({"both": True}, "Kies er één: een aanvraag, een advies of een ander onderwerp."),
        ({"public": True}, "Een aanvraag of advies maakt u op de eigen pagina openbaar, niet hier."),
    ],
)
def test_agenda_item_is_about_one_thing(typed, sentence, site):
    advice = factories.advice(status="draft")
    values = {"advice": advice.pk} if typed else {}
    values |= {"subject": "Nog iets"} if "both" in typed else {}
    values |= {"is_public": "on"} if "public" in typed else {}
    response = send(site, at("agenda_item_new", factories.meeting()), **values)
    assert mistakes_in(response) == {"is_public" if "public" in typed else "subject": [sentence]}
    assert not AgendaItem.objects.exists()


def test_agenda_offers_open_work_of_the_own_council_only(site, other_council):
    for council in (None, other_council):
        factories.advice(council, "draft", title=f"concept {council}")
        factories.advice_request(council, subject=f"vraag {council}")
    factories.advice()
    form = main_in(site.get(at("agenda_item_new", factories.meeting())))
    assert [option.text for option in form.select("#id_advice option, #id_request option") if option["value"]] == [
        "concept None",
        "vraag None",
    ]


def test_items_are_moved_and_taken_off_by_buttons(site):
    meeting = factories.meeting()
    first, second = (factories.agenda_item(meeting, subject=name) for name in ("een", "twee"))
    moved = site.post(at("agenda_item_change", second), {"up": "1"})
    assert moved["Location"] == f"{at('meeting_detail', meeting)}#punt-{second.pk}"
    assert [str(item) for item in meeting.items.all()] == ["twee", "een"]
    site.post(at("agenda_item_change", first), {"remove": "1"})
    assert [str(item) for item in meeting.items.all()] == ["twee"]
    assert site.get(at("agenda_item_change", second))["Location"] == at("meeting_detail", meeting)


def test_decision_is_recorded_and_leads_a_member_to_adopt(site, secretary, adopter):
    advice = factories.advice(status="in_review", title="Vervoer")
    factories.review(advice)
    item = factories.agenda_item(factories.meeting(days=-3), advice=advice)
    meeting = item.meeting
    assert ("Leg de besluiten van de vergadering vast", str(meeting)) in steps(secretary)
    response = send(site, at("agenda_item_decide", item), decision="adopted")
    assert response["Location"] == f"{at('meeting_detail', meeting)}#punt-{item.pk}"
    assert "Besluit: Vastgesteld." in words_in(site.get(at("meeting_detail", meeting)))
    assert steps(secretary) == []
    assert steps(adopter) == [("De vergadering heeft dit vastgesteld. Stel het hier vast", "Vervoer")]
    site.force_login(adopter)
    step = reverse("advice_step", args=[advice.pk, "adopted"])
    assert form_in(site.get(step))["on"] == [meeting.held_on.isoformat()]


def test_returned_advice_says_why_on_its_page(site, advisor):
    advice = factories.advice(status="in_review")
    item = factories.agenda_item(advice=advice)
    assert mistakes_in(send(site, at("agenda_item_decide", item), decision="returned")) == {
        "note": ["Schrijf op waarom het wordt teruggegeven."]
    }
    send(site, at("agenda_item_decide", item), decision="returned", note="De cijfers kloppen niet.")
    site.force_login(advisor)
    words = words_in(site.get(reverse("advice_work", args=[advice.pk])))
    assert "Teruggegeven aan de schrijver. De cijfers kloppen niet." in words


def test_subject_cannot_be_adopted(site):
    response = site.get(at("agenda_item_decide", factories.agenda_item()))
    assert [box["value"] for box in main_in(response).select("[name=decision]")] == ["discussed", "postponed"]


def test_meeting_is_changed_and_a_conflict_shows_both_texts(site, secretary):
    meeting = factories.meeting(place="Zaal 1")
    typed = filled_in(site.get(at("meeting_edit", meeting)), place="Zaal 2")
    factories.meeting_actions.save_meeting(meeting, {"place": "Zaal 3"}, by=secretary, seen_revision=1)
    response = site.post(at("meeting_edit", meeting), typed)
    assert ("Zaal 3" in words_in(response), list(mistakes_in(response))) == (True, ["place"])
    site.post(at("meeting_edit", meeting), filled_in(response))
    meeting.refresh_from_db()
    assert meeting.place == "Zaal 2"


def test_meeting_is_taken_away_unless_something_was_decided(site, secretary):
    item = factories.agenda_item()
    factories.meeting_actions.record_decision(item, by=secretary, decision="discussed")
    response = site.post(at("meeting_cancel", item.meeting), follow=True)
    assert "Daarom blijft zij staan." in response.content.decode()
    other = factories.meeting()
    assert site.post(at("meeting_cancel", other))["Location"] == reverse("meeting_plan")
    assert Meeting.objects.get() == item.meeting


def test_public_reads_open_meetings_with_what_is_public(client):
    meeting = factories.meeting(is_public=True, place="De Loods")
    advice = factories.advice(title="Openbaar advies")
    factories.agenda_item(meeting, advice=advice, note="Geheim")
    factories.agenda_item(meeting, advice=factories.advice(title="Geheim concept", status="draft"))
    factories.agenda_item(meeting, subject="Geheim onderwerp")
    factories.meeting(place="Geheime plaats")
    response = client.get(reverse("meeting_list"))
    words = words_in(response)
    assert "De Loods" in words
    assert "Openbaar advies" in words
    assert "Gehei" not in words
    assert advice.get_absolute_url() in links_in(response)
    assert client.get(at("meeting_detail", meeting)).status_code == 302


def test_member_reads_the_same_on_the_public_page_as_everybody(client, advisor):
    factories.agenda_item(factories.meeting(is_public=True), subject="Geheim onderwerp")
    client.force_login(advisor)
    assert "Geheim" not in words_in(client.get(reverse("meeting_list")))


def test_agenda_on_paper_is_a_pdf(client, advisor):
    meeting = factories.meeting(place="De Loods")
    factories.agenda_item(meeting, advice=factories.advice(status="draft", title="Vervoer & <zorg>"), note="Lezen.")
    client.force_login(advisor)
    response = client.get(at("meeting_agenda_pdf", meeting))
    assert (response["Content-Type"], response.content[:5]) == ("application/pdf", b"%PDF-")
    page = agenda_html(factories.meeting())
    assert "Er staat nog niets op de agenda." in page
