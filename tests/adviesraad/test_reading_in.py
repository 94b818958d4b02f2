"""The page that shows what was understood of a document: what is missing is asked, what stops halfway is said."""

import pytest
from django.urls import reverse

from tests import factories
from tests.adviesraad.pages import main_in

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


def read_in(client, user, text, kind):
    """The page of what was understood of TEXT, read in by USER as a document of this KIND."""
    client.force_login(user)
    document = factories.document("stuk.txt", text.encode(), by=user)
    return client.get(f"{reverse('import_review', args=[document.pk])}?soort={kind}")


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
