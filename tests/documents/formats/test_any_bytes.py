"""Whatever a file holds, its reader gives blocks or says in one sentence why not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advices.understanding.advice import understand_advice
from advices.understanding.request import read_request
from advices.understanding.response import understand_response
from commitments.understanding.commitments import understand_commitments
from documents.cleaning.copies import CLEANERS, cleaned
from documents.errors import DocumentError
from documents.formats.blocks import Block
from documents.formats.mail import mail_text
from documents.formats.recognising import read
from tests.documents.growing import PAGES, TEXTS

PIECES = sorted({piece for shape in [*TEXTS.values(), *PAGES.values()] for piece in shape if piece})
ODD = [
    "²",
    "١",
    "9" * 5000,
    '<ol start="²">',
    '<td rowspan="²" colspan="-1">',
    "</b>",
    "</p></p>",
    "&#1114112;",
    "\x00",
    "\ud7ff",
]
LABELS = ["Datum: 31 december 9999", "Betreft: ", "Aan: ", "Kenmerk: ", "Reactie van het college: ", "Advies 1: "]
WORDS = st.lists(st.sampled_from([*PIECES, *ODD, *LABELS, "\n", "\t", ";"]) | st.text(max_size=20), max_size=12).map(
    "".join
)
HEADERS = [
    "From: a@b.nl",
    "From: <",
    "Date: Fri, 31 Dec 9999 23:59:59 -0500",
    "Date: x",
    "Subject: =?utf-8?q?=ff?=",
    "MIME-Version: 1.0",
]
TYPES = [
    "Content-Type: text/html; charset=utf-7",
    "Content-Type: multipart/mixed; boundary=x",
    "Content-Type: message/rfc822",
    "Content-Type: text/plain; charset=none",
]
MAILS = st.builds(
    lambda headers, words: "\n".join([*headers, "", words]),
    st.lists(st.sampled_from([*HEADERS, *TYPES]), max_size=5),
    WORDS,
)
ANY = st.binary(max_size=200) | WORDS.map(str.encode) | MAILS.map(str.encode)
UNDERSTOOD = [understand_advice, understand_response, understand_commitments]

often = settings(max_examples=150, deadline=None, derandomize=True)


def sentence_or(function, *args):
    """What `function` returns; None where it says why not."""
    try:
        return function(*args)
    except DocumentError:
        return None


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.json", "a.csv", "a"])
@often
@given(data=ANY)
def test_any_bytes_give_blocks_or_a_sentence(name, data):
    blocks = sentence_or(read, data, name)
    assert blocks is None or (blocks and all(isinstance(block, Block) for block in blocks))
    for understand in UNDERSTOOD if blocks else ():
        sentence_or(understand, blocks)


@pytest.mark.parametrize("name", ["a.eml", "a.txt"])
@often
@given(data=ANY)
def test_any_bytes_are_a_request_or_a_sentence(name, data):
    sentence_or(read_request, data, name)
    sentence_or(mail_text, data)


@pytest.mark.parametrize("media_type", CLEANERS)
@settings(max_examples=40, deadline=None, derandomize=True)
@given(data=ANY)
def test_any_bytes_give_a_clean_file_or_a_sentence(media_type, data):
    clean = sentence_or(cleaned, data, media_type)
    assert clean is None or isinstance(clean, bytes)
