"""The page that shows what was understood of a document: what is missing is asked, what stops halfway is said."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from advices.models import Advice, CollegeResponse
from commitments.models import Commitment, Progress
from governance.workflow import Refused
from policies.models import PolicyVersion
from tests import factories
from tests.adviesraad.page_reading import filled_in, main_in, mistakes_in

pytestmark = pytest.mark.django_db

HALF = "Wij nemen dit over. Gedacht kan worden aan een algemene participatiewaai"
RESPONSE = (
    f"Reactie op uw advies\n\nAdvies 1: Maak een wijzer.\nReactie: {HALF}\n\n"
    "Advies 2: Vraag de school.\nReactie: Dat doen wij.\n"
)
ADVICE = (
    "Ongevraagd advies van de Sportraad Waterveen\n\nAanbevelingen\n\n1. Open de zaal op zondag. Wij denken daarbij "
    "aan alle sporthallen in de\n2. Koop een kast.\n\nWij horen graag van u.\n"
)
COMMITMENTS = (
    "Toezeggingen\n\n| Datum | Toezegging | Stand van zaken |\n|---|---|---|\n"
    f"| 3 mei 2024 | De wethouder zegt toe te bellen. | {HALF} |\n"
    "| 4 mei 2024 | De wethouder gaat na hoe dat kan. | Gedaan. |\n"
)


UNDATED = COMMITMENTS.replace("3 mei 2024", "").replace("4 mei 2024", "").replace("waai", "wijzer.")
DATED = COMMITMENTS.replace("waai", "wijzer.")
ASKS = "Deze datum staat niet in het document. Vul de datum zelf in."


def read_in(client, user, text, kind):
    """The page of what was understood of `text`, read in by `user` as a document of this `kind`."""
    client.force_login(user)
    document = factories.document("stuk.txt", text.encode(), by=user)
    return client.get(f"{reverse('import_proposal', args=[document.pk])}?soort={kind}")


def marked(response):
    """Which of the pieces on the page say that they seem cut off, counted from 1."""
    pieces = main_in(response).select("fieldset.row-fields")
    return [number for number, piece in enumerate(pieces, 1) if "Dit lijkt afgebroken" in piece.get_text()]


@pytest.mark.parametrize(("kind", "text"), [("reactie", RESPONSE), ("advies", ADVICE), ("toezeggingen", COMMITMENTS)])
def test_what_seems_cut_off_is_said_beside_it_and_above_all(kind, text, secretary, client):
    page = read_in(client, secretary, text, kind)
    assert marked(page) == [1]
    assert "Hieronder stopt 1 tekst midden in een zin." in main_in(page).get_text()


@pytest.mark.parametrize(("kind", "text"), [("reactie", RESPONSE), ("toezeggingen", COMMITMENTS)])
def test_what_is_whole_is_not_said_to_be_cut_off(kind, text, secretary, client):
    page = read_in(client, secretary, text.replace("waai", "wijzer."), kind)
    assert marked(page) == []
    assert "afgebroken" not in main_in(page).get_text()


def asked(response):
    """The names of the fields beside which the page says that the document does not give their date."""
    asking = [hint for hint in main_in(response).select("[id$=_helptext]") if ASKS in hint.get_text()]
    return [hint["id"].removeprefix("id_").removesuffix("_helptext") for hint in asking]


def test_answer_without_a_day_gets_none_and_is_asked_for_it(secretary, client):
    page = read_in(client, secretary, DATED, "toezeggingen")
    first = page.context["proposal"].rows[0]
    assert (first.initial["made_on"], first.initial["answered_on"]) == (date(2024, 5, 3), None)
    assert asked(page) == ["rows-0-answered_on", "rows-1-answered_on"]


def test_answer_without_a_day_is_not_kept(secretary, client):
    page = read_in(client, secretary, DATED, "toezeggingen")
    page = client.post(page.request["PATH_INFO"] + "?soort=toezeggingen", filled_in(page, receiver="municipal_council"))
    assert mistakes_in(page) == {
        f"rows-{number}-answered_on": ["Vul in op welke dag dit is geantwoord."] for number in (0, 1)
    }
    assert not Commitment.objects.exists()


def test_day_of_the_list_goes_for_each_answer_without_a_day_of_its_own(secretary, client):
    page = read_in(client, secretary, DATED, "toezeggingen")
    typed = {"receiver": "municipal_council", "answers_on": "2024-09-01", "rows__1__answered_on": "2024-06-30"}
    client.post(page.request["PATH_INFO"] + "?soort=toezeggingen", filled_in(page, **typed))
    noted = Progress.objects.order_by("pk").values_list("commitment__made_on", "noted_on")
    assert list(noted) == [(date(2024, 5, 3), date(2024, 9, 1)), (date(2024, 5, 4), date(2024, 6, 30))]


def test_answer_from_before_the_promise_is_refused_beside_it(secretary, client):
    page = read_in(client, secretary, DATED, "toezeggingen")
    typed = {"receiver": "municipal_council", "answers_on": "2024-05-03"}
    page = client.post(page.request["PATH_INFO"] + "?soort=toezeggingen", filled_in(page, **typed))
    assert mistakes_in(page) == {"rows-1-answered_on": ["Het antwoord kan niet van vóór de toezegging zijn."]}


def test_row_that_is_left_out_needs_no_day(secretary, client):
    page = read_in(client, secretary, DATED, "toezeggingen")
    typed = {"receiver": "municipal_council", "rows__0__keep": None, "rows__1__answer": ""}
    client.post(page.request["PATH_INFO"] + "?soort=toezeggingen", filled_in(page, **typed))
    assert Commitment.objects.get().made_on == date(2024, 5, 4)
    assert not Progress.objects.exists()


def test_answer_with_a_day_in_the_list_keeps_that_and_nothing_is_asked(secretary, client):
    text = (
        "Toezeggingen\n\n| Datum | Toezegging | Stand van zaken | Datum afdoening |\n|---|---|---|---|\n"
        "| 3 mei 2024 | De wethouder zegt toe te bellen. | Er is gebeld. | 7 juni 2024 |\n"
    )
    page = read_in(client, secretary, text, "toezeggingen")
    assert page.context["proposal"].rows[0].initial["answered_on"] == date(2024, 6, 7)
    assert (asked(page), "answers_on" in page.context["form"].fields) == ([], False)


def test_promise_without_a_date_gets_none_and_is_asked_for_it(secretary, client):
    page = read_in(client, secretary, UNDATED, "toezeggingen")
    assert [row.initial["made_on"] for row in page.context["proposal"].rows] == [None, None]
    assert "rows-0-made_on" in asked(page)
    typed = {"receiver": "municipal_council", "answers_on": "2024-09-01"}
    page = client.post(page.request["PATH_INFO"] + "?soort=toezeggingen", filled_in(page, **typed))
    assert set(mistakes_in(page)) == {"rows-0-made_on", "rows-1-made_on"}


def test_response_without_a_date_gets_none_and_is_asked_for_it(secretary, client):
    page = read_in(client, secretary, RESPONSE, "reactie")
    assert page.context["form"].initial["responded_on"] is None
    assert asked(page) == ["responded_on"]


@pytest.mark.parametrize(
    ("version", "initial", "asking"),
    [("", None, ["new_version_on"]), (" (versie van 3 februari 2025)", date(2025, 2, 3), [])],
)
def test_version_of_a_policy_document_does_not_get_the_day_of_the_advice(version, initial, asking, secretary, client):
    text = (
        f"Ongevraagd advies over de Nota Sport 2025-2028{version}\n\nWaterveen, 14 maart 2025\n\nDe Sportraad "
        "Waterveen adviseert het college:\n\n1. Open de zaal.\n2. Koop een kast.\n"
    )
    page = read_in(client, secretary, text, "advies")
    form = page.context["form"]
    assert (form.initial["issued_on"], form.initial["new_policy"]) == (date(2025, 3, 14), "Nota Sport 2025-2028")
    assert (form.initial["new_version_on"], asked(page)) == (initial, asking)


# From a terminal, where nobody is asked beside a field


def imported(path, text, kind, **options):
    path = path / "stuk.txt"
    path.write_text(text, "utf-8")
    call_command(f"import_{kind}", str(path), stdout=StringIO(), stderr=StringIO(), **options)


def test_command_makes_no_day_up_for_a_promise_or_an_answer(secretary, tmp_path):
    by = secretary.email
    with pytest.raises(CommandError, match="Regel 5 heeft geen datum"):
        imported(tmp_path, UNDATED, "commitments", by=by, answered_on=date(2024, 9, 1))
    with pytest.raises(CommandError, match="Het antwoord op regel 5 heeft geen datum"):
        imported(tmp_path, UNDATED, "commitments", by=by, made_on=date(2024, 5, 3))
    assert not Commitment.objects.exists()
    imported(tmp_path, UNDATED, "commitments", by=by, made_on=date(2024, 5, 3), answered_on=date(2024, 9, 1))
    assert set(Progress.objects.values_list("commitment__made_on", "noted_on")) == {
        (date(2024, 5, 3), date(2024, 9, 1))
    }


def test_command_makes_no_day_up_for_a_response(secretary, tmp_path):
    advice = factories.advice(status="sent")
    named = {"by": secretary.email, "advice": advice.reference}
    text = RESPONSE.replace("waai", "wijzer.")
    with pytest.raises(CommandError, match="Deze reactie heeft geen datum"):
        imported(tmp_path, text, "response", **named)
    imported(tmp_path, text, "response", responded_on=factories.today(), **named)
    assert CollegeResponse.objects.get().responded_on == factories.today()


def test_command_registers_no_version_of_which_the_day_is_not_said(secretary, tmp_path):
    text = (
        "Ongevraagd advies over de Nota Sport 2025-2028\n\nWaterveen, 14 maart 2025\n\nDe Sportraad Waterveen "
        "adviseert het college:\n\n1. Open de zaal.\n2. Koop een kast.\n"
    )
    imported(tmp_path, text, "advice", by=secretary.email)
    assert Advice.objects.get().issued_on == date(2025, 3, 14)
    assert not PolicyVersion.objects.exists()


def test_command_says_on_which_line_something_stops_halfway(secretary, tmp_path):
    path, told = tmp_path / "stuk.txt", StringIO()
    path.write_text(COMMITMENTS, "utf-8")
    days = {"answered_on": date(2024, 9, 1)}
    call_command("import_commitments", str(path), by=secretary.email, stdout=StringIO(), stderr=told, **days)
    assert "Kijk op regel: 5." in told.getvalue()


def test_no_answer_is_registered_without_a_day(secretary):
    with pytest.raises(Refused) as refusal:
        factories.commitment("draft", by=secretary, answer="Er is gebeld.")
    assert refusal.value.field == "answered_on"


# Both ways make the same of a document that nobody corrects


DATED_ADVICE = (
    "Ongevraagd advies over de Nota Sport 2025-2028 (versie van 3 februari 2025)\n\nWaterveen, 14 maart 2025\n\n"
    "De Sportraad Waterveen adviseert het college:\n\n1. Open de zaal.\n2. Koop een kast.\n"
)
DATED_RESPONSE = RESPONSE.replace("waai", "wijzer.").replace("\n\nAdvies 1", "\n\nWaterveen, 1 juli 2024\n\nAdvies 1")


def commitments_told():
    names = ["kind", "subject", "text", "made_on", "made_by_as_said", "made_to", "due_on", "due_as_said", "reference"]
    return list(
        Commitment.objects.order_by("pk").values_list(*names, "receiver", "progress__text", "progress__noted_on")
    )


def advices_told():
    names = ["title", "kind", "issued_on", "from_archive", "summary", "text", "policy_versions__policy__title"]
    versions = ["policy_versions__label", "policy_versions__dated_on", "recommendations__number"]
    return list(Advice.objects.order_by("recommendations").values_list(*names, *versions, "recommendations__text"))


def responses_told():
    names = ["kind", "responded_on", "text", "reactions__recommendation__number", "reactions__text"]
    return list(CollegeResponse.objects.order_by("reactions").values_list(*names))


@pytest.mark.parametrize(
    ("kind", "command", "text", "told"),
    [
        ("toezeggingen", "commitments", DATED + "| 5 mei 2024 | Wij bellen. | |\n", commitments_told),
        ("advies", "advice", DATED_ADVICE, advices_told),
        ("reactie", "response", DATED_RESPONSE, responses_told),
    ],
)
def test_page_and_command_make_the_same_drafts(kind, command, text, told, secretary, client, tmp_path):
    day, advice = date(2024, 9, 1), factories.advice(sent_on=date(2024, 5, 1), recommendations=["Wijs.", "Vraag."])
    named = {"response": {"advice": advice.reference}, "commitments": {"answered_on": day}}
    before = len(told())
    imported(tmp_path, text, command, by=secretary.email, **named.get(command, {}))
    by_command = told()[before:]
    page = read_in(client, secretary, text, kind)
    typed = {"receiver": "municipal_council", "answers_on": "2024-09-01"} if command == "commitments" else {}
    typed |= {"advice": advice.pk} if command == "response" else {}
    client.post(page.request["PATH_INFO"] + f"?soort={kind}", filled_in(page, **typed))
    by_page = told()[before + len(by_command) :]
    assert len(by_command) > 1
    assert by_page == by_command
