"""What is cleaned out of a PDF, and that its pages can still be read."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from pypdf import PdfReader

from documents.cleaning.copies import cleaned
from documents.cleaning.finding import Found
from documents.errors import CannotBeCleaned
from tests.documents.pictures import photo

PDF = "application/pdf"


def pdf_with(change, content=b"BT /F1 24 Tf 50 100 Td (Een zin) Tj ET"):
    """A PDF of one page that says `content`, after `change(pdf, page)`."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    page = pdf.add_blank_page(page_size=(300, 200))
    page.Resources = Dictionary(Font=Dictionary(F1=font))
    page.Contents = pdf.make_stream(content)
    change(pdf, page)
    buffer = BytesIO()
    pdf.save(buffer)
    return buffer.getvalue()


def everything_in(data):
    """All objects of a PDF, its streams unpacked."""
    with pikepdf.open(BytesIO(data)) as pdf:
        parts = [repr(each).encode() for each in pdf.objects]
        for each in pdf.objects:
            if isinstance(each, pikepdf.Stream):
                parts.append(each.read_raw_bytes() if each.get("/Filter") == Name.DCTDecode else each.read_bytes())
        return b"\n".join([*parts, repr(pdf.trailer).encode()])


def text_of(data):
    return [page.extract_text().strip() for page in PdfReader(BytesIO(data)).pages]


def metadata(pdf, page):
    pdf.docinfo["/Author"] = "Geheim"
    with pdf.open_metadata() as xmp:
        xmp["dc:creator"] = ["Geheim"]


def attachment(pdf, page):
    pdf.attachments["Geheim.txt"] = b"Geheim"


def script(pdf, page):
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="Geheim()")
    page.AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS="Geheim()"))
    scripts = Dictionary(Names=Array(["a", Dictionary(S=Name.JavaScript, JS="Geheim()")]))
    pdf.Root.Names = Dictionary(JavaScript=scripts)


def note(pdf, page):
    """A comment, to which the structure of the page points as well."""
    rectangle = Array([10, 10, 50, 50])
    made = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=rectangle, Contents="Geheim", T="Jan Geheim")
    made = pdf.make_indirect(made)
    page.Annots = Array([made])
    pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=Dictionary(Type=Name.OBJR, Obj=made))


def thumbnail(pdf, page):
    page.PieceInfo = Dictionary(App=Dictionary(Private="Geheim"))
    page.Thumb = pdf.make_stream(b"Geheim")


def link_to_a_disk(pdf, page):
    action = Dictionary(S=Name.Launch, F="C:\\Geheim.exe")
    page.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([1, 1, 9, 9]), A=action)])


def layer(pdf, page):
    off = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Concept Geheim"))
    on = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Tekst"))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([off, on]), D=Dictionary(OFF=Array([off])))
    page.Resources.Properties = Dictionary(L0=off, L1=on)
    page.Contents = pdf.make_stream(
        b"/OC /L0 BDC /Span <</MCID 0>> BDC BT /F1 24 Tf 9 9 Td (Geheim) Tj ET EMC EMC"
        b" /OC /L1 BDC BT /F1 24 Tf 50 100 Td (Een zin) Tj ET EMC"
    )


def picture(pdf, page):
    image = pdf.make_stream(photo(camera="Geheim"))
    image.Type, image.Subtype, image.Filter = Name.XObject, Name.Image, Name.DCTDecode
    image.Width, image.Height, image.ColorSpace, image.BitsPerComponent = 40, 20, Name.DeviceRGB, 8
    page.Resources.XObject = Dictionary(I0=image)


CHANGES = [metadata, attachment, script, note, thumbnail, link_to_a_disk, layer, picture]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_what_one_does_not_see_is_left_out_and_the_page_stays(change):
    data = pdf_with(change)
    assert b"Geheim" in everything_in(data)
    copy = cleaned(data, PDF)
    assert text_of(copy) == ["Een zin"]
    assert b"Geheim" not in everything_in(copy)


def test_what_was_found_is_told():
    def change(pdf, page):
        for each in (metadata, attachment, note, layer):
            each(pdf, page)

    found = Found()
    cleaned(pdf_with(change), PDF, found)
    told = [(each.kind, each.words, each.place) for each in found if each.place != "Producer"]
    assert told == [
        ("Eigenschap", "Geheim", "Author"),
        ("Ingesloten bestand", "Geheim.txt", ""),
        ("Opmerking", "Jan Geheim Geheim", "bladzijde 1"),
        ("Verborgen laag", "Concept Geheim", ""),
    ]


def test_link_to_the_web_stays():
    def link(pdf, page):
        action = Dictionary(S=Name.URI, URI="https://example.nl/")
        kept = Dictionary(Subtype=Name.Link, Rect=Array([1, 1, 9, 9]), A=action, Contents="Geheim")
        page.Annots = Array([pdf.make_indirect(kept)])

    copy = everything_in(cleaned(pdf_with(link), PDF))
    assert (b"https://example.nl/" in copy, b"Geheim" in copy) == (True, False)


def test_what_was_filled_in_stays_readable():
    def form(pdf, page):
        shape = pdf.make_stream(b"BT /F1 12 Tf 2 2 Td (Ingevuld) Tj ET")
        shape.Type, shape.Subtype, shape.BBox = Name.XObject, Name.Form, Array([0, 0, 100, 20])
        shape.Resources = Dictionary(Font=page.Resources.Font)
        field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T="naam", V="Ingevuld", F=4)
        field.Rect, field.AP = Array([10, 10, 110, 30]), Dictionary(N=shape)
        field = pdf.make_indirect(field)
        page.Annots = Array([field])
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]))

    copy = cleaned(pdf_with(form), PDF)
    assert "Ingevuld" in text_of(copy)[0]
    with pikepdf.open(BytesIO(copy)) as pdf:
        assert "/AcroForm" not in pdf.Root


def locked(password):
    with pikepdf.open(BytesIO(pdf_with(metadata))) as pdf:
        buffer = BytesIO()
        pdf.save(buffer, encryption=pikepdf.Encryption(owner="eigenaar", user=password))
        return buffer.getvalue()


def with_signature(pdf, page):
    field = pdf.make_indirect(Dictionary(FT=Name.Sig, V=Dictionary(Type=Name.Sig)))
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))


REFUSED = {
    "no PDF": (b"%PDF-1.7 en de rest", "beschadigd"),
    "cut off": (pdf_with(metadata)[:300], "beschadigd"),
    "locked": (locked("geheim"), "wachtwoord"),
    "restricted": (locked(""), "wachtwoord"),
    "signed": (pdf_with(with_signature), "handtekening"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_cleaned_is_refused_in_one_sentence(what):
    data, sentence = REFUSED[what]
    with pytest.raises(CannotBeCleaned, match=sentence):
        cleaned(data, PDF)


def test_layer_that_unpacks_into_very_much_is_refused():
    def bomb(pdf, page):
        layer(pdf, page)
        page.Contents = pdf.make_stream(b" " * (51 * 1024 * 1024))

    with pytest.raises(CannotBeCleaned, match="te groot"):
        cleaned(pdf_with(bomb), PDF)
