"""What is cleaned out of a text of LibreOffice, and what stays: each case has one secret."""

import pytest
from lxml import etree

from documents.cleaning.copies import cleaned
from documents.cleaning.finding import Found
from documents.errors import CannotBeCleaned
from tests.documents.office_files import ODT, open_document, parts_of

STYLES = (
    '<style:style style:name="weg" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="kind" style:family="text" style:parent-style-name="weg"/>'
)
TRACKED = (
    "<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>Jan Geheim</dc:creator>"
    "</office:change-info><text:p>Geheim</text:p></text:deletion></text:changed-region></text:tracked-changes>"
)
NOTE = "<office:annotation><dc:creator>Jan Geheim</dc:creator><text:p>Geheim.</text:p></office:annotation>"
BODIES = {
    "deleted": f'{TRACKED}<text:p>Een <text:change text:change-id="a"/>zin.</text:p>',
    "comment": f"<text:p>Een {NOTE}<text:span>zin</text:span><office:annotation-end/>.</text:p>",
    "hidden": '<text:p>Een <text:span text:style-name="weg">Geheim</text:span>zin.</text:p>',
    "hidden by inheritance": '<text:p>Een <text:span text:style-name="kind">Geheim</text:span>zin.</text:p>',
    "hidden field": '<text:p>Een <text:hidden-text text:string-value="Geheim">Geheim</text:hidden-text>zin.</text:p>',
    "hidden paragraph": "<text:p>Geheim<text:hidden-paragraph/></text:p><text:p>Een zin.</text:p>",
    "hidden section": (
        '<text:section text:name="a" text:display="none"><text:p>Geheim</text:p></text:section>'
        "<text:p>Een zin.</text:p>"
    ),
    "variable": (
        '<text:user-field-decls><text:user-field-decl office:string-value="Geheim"/></text:user-field-decls>'
        '<text:p>Een <text:user-field-get text:name="Geheim">zin</text:user-field-get>.</text:p>'
    ),
    "script": "<text:p>Een <text:script>Geheim</text:script>zin.</text:p>",
    "form": (
        "<office:forms><form:form><form:hidden>Geheim</form:hidden></form:form></office:forms><text:p>Een zin.</text:p>"
    ),
    "embedded": ('<text:p>Een <draw:frame><draw:object xlink:href="./Object 1"/></draw:frame>zin.</text:p>'),
    "lost picture": '<text:p>Een <draw:frame><draw:image xlink:href="Geheim.png"/></draw:frame>zin.</text:p>',
    "link to a disk": '<text:p>Een <text:a xlink:href="file:///C:/Geheim.odt">zin</text:a>.</text:p>',
}


def words_of(data):
    root = etree.fromstring(parts_of(data)["content.xml"])
    return ["".join(p.itertext()) for p in root.iter("{*}p")]


@pytest.mark.parametrize("what", BODIES)
def test_what_one_does_not_see_is_left_out_and_the_words_stay(what):
    copy = cleaned(open_document("text", BODIES[what], STYLES, {"Object 1/content.xml": "<a>Geheim</a>"}), ODT)
    assert words_of(copy) == ["Een zin."]
    assert b"Geheim" not in b"".join(parts_of(copy).values())


def test_only_what_is_needed_is_left_and_the_kind_stands_first():
    copy = cleaned(open_document("text", "<text:p>Een zin.</text:p>"), ODT)
    assert list(parts_of(copy)) == ["mimetype", "content.xml", "META-INF/manifest.xml"]
    assert parts_of(copy)["mimetype"].decode() == ODT


def test_what_was_found_is_told():
    found = Found()
    cleaned(open_document("text", BODIES["comment"] + BODIES["deleted"] + BODIES["hidden"], STYLES), ODT, found)
    assert [(each.kind, each.words, each.place) for each in found] == [
        ("Eigenschap", "Jan Geheim", "initial-creator"),
        ("Opmerking", "Jan Geheim Geheim.", "Jan Geheim"),
        ("Verwijderde tekst", "Jan Geheim Geheim", ""),
        ("Verborgen tekst", "Geheim", ""),
    ]


def test_link_to_the_web_stays():
    body = '<text:p>Een <text:a xlink:href="https://example.nl/">zin</text:a>.</text:p>'
    assert b"https://example.nl/" in parts_of(cleaned(open_document("text", body), ODT))["content.xml"]


@pytest.mark.parametrize("name", ["META-INF/documentsignatures.xml", "META-INF/macrosignatures.xml"])
def test_signed_text_is_refused(name):
    with pytest.raises(CannotBeCleaned, match="handtekening"):
        cleaned(open_document("text", "", parts={name: "<a/>"}), ODT)
