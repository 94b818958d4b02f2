"""A clean copy of a picture: as it is seen, without where, when and with what it was made."""

import struct
from io import BytesIO

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image, ImageOps

from documents.errors import CannotBeCleaned
from documents.office.archive import damaged

MOST_PIXELS = 100_000_000
PARTICULARS = gettext_lazy("Particulars of a picture, such as its place, time and camera")
UPRIGHT = 1
ORIENTATION = 0x0112
PNG_START = b"\x89PNG\r\n\x1a\n"
PNG_SEEN = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"pHYs", b"sBIT", b"bKGD"}
SCAN, END, COMMENT = 0xDA, 0xD9, 0xFE
PROGRAMS = range(0xE0, 0xF0)
NAMED = {0xE0: b"JFIF", 0xE2: b"ICC_PROFILE", 0xEE: b"Adobe"}  # of what programs add, what is needed to show it
WITHOUT_LENGTH = {0x01, *range(0xD0, 0xD8)}


def cleaned_picture(data, found, place=""):
    """The picture in `data`, upright, without its particulars; a photo that is upright keeps every pixel as it is."""
    picture = _opened(data)
    try:
        upright = picture.getexif().get(ORIENTATION, UPRIGHT) == UPRIGHT
        if picture.format == "JPEG" and upright:
            clean = jpeg_without_particulars(data)
        elif picture.format == "PNG" and upright:
            clean = _png_without_particulars(data)
        else:
            clean = _drawn_again(picture)
    except (OSError, ValueError, SyntaxError, struct.error, IndexError, Image.DecompressionBombError) as problem:
        raise damaged() from problem
    if len(clean) < len(data) or not upright:
        found.add(PARTICULARS, _told(picture), place)
    return clean


def _opened(data):
    try:
        picture = Image.open(BytesIO(data), formats=["JPEG", "PNG", "GIF", "BMP", "TIFF"])
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as problem:
        raise damaged() from problem
    if picture.width * picture.height > MOST_PIXELS:
        raise CannotBeCleaned(_("This picture is too large to clean. Make it smaller first."))
    return picture


def _told(picture):
    """The camera and the time that the picture names, as far as it does."""
    exif = picture.getexif()
    return ", ".join(str(exif[tag]) for tag in (0x010F, 0x0110, 0x0132, 0x013B) if exif.get(tag))


def _drawn_again(picture):
    """The same pixels, turned upright, in the same format."""
    kind, profile = picture.format, picture.info.get("icc_profile")
    upright = ImageOps.exif_transpose(picture)
    clean = Image.new(upright.mode, upright.size)
    clean.paste(upright)
    if upright.mode == "P":
        clean.putpalette(upright.getpalette())
    buffer = BytesIO()
    kept = {"icc_profile": profile} if profile and kind in ("JPEG", "PNG", "TIFF") else {}
    clean.save(buffer, kind, **kept, **({"quality": 95} if kind == "JPEG" else {}))
    return buffer.getvalue()


def jpeg_without_particulars(data):
    """The JPEG without its segments of particulars, and without what stands after its end."""
    kept, at = [data[:2]], 2
    while True:
        if data[at] != 0xFF:
            raise ValueError("no marker")
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == END:
            return b"".join([*kept, b"\xff\xd9"])
        length = 2 if marker in WITHOUT_LENGTH else 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
        segment, at = data[at : at + length], at + length
        if marker == SCAN:
            scan_end = _end_of_scan(data, at)
            segment, at = segment + data[at:scan_end], scan_end
        if _is_seen(marker, segment):
            kept.append(segment)


def _is_seen(marker, segment):
    """Whether a segment is needed to show the picture: all but comments and the programs' own particulars."""
    if marker in NAMED:
        return segment[4:].startswith(NAMED[marker])
    return marker not in PROGRAMS and marker != COMMENT


def _end_of_scan(data, at):
    """Where the next marker stands after the pixels from `at`."""
    while True:
        at = data.index(b"\xff", at)
        if data[at + 1] and data[at + 1] not in WITHOUT_LENGTH:
            return at
        at += 2


def _png_without_particulars(data):
    """The PNG with the chunks that show something."""
    if not data.startswith(PNG_START):
        raise ValueError("no PNG")
    kept, at = [PNG_START], len(PNG_START)
    while True:
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        chunk, at = data[at : at + 12 + length], at + 12 + length
        if len(chunk) != 12 + length:
            raise ValueError("cut off")
        if kind in PNG_SEEN:
            kept.append(chunk)
        if kind == b"IEND":
            return b"".join(kept)
