"""From bytes to text, or one clear sentence why that cannot be done."""

import codecs

from django.utils.translation import gettext as _

from documents.errors import DocumentError

MAX_BYTES = 20 * 1024 * 1024

# The first bytes of files people try most often; each gets the advice that helps.
SIGNATURES = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "Word/Excel/zip"),
    (b"\xd0\xcf\x11\xe0", "Word/Excel"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"{\\rtf", "RTF"),
)


def refuse_too_big(size):
    if size > MAX_BYTES:
        raise DocumentError(
            _("This file is too big (%(size)d MB). A document may be at most %(limit)d MB.")
            % {"size": round(size / 1024 / 1024), "limit": MAX_BYTES // 1024 // 1024}
        )


def decode(data):
    """The text in `data`, with line ends as \\n and without a byte order mark."""
    refuse_too_big(len(data))
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf"):
        raise DocumentError(_("This file is empty."))
    text = _decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\xa0", " ").replace("\u200b", "").replace("\ufeff", "").replace("\f", "\n")


def _decoded(data):
    _refuse_signature(data)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(data, "utf-16")
    if _is_binary(data):
        raise DocumentError(
            _("This is not a text file, so it cannot be read. Offer the document as text or as a web page.")
        )
    try:
        return codecs.getincrementaldecoder("utf-8-sig")().decode(data)  # a last half character is a cut-off, no error
    except UnicodeDecodeError:
        return _windows_text(data)


def _refuse_signature(data):
    for start, name in SIGNATURES:
        if data.startswith(start):
            raise DocumentError(
                _("This is a %(name)s file. It cannot be read yet. Save it as text or as a web page first.")
                % {"name": name}
            )


def _is_binary(data):
    sample = data[:65536]
    odd = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in sample)
    return b"\0" in data or odd > len(sample) / 100


def _windows_text(data):
    """Text of an older Windows program; what then still looks garbled is refused rather than stored."""
    if _mixes_encodings(data):
        raise _wrong_encoding()
    text = _strict(data, "cp1252")
    letters = sum(
        char.isascii() or char in "éèëêïîöôüûáàäâíìóòúùñçÉÈËÊÏÖÔÜÁÀÄÇ€‘’“”„–—…•°½¼²³§©®ß×·«»´¨" for char in text
    )
    if letters < 0.98 * len(text):
        raise _wrong_encoding()
    return text


def _mixes_encodings(data):
    """Both real UTF-8 sequences and bytes that cannot be UTF-8 in one file: somebody glued or damaged it."""
    text = data.decode("utf-8", errors="replace")
    good = sum(not char.isascii() and char != "\ufffd" for char in text)
    return good > text.count("\ufffd") > 0


def _strict(data, encoding):
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise _wrong_encoding() from None


def _wrong_encoding():
    return DocumentError(
        _("The letters in this file cannot be read (wrong encoding). Save the document again as UTF-8 text.")
    )
