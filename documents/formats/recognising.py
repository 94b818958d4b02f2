"""From the bytes of a file in any known format to its blocks."""

from django.utils.translation import gettext as _

from documents.errors import DocumentError
from documents.formats.continuing import made_whole
from documents.formats.decoding import decode
from documents.formats.html import html_blocks, is_html
from documents.formats.json_rows import is_json, json_blocks
from documents.formats.tables import csv_rows
from documents.formats.text import text_blocks

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
