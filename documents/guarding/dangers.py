"""What a file of an office program or a PDF may not bring along: what runs, what is locked, other files."""

import re
import zipfile
import zlib
from functools import partial
from io import BytesIO

import pikepdf
from django.utils.translation import gettext as _
from lxml import etree
from pikepdf import Array, Dictionary, Name, Stream

from documents.errors import DocumentError
from documents.office import markup
from documents.office.archive import LOCKED, damaged, locked

MACROS = re.compile(
    r"(.*/)?vba(project|data)[^/]*|.*/(intl)?macrosheets/.*|scripts/.+|basic/[^/]+/(?!script-lb\.xml|dialog-lb\.xml).+"
)
FETCHED = {"attachedTemplate", "oleObject", "frame", "aFChunk"}  # opened from another address without a question
ON_THE_WEB = ("http:", "https:", "ftp:", "mhtml:", "ms-")
ACTIVE_X = re.compile(r".*/activex/.+\.bin")
PACKAGE = "\x01Ole10Native".encode("utf-16-le")  # the name under which any file at all stands in an embedded object
DDE = re.compile(rb"<(\w+:)?ddelink\b", re.I)
SCRIPT_OF_LIBRE_OFFICE = re.compile(rb"vnd\.sun\.star\.script:|macro:/", re.I)
LARGEST_LIST = 16 * 1024 * 1024  # bytes of the part that lists the others, unpacked
MOST_OBJECTS = 500_000
RUNS = {Name.JavaScript, Name.Launch, Name.ImportData, Name.Rendition, Name.RichMediaExecute}
HOLDS_FILES = {"/EmbeddedFiles", "/EF", "/AFRelationship", "/RichMediaContent"}


def macros():
    return DocumentError(_("This file has macros in it. Save it without macros first (docx, xlsx or pptx), or as PDF."))


def starts_a_program():
    return DocumentError(
        _(
            "This file has another file in it, or a command, that can start a program. Take that out first, or save it"
            " as PDF."
        )
    )


def fetches():
    return DocumentError(
        _(
            "This file fetches something from another address when it is opened, such as a template. Take that out"
            " first, or save it as PDF."
        )
    )


def refuse_office(data):
    """Raises DocumentError for a file of an office program (a zip file) that is locked or does something by itself.

    That is: macros, a program that it starts, or a part that it fetches from elsewhere when it is opened.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = {entry.filename.lower(): entry for entry in archive.infolist()}
            if len(entries) < len(archive.infolist()):  # which of two parts of one name counts, each program says
                raise damaged()
            if any(entry.flag_bits & LOCKED for entry in entries.values()):
                raise locked()
            if any(map(MACROS.fullmatch, entries)) or b"macroEnabled" in _part(archive, entries, "[content_types].xml"):
                raise macros()
            if b"encryption-data" in _part(archive, entries, "meta-inf/manifest.xml"):
                raise locked()
            for name in entries:
                _refuse_part(name, partial(_part, archive, entries, name))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as problem:
        raise damaged() from problem


def _refuse_part(name, read):
    if name.endswith(".rels"):
        _refuse_relations(read())
    elif (
        ACTIVE_X.fullmatch(name)
        or ("/embeddings/" in name and PACKAGE in read())
        or ("/externallinks/" in name and DDE.search(read()))
    ):
        raise starts_a_program()
    elif name in ("content.xml", "styles.xml") and SCRIPT_OF_LIBRE_OFFICE.search(read()):
        raise macros()


def _refuse_relations(data):
    for element in markup.parsed(data).iter(etree.Element):
        kind, target = element.get("Type", "").rsplit("/", 1)[-1], element.get("Target", "").strip().lower()
        if kind in FETCHED and element.get("TargetMode") == "External" and target.startswith(ON_THE_WEB):
            raise fetches()


def _part(archive, entries, name):
    if name not in entries:
        return b""
    with archive.open(entries[name]) as part:
        return part.read(LARGEST_LIST)


def refuse_pdf(data):
    """Raises DocumentError for a PDF that is locked, holds other files, or does something when it is opened."""
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            if pdf.is_encrypted:
                raise locked()
            if len(pdf.objects) > MOST_OBJECTS:
                raise DocumentError(_("This PDF is too large to look through. Print it to a new PDF, or in parts."))
            for dictionary in _dictionaries(pdf):
                _refuse_dictionary(dictionary)
    except pikepdf.PasswordError as problem:
        raise locked() from problem
    except (pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, TypeError, KeyError, AttributeError) as problem:
        raise damaged() from problem


def _refuse_dictionary(dictionary):
    keys = set(dictionary.keys())
    if keys & {"/JS", "/XFA"} or dictionary.get("/S") in RUNS:
        raise DocumentError(
            _("This PDF has a script in it, or starts a program. Print it to a new PDF, and choose that one.")
        )
    if keys & HOLDS_FILES or dictionary.get("/Subtype") in (Name.FileAttachment, Name.RichMedia):
        raise DocumentError(
            _("This PDF has other files in it. Add those one by one, print this one to a new PDF, and choose that.")
        )


def _dictionaries(pdf):
    """Every dictionary in `pdf`, also one that stands inside another."""
    todo = [*pdf.objects, pdf.trailer]
    while todo:
        thing = todo.pop()
        if isinstance(thing, Dictionary | Stream):
            dictionary = thing.stream_dict if isinstance(thing, Stream) else thing
            yield dictionary
            inside = [value for _key, value in dictionary.items()]
        else:
            inside = list(thing) if isinstance(thing, Array) else []
        todo += [each for each in inside if isinstance(each, pikepdf.Object) and not each.is_indirect]
