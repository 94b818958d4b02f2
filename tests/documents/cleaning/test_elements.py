"""Of each format the elements that nobody sees, one by one, written down here once more: none stays in a copy."""

import pytest

from documents.cleaning.copies import cleaned
from tests.documents.cleaning.test_sheet import workbook
from tests.documents.office_files import EXCEL, ODT, POWERPOINT, P, open_document, package, parts_of, run, word
from tests.documents.office_files import WORD as WORD_TYPE

SECRET = b"Geheim"


def each(names):
    return names.split()


WORD = each("""
    delText delInstrText cellDel commentRangeStart commentRangeEnd commentReference annotationRef rPrChange
    pPrChange sectPrChange tblPrChange tblGridChange trPrChange tcPrChange tblPrExChange numberingChange cellIns
    cellMerge permStart permEnd proofErr moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd
    customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd
    customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd sdtPr
    sdtEndPr smartTagPr customXmlPr ffData fldData altChunk del moveFrom
""")
AROUND_WORDS = each("ins moveTo sdt sdtContent smartTag customXml")
SETTINGS = each("rsids attachedTemplate docVars mailMerge trackRevisions documentProtection schemaLibrary")
REVISIONS = each("rsidR rsidRPr rsidRDefault rsidP rsidDel rsidTr rsidSect")

SHEET = each("""
    f dataValidations legacyDrawing legacyDrawingHF oleObjects controls customProperties scenarios protectedRanges
    cellWatches ignoredErrors customSheetViews webPublishItems phoneticPr dataConsolidate AlternateContent
    filterColumn sortState tableParts extLst
""")
BOOK = each("""
    definedNames externalReferences pivotCaches fileSharing workbookProtection customWorkbookViews oleSize
    webPublishing smartTagPr smartTagTypes fileRecoveryPr webPublishObjects extLst AlternateContent revisionPtr
    calcPr functionGroups
""")

PRESENTATION = each("""
    notesMasterIdLst handoutMasterIdLst custShowLst modifyVerifier custDataLst smartTags photoAlbum extLst
""")
SLIDE = each("timing custDataLst controls media audioFile videoFile oleObj")

OPEN_DOCUMENT = each("""
    tracked-changes change change-start change-end annotation annotation-end scripts script event-listeners forms
    control object object-ole plugin applet floating-frame hidden-text user-field-decls variable-decls
    dde-connection-decls content-validations named-expressions database-ranges data-pilot-tables dde-links
    dde-source consolidation scenario table-source cell-range-source section-source calculation-settings
    label-ranges detective
""")
OPEN_FIELDS = each("""
    user-field-get user-field-input variable-get variable-set variable-input expression author-name author-initials
    creator initial-creator printed-by file-name template-name user-defined description subject keywords
    database-display sender-firstname sender-lastname sender-initials sender-title sender-position sender-email
    sender-phone-private sender-fax sender-phone-work sender-company sender-street sender-city sender-postal-code
    sender-country sender-state-or-province macro-button execute-macro creation-date creation-time editing-cycles
    editing-duration modification-date modification-time print-date print-time placeholder conditional-text
    text-input meta-field meta
""")


def bytes_of(copy):
    return b"\n".join(parts_of(copy).values())


@pytest.mark.parametrize("name", WORD)
def test_element_of_word_goes_with_what_is_in_it(name):
    secret = f'<w:{name} w:val="Geheim" w:author="Geheim">{run("Geheim")}</w:{name}>'
    copy = cleaned(word(f"<w:p>{run('Een ')}{secret}{run('zin.')}</w:p>"), WORD_TYPE)
    assert SECRET not in bytes_of(copy)
    assert [b"Een " in bytes_of(copy), b"zin." in bytes_of(copy)] == [True, True]


@pytest.mark.parametrize("name", AROUND_WORDS)
def test_element_around_words_of_word_goes_and_the_words_stay(name):
    around = f'<w:{name} w:element="Geheim" w:author="Geheim">{run("hele ")}</w:{name}>'
    copy = cleaned(word(f"<w:p>{run('Een ')}{around}{run('zin.')}</w:p>"), WORD_TYPE)
    assert (SECRET in bytes_of(copy), b"hele " in bytes_of(copy)) == (False, True)


@pytest.mark.parametrize("name", SETTINGS)
def test_setting_of_word_goes(name):
    settings = f'<w:settings xmlns:w="x"><w:zoom/><w:{name} w:val="Geheim"/></w:settings>'
    file = word(f"<w:p>{run('Een zin.')}</w:p>", {"word/settings.xml": settings}, [("e", "settings", "settings.xml")])
    copy = cleaned(file, WORD_TYPE)
    assert (SECRET in bytes_of(copy), b"zoom" in bytes_of(copy)) == (False, True)


