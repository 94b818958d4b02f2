"""What is cleaned out of a presentation, and which slides stay."""

from documents.cleaning.copies import cleaned
from documents.cleaning.finding import Found
from tests.documents.office_files import POWERPOINT, A, P, R, package, parts_of, relations

SHAPE = (
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="x" {hidden}/></p:nvSpPr>'
    "<p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
)
SLIDE = (
    f'<p:sld xmlns:p="{P}" xmlns:a="{A}" xmlns:r="{R}" {{show}}><p:cSld><p:spTree>{{shapes}}</p:spTree></p:cSld>'
    "<p:timing>Geheim</p:timing></p:sld>"
)
SAID = SHAPE.format(hidden="", text="Geheim: zeg niets.")
NOTES = f'<p:notes xmlns:p="{P}" xmlns:a="{A}"><p:cSld><p:spTree>{SAID}</p:spTree></p:cSld></p:notes>'


def presentation(welcome="Welkom"):
    shown = SHAPE.format(hidden="", text=welcome) + SHAPE.format(hidden='hidden="1"', text="Geheim blok")
    return package(
        "ppt/presentation.xml",
        {
            "ppt/presentation.xml": (
                f'<p:presentation xmlns:p="{P}" xmlns:r="{R}"><p:notesMasterIdLst><p:notesMasterId r:id="n"/>'
                '</p:notesMasterIdLst><p:sldIdLst><p:sldId id="256" r:id="a"/><p:sldId id="257" r:id="b"/></p:sldIdLst>'
                "</p:presentation>"
            ),
            "ppt/slides/slide1.xml": SLIDE.format(show="", shapes=shown),
            "ppt/slides/slide2.xml": SLIDE.format(show='show="0"', shapes=SHAPE.format(hidden="", text="Geheime dia")),
            "ppt/notesSlides/notesSlide1.xml": NOTES,
            "ppt/comments/comment1.xml": f'<p:cmLst xmlns:p="{P}"><p:cm><p:text>Geheim, Jan</p:text></p:cm></p:cmLst>',
            "ppt/slides/_rels/slide1.xml.rels": relations(
                ("n", "notesSlide", "../notesSlides/notesSlide1.xml"), ("c", "comments", "../comments/comment1.xml")
            ),
        },
        main_rows=[("a", "slide", "slides/slide1.xml"), ("b", "slide", "slides/slide2.xml")],
    )


def test_shown_slides_stay_without_what_was_not_shown():
    copy = parts_of(cleaned(presentation(), POWERPOINT))
    assert [name for name in copy if "slide" in name] == ["ppt/slides/slide1.xml"]
    assert b"Welkom" in copy["ppt/slides/slide1.xml"]
    assert copy["ppt/presentation.xml"].count(b"<p:sldId ") == 1
    assert b"Geheim" not in b"".join(copy.values())


def test_what_was_found_in_a_presentation_is_told():
    found = Found()
    cleaned(presentation(), POWERPOINT, found)
    assert [(each.kind, each.words) for each in found] == [
        ("Notities van de spreker", "Geheim: zeg niets."),
        ("Opmerking", "Geheim, Jan"),
        ("Verborgen dia", "Geheime dia"),
        ("Eigenschap", "Jan Geheim"),
        ("Verborgen vorm", "Geheim blok"),
    ]
