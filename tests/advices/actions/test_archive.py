"""An advice that came in as archive: nobody says that it is late, and it keeps its own number."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from advices.actions.archive import note_no_answer
from advices.models import Advice, Recommendation
from advices.rules import ladder, terms
from advices.understanding.proposals import advice_named, advice_with
from adviesraad.calendars.dates import public_dates
from adviesraad.chain.chain import Chain
from adviesraad.chain.in_plain_words import why_of
from adviesraad.desk import desk_of
from adviesraad.figures.counting import home_figures
from commitments.follow_up import with_follow_up
from governance.moments import in_words
from governance.trail.recording import events_of
from governance.workflow import Refused
from tests import factories
from tests.adviesraad.contradictions import contradictions
from tests.adviesraad.page_reading import filled_in, main_in, words_in
from tests.factories import today
from tests.governance.refusals import change, refused

pytestmark = pytest.mark.django_db
OLD = "ASD/2019-03"
NOT_RECORDED = "Niet vastgelegd in dit dossier"


def archived(**fields):
    """An advice of 2019 as it came out of the archive, public."""
    days = {"sent_on": date(2019, 3, 4), "issued_on": date(2019, 3, 1)}
    return factories.advice(**{**days, "from_archive": True, "old_reference": OLD, **fields})


def state(advice):
    row = with_follow_up(Recommendation.objects.filter(advice=advice)).first()
    return Advice.objects.with_response_state().get(pk=advice.pk).response_state, row.dossier_state


def test_answer_is_not_recorded_and_nobody_is_late(secretary, staff, client):
    advice = archived()
    assert state(advice) == ("not_recorded", "not_recorded")
    assert not_asked_for(advice, secretary, staff)
    shown = words_in(client.get(advice.get_absolute_url()))
    assert NOT_RECORDED in shown
    assert "te laat" not in shown.lower()
    assert "maanden geleden" not in shown
    assert "dagen om te reageren" not in shown
    chain = Chain(advice.recommendations.get(), staff)
    assert contradictions(chain) == []
    assert why_of(chain.current, chain.on).startswith("Dit advies komt uit het archief.")
    assert "moest uiterlijk" not in words_in(client.get(chain.recommendation.get_absolute_url()))


def not_asked_for(advice, secretary, staff):
    """Whether no list, figure, letter, calendar or desk asks for an answer to `advice`."""
    figures = {label: number for label, number, _url in home_figures()}
    return not any(
        [
            Advice.objects.awaiting_response().exists(),
            Advice.objects.overdue(today()).exists(),
            Recommendation.objects.to_answer().exists(),
            ladder.offers(advice, secretary),
            [line for who in (secretary, staff) for line in desk_of(who)["overdue"]],
            [entry for entry in public_dates() if entry.key.startswith("response-")],
            figures["reacties van het college te laat"],
            terms.response_account(advice, secretary),
        ]
    )


def test_secretary_notes_that_no_answer_ever_came(secretary, staff, client):
    advice = archived()
    client.force_login(secretary)
    address = reverse("advice_no_answer", args=[advice.pk])
    assert main_in(client.get(advice.get_absolute_url())).find("a", href=address)
    client.post(address)
    assert state(advice) == ("silent", "silent")
    assert events_of(advice).last().action == "no_answer_noted"
    page = client.get(advice.get_absolute_url())
    assert "Er kwam nooit een antwoord. De adviesraad legde dat vast op" in words_in(page)
    assert main_in(page).find("a", href=address) is None
    assert not_asked_for(advice, secretary, staff)
    assert contradictions(Chain(advice.recommendations.get(), staff)) == []


def test_noted_silence_of_an_archive_of_last_week_is_silence_too(secretary):
    advice = archived(sent_on=today(-7))
    note_no_answer(advice, by=secretary)
    assert state(advice) == ("silent", "silent")


def test_noted_silence_stays(secretary):
    advice = archived()
    note_no_answer(advice, by=secretary, on=today(-3))
    with refused("freeze_words"):
        change(advice, no_answer_noted_on=today())
    with pytest.raises(Refused, match="al vastgelegd"):
        note_no_answer(advice, by=secretary)


@pytest.mark.parametrize("fields", [{"from_archive": False}, {"status": "withdrawn"}])
def test_silence_of_anything_else_is_not_noted(fields, secretary):
    with pytest.raises(Refused, match="al bekend"):
        note_no_answer(archived(**fields), by=secretary)


@pytest.mark.parametrize("noted", [False, True])
def test_answer_that_is_entered_counts(noted, secretary):
    advice = archived()
    if noted:
        note_no_answer(advice, by=secretary)
    factories.reading(factories.response(advice).reactions.get())
    assert state(advice) == ("answered", "adopted")


def test_answer_to_a_part_leaves_the_rest_not_recorded():
    advice = archived(recommendations=["Een.", "Twee."])
    factories.response(advice, kind="interim", reactions={1: "Ja."})
    row = Advice.objects.with_response_state().get()
    assert (row.response_state, row.answered_points, row.is_partly_answered) == ("not_recorded", 1, True)


# Its own number


def test_own_number_is_shown_and_never_stands_in_an_address(client):
    advice = archived()
    assert (advice.reference, advice.number) == (OLD, "2019-1")
    assert advice.get_absolute_url() == "/adviezen/adviesraad-sociaal-domein/2019-1/"
    for address in (advice.get_absolute_url(), advice.recommendations.get().get_absolute_url(), reverse("advice_list")):
        page = client.get(address)
        assert page.status_code == 200
    assert OLD in words_in(client.get(reverse("advice_list")))


def test_new_version_keeps_the_own_number_and_is_no_archive():
    second = factories.new_version(archived(), sent_on=today(-3))
    assert (second.reference, second.number, second.from_archive) == (f"{OLD}-v2", "2019-1-v2", False)
    assert state(second) == ("awaiting_response", "awaiting_response")


def test_own_number_like_ours_is_the_number_here():
    advice = archived(old_reference="2019-7")
    assert (advice.number, advice.reference) == ("2019-7", "2019-7")
    assert archived(old_reference="ASD/2019-08").number == "2019-8"


@pytest.mark.parametrize("old", [OLD, "2019-1"])
def test_own_number_that_another_advice_has_is_refused(old):
    archived()
    with pytest.raises(Refused, match="Een ander advies heeft dit nummer al"):
        archived(old_reference=old)


def test_response_finds_the_advice_by_its_own_number(secretary):
    advice = archived()
    archived(old_reference="ASD/2019-031", title="Anders")
    assert advice_with(OLD, secretary) == advice
    assert advice_named(Advice.objects.all(), f"Uw advies met nummer {OLD}.") == advice


def test_members_of_today_are_no_quorum_for_an_archive(council):
    council.adoption_quorum = 3
    council.save()
    assert archived().status == "published"


# Reading it in

ADVICE = (
    "Adviesraad Sociaal Domein\n\n{day}\n\nOngevraagd advies over vervoer\n\nAanbevelingen\n\n1. Maak het kosteloos.\n"
)


def read_in(day, secretary):
    """The page that shows what was understood of an advice of that `day`."""
    text = ADVICE.format(day=f"Elzerveen, {in_words(day)}").encode()
    return f"{reverse('import_proposal', args=[factories.document('advies.txt', text, by=secretary).pk])}?soort=advies"


@pytest.mark.parametrize(("days", "archive"), [(-2000, True), (-183, True), (-182, False), (0, False)])
def test_old_advice_that_is_read_in_is_taken_for_an_archive_unless_one_says_otherwise(days, archive, secretary, client):
    client.force_login(secretary)
    page = client.get(read_in(today(days), secretary))
    assert page.context["form"].initial["issued_on"] == today(days)
    assert page.context["form"].initial["from_archive"] is archive


def test_what_is_read_in_keeps_its_own_number(secretary, client):
    client.force_login(secretary)
    address = read_in(today(-2000), secretary)
    page = client.get(address)
    client.post(address, filled_in(page, council=factories.council().pk, old_reference=OLD))
    draft = Advice.objects.get()
    assert (draft.from_archive, draft.old_reference, draft.status) == (True, OLD, "draft")


def test_command_reads_an_archive_in_with_its_own_number(secretary, tmp_path):
    path = tmp_path / "advies.txt"
    path.write_text(ADVICE.format(day=f"Elzerveen, {in_words(today(-2000))}"), "utf-8")
    call_command("import_advice", str(path), by=secretary.email, reference=OLD, stdout=StringIO())
    draft = Advice.objects.get()
    assert (draft.from_archive, draft.old_reference) == (True, OLD)


def test_archive_that_is_none_can_still_be_changed_in_its_draft(secretary, client):
    draft = factories.advice(status="draft", from_archive=True, old_reference=OLD)
    client.force_login(factories.author())
    address = reverse("advice_edit", args=[draft.pk])
    typed = filled_in(client.get(address), old_reference="")
    assert typed.pop("from_archive")
    client.post(address, typed)
    draft.refresh_from_db()
    assert (draft.from_archive, draft.old_reference) == (False, "")


def test_draft_that_is_no_archive_is_not_asked_for_it(client):
    client.force_login(factories.author())
    page = client.get(reverse("advice_edit", args=[factories.advice(status="draft").pk]))
    assert not {"from_archive", "old_reference"} & set(page.context["form"].fields)