@pytest.mark.parametrize("name", REVISIONS)
def test_mark_of_a_session_in_word_goes(name):
    copy = cleaned(word(f'<w:p w:{name}="Geheim">{run("Een zin.")}</w:p>'), WORD_TYPE)
    assert SECRET not in bytes_of(copy)


@pytest.mark.parametrize("name", SHEET)
def test_element_of_a_sheet_goes(name):
    sheet = f'<{name} name="Geheim"><x>Geheim</x></{name}>'
    copy = cleaned(workbook('<row r="1"><c r="A1"><v>12</v></c></row>', sheet), EXCEL)
    assert (SECRET in bytes_of(copy), b"<v>12</v>" in bytes_of(copy)) == (False, True)


@pytest.mark.parametrize("name", BOOK)
def test_element_of_a_workbook_goes(name):
    parts = parts_of(workbook('<row r="1"><c r="A1"><v>12</v></c></row>'))
    secret = f'<{name} name="Geheim"><x>Geheim</x></{name}>'
    book = parts["xl/workbook.xml"].decode().replace("</workbook>", f"{secret}</workbook>")
    copy = cleaned(workbook('<row r="1"><c r="A1"><v>12</v></c></row>', parts={"xl/workbook.xml": book}), EXCEL)
    assert (SECRET in bytes_of(copy), b"<v>12</v>" in bytes_of(copy)) == (False, True)


def presentation(of_presentation="", of_slide=""):
    slide = f'<p:sld xmlns:p="{P}"><p:cSld>Welkom</p:cSld>{of_slide}</p:sld>'
    slides = '<p:sldIdLst xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    slides += '<p:sldId id="256" r:id="a"/></p:sldIdLst>'
    main = f'<p:presentation xmlns:p="{P}">{slides}{of_presentation}</p:presentation>'
    return package(
        "ppt/presentation.xml",
        {"ppt/presentation.xml": main, "ppt/slides/slide1.xml": slide},
        main_rows=[("a", "slide", "slides/slide1.xml")],
    )


@pytest.mark.parametrize("name", PRESENTATION)
def test_element_of_a_presentation_goes(name):
    copy = cleaned(presentation(f'<p:{name} name="Geheim"><p:x>Geheim</p:x></p:{name}>'), POWERPOINT)
    assert (SECRET in bytes_of(copy), b"Welkom" in bytes_of(copy)) == (False, True)


@pytest.mark.parametrize("name", SLIDE)
def test_element_of_a_slide_goes(name):
    copy = cleaned(presentation("", f'<p:{name} name="Geheim"><p:x>Geheim</p:x></p:{name}>'), POWERPOINT)
    assert (SECRET in bytes_of(copy), b"Welkom" in bytes_of(copy)) == (False, True)


@pytest.mark.parametrize("name", OPEN_DOCUMENT)
def test_element_of_libreoffice_goes_with_what_is_in_it(name):
    secret = f'<text:{name} text:name="Geheim">Geheim</text:{name}>'
    copy = cleaned(open_document("text", f"<text:p>Een {secret}zin.</text:p>"), ODT)
    assert (SECRET in bytes_of(copy), b"Een zin." in bytes_of(copy)) == (False, True)


@pytest.mark.parametrize("name", OPEN_FIELDS)
def test_field_of_libreoffice_goes_and_what_it_shows_stays(name):
    field = f'<text:{name} text:name="Geheim" office:string-value="Geheim">hele </text:{name}>'
    copy = cleaned(open_document("text", f"<text:p>Een {field}zin.</text:p>"), ODT)
    assert (SECRET in bytes_of(copy), b"Een hele zin." in bytes_of(copy)) == (False, True)


def test_condition_of_a_paragraph_that_is_shown_goes_and_its_words_stay():
    condition = '<text:hidden-paragraph text:condition="Geheim" text:is-hidden="false"/>'
    copy = cleaned(open_document("text", f"<text:p>Een {condition}zin.</text:p>"), ODT)
    assert (SECRET in bytes_of(copy), b"Een zin." in bytes_of(copy)) == (False, True)


@pytest.mark.parametrize("name", ["rsid", "paragraph-rsid"])
def test_mark_of_a_session_in_libreoffice_goes(name):
    copy = cleaned(open_document("text", f'<text:p style:{name}="Geheim">Een zin.</text:p>'), ODT)
    assert SECRET not in bytes_of(copy)
