"""The calendars, read back as a calendar program reads them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from icalendar import Calendar

from adviesraad.models import CalendarAddress
from tests import factories
from tests.adviesraad.hidden import MARKER, Hidden
from tests.adviesraad.page_reading import links_in, words_in
from tests.factories import today

pytestmark = pytest.mark.django_db

ALL = "/agenda/adviesraden.ics"
MINE = "/werk/agenda/"


@pytest.fixture(autouse=True)
def at_our_address(settings):
    settings.SITE_URL = "https://adviesraad.voorbeeld.nl"


def events(client, address):
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    return Calendar.from_ical(response.content).walk("VEVENT")


def titles(client, address):
    return sorted(str(event["SUMMARY"]) for event in events(client, address))


@pytest.fixture
def world():
    """Something due for everybody, and the same in another council."""
    for name in ("Adviesraad Sociaal Domein", "Jongerenraad"):
        council = factories.council(name)
        factories.advice_request(council, subject=f"openbare vraag {name}", public=True)
        factories.advice_request(council, subject=f"vraag {name}")
        factories.advice_request(council, subject="ingetrokken vraag", status="withdrawn", public=True)
        factories.advice(council, title=f"openbaar {name}")
        factories.advice(council, "sent", title=f"verstuurd {name}")
        factories.advice(council, "draft", title="concept")
        factories.response(factories.advice(council, title="beantwoord", sent_on=today(-20)))
        factories.commitment(council_=council, subject=f"belofte {name}", due_on=today(20))
        factories.commitment(council_=council, subject="zonder datum")
        factories.commitment("settled", council_=council, subject="afgedaan", due_on=today(20))
    factories.commitment(receiver="municipal_council", subject="belofte gemeenteraad", due_on=today(5))
    factories.commitment("draft", subject="concept", due_on=today(5))


ASD, JR = "Adviesraad Sociaal Domein", "Jongerenraad"


def public_of(name):
    return [
        f"Advies moet klaar zijn: openbare vraag {name}",
        f"Reactie van het college moet er zijn: openbaar {name}",
        f"Toezegging moet klaar zijn: belofte {name}",
    ]


TO_MUNICIPAL_COUNCIL = "Toezegging moet klaar zijn: belofte gemeenteraad"


def test_calendar_for_all_has_every_public_day(world, client):
    assert titles(client, ALL) == sorted([*public_of(ASD), *public_of(JR), TO_MUNICIPAL_COUNCIL])


def test_calendar_of_a_council_has_its_own(world, client):
    assert titles(client, "/agenda/adviesraden/jongerenraad.ics") == sorted(public_of(JR))
    assert client.get("/agenda/adviesraden/bestaat-niet.ics").status_code == 404


def test_promise_about_an_advice_of_the_council_stands_in_its_calendar_once(client, council):
    advice = factories.advice(recommendations=["Een.", "Twee."])
    points = list(advice.recommendations.all())
    factories.commitment(
        receiver="municipal_council", recommendations=points, subject="via de gemeenteraad", due_on=today(9)
    )
    found = titles(client, reverse("calendar_of_council", args=[council.slug]))
    assert found.count("Toezegging moet klaar zijn: via de gemeenteraad") == 1


def test_nothing_hidden_stands_in_a_public_calendar(client):
    hidden = Hidden()
    for commitment in hidden.commitments:
        type(commitment).objects.filter(pk=commitment.pk, status="draft").update(due_on=today(9))
    for address in (ALL, reverse("calendar_of_council", args=[hidden.public.council.slug])):
        content = client.get(address).content.decode()
        assert (MARKER in content, "BEGIN:VEVENT" in content) == (False, True)


MY_DAYS = {
    "secretary": [
        *public_of(ASD),
        f"Advies moet klaar zijn: vraag {ASD}",
        f"Reactie van het college moet er zijn: verstuurd {ASD}",
    ],
    "advisor": [f"Advies moet klaar zijn: openbare vraag {ASD}", f"Advies moet klaar zijn: vraag {ASD}"],
    "staff": [
        *(
            f"Reactie van het college moet er zijn: {kind} {name}"
            for name in (ASD, JR)
            for kind in ("openbaar", "verstuurd")
        ),
        *(f"Toezegging moet klaar zijn: belofte {name}" for name in (ASD, JR)),
        TO_MUNICIPAL_COUNCIL,
    ],
    "registry": [TO_MUNICIPAL_COUNCIL],
    "administrator": [],
    "outsider": [],
}


def address_of(user):
    return reverse("calendar_of_user", args=[CalendarAddress.objects.create(user=user).token])


@pytest.mark.parametrize("who", MY_DAYS)
def test_my_calendar_has_what_my_roles_are_about(who, world, client, request):
    address = address_of(request.getfixturevalue(who))
    assert titles(client, address) == sorted(MY_DAYS[who])


def test_my_calendar_leaves_out_what_i_may_not_see(client, secretary):
    reaction = factories.reaction(factories.advice().recommendations.get(), "Geheim.", "draft")
    factories.commitment(source_reaction=reaction, subject="Geheim", due_on=today(9))
    assert [title for title in titles(client, address_of(secretary)) if "Geheim" in title] == []


def test_event_is_a_whole_day_with_all_that_a_calendar_needs(client):
    commitment = factories.commitment(subject="Proef; met, tekens", text="Ik zeg toe.\nEcht.", due_on=today(20))
    [event] = events(client, ALL)
    assert event.decoded("DTSTART") == today(20)
    assert event.decoded("DTEND") == today(21)
    assert str(event["UID"]) == f"commitment-{commitment.pk}@adviesraad.voorbeeld.nl"
    assert str(event["SUMMARY"]) == "Toezegging moet klaar zijn: Proef; met, tekens"
    assert str(event["DESCRIPTION"]) == "Ik zeg toe.\nEcht."
    assert str(event["URL"]) == f"https://adviesraad.voorbeeld.nl{commitment.get_absolute_url()}"
    assert str(event["TRANSP"]) == "TRANSPARENT"
    assert event.decoded("DTSTAMP").utcoffset() == timedelta()


def test_calendar_has_a_name_and_comes_back(client, council):
    calendar = Calendar.from_ical(client.get(reverse("calendar_of_council", args=[council.slug])).content)
    assert str(calendar["X-WR-CALNAME"]) == str(calendar["NAME"]) == council.name
    assert (str(calendar["VERSION"]), str(calendar["PRODID"])) == ("2.0", "-//Adviesraad//NL")
    assert calendar["REFRESH-INTERVAL"].to_ical() == b"PT6H"


def test_uid_stays_when_the_day_moves(client, secretary):
    record = factories.advice_request()
    address = address_of(secretary)
    [before] = events(client, address)
    later = {"advice_due_on": today(50)}
    factories.request_actions.save_request(record, later, by=secretary, seen_revision=record.revision)
    [after] = events(client, address)
    assert before["UID"] == after["UID"]
    assert after.decoded("DTSTART") == today(50)


def test_my_calendar_is_kept_by_nobody_else(client, staff):
    response = client.get(address_of(staff))
    assert (response["Cache-Control"], response["X-Robots-Tag"]) == ("private, no-store", "noindex")


# The page


def shown(client):
    return [link for link in links_in(client.get(MINE)) if link.startswith("webcal:")]


def test_address_is_made_renewed_and_stopped(client, staff):
    client.force_login(staff)
    assert shown(client) == []
    found = []
    for _time in range(2):
        client.post(reverse("calendar_renew"))
        token = CalendarAddress.objects.get().token
        found.append(reverse("calendar_of_user", args=[token]))
        assert shown(client) == [f"webcal://adviesraad.voorbeeld.nl{found[-1]}"]
        assert f"https://adviesraad.voorbeeld.nl{found[-1]}" in words_in(client.get(MINE))
    client.logout()
    assert [client.get(address).status_code for address in found] == [404, 200]
    client.force_login(staff)
    client.post(reverse("calendar_stop"))
    assert (shown(client), client.get(found[-1]).status_code) == ([], 404)


@pytest.mark.parametrize("name", ["calendar_renew", "calendar_stop"])
def test_looking_changes_nothing(name, client, staff):
    address = CalendarAddress.objects.create(user=staff)
    client.force_login(staff)
    assert client.get(reverse(name)).status_code == 302
    assert CalendarAddress.objects.get().token == address.token


def test_who_has_left_has_no_calendar(client, staff):
    address = address_of(staff)
    staff.is_active = False
    staff.save()
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("page", ["/adviezen/", "/over/", MINE])
def test_page_leads_to_the_calendars(page, client, staff, council):
    client.force_login(staff)
    links = [link for link in links_in(client.get(page)) if link.endswith(".ics")]
    of_council = f"/agenda/adviesraden/{council.slug}.ics"
    assert links == {"/adviezen/": [ALL], "/over/": [of_council], MINE: [ALL, of_council]}[page]
