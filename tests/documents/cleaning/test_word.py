"""What is cleaned out of a Word file, and what stays: each case has one secret, which is nowhere in the copy."""

import pytest

from documents.cleaning.copies import cleaned
from documents.cleaning.finding import Found
from documents.errors import CannotBeCleaned
from tests.documents.office_files import WORD, W, parts_of, relations, run, types, word, words_in_word, zipped

SECRET = "Geheim"


def clean(data):
    found = Found()
    return cleaned(data, WORD, found), found


def everything_in(data):
    """All bytes of all parts, and their names."""
    return b"\n".join(name.encode() + content for name, content in parts_of(data).items())


def paragraph(*runs, mark=""):
    return f"<w:p><w:pPr>{mark}</w:pPr>{''.join(runs)}</w:p>"


BY = 'w:id="1" w:author="Jan Geheim" w:date="2026-01-01T00:00:00Z"'
HIDDEN_STYLE = (
    '<w:style w:styleId="Verborgen"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:styleId="Kind"><w:basedOn w:val="Verborgen"/></w:style>'
)
COMMENTS = f'<w:comments xmlns:w="{W}"><w:comment {BY}><w:p>{run("Geheim.")}</w:p></w:comment></w:comments>'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)

DELETED = f"<w:del {BY}><w:r><w:delText>Geheim</w:delText></w:r></w:del>"
MOVED = f"<w:moveFrom {BY}>{run('Geheim')}</w:moveFrom>"
CONTROL = '<w:sdt><w:sdtPr><w:alias w:val="Geheim"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
TAG = '<w:smartTag w:element="x"><w:smartTagPr><w:attr w:name="Geheim"/></w:smartTagPr>{}</w:smartTag>'
BODIES = {
    "deleted": (
        paragraph(run("Een "), f"<w:del {BY}><w:r><w:delText>Geheim</w:delText></w:r></w:del>", run("zin.")),
        ["Een zin."],
    ),
    "inserted": (paragraph(run("Een "), f"<w:ins {BY}>{run('hele ')}</w:ins>", run("zin.")), ["Een hele zin."]),
    "inserted and deleted": (
        paragraph(f"<w:ins {BY}>{DELETED}</w:ins>", run("Een.")),
        ["Een."],
    ),
    "moved": (
        paragraph(
            f"<w:moveFrom {BY}>{run('Geheim')}</w:moveFrom>", run("Een "), f"<w:moveTo {BY}>{run('zin.')}</w:moveTo>"
        ),
        ["Een zin."],
    ),
    "end of a paragraph": (
        paragraph(run("Een "), mark=f"<w:rPr><w:del {BY}/></w:rPr>") + paragraph(run("zin.")),
        ["Een zin."],
    ),
    "row of a table": (
        f"<w:tbl><w:tr><w:trPr><w:del {BY}/></w:trPr><w:tc>{paragraph(run('Geheim'))}</w:tc></w:tr>"
        f"<w:tr><w:tc>{paragraph(run('Een.'))}</w:tc></w:tr></w:tbl>",
        ["Een."],
    ),
    "whole table": (
        f"<w:tbl><w:tr><w:trPr><w:del {BY}/></w:trPr><w:tc>{paragraph(run('Geheim'))}</w:tc></w:tr></w:tbl>"
        + paragraph(run("Een.")),
        ["Een."],
    ),
    "look before": (
        paragraph(run("Een.", f'<w:rPrChange {BY}><w:rPr><w:color w:val="Geheim"/></w:rPr></w:rPrChange>')),
        ["Een."],
    ),
    "hidden": (paragraph(run("Een."), run("Geheim", "<w:vanish/>")), ["Een."]),
    "not hidden": (paragraph(run("Een.", '<w:vanish w:val="0"/>')), ["Een."]),
    "hidden by a style": (paragraph(run("Een."), run("Geheim", '<w:rStyle w:val="Kind"/>')), ["Een."]),
    "hidden by the style of a paragraph": (
        paragraph(run("Geheim"), mark='<w:pStyle w:val="Verborgen"/>') + paragraph(run("Een.")),
        ["", "Een."],
    ),
    "control": (
        CONTROL.format(paragraph(run("Een."))),
        ["Een."],
    ),
    "smart tag": (
        paragraph(
            '<w:smartTag w:element="x"><w:smartTagPr><w:attr w:name="Geheim"/></w:smartTagPr>',
            run("Een."),
            "</w:smartTag>",
        ),
        ["Een."],
    ),
    "who may edit": (paragraph(f'<w:permStart w:id="1" w:ed="{SECRET}@example.nl"/>', run("Een.")), ["Een."]),
    "field": (paragraph(FIELD.format("INCLUDETEXT Geheim", run("Een."))), ["Een."]),
    "simple field": (paragraph(f'<w:fldSimple w:instr="AUTHOR Geheim">{run("Een.")}</w:fldSimple>'), ["Een."]),
    "page number": (paragraph(FIELD.format("PAGE", run("7"))), ["7"]),
}


