from dataclasses import dataclass

import pytest
from django.utils import translation

from documents.dutch.sentences import split_sentences
from documents.errors import DocumentError
from documents.formats.blocks import Kind
from documents.formats.cut_off import cut_off_among, is_cut_off
from documents.formats.decoding import MAX_BYTES
from documents.formats.recognising import read
from documents.opening import read_path
from tests.reading_helpers import blocks_in


def shape(blocks):
    return [(block.kind.value, block.number, block.text) for block in blocks]


def test_text_headings_paragraphs_and_items():
    text = (
        "Advies speelplekken\n\nWij schrijven u\nover de speelplekken.\n\nOnze adviezen:\n\n 1. Maak ze "
        "schoon.\n 2. Zet er banken\n    neer.\n  - van hout\n"
    )
    assert shape(blocks_in(text)) == [
        ("heading", None, "Advies speelplekken"),
        ("paragraph", None, "Wij schrijven u over de speelplekken."),
        ("heading", None, "Onze adviezen:"),
        ("item", "1", "Maak ze schoon."),
        ("item", "2", "Zet er banken neer."),
        ("item", None, "van hout"),
    ]


def test_text_blocks_know_their_lines():
    blocks = blocks_in("Kop\n\nEerste regel van een alinea\ndie doorloopt.\n\n- punt")
    assert [(block.line, block.last_line) for block in blocks] == [(1, 1), (3, 4), (6, 6)]


def test_text_letter_lines_stay_apart():
    blocks = blocks_in("Aan:\thet college\nDatum : 3 mei 2024\nBetreft: zwembad\n")
    assert shape(blocks) == [
        ("paragraph", None, "Aan:\thet college"),
        ("paragraph", None, "Datum : 3 mei 2024"),
        ("paragraph", None, "Betreft: zwembad"),
    ]


def test_text_person_with_initial_is_no_item():
    assert [block.number for block in blocks_in("• J. Holtrop\n• A. de Wit\n")] == [None, None]


def test_text_bullet_with_its_text_on_a_later_line():
    assert shape(blocks_in("  • a.\n\n    Loket: het loket van de gemeente;\n\n  • 2. Het college beslist.")) == [
        ("item", "a", "Loket: het loket van de gemeente;"),
        ("item", "2", "Het college beslist."),
    ]


def test_text_numbered_section_is_a_heading():
    blocks = blocks_in("Inleiding hier.\n\n2. Mantelzorg\n\nMantelzorgers raken overbelast.\n")
    assert (blocks[1].kind, blocks[1].number, blocks[1].text) == (Kind.HEADING, "2", "Mantelzorg")


def test_pipe_table_with_rule():
    blocks = blocks_in("| Datum | Toezegging |\n|---|---|\n| 3 mei 2024 | De wethouder komt erop terug |\n")
    assert [(block.cells, block.is_header) for block in blocks] == [
        (("Datum", "Toezegging"), True),
        (("3 mei 2024", "De wethouder komt erop terug"), False),
    ]


def test_pipe_row_broken_inside_its_first_cell():
    blocks = blocks_in("Aanbeveling | Stand |\n---|---|\nDe raad nam dit aan:\n| Gereed. |\n")
    assert blocks[1].cells == ("De raad nam dit aan:", "Gereed.")
    assert (blocks[1].line, blocks[1].last_line) == (3, 4)


def test_tabs_with_html_fragments_and_continuation_row():
    text = (
        "<p>1 mei 2024 / bus</p>\t<p>De wethouder gaat na.</p>\t<ul><li>a</li><li>b</li></ul>\n---\t---\t"
        "---\n\n\t\t<p>Nog iets.</p>\n"
    )
    assert [block.cells for block in blocks_in(text)] == [
        ("1 mei 2024 / bus", "De wethouder gaat na.", "• a\n• b"),
        ("", "", "Nog iets."),
    ]


def test_csv_with_byte_order_mark_quotes_and_crlf():
    data = '\ufeffDatum;Onderwerp;Toezegging\r\n3-5-2024;Bus;"Regel een\r\nen twee"\r\n4-5-2024;Markt;Kort\r\n'.encode()
    blocks = read(data, "lijst.csv")
    assert [(block.cells, block.is_header, block.line) for block in blocks] == [
        (("Datum", "Onderwerp", "Toezegging"), True, 1),
        (("3-5-2024", "Bus", "Regel een\nen twee"), False, 2),
        (("4-5-2024", "Markt", "Kort"), False, 4),
    ]


def test_json_columns_beside_rows():
    text = '{"kol": ["datum", "titel"],\n"r": [["2024-05-03", "Bus"],\n["2024-05-04", [["2024-06-01", "afgedaan"]]]]}'
    assert [(block.cells, block.line) for block in blocks_in(text)] == [
        (("datum", "titel"), 1),
        (("2024-05-03", "Bus"), 2),
        (("2024-05-04", "2024-06-01 · afgedaan"), 3),
    ]


def test_json_list_of_objects():
    blocks = blocks_in('[{"id": 1, "open": true},\n {"id": 2, "wie": {"naam": "N. Okkerse"}}]')
    assert [block.cells for block in blocks] == [("id", "open", "wie"), ("1", "ja", ""), ("2", "", "N. Okkerse")]


