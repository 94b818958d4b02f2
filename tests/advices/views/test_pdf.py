"""The PDF of an advice: what it says, in which language, and that a screen reader can read it."""

from io import BytesIO

import pikepdf
import pytest
from django.urls import reverse
from pypdf import PdfReader

from advices.tasks import advice_pdf_html, make_advice_pdf
from documents.models import Rendition
from documents.rendering.pdf import render_pdf
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def advice(settings):
    settings.SITE_URL = "https://adviesraad.voorbeeld.nl"
    rows = [
        {"text": "Maak het vervoer kosteloos.", "explanation": "<p>Want niemand kan het betalen.</p>"},
        {"text": "Betrek de cliënten eerder bij het plan.", "legal_basis": "Wmo 2015, artikel 2.1.3"},
    ]
    text = "<h3>Inleiding</h3><p>Geacht college,</p><ul><li>een</li></ul><p><a href='https://wetten.nl'>de wet</a></p>"
    return factories.advice(title="Advies over vervoer", summary="Wij vragen vervoer.", text=text, recommendations=rows)


@pytest.fixture
def pdf(advice):
    make_advice_pdf(advice.pk)
    return Rendition.objects.get().file.read()


def words_of(pdf):
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def links_of(pdf):
    annotations = [each.get_object() for page in PdfReader(BytesIO(pdf)).pages for each in page.get("/Annots", [])]
    return {each["/A"]["/URI"] for each in annotations if each["/Subtype"] == "/Link"}


def test_pdf_is_titled_tagged_and_dutch(pdf):
    with pikepdf.open(BytesIO(pdf)) as document:
        root = document.Root
        assert (str(root.Lang), bool(root.MarkInfo.Marked)) == ("nl", True)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        with document.open_metadata() as metadata:
            assert (metadata["dc:title"], metadata["pdfuaid:part"]) == ("Advies over vervoer", "1")
        assert str(document.docinfo["/Title"]) == "Advies over vervoer"


def test_headings_and_lists_are_tagged(pdf):
    with pikepdf.open(BytesIO(pdf)) as document:
        tags = {str(each.S) for each in document.objects if isinstance(each, pikepdf.Dictionary) and "/S" in each}
    assert {"/H1", "/H2", "/H3", "/P", "/L", "/LI", "/Link"} <= tags


def test_every_recommendation_can_be_read(pdf):
    words = words_of(pdf)
    for sentence in (
        "1. Maak het vervoer kosteloos.",
        "Want niemand kan het betalen.",
        "2. Betrek de cliënten eerder bij het plan.",
        "Wmo 2015, artikel 2.1.3",
        "Wij vragen vervoer.",
        "Geacht college,",
    ):
        assert sentence in words


def test_pdf_leads_to_the_page_and_to_what_the_text_links_to(pdf, advice):
    assert links_of(pdf) == {
        f"https://adviesraad.voorbeeld.nl{advice.get_absolute_url()}",
        "https://wetten.nl",
    }


def test_links_are_printed(pdf):
    with pikepdf.open(BytesIO(pdf)) as document:
        flags = [
            int(each.F)
            for each in document.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/Subtype") == "/Link"
        ]
    assert flags
    assert all(flag & 4 for flag in flags)


def test_pdf_names_the_council_and_nobody_who_wrote_it(pdf, advice):
    for private in (advice.author.email, advice.author.name, advice.adopted_by.name, advice.adopted_by.email):
        assert private.encode() not in pdf
        assert private not in words_of(pdf)
    assert advice.council.name in words_of(pdf)


def test_preview_says_that_it_is_not_public():
    html = advice_pdf_html(factories.advice(status="draft"))
    assert html.count('class="preview"') == 1
    assert 'class="preview"' not in advice_pdf_html(factories.advice())


def test_new_version_says_what_changed():
    new = factories.new_version(factories.advice(), correction_note="Het bedrag is hersteld.")
    assert "Het bedrag is hersteld." in advice_pdf_html(new)


def test_words_of_people_stay_words_in_the_pdf():
    evil = "<script>alert(1)</script><img src='file:///etc/passwd'>"
    advice = factories.advice(title=evil, summary=evil, text=f"<p>{evil}</p>", recommendations=[evil])
    html = advice_pdf_html(advice)
    assert "<script" not in html
    assert "<img" not in html
    assert (
        words_of(render_pdf(html)).count("alert(1)") == 3
    )  # title, summary and recommendation; the longer text loses it altogether


def test_pdf_of_another_advice_is_not_shown(client, pdf, advice):
    other = factories.advice()
    assert client.get(reverse("advice_pdf", args=[other.council.slug, other.reference])).status_code == 202
