"""What the administrator changes or takes away leaves an event with what was and what is."""

import pytest
from django.urls import reverse

from governance.models import Council, OfficeHolder
from governance.trail.recording import events_of
from tests import factories
from tests.adviesraad.page_reading import filled_in, links_in, main_in, page_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(client, administrator):
    client.force_login(administrator)
    return client


def post(site, address, **typed):
    return site.post(address, filled_in(site.get(address), **typed))


def details_of(record):
    return [(event.action, event.details) for event in events_of(record)]


def test_every_setting_leaves_an_event_with_what_was_and_what_is(site, council, municipality):
    post(site, reverse("council_edit", args=[council.pk]), advice_term_days="10", advice_term_unit="days")
    assert details_of(council) == [("settings", {"changed": {"advice_term_days": [42, 10]}})]
    post(site, reverse("municipality_edit"), tooi_identifier="gm9999")
    assert details_of(municipality) == [("settings", {"changed": {"tooi_identifier": ["", "gm9999"]}})]
    post(site, reverse("office_holder_new"), name="Fatima", function="alderman", starts_on="2022-06-01")
    holder = OfficeHolder.objects.get()
    assert details_of(holder) == [
        (
            "settings",
            {
                "changed": {
                    "name": [None, "Fatima"],
                    "function": [None, "alderman"],
                    "starts_on": [None, "2022-06-01"],
                }
            },
        )
    ]
    post(site, reverse("office_holder_edit", args=[holder.pk]), party="Lokaal", ends_on="2026-05-31")
    assert details_of(holder)[1] == (
        "settings",
        {"changed": {"party": ["", "Lokaal"], "ends_on": [None, "2026-05-31"]}},
    )


def test_every_change_of_a_role_leaves_an_event_with_what_was_and_what_is(site, outsider):
    days = {"starts_on": factories.today(-5), "ends_on": factories.today(50)}
    page = reverse("user_detail", args=[outsider.pk])
    post(site, page, role="staff", department="Team Jeugd", **days)
    membership = outsider.memberships.get()
    post(site, reverse("membership_department", args=[membership.pk]), department="Team Zorg")
    post(site, reverse("membership_end", args=[membership.pk]), on=factories.today())
    said = {name: day.isoformat() for name, day in days.items()}
    today = factories.today().isoformat()
    assert details_of(outsider) == [
        ("role_given", {"given": "staff", "council": None, "department": "Team Jeugd", **said}),
        ("department", {"held": "staff", "changed": {"department": ["Team Jeugd", "Team Zorg"]}}),
        ("role_ended", {"ended": "staff", "on": today, "changed": {"ends_on": [said["ends_on"], today]}}),
    ]


@pytest.mark.parametrize(
    ("page", "name", "model", "make"),
    [
        ("council", "Proefraad", Council, lambda: factories.council("Proefraad")),
        ("office_holder", "wethouder Proef", OfficeHolder, lambda: factories.office_holder("Proef")),
    ],
)
def test_what_was_entered_by_mistake_can_go_and_its_event_stays(page, name, model, make, site):
    record = make()
    removal = reverse(f"{page}_remove", args=[record.pk])
    assert removal in links_in(site.get(reverse(f"{page}_edit", args=[record.pk])))
    assert name in main_in(site.get(removal)).get_text()
    assert site.post(removal)["Location"] == reverse("administration")
    assert not model.objects.filter(pk=record.pk).exists()
    assert details_of(record) == [("deleted", {"name": name})]


def asking_alderman():
    holder = factories.office_holder()
    factories.advice_request(asked_by=holder)
    return holder


@pytest.mark.parametrize(
    ("page", "kind", "make"),
    [
        ("council", "rol", lambda: factories.secretary().memberships.get().council),
        ("office_holder", "toezegging", lambda: factories.commitment(made_by=factories.office_holder()).made_by),
        ("office_holder", "adviesaanvraag", asking_alderman),
    ],
)
def test_what_something_rests_on_stays(page, kind, make, site):
    record = make()
    removal, edit = (reverse(f"{page}_{act}", args=[record.pk]) for act in ("remove", "edit"))
    assert removal not in links_in(site.get(edit))
    answer = site.post(removal, follow=True)
    assert answer.redirect_chain == [(edit, 302)]
    assert f"Dit blijft, want er hangt iets aan: {kind}" in page_in(answer).get_text()
    assert type(record).objects.filter(pk=record.pk).exists()
    assert not [action for action, _details in details_of(record) if action == "deleted"]