def test_html_keeps_the_text_and_leaves_the_frame():
    page = (
        "<!DOCTYPE html><html><body><nav><a>Home</a></nav><main><h1>Advies bus</h1>\n<p>Aan: college<"
        "br>Datum: 3 mei 2024</p>\n"
        "<p><b>Adviezen</b></p><ol start='3'><li>Rijd vaker.<ul><li>ook zondag</li></ul></li><li>Rijd later.</li></ol>"
        "<script>weg()</script></main><footer><p>Colofon</p></footer></body></html>"
    )
    assert shape(blocks_in(page, "advies.html")) == [
        ("heading", None, "Advies bus"),
        ("paragraph", None, "Aan: college"),
        ("paragraph", None, "Datum: 3 mei 2024"),
        ("heading", None, "Adviezen"),
        ("item", "3", "Rijd vaker."),
        ("item", None, "ook zondag"),
        ("item", "4", "Rijd later."),
    ]


def test_html_cell_over_two_rows_counts_in_both():
    page = (
        "<table><tr><th>Datum</th><th>Tekst</th></tr><tr><td rowspan=2>3 mei</td><td>een</td></tr><tr><"
        "td>twee</td></tr></table>"
    )
    assert [block.cells for block in blocks_in(page, "lijst.html")] == [
        ("Datum", "Tekst"),
        ("3 mei", "een"),
        ("3 mei", "twee"),
    ]


def test_older_windows_text_is_read():
    assert read("De coördinator zei: “prima”.".encode("cp1252"), "a.txt")[0].text == "De coördinator zei: “prima”."


def test_text_cut_inside_a_letter_is_read():
    assert read("De coördinatie is één".encode()[:-2], "a.txt")[0].text.startswith("De coördinatie is ")


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "a.txt", "empty"),
        (b" \n\t\n", "a.txt", "empty"),
        (b"\xef\xbb\xbf\n", "a.txt", "empty"),
        (b"%PDF-1.7 x", "a.pdf", "PDF"),
        (b"PK\x03\x04rest", "a.docx", "Word"),
        (bytes(range(256)) * 20, "a.txt", "not a text file"),
        ("één ".encode() * 9 + b"\x81\x8d", "a.txt", "wrong encoding"),
        (b"\x81\x8d\x90 tekst", "a.txt", "wrong encoding"),
        (b'{"r": [["a", "b"], ["c', "a.json", "damaged"),
        (b"[]", "a.json", "no rows"),
        (b"<html><body><p>Advies</p><p", "a.html", "end is missing"),
        (b"<table><tr><td>Advies</td>", "a.html", "end is missing"),
        (b"<html><body><nav>Home</nav></body></html>", "a.html", "no text"),
    ],
)
def test_unusable_document_gets_one_sentence(data, name, words):
    with translation.override("en"), pytest.raises(DocumentError, match=words):
        read(data, name)


def test_too_big_file_is_refused_by_its_size(tmp_path):
    path = tmp_path / "groot.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    with pytest.raises(DocumentError, match="50 MB"):
        read_path(path)
    with pytest.raises(DocumentError):
        read(b"x" * (MAX_BYTES + 1), "a.txt")


def test_missing_file_is_one_sentence(tmp_path):
    with translation.override("en"), pytest.raises(DocumentError, match=r"nergens\.txt"):
        read_path(tmp_path / "nergens.txt")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De raad vindt dat het college nu eindelijk werk moet maken van de", True),
        (
            "- Eerste punt dat hier helemaal staat.\n- Tweede punt dat hier staat.\n- Derde punt dat zomaar "
            "ineens ophoudt midd",
            True,
        ),
        ("De raad wacht op antwoord.\n\nHoogachtend,\n\nJ. Holtrop, secretaris", False),
        ("- bloem\n- boter\n- appels", False),
        ("De hele zin staat er.", False),
    ],
)
def test_is_cut_off(text, expected):
    assert is_cut_off(blocks_in(text)) is expected


def test_split_sentences_passes_abbreviations_and_initials():
    text = "Op 3 mei jl. sprak dhr. J. Holtrop m.b.t. de bus. Hij stemde in. “Goed zo.” Dank u. Klaar!"
    assert split_sentences(text) == [
        "Op 3 mei jl. sprak dhr. J. Holtrop m.b.t. de bus.",
        "Hij stemde in.",
        "“Goed zo.”",
        "Dank u.",
        "Klaar!",
    ]


@dataclass(frozen=True)
class Piece:
    text: str
    answer: str | None = None


@pytest.mark.parametrize(
    "text",
    [
        "Dit is een instrument dat ontwikkeld wordt. Gedacht kan worden aan een algemene participatiewaai",
        "Wij vragen de vervoerder om met de",
        "Betrek bij dit plan de scholen,",
        "Wij nemen dit over.\nIn het voorjaar komt er een bus. De vervoerder laat ons nog weten of er chauffeurs zij",
    ],
)
def test_piece_anywhere_that_stops_halfway_seems_cut_off(text):
    pieces = [Piece("Zet bakken neer"), Piece("Vraag de scholen", text), Piece("Laat de bus rijden")]
    assert cut_off_among(pieces, "text", "answer") == (pieces[1],)


@pytest.mark.parametrize(
    "text",
    [
        "Werk dit verder uit",
        "Zet een meldpunt op",
        "De hele zin staat er.",
        "De memo is verzonden. Afgedaan",
        "Dat komt door:\nhogere brandstofprijzen;\nminder reizigers",
        "De cijfers staan op onze site. De nieuwste vindt u altijd op www.waterveen.example/cijfers-en-feiten-van-nu",
        "",
    ],
)
def test_piece_without_a_full_stop_is_not_cut_off_for_that(text):
    assert cut_off_among([Piece("Zet bakken neer"), Piece("Vraag de scholen", text)], "text", "answer") == ()


def test_only_one_without_a_full_stop_seems_cut_off():
    whole, half = Piece("Zet bakken neer bij de school."), Piece("Laat de bus ook op zondag rijden naar het zwemb")
    assert cut_off_among([whole, half, whole], "text") == (half,)
    assert cut_off_among([whole, half, half], "text") == ()
