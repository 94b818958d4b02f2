"""What could do harm does not come in, and whoever offers it reads what to do."""

from io import BytesIO

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from pikepdf import Array, Dictionary, Name

from documents.storing import check_upload
from tests.documents.cleaning.test_pdf import pdf_with
from tests.documents.office_files import ODT, types, zipped

MACROS = "In dit bestand zitten macro’s. Sla het eerst op zonder macro’s (docx, xlsx of pptx), of als pdf."
LOCKED = "Dit bestand is beveiligd met een wachtwoord"
SCRIPT = (
    "In deze pdf zit een script of een opdracht die een programma start. Druk hem af naar een nieuwe pdf en kies die."
)
FILES = "In deze pdf zitten andere bestanden."
DAMAGED = "Dit bestand is beschadigd."
FETCHES = "Dit bestand haalt bij het openen iets op van een ander adres"
PROGRAM = "In dit bestand zit een ander bestand of een opdracht die een programma kan starten."
RELATION_TO_A_TEMPLATE = """<?xml version="1.0" encoding="utf-16"?>
<r><R Id="a" Type="x/attachedTemplate" Target="https://kwaad.example/a.dotm" TargetMode="External"/></r>"""
OFFICE = {"[Content_Types].xml": types(), "word/document.xml": "<w/>"}
ODF = {"mimetype": ODT, "content.xml": "<office/>", "META-INF/manifest.xml": "<manifest/>"}


def open_action(**action):
    return pdf_with(lambda pdf, page: pdf.Root.__setattr__("OpenAction", Dictionary(Type=Name.Action, **action)))


def on_the_page(**note):
    link = Dictionary(Type=Name.Annot, Rect=Array([0, 0, 9, 9]), **note)
    return pdf_with(lambda pdf, page: page.__setattr__("Annots", Array([link])))


def locked_pdf(**passwords):
    buffer = BytesIO()
    with pikepdf.open(BytesIO(pdf_with(lambda pdf, page: None))) as pdf:
        pdf.save(buffer, encryption=pikepdf.Encryption(**passwords))
    return buffer.getvalue()


def form_of_xml(pdf, page):
    pdf.Root.AcroForm = Dictionary(XFA=pdf.make_stream(b"<xdp><script>app.alert(1)</script></xdp>"))


def word_with(target, kind, part="word/_rels/settings.xml.rels"):
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    named = f'<r Id="a" Type="{relations}/{kind}" Target="{target}" TargetMode="External"/>'
    return zipped({**OFFICE, part: f"<rs>{named}</rs>"})


def with_a_file(pdf, page):
    pdf.attachments["begroting.xlsx"] = b"PK"


