"""Reading a file of any known format into blocks."""

from pathlib import Path

from django.utils.translation import gettext as _

from documents.formats.blocks import DocumentError
from documents.formats.continuing import made_whole
from documents.formats.decoding import MAX_BYTES, decode, refuse_too_big
from documents.formats.html import html_blocks, is_html
from documents.formats.json_rows import is_json, json_blocks
from documents.formats.tables import csv_rows
from documents.formats.text import text_blocks
from documents.guarding.gate import check_harmless
from documents.limits.process import within_limits

# A new format is one more line here: (does it look like this?, text → blocks). The first that recognises it reads it.
FORMATS = (
    (is_json, json_blocks),
    (is_html, html_blocks),
    (lambda text, name: csv_rows(text) is not None, csv_rows),
    (lambda text, name: True, text_blocks),
)


def read(data, name):
    """The blocks of the document in `data`, each whole; DocumentError says in one sentence why there are none."""
    text = decode(data)
    blocks = next(to_blocks for recognises, to_blocks in FORMATS if recognises(text, name))(text)
    if not blocks:
        raise DocumentError(_("There is no text in this file."))
    return made_whole(blocks)


def read_and_understand(data, name, understand):
    """(the blocks of the document in DATA, what UNDERSTAND makes of them), worked out within limits.

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