@pytest.mark.parametrize("what", BODIES)
def test_what_one_does_not_see_is_left_out_and_the_words_stay(what):
    body, words = BODIES[what]
    copy, _found = clean(word(body, styles=HIDDEN_STYLE))
    assert words_in_word(copy) == words
    assert SECRET.encode() not in everything_in(copy)
    assert b"w:del" not in parts_of(copy)["word/document.xml"]


def test_harmless_field_stays_a_field():
    copy, _found = clean(word(BODIES["page number"][0]))
    assert b"PAGE" in parts_of(copy)["word/document.xml"]


SECRET_PARTS = {
    "comments": ("word/comments.xml", COMMENTS, ("x", "comments", "comments.xml")),
    "macro": ("word/vbaProject.bin", SECRET, ("x", "vbaProject", "vbaProject.bin")),
    "embedded file": ("word/embeddings/a.xlsx", SECRET, ("x", "package", "embeddings/a.xlsx")),
    "data": ("customXml/item1.xml", f"<a>{SECRET}</a>", ("x", "customXml", "../customXml/item1.xml")),
    "glossary": ("word/glossary/document.xml", f"<a>{SECRET}</a>", ("x", "glossaryDocument", "glossary/document.xml")),
    "printer": ("word/printerSettings1.bin", SECRET, ("x", "printerSettings", "printerSettings1.bin")),
    "left behind": ("word/media/oud.png", SECRET, ("x", "image", "media/oud.png")),
}


@pytest.mark.parametrize("what", SECRET_PARTS)
def test_part_that_one_does_not_see_is_left_out(what):
    name, content, row = SECRET_PARTS[what]
    copy, _found = clean(word(paragraph(run("Een.")), {name: content}, [row]))
    assert SECRET.encode() not in everything_in(copy)
    assert name not in everything_in(copy).decode()
    assert words_in_word(copy) == ["Een."]


def test_only_what_is_needed_is_left_of_a_simple_letter():
    copy, _found = clean(word(paragraph(run("Een."))))
    assert sorted(parts_of(copy)) == ["[Content_Types].xml", "_rels/.rels", "word/document.xml"]


def test_what_was_found_is_told_with_its_author_and_place():
    body = BODIES["deleted"][0] + BODIES["hidden"][0]
    _copy, found = clean(word(body, {"word/comments.xml": COMMENTS}, [("x", "comments", "comments.xml")]))
    assert [(each.kind, each.words, each.place) for each in found] == [
        ("Opmerking", "Geheim.", "Jan Geheim"),
        ("Eigenschap", "Jan Geheim", "creator"),
        ("Verwijderde tekst", "Geheim", "Jan Geheim"),
        ("Verborgen tekst", "Geheim", "alinea 2"),
    ]