REFUSED = {
    "a Word file for macros": ("brief.docm", b"", MACROS),
    "an Excel file for macros": ("LIJST.XLSM", zipped(OFFICE), MACROS),
    "macros in Word under another name": ("brief.docx", zipped({**OFFICE, "word/vbaProject.bin": b"x"}), MACROS),
    "macros in Excel": ("lijst.xlsx", zipped({**OFFICE, "xl/vbaProject.bin": b"x"}), MACROS),
    "old macros in Excel": ("lijst.xlsx", zipped({**OFFICE, "xl/macrosheets/sheet1.xml": "<x/>"}), MACROS),
    "macros in PowerPoint": ("dia.pptx", zipped({**OFFICE, "ppt/vbaProject.bin": b"x"}), MACROS),
    "macros by their kind": (
        "brief.docx",
        zipped({"[Content_Types].xml": types(**{"word/document.xml": "application/x.document.macroEnabled.main+xml"})}),
        MACROS,
    ),
    "Basic": ("brief.odt", zipped({**ODF, "Basic/Standard/Module1.xml": "<x/>"}), MACROS),
    "a script of Python": ("lijst.ods", zipped({**ODF, "Scripts/python/a.py": "1"}), MACROS),
    "a locked file of LibreOffice": (
        "brief.odt",
        zipped({**ODF, "META-INF/manifest.xml": "<manifest><encryption-data/></manifest>"}),
        LOCKED,
    ),
    "a locked file of Word": ("brief.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 99, LOCKED),
    "two parts of one name": ("brief.docx", zipped({**OFFICE, "[content_types].XML": "<x/>"}), DAMAGED),
    "no zip file": ("brief.docx", b"PK\x03\x04 en de rest", DAMAGED),
    "a PDF with a password": ("brief.pdf", locked_pdf(user="a", owner="b"), LOCKED),
    "a PDF that may not be printed": ("brief.pdf", locked_pdf(owner="b"), LOCKED),
    "a script when it opens": ("brief.pdf", open_action(S=Name.JavaScript, JS="app.alert(1)"), SCRIPT),
    "a program when it opens": ("brief.pdf", open_action(S=Name.Launch, F="cmd.exe"), SCRIPT),
    "a program behind a link": (
        "brief.pdf",
        on_the_page(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI="https://x.nl", Next=Dictionary(S=Name.Launch))),
        SCRIPT,
    ),
    "a script behind a field": (
        "brief.pdf",
        on_the_page(Subtype=Name.Widget, AA=Dictionary(K=Dictionary(S=Name.JavaScript, JS="x"))),
        SCRIPT,
    ),
    "a script in a form of XML": ("brief.pdf", pdf_with(form_of_xml), SCRIPT),
    "a template from elsewhere": ("brief.docx", word_with("https://kwaad.example/a.dotm", "attachedTemplate"), FETCHES),
    "a template over the old web": ("brief.docx", word_with("HTTP://kwaad.example/a", "attachedTemplate"), FETCHES),
    "an object from elsewhere": (
        "brief.docx",
        word_with("https://kwaad.example/x.html!", "oleObject", "word/_rels/document.xml.rels"),
        FETCHES,
    ),
    "a relation in another alphabet": (
        "brief.docx",
        zipped({**OFFICE, "word/_rels/settings.xml.rels": RELATION_TO_A_TEMPLATE.encode("utf-16")}),
        FETCHES,
    ),
    "a program in Word": (
        "brief.docx",
        zipped({**OFFICE, "word/embeddings/oleObject1.bin": b"x" + "\x01Ole10Native".encode("utf-16-le") + b"x"}),
        PROGRAM,
    ),
    "a control": ("brief.docx", zipped({**OFFICE, "word/activeX/activeX1.bin": b"x"}), PROGRAM),
    "a command in a sheet": (
        "lijst.xlsx",
        zipped({**OFFICE, "xl/externalLinks/externalLink1.xml": '<x:ddeLink ddeService="cmd"/>'}),
        PROGRAM,
    ),
    "a script behind an event": (
        "brief.odt",
        zipped({**ODF, "content.xml": '<a xmlns:l="x" l:href="vnd.sun.star.script:x.py$f?language=Python"/>'}),
        MACROS,
    ),
    "a file in it": ("brief.pdf", pdf_with(with_a_file), FILES),
    "a file on the page": ("brief.pdf", on_the_page(Subtype=Name.FileAttachment), FILES),
    "no PDF": ("brief.pdf", b"%PDF-1.7 en de rest", DAMAGED),
    "no PDF after a line": ("brief.pdf", b"\n%PDF-1.7 en de rest", DAMAGED),
}
TAKEN = {
    "Word with the template of somebody's own disk": (
        "brief.docx",
        word_with("file:///C:/Users/jan/Normal.dotm", "attachedTemplate"),
    ),
    "Word with a link": (
        "brief.docx",
        word_with("https://gemeente.example", "hyperlink", "word/_rels/document.xml.rels"),
    ),
    "Word with a chart of Excel": ("brief.docx", zipped({**OFFICE, "word/embeddings/Blad1.xlsx": zipped(OFFICE)})),
    "Word with a drawing of an older program": (
        "brief.docx",
        zipped({**OFFICE, "word/embeddings/oleObject1.bin": "VisioDocument".encode("utf-16-le")}),
    ),
    "Word": ("brief.docx", zipped(OFFICE)),
    "LibreOffice": ("brief.odt", zipped(ODF)),
    "LibreOffice with an empty list of macros": ("brief.odt", zipped({**ODF, "Basic/Standard/script-lb.xml": "<x/>"})),
    "a PDF": ("brief.pdf", pdf_with(lambda pdf, page: None)),
    "a PDF after a line": ("brief.pdf", b"\n" + pdf_with(lambda pdf, page: None)),
    "a PDF with a link": (
        "brief.pdf",
        on_the_page(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI="https://x.nl")),
    ),
    "words about it": ("brief.txt", b"/JavaScript, /Launch, vbaProject.bin and macroEnabled are words."),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_could_do_harm_is_refused_with_what_to_do(what):
    name, data, sentence = REFUSED[what]
    with pytest.raises(ValidationError) as refusal:
        check_upload(SimpleUploadedFile(name, data or b"x"))
    [message] = refusal.value.messages
    assert message.startswith(sentence)


@pytest.mark.parametrize("what", TAKEN)
def test_what_does_no_harm_is_taken(what):
    upload = SimpleUploadedFile(*TAKEN[what])
    check_upload(upload)
    assert upload.read() == TAKEN[what][1]
