"""Reading documents in, as the secretary does it: beside the source, corrected, and then only drafts."""

from datetime import date
from pathlib import Path

import pytest
from django.utils.translation import gettext as _

from advices.models import Advice, CollegeResponse
from commitments.models import Commitment
from tests import factories
from tests.browser.people import Town

pytestmark = pytest.mark.browser

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"


@pytest.fixture
def town(transactional_db):
    return Town()


def upload(visitor, kind, name):
    visitor.goto("/werk/").follow(_("Read a document in")).fill(kind=kind, file=FIXTURES / name)
    return visitor.send()


def test_advice_is_read_corrected_and_drafted(visit, town):
    secretary = visit(town.secretary)
    upload(secretary, "advies", "recipe.txt")
    assert secretary.mistakes_beside("file"), "a recipe is no advice"
    upload(secretary, "advies", "advice_letter_numbered.txt")
    assert secretary.value_of("issued_on") == "2024-02-09"
    secretary.page.get_by_role("link", name=_("Found on line %(line)s") % {"line": 26}).first.click()
    assert "Meet vanaf nu de wachttijd" in secretary.page.locator(".source-text p:target").inner_text()
    assert secretary.value_of("points-0-text").startswith("Meet vanaf nu de wachttijd")
    secretary.fill({"title": "", "points-0-text": "Meet de wachttijd van elke aanvraag."})
    secretary.send()
    assert secretary.mistakes_beside("title")
    assert secretary.value_of("points-0-text") == "Meet de wachttijd van elke aanvraag."
    secretary.fill(title="Wachttijden bij de schuldhulp", summary="Wij vragen kortere wachttijden.")
    secretary.send()
    assert secretary.heading == "Wachttijden bij de schuldhulp"
    assert secretary.texts("ol.results h3")[0] == "1. Meet de wachttijd van elke aanvraag."

    assert Advice.objects.get().status == "draft"
    public = visit().goto("/adviezen/")
    assert "Wachttijden" not in public.words
    public.goto(secretary.path, 200)
    assert public.path.startswith("/account/login/")


def test_commitments_are_read_and_drafted(visit, town):
    secretary = visit(town.secretary)
    upload(secretary, "toezeggingen", "commitments_minutes.txt")
    found = secretary.field("rows-TOTAL_FORMS").input_value()
    assert int(found) >= 2
    secretary.fill({"receiver": "municipal_council", "source": "Verslag van de raad", "rows-1-keep": False})
    secretary.fill({"rows-0-subject": "Overzicht van de wachtlijsten"}).send()
    assert Commitment.objects.filter(status="draft").count() == int(found) - 1
    secretary.from_desk("Overzicht van de wachtlijsten")
    assert "14 september 2023" in secretary.words
    assert "Overzicht" not in visit().goto("/toezeggingen/").words


def test_response_is_read_and_drafted(visit, town):
    points = ["Maak het meetbaar.", "Begin bij het eigen gebouw.", "Vraag jongeren zelf."]
    advice = factories.advice(recommendations=points, title="Inclusiepact", sent_on=date(2025, 3, 14))
    secretary = visit(town.secretary)
    upload(secretary, "reactie", "response_letter_marked.txt")
    secretary.fill(advice=f"{advice.council} {advice.reference}: {advice}").send()
    response = CollegeResponse.objects.get()
    assert (response.status, response.reactions.count()) == ("draft", 3)
    assert "Hartelijk dank" not in visit().goto(advice.get_absolute_url()).words
