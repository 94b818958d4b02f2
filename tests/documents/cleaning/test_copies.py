"""What is personal in the words of a copy is shown with its place, before the file becomes public."""

import time

import pytest

from documents.cleaning.findings import findings_in
from documents.cleaning.personal import personal_in
from tests import factories
from tests.documents.cleaning.test_pdf import pdf_with
from tests.documents.cleaning.test_sheet import workbook
from tests.documents.cleaning.test_slides import presentation
from tests.documents.office_files import open_document, run, word

NUMBER = "111222333"  # passes the check
FILES = {
    "brief.txt": (f"Geacht college,\n{NUMBER}".encode(), "regel 2"),
    "lijst.csv": (f"a;b\n1;{NUMBER}".encode(), "regel 2"),
    "pagina.html": (f"<p>Geacht college,</p><p>{NUMBER}</p>".encode(), "regel 2"),
    "brief.docx": (word(f"<w:p>{run('Een.')}</w:p><w:p>{run('111222')}{run('333')}</w:p>"), "alinea 2"),
    "brief.odt": (
        open_document("text", "<text:p>Een.</text:p><text:p>111222<text:span>333</text:span></text:p>"),
        "alinea 2",
    ),
    "lijst.ods": (
        open_document(
            "spreadsheet",
            '<table:table table:name="Namen"><table:table-row><table:table-cell>'
            f"<text:p>{NUMBER}</text:p></table:table-cell></table:table-row></table:table>",
        ),
        "blad “Namen”",
    ),
    "lijst.xlsx": (workbook(f'<row r="4"><c r="D4"><v>{NUMBER}</v></c></row>', columns=""), "blad 1, cel D4"),
    "dia.pptx": (presentation(welcome=NUMBER), "dia 1"),
    "brief.pdf": (pdf_with(lambda pdf, page: None, f"BT /F1 24 Tf 50 100 Td ({NUMBER}) Tj ET".encode()), "bladzijde 1"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", FILES)
def test_warning_says_what_it_is_and_where(name):
    content, place = FILES[name]
    inside = findings_in(factories.document(name, content))
    assert inside.problem == ""
    assert [(each.kind, each.words, each.place) for each in inside.warnings] == [("Burgerservicenummer", NUMBER, place)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("111222333", ["citizen"]),
        ("1112.22.333", ["citizen"]),
        ("111222334", []),
        ("000000000", []),
        ("jan.geheim@example.nl", ["mail"]),
        ("06-12345678", ["telephone"]),
        ("+31 (0)6 12 34 56 78", ["telephone"]),
        ("Dorpsstraat 12a, 1234 AB Elzerveen", ["address", "address"]),
        ("Lange Nieuwe Weg 7", ["address"]),
        ("artikel 12 van de wet van 2015", []),
        ("In 2021 kostte dat € 1.250.000.", []),
    ],
)
def test_what_is_personal(text, kinds):
    assert [each.kind for each in personal_in(text)] == kinds


@pytest.mark.parametrize("text", ["a" * 300_000, "Aa " * 100_000, "0 " * 150_000, "a@" * 150_000, "1" * 300_000])
def test_long_text_takes_no_longer_than_it_is_long(text):
    begun = time.monotonic()
    personal_in(text)
    assert time.monotonic() - begun < 10
