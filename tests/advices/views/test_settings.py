"""Recess periods and recipients, as a secretary or administrator keeps them; and more time, by its page."""

from datetime import date

import pytest
from django.urls import reverse

from advices.models import Recess, Recipient
from governance.models import AuditEvent
from governance.trail.recording import events_of
from tests import factories
from tests.adviesraad.page_reading import filled_in, mistakes_in, words_in
from tests.factories import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(client, secretary):
    client.force_login(secretary)
    return client


def post(site, address_name, /, *arguments, **typed):
    address = reverse(address_name, args=arguments)
    return site.post(address, filled_in(site.get(address), **typed))


def test_recess_is_added_changed_and_deleted(site, council, secretary):
    days = {"starts_on": "2026-07-06", "ends_on": "2026-08-16"}
    post(site, "recess_new", name="Zomerreces 2026", council=council.pk, **days)
    recess = Recess.objects.get()
    assert (recess.council, recess.starts_on, recess.ends_on) == (council, date(2026, 7, 6), date(2026, 8, 16))
    post(site, "recess_edit", recess.pk, ends_on="2026-08-20")
    recess.refresh_from_db()
    assert (recess.council, recess.ends_on) == (council, date(2026, 8, 20))
    assert "Zomerreces 2026 (6 juli 2026 – 20 augustus 2026)" in words_in(site.get(reverse("council_settings")))
    site.post(reverse("recess_delete", args=[recess.pk]))
    assert not Recess.objects.exists()
    done = [(event.action, event.actor_name) for event in events_of(recess)]
    assert done == [("settings", secretary.name), ("settings", secretary.name), ("deleted", secretary.name)]


@pytest.mark.parametrize(("who", "keeps"), [("staff", True), ("administrator", True), ("secretary", False)])
def test_recess_of_the_college_is_the_municipalitys_to_change(client, everyone, who, keeps):
    client.force_login(everyone[who])
    recess = factories.recess(None)
    typed = {"name": "Voorjaarsreces", "council": "college", "starts_on": "2026-02-16", "ends_on": "2026-02-22"}
    made = client.post(reverse("recess_new"), typed)
    assert (made.status_code, Recess.objects.filter(name="Voorjaarsreces", council=None).exists()) == (
        (302, True) if keeps else (200, False)
    )
    assert client.post(reverse("recess_edit", args=[recess.pk]), typed).status_code == (302 if keeps else 403)
    assert client.post(reverse("recess_delete", args=[recess.pk])).status_code == (302 if keeps else 403)
    assert Recess.objects.filter(pk=recess.pk).exists() is not keeps


@pytest.mark.parametrize(
    ("who", "links"), [("staff", ["college"]), ("secretary", ["own"]), ("administrator", ["college", "own"])]
)
def test_each_recess_is_shown_with_the_links_of_who_may_change_it(client, everyone, who, links):
    client.force_login(everyone[who])
    recesses = {"college": factories.recess(None), "own": factories.recess(factories.council(), "Herfstreces")}
    page = client.get(reverse("council_settings")).content.decode()
    assert recesses["college"].name in page
    assert [name for name, recess in recesses.items() if reverse("recess_edit", args=[recess.pk]) in page] == links
    assert (reverse("recipient_new") in page) is (who != "staff")


def test_staff_comes_there_from_the_desk_and_offers_no_recess_of_an_advisory_council(client, staff, council):
    client.force_login(staff)
    assert "Reces van het college" in words_in(client.get(reverse("desk")))
    field = client.get(reverse("recess_new")).context["form"].fields["council"]
    assert [value for value, _name in field.choices] == ["", "college"]


def test_recess_that_ends_before_it_begins_is_refused_in_words(site, council):
    response = post(site, "recess_new", name="Reces", council=council.pk, starts_on="2026-07-06", ends_on="2026-07-05")
    sentence = "De laatste dag ligt vóór de eerste dag. Kies een latere laatste dag."
    assert mistakes_in(response) == {"ends_on": [sentence]}


def test_whose_recess_it_is_has_to_be_chosen(site):
    response = post(site, "recess_new", name="Reces", starts_on="2026-07-06", ends_on="2026-07-07")
    assert mistakes_in(response) == {"council": ["Maak een keuze."]}


def test_secretary_chooses_among_own_councils_and_the_administrator_among_all(client, council, other_council, everyone):
    chosen = {}
    for who in ("secretary", "administrator"):
        client.force_login(everyone[who])
        field = client.get(reverse("recess_new")).context["form"].fields["council"]
        chosen[who] = {name for _value, name in field.choices[1:]}
    assert chosen == {
        "secretary": {council.name},
        "administrator": {council.name, other_council.name, "het college"},
    }


def test_recess_of_another_council_is_not_made(site, other_council):
    address = reverse("recess_new")
    typed = {"name": "Reces", "starts_on": "2026-07-06", "ends_on": "2026-07-07", "council": other_council.pk}
    assert list(mistakes_in(site.post(address, typed))) == ["council"]


def test_recipient_is_added_and_its_address_stays_out_of_the_trail(site, council):
    post(site, "recipient_new", name="Griffie", kind="municipal_council", email="griffie@gemeente.example")
    recipient = Recipient.objects.get()
    assert (recipient.council, recipient.kind) == (council, "municipal_council")
    [event] = events_of(recipient)
    assert event.details == {"name": "Griffie", "kind": "municipal_council"}


def test_recipient_that_got_something_may_go(site, council):
    recipient, advice = factories.recipient(council), factories.advice()
    post(site, "advice_dispatch", advice.pk, recipients=[recipient.pk])
    site.post(reverse("recipient_delete", args=[recipient.pk]))
    assert not Recipient.objects.exists()
    assert [dispatch.name for dispatch in advice.dispatches.all()] == [recipient.name]
    assert "griffie" not in str(AuditEvent.objects.last().details)


def test_response_gets_more_time_and_everybody_reads_why(site, client):
    advice = factories.advice(sent_on=today(-60), response_due_on=today(-18))
    post(site, "advice_extend", advice.pk, new_due_on=today(14), reason="Het college wacht op cijfers.")
    client.logout()
    words = words_in(client.get(advice.get_absolute_url()))
    assert "Het college kreeg 42 dagen om te reageren. Adviesraad Sociaal Domein gaf op" in words
    assert "32 dagen extra. De reden: Het college wacht op cijfers. Gebruikt tot nu toe: 60 dagen." in words


def test_request_gets_more_time(site):
    record = factories.advice_request(received_on=today(-10), advice_due_on=today(5))
    post(site, "request_extend", record.pk, new_due_on=today(20), reason="Vakantie.", granted_by="de wethouder")
    assert "De wethouder gaf op" in words_in(site.get(record.get_absolute_url()))
    response = post(site, "request_extend", record.pk, new_due_on=today(20), reason="Nog eens.", granted_by="hij")
    assert mistakes_in(response) == {"new_due_on": ["De nieuwe dag moet na de oude uiterste dag liggen."]}


def test_extended_request_can_still_be_changed_but_not_its_day(site):
    record = factories.advice_request(received_on=today(-10), advice_due_on=today(5))
    factories.extension(record)
    assert "advice_due_on" not in site.get(reverse("request_edit", args=[record.pk])).context["form"].fields
    post(site, "request_edit", record.pk, subject="Ander onderwerp")
    record.refresh_from_db()
    assert (record.subject, record.advice_due_on) == ("Ander onderwerp", today(19))
