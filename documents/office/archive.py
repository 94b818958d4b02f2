"""Reading and writing the zip file that a document of Word, Excel, PowerPoint or LibreOffice is."""

import zipfile
import zlib
from io import BytesIO

from django.utils.translation import gettext as _

from documents.errors import CannotBeCleaned

MOST_PARTS = 4000
MOST_BYTES = 200 * 1024 * 1024  # of everything together, unpacked
SIGNATURES = ("_xmlsignatures/", "META-INF/documentsignatures", "META-INF/macrosignatures")
LOCKED = 0x1
SAME_MOMENT = (1980, 1, 1, 0, 0, 0)


def unpacked(data):
    """{name: bytes} of every part of the zip file in `data`; raises CannotBeCleaned."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _check(entries)
            return _read(archive, entries)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as problem:
        raise damaged() from problem


def packed(parts):
    """The zip file of these `parts` ({name: bytes}), without the moments at which they were written."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, SAME_MOMENT), data, kind)
    return buffer.getvalue()


def damaged():
    return CannotBeCleaned(_("This file is damaged. Open it yourself, save it again, and choose that file."))


def signed():
    return CannotBeCleaned(
        _("This file has a digital signature, which a clean copy would break. Save it without one first.")
    )


def locked():
    return CannotBeCleaned(_("This file is locked with a password. Save it without one first."))


def too_large():
    return CannotBeCleaned(_("This file is too large to clean when it is unpacked. Save it as PDF first."))


def _check(entries):
    names = [entry.filename for entry in entries]
    if len(set(names)) < len(names):
        raise damaged()
    if any(name.startswith(SIGNATURES) for name in names):
        raise signed()
    if any(entry.flag_bits & LOCKED for entry in entries):
        raise locked()
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise too_large()


def _read(archive, entries):
    """Never more than was said: a part that unpacks into more than it claims is refused."""
    parts = {}
    for entry in entries:
        with archive.open(entry) as part:
            parts[entry.filename] = part.read(entry.file_size + 1)
        if len(parts[entry.filename]) != entry.file_size:
            raise damaged()
    return parts
