"""A motion is handed in by members of the municipal council, asks something of the college, and is no promise."""

import pytest
from django.urls import reverse

from commitments.models import Commitment
from commitments.understanding import understand_commitments
from commitments.understanding.proposals import proposals_as_they_stand, store_commitments
from documents.models import SearchEntry
from tests import factories
from tests.adviesraad.page_reading import filled_in, main_in, mistakes_in, words_in
from tests.reading_helpers import blocks_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    return factories.office_holder("Vink", function="council_member")


def facts_in(response):
    return {
        row.dt.get_text(strip=True): row.dd.get_text(strip=True) for row in main_in(response).select(".facts > div")
    }


def new_motion(member, **typed):
    return {
        "kind": "motion",
        "kind_shown": "motion",
        "made_on": factories.today(-3).isoformat(),
        "made_by": member.pk,
        "made_by_as_said": "Dorpsbelang",
        "made_to": "wethouder De Wit",
        "subject": "Verlicht de Turfkade",
        "text": "De raad vraagt het college om licht.",
    } | typed


def test_page_says_by_whom_it_was_handed_in_and_to_whom(client, member):
    motion = factories.commitment(kind="motion", made_by=member, made_by_as_said="Dorpsbelang", made_to="het college")
    shown = facts_in(client.get(motion.get_absolute_url()))
    assert (shown["Ingediend door"], shown["Gericht aan"]) == ("gemeenteraadslid Vink, Dorpsbelang", "het college")
    assert {"Van wie", "Aan wie", "Gedaan op"} & set(shown) == set()
    promise = factories.commitment(made_by=factories.office_holder("De Wit"), made_to="de adviesraad")
    shown = facts_in(client.get(promise.get_absolute_url()))
    assert (shown["Van wie"], shown["Aan wie"]) == ("wethouder De Wit", "de adviesraad")


def test_form_of_a_motion_asks_who_handed_it_in_and_for_no_receiver(client, staff, member):
    client.force_login(staff)
    draft = factories.commitment("draft", kind="motion", made_by=member)
    page = client.get(reverse("commitment_edit", args=[draft.pk]))
    labels = {
        label.get_text(" ", strip=True).removesuffix(" (niet verplicht)") for label in main_in(page).select("label")
    }
    assert {"Ingediend door", "Gericht aan", "Aangenomen op"} <= labels
    assert {"Ontvanger", "Adviesraad"} & labels == set()


def test_who_chooses_another_kind_sees_its_questions_before_it_is_saved(client, staff, member):
    client.force_login(staff)
    page = client.get(reverse("commitment_new"))
    answer = client.post(reverse("commitment_new"), new_motion(member, kind_shown="promise"))
    assert mistakes_in(answer) == {"kind": ["De vragen hieronder passen nu bij uw keuze. Loop ze na en sla dan op."]}
    assert "Ingediend door" in words_in(answer)
    assert "Ingediend door" not in words_in(page)
    assert main_in(answer).find("input", {"name": "kind_shown"})["value"] == "motion"
    client.post(reverse("commitment_new"), filled_in(answer))
    motion = Commitment.objects.get()
    assert (motion.kind, motion.receiver, motion.council) == ("motion", "municipal_council", None)
    assert (motion.makers, motion.made_to) == ("gemeenteraadslid Vink, Dorpsbelang", "wethouder De Wit")


def test_alderman_hands_in_no_motion(client, staff):
    client.force_login(staff)
    answer = client.post(reverse("commitment_new"), new_motion(factories.office_holder("De Wit")))
    assert mistakes_in(answer) == {"made_by": ["Raadsleden dienen een motie in. Kies een raadslid."]}


def test_list_counts_promises_and_motions_apart(client):
    for kind in ("promise", "promise", "motion"):
        factories.commitment(kind=kind)
    assert "2 toezeggingen, 1 motie" in words_in(client.get(reverse("commitment_list")))
    assert "0 toezeggingen, 1 motie" in words_in(client.get(f"{reverse('commitment_list')}?kind=motion"))


def test_motion_is_found_as_a_motion():
    factories.commitment(kind="motion")
    factories.commitment()
    assert sorted(SearchEntry.objects.values_list("kind", flat=True)) == ["commitment", "motion"]


def test_calendar_and_desk_say_that_it_is_a_motion(client, registry):
    factories.commitment(kind="motion", due_on=factories.today(-1), subject="Licht")
    factories.commitment(receiver="municipal_council", due_on=factories.today(-1), subject="Fiets")
    days = client.get(reverse("calendar_of_all")).content.decode()
    assert "SUMMARY:Motie moet klaar zijn: Licht" in days
    assert "SUMMARY:Toezegging moet klaar zijn: Fiets" in days
    client.force_login(registry)
    said = words_in(client.get(reverse("desk")))
    assert ("Motie: Licht" in said, "Motie: Fiets" in said) == (True, False)


def test_motion_on_a_list_comes_from_who_handed_it_in(staff):
    understood = understand_commitments(blocks_of("commitments_records.txt"))
    council = factories.council()
    drafts = proposals_as_they_stand(understood, source="lijst")
    promise, motion = store_commitments(drafts, by=staff, council=council)
    assert (promise.made_by_as_said, promise.made_to, promise.council) == ("wethouder Okkerse", "D. Mulder", council)
    assert (motion.made_by_as_said, motion.made_to, motion.council) == ("", "P. Brandsma", None)
    assert motion.receiver == "municipal_council"


@pytest.mark.parametrize(
    ("subject", "called"),
    [("Verlicht de Turfkade", "Motie: Verlicht de Turfkade"), ("Motie licht op de kade", "Motie licht op de kade")],
)
def test_motion_is_called_so_once(subject, called):
    assert factories.commitment(kind="motion", subject=subject).called == called
