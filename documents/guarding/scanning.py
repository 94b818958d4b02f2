"""Asking ClamAV, over the socket that CLAMAV_SOCKET names, whether there is a virus in a file."""

import socket
import struct
from contextlib import contextmanager
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from documents.errors import DocumentError

SECONDS = 20  # for each answer
PORT = 3310
PIECE = 64 * 1024


def scan(data):
    """Raises DocumentError where the scanner finds something in `data` or gives no answer; without one all passes."""
    if not settings.CLAMAV_SOCKET:
        return
    try:
        answer = _ask(b"zINSTREAM\0", *_pieces(data))
    except (OSError, ValueError) as problem:
        raise _not_scanned() from problem
    if answer.endswith(b" FOUND"):
        raise DocumentError(
            _("There is a virus in this file. It was not kept. Ask whoever gave it to you for a clean one.")
        )
    if answer != b"stream: OK":
        raise _not_scanned()


def scanner_answers():
    """Whether the scanner is there; True as well where no setting names one."""
    try:
        return not settings.CLAMAV_SOCKET or _ask(b"zPING\0", seconds=2) == b"PONG"
    except (OSError, ValueError):
        return False


def _not_scanned():
    return DocumentError(
        _(
            "This file could not be checked for viruses, and so was not kept. Try again later, or tell the"
            " administrator."
        )
    )


def _pieces(data):
    for start in range(0, len(data), PIECE):
        piece = data[start : start + PIECE]
        yield struct.pack("!I", len(piece)) + piece
    yield struct.pack("!I", 0)


def _ask(*parts, seconds=SECONDS):
    """What the scanner answers to `parts`, without the zero byte that ends it."""
    with _connected(seconds) as connection:
        for part in parts:
            connection.sendall(part)
        answer = b""
        while not answer.endswith(b"\0") and (more := connection.recv(4096)):
            answer += more
        return answer.rstrip(b"\0")


@contextmanager
def _connected(seconds):
    address = urlsplit(settings.CLAMAV_SOCKET)
    if address.scheme == "tcp":
        with socket.create_connection((address.hostname, address.port or PORT), timeout=seconds) as connection:
            yield connection
    elif address.scheme == "unix":
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(seconds)
            connection.connect(address.path)
            yield connection
    else:
        raise ValueError("CLAMAV_SOCKET is unix:/path or tcp://host:port")
