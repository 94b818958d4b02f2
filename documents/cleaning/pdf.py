"""A clean PDF: its pages as one sees them, without what is attached to it, written in its margin or hidden in it."""

from io import BytesIO

import pikepdf
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pikepdf import Array, Dictionary, Name, Stream

from documents.cleaning.pdf_layers import drop_hidden_layers
from documents.cleaning.pictures import PARTICULARS, jpeg_without_particulars
from documents.errors import CannotBeCleaned
from documents.office.archive import damaged, locked, signed

MOST_OBJECTS = 500_000
OF_ROOT = {
    *("/Type", "/Pages", "/PageLabels", "/Lang", "/MarkInfo", "/StructTreeRoot", "/ViewerPreferences", "/PageLayout"),
    *("/PageMode", "/Outlines", "/Dests", "/Names", "/OutputIntents", "/Version"),
}
OF_PAGE = {
    *("/Type", "/Parent", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Rotate", "/Resources"),
    *("/Contents", "/Group", "/UserUnit", "/StructParents", "/Tabs", "/Annots"),
}
OF_LINK = {"/Type", "/Subtype", "/Rect", "/Border", "/BS", "/C", "/H", "/A", "/Dest", "/QuadPoints", "/StructParent"}
OF_ANYTHING = {"/Metadata", "/PieceInfo", "/AF", "/LastModified", "/AA", "/EF", "/JS", "/OC", "/Thumb"}
PAINTED = {"/Widget", "/Stamp"}
SHOWN_LINKS = ("http://", "https://", "mailto:")


def cleaned_pdf(data, found):
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            _refuse(pdf)
            _tell(pdf, found)
            _clean(pdf, found)
            buffer = BytesIO()
            pdf.save(buffer, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    except pikepdf.PasswordError as problem:
        raise locked() from problem
    except (pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, TypeError, KeyError, AttributeError) as problem:
        raise damaged() from problem
    return buffer.getvalue()


def _refuse(pdf):
    if pdf.is_encrypted:
        raise locked()
    if len(pdf.objects) > MOST_OBJECTS:
        raise CannotBeCleaned(_("This PDF is too large to clean."))
    form = pdf.Root.get("/AcroForm", Dictionary())
    if "/Perms" in pdf.Root or any(_is_signed(each) for each in pdf.objects):
        raise signed()
    if "/XFA" in form and pdf.Root.get("/NeedsRendering", False):
        raise CannotBeCleaned(_("This PDF is a form that only one program can show. Print it to a PDF first."))


def _is_signed(thing):
    return isinstance(thing, Dictionary) and thing.get("/FT") == Name.Sig and "/V" in thing


def _tell(pdf, found):
    for name, value in (pdf.docinfo if "/Info" in pdf.trailer else {}).items():
        if name in ("/Author", "/Title", "/Subject", "/Keywords", "/Creator", "/Producer", "/Company"):
            found.add(gettext_lazy("Property"), value, name[1:])
    for name in pdf.attachments:
        found.add(gettext_lazy("Embedded file"), name)
    if any("/JS" in each for each in pdf.objects if isinstance(each, Dictionary)):
        found.add(gettext_lazy("Script"))
    for number, page in enumerate(pdf.pages, start=1):
        for note in page.get("/Annots", Array()):
            if note.get("/Subtype") not in (Name.Link, Name.Widget, Name.Popup):
                words = " ".join(str(note.get(key, "")) for key in ("/T", "/Contents"))
                found.add(gettext_lazy("Comment"), words, _("page %(number)s") % {"number": number})


def _clean(pdf, found):
    drop_hidden_layers(pdf, found)
    _paint_fields(pdf)
    _keep_only(pdf.Root, OF_ROOT)
    if "/Names" in pdf.Root:
        _keep_only(pdf.Root.Names, {"/Dests"})
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    for page in pdf.pages:
        _keep_only(page.obj, OF_PAGE)
        _keep_links(page)
    for each in pdf.objects:
        _clean_object(each, found)


def _paint_fields(pdf):
    """What was filled in, and stamps, become a part of the page; comments are taken out first."""
    for page in pdf.pages:
        notes = page.get("/Annots", Array())
        staying = [note for note in notes if str(note.get("/Subtype")) in PAINTED | {"/Link"}]
        if "/Annots" in page:
            page["/Annots"] = Array(staying)
    if pdf.Root.get("/AcroForm", Dictionary()).get("/NeedAppearances", False):
        pdf.generate_appearance_streams()
    pdf.flatten_annotations("screen")


def _keep_links(page):
    """Of what lies on the page only the links to a place in the file and to the web."""
    links = []
    for note in page.get("/Annots", Array()):
        if note.get("/Subtype") == Name.Link and _is_shown(note.get("/A")):
            _keep_only(note, OF_LINK)
            links.append(note)
    if links:
        page["/Annots"] = Array(links)
    elif "/Annots" in page:
        del page["/Annots"]


def _is_shown(action):
    if action is None:
        return True
    if action.get("/S") == Name.URI:
        return str(action.get("/URI", "")).lower().startswith(SHOWN_LINKS)
    return action.get("/S") == Name.GoTo


def _clean_object(thing, found):
    if not isinstance(thing, Dictionary | Stream):
        return
    if "/Rect" in thing and thing.get("/Subtype") != Name.Link:
        _keep_only(thing, {"/Type", "/Subtype"})  # a note or a field; the structure of the page may still name it
    for key in OF_ANYTHING & set(thing.keys()):
        del thing[key]
    if "/S" in thing and "/Next" in thing and "/Type" not in thing:
        del thing["/Next"]
    if isinstance(thing, Stream) and thing.get("/Filter") in (Name.DCTDecode, Array([Name.DCTDecode])):
        _clean_photo(thing, found)


def _clean_photo(stream, found):
    raw = stream.read_raw_bytes()
    try:
        clean = jpeg_without_particulars(raw)
    except (IndexError, ValueError, OSError):
        return  # a reader of PDF may still show it; it has no segments that can be read
    if len(clean) < len(raw):
        found.add(PARTICULARS)
        stream.write(clean, filter=Name.DCTDecode, decode_parms=stream.get("/DecodeParms"))


def _keep_only(dictionary, names):
    for key in set(dictionary.keys()) - names:
        del dictionary[key]
