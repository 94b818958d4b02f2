"""What a file of an office program or a PDF may not bring along: what runs, what is locked, other files."""

import re
import zipfile
import zlib
from io import BytesIO

import pikepdf
from django.utils.translation import gettext as _
from pikepdf import Array, Dictionary, Name, Stream

from documents.blocks import DocumentError
from documents.cleaning.archive import LOCKED, damaged, locked

MACROS = re.compile(
    r"(.*/)?vba(project|data)[^/]*|.*/(intl)?macrosheets/.*|scripts/.+|basic/[^/]+/(?!script-lb\.xml|dialog-lb\.xml).+"
)
LARGEST_LIST = 16 * 1024 * 1024  # bytes of the part that lists the others, unpacked
MOST_OBJECTS = 500_000
RUNS = {Name.JavaScript, Name.Launch, Name.ImportData, Name.Rendition, Name.RichMediaExecute}
HOLDS_FILES = {"/EmbeddedFiles", "/EF", "/AFRelationship", "/RichMediaContent"}


def macros():
    return DocumentError(_("This file has macros in it. Save it without macros first (docx, xlsx or pptx), or as PDF."))


def refuse_office(data):
    """Raises DocumentError for a file of an office program (a zip file) that has macros or is locked."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = {entry.filename.lower(): entry for entry in archive.infolist()}
            if any(entry.flag_bits & LOCKED for entry in entries.values()):
                raise locked()
            if any(map(MACROS.fullmatch, entries)) or b"macroEnabled" in _part(archive, entries, "[content_types].xml"):
                raise macros()
            if b"encryption-data" in _part(archive, entries, "meta-inf/manifest.xml"):
                raise locked()
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as problem:
        raise damaged() from problem


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
    if "/JS" in keys or dictionary.get("/S") in RUNS:
        raise DocumentError(
            _("This PDF has a script in it, or starts a program. Print it to a new PDF, and choose that one.")
        )
    if keys & HOLDS_FILES or dictionary.get("/Subtype") in (Name.FileAttachment, Name.RichMedia):
        raise DocumentError(
            _("This PDF has other files in it. Add those one by one, print this one to a new PDF, and choose that.")
        )


def _dictionaries(pdf):
    """Every dictionary in PDF, also one that stands inside another."""
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