def test_footnote_of_a_deleted_sentence_goes_with_it():
    body = paragraph(
        run("Een."),
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        f'<w:del {BY}><w:r><w:footnoteReference w:id="3"/></w:r></w:del>',
    )
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="0"/>'
        f'<w:footnote w:id="2">{paragraph(run("Noot."))}</w:footnote>'
        f'<w:footnote w:id="3">{paragraph(run("Geheim."))}</w:footnote></w:footnotes>'
    )
    copy, _found = clean(word(body, {"word/footnotes.xml": notes}, [("n", "footnotes", "footnotes.xml")]))
    note_part = parts_of(copy)["word/footnotes.xml"]
    assert (b"Noot." in note_part, b"Geheim" in note_part, b"separator" in note_part) == (True, False, True)


@pytest.mark.parametrize(
    ("target", "stays"),
    [
        ("https://example.nl/", True),
        ("mailto:a@example.nl", True),
        ("file:///C:/Users/Geheim/x.docx", False),
        ("javascript:1", False),
    ],
)
def test_link_stays_only_to_the_web(target, stays):
    body = paragraph(f'<w:hyperlink r:id="h">{run("hier")}</w:hyperlink>')
    copy, _found = clean(word(body, rows=[("h", "hyperlink", target, "External")]))
    assert words_in_word(copy) == ["hier"]
    assert (target.encode() in everything_in(copy)) is stays


def test_header_and_its_picture_stay():
    header = f'<w:hdr xmlns:w="{W}">{paragraph(run("Kop"), run("Geheim", "<w:vanish/>"))}</w:hdr>'
    body = '<w:sectPr><w:headerReference r:id="h"/></w:sectPr>'
    copy, _found = clean(word(body, {"word/header1.xml": header}, [("h", "header", "header1.xml")]))
    assert b"Kop" in parts_of(copy)["word/header1.xml"]
    assert SECRET.encode() not in everything_in(copy)


BOMB = {"word/a.xml": b"\0" * (201 * 1024 * 1024)}
REFUSED = {
    "no zip": (b"PK\x03\x04 en de rest", "beschadigd"),
    "cut off": (word(paragraph(run("Een.")))[:200], "beschadigd"),
    "no document": (zipped({"a.txt": "x"}), "beschadigd"),
    "signed": (word("", {"_xmlsignatures/sig1.xml": "<a/>"}), "handtekening"),
    "too large": (zipped(BOMB), "te groot"),
    "many parts": (zipped({f"a{number}": "" for number in range(4001)}), "te groot"),
    "entities": (
        zipped(
            {
                "[Content_Types].xml": types(),
                "_rels/.rels": relations(("m", "officeDocument", "word/document.xml")),
                "word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
            }
        ),
        "beschadigd",
    ),
    "file of the server": (
        zipped(
            {
                "[Content_Types].xml": types(),
                "_rels/.rels": relations(("m", "officeDocument", "word/document.xml")),
                "word/document.xml": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
            }
        ),
        "beschadigd",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_cleaned_is_refused_in_one_sentence(what):
    data, sentence = REFUSED[what]
    with pytest.raises(CannotBeCleaned, match=sentence):
        cleaned(data, WORD)


def test_part_that_unpacks_into_more_than_it_says_is_refused():
    data = bytearray(word(paragraph(run("Een." * 1000))))
    at = data.rindex(b"word/document.xml") - 46 + 24  # the size in the list at the end
    data[at : at + 4] = (10).to_bytes(4, "little")
    with pytest.raises(CannotBeCleaned, match="beschadigd"):
        cleaned(bytes(data), WORD)


def test_locked_file_is_refused():
    data = bytearray(word(paragraph(run("Een."))))
    at = data.rindex(b"PK\x01\x02") + 8
    data[at] |= 1
    with pytest.raises(CannotBeCleaned, match="wachtwoord"):
        cleaned(bytes(data), WORD)
