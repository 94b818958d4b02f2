"""What is cleaned out of a workbook of Excel and a spreadsheet of LibreOffice, and which values stay."""

import pytest
from lxml import etree

from documents.cleaning.copies import cleaned
from documents.cleaning.finding import Found
from documents.errors import CannotBeCleaned
from tests.documents.office_files import EXCEL, ODS, R, S, open_document, package, parts_of, zipped

ROWS = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
    '<c r="C1"><f>Berekening!A1</f><v>12</v></c></row>'
    '<row r="2" hidden="1"><c r="A2" t="s"><v>2</v></c></row>'
)
TEXTS = ["Naam", "Geheim 1", "Geheim 2", "Geheim 3"]


def workbook(rows=ROWS, sheet="", columns='<cols><col min="2" max="2" hidden="1"/></cols>', parts=None, **states):
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="s{number}" {state}/>'
        for number, (name, state) in enumerate({"Blad1": "", "Berekening": 'state="hidden"', **states}.items(), start=1)
    )
    book = (
        f'<workbook xmlns="{S}" xmlns:r="{R}"><workbookPr/><bookViews><workbookView activeTab="1"/></bookViews>'
        f'<sheets>{sheets}</sheets><definedNames><definedName name="Geheim">1</definedName></definedNames></workbook>'
    )
    texts = "".join(f"<si><t>{text}</t></si>" for text in TEXTS)
    return package(
        "xl/workbook.xml",
        {
            "xl/workbook.xml": book,
            "xl/worksheets/sheet1.xml": (
                f'<worksheet xmlns="{S}" xmlns:r="{R}">{columns}<sheetData>{rows}</sheetData>{sheet}</worksheet>'
            ),
            "xl/worksheets/sheet2.xml": (
                f'<worksheet xmlns="{S}"><sheetData><row r="1"><c r="A1" t="s"><v>3</v></c></row></sheetData>'
                "</worksheet>"
            ),
            "xl/sharedStrings.xml": f'<sst xmlns="{S}">{texts}</sst>',
            **(parts or {}),
        },
        main_rows=[
            ("t", "sharedStrings", "sharedStrings.xml"),
            ("s1", "worksheet", "worksheets/sheet1.xml"),
            ("s2", "worksheet", "worksheets/sheet2.xml"),
        ],
    )


def values_of(data):
    """{cell: what it says} of the first sheet, read as a program that shows it does."""
    parts = parts_of(data)
    texts = ["".join(si.itertext()) for si in etree.fromstring(parts["xl/sharedStrings.xml"])]
    cells = etree.fromstring(parts["xl/worksheets/sheet1.xml"]).iter(f"{{{S}}}c")
    return {cell.get("r"): texts[int(cell[0].text)] if cell.get("t") == "s" else cell[0].text for cell in cells}


def everything_in(data):
    return b"\n".join(name.encode() + content for name, content in parts_of(data).items())


def test_one_reads_the_values_that_one_saw_and_nothing_else():
    copy = cleaned(workbook(), EXCEL)
    assert values_of(copy) == {"A1": "Naam", "C1": "12"}
    assert b"Geheim" not in everything_in(copy)
    assert b"Berekening" not in everything_in(copy)
    assert b"activeTab" not in everything_in(copy)
    assert "xl/worksheets/sheet2.xml" not in parts_of(copy)


def test_what_was_found_in_a_workbook_is_told():
    comment = '<comment ref="A1"><text><t>Fout!</t></text></comment>'
    comments = f'<comments xmlns="{S}"><commentList>{comment}</commentList></comments>'
    found = Found()
    cleaned(workbook(parts={"xl/comments1.xml": comments}), EXCEL, found)
    assert [(each.kind, each.words, each.place) for each in found] == [
        ("Opmerking", "Fout!", "A1"),
        ("Verborgen werkblad", "Berekening", ""),
        ("Eigenschap", "Jan Geheim", "creator"),
        ("Formules; de uitkomst blijft", "", ""),
        ("Verborgen kolom", "", "B"),
        ("Verborgen rij", "", "2"),
    ]


@pytest.mark.parametrize(
    "sheet",
    [
        '<dataValidations><dataValidation><formula1>"Geheim"</formula1></dataValidation></dataValidations>',
        '<scenarios><scenario name="Geheim" user="Jan Geheim"/></scenarios>',
        '<protectedRanges><protectedRange name="Geheim"/></protectedRanges>',
        '<autoFilter ref="A1:C2"><filterColumn colId="0"><filters><filter val="Geheim"/></filters></filterColumn>'
        "</autoFilter>",
        '<tableParts count="1"><tablePart r:id="Geheim"/></tableParts>',
        "<extLst><ext>Geheim</ext></extLst>",
    ],
)
def test_what_stands_behind_a_sheet_is_left_out(sheet):
    copy = cleaned(workbook(sheet=sheet), EXCEL)
    assert b"Geheim" not in everything_in(copy)
    assert values_of(copy) == {"A1": "Naam", "C1": "12"}


def test_very_hidden_sheet_and_a_column_without_width_go_too():
    data = workbook(columns='<cols><col min="1" max="2" width="0"/></cols>')
    data = zipped({n: c.replace(b'"hidden"', b'"veryHidden"') for n, c in parts_of(data).items()})
    assert values_of(cleaned(data, EXCEL)) == {"C1": "12"}


TABLE = (
    '<table:table table:name="Blad1" table:style-name="{style}"><table:table-column/>'
    '<table:table-column table:visibility="collapse"/><table:table-column/>'
    "<table:table-row>{cells}</table:table-row>"
    '<table:table-row table:visibility="filter"><table:table-cell><text:p>Geheim</text:p></table:table-cell>'
    "</table:table-row></table:table>"
)
CELLS = (
    "<table:table-cell><text:p>Naam</text:p></table:table-cell>"
    '<table:table-cell office:value-type="string" office:string-value="Geheim"><text:p>Geheim</text:p>'
    "</table:table-cell>"
    '<table:table-cell table:formula="of:=[Geheim.A1]" office:value="12"><text:p>12</text:p></table:table-cell>'
)
HIDDEN_TABLE = (
    '<style:style style:name="weg" style:family="table"><style:table-properties table:display="false"/></style:style>'
)


def words_of(data):
    root = etree.fromstring(parts_of(data)["content.xml"])
    return [words for words in ("".join(p.itertext()) for p in root.iter("{*}p")) if words]


def test_spreadsheet_of_libreoffice_shows_what_one_saw():
    hidden = TABLE.replace("Blad1", "Geheim").format(style="weg", cells=CELLS)
    data = open_document("spreadsheet", TABLE.format(style="a", cells=CELLS) + hidden, HIDDEN_TABLE)
    found = Found()
    copy = cleaned(data, ODS, found)
    assert words_of(copy) == ["Naam", "12"]
    assert b"Geheim" not in everything_in(copy)
    assert [(each.kind, each.words, each.place) for each in found] == [
        ("Eigenschap", "Jan Geheim", "initial-creator"),
        ("Verborgen werkblad", "Geheim", ""),
        ("Verborgen kolom", "", "Blad1"),
        ("Verborgen rij", "", "Blad1"),
    ]


def test_locked_spreadsheet_is_refused():
    manifest = '<m:manifest xmlns:m="x"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    with pytest.raises(CannotBeCleaned, match="wachtwoord"):
        cleaned(open_document("spreadsheet", "", parts={"META-INF/manifest.xml": manifest}), ODS)
