"""Reading a file that somebody offers: looked at first, and within limits."""

from pathlib import Path

from django.utils.translation import gettext as _

from documents.errors import DocumentError
from documents.formats.decoding import MAX_BYTES, refuse_too_big
from documents.formats.recognising import read
from documents.guarding.gate import check_harmless
from documents.limits.process import within_limits


def read_and_understand(data, name, understand):
    """(the blocks of the document in `data`, what `understand` makes of them), worked out within limits.

    DocumentError says in one sentence why it can not be read, or not be understood.
    """
    return within_limits(_understood, data, name, understand)


def _understood(data, name, understand):
    blocks = read(data, name)
    return blocks, understand(blocks)


def read_path(path):
    """The blocks of a file on disk; too big a file is refused before it is read."""
    path = Path(path)
    try:
        refuse_too_big(path.stat().st_size)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise DocumentError(_("The file %(name)s cannot be opened.") % {"name": path.name}) from error
    check_harmless(data, path.name)
    return read(data, path.name)
