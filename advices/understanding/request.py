"""A request for advice, understood: its subject, its date, its number, and about which policy document it is."""

import re
from dataclasses import dataclass
from datetime import date

from documents.dutch.dates import find_dates
from documents.dutch.sentences import split_sentences
from documents.formats.blocks import Found, Kind, found
from documents.formats.mail import is_mail, read_mail
from documents.formats.recognising import read

from . import letter
from .policy import UnderstoodVersion, policy_document, policy_version

ASKING = r"\b(?:vraagt?|vragen|gevraagd|verzoek(?:t|en)?|verzocht)\b"
ASKS = re.compile(ASKING + r".{0,80}\b(?:advies|adviseren)\b", re.IGNORECASE | re.DOTALL)
BEFORE = re.compile(r"\b(?:uiterlijk|vóór|voor)\b(?=.{0,25}\d)", re.IGNORECASE)
OF_ADVICE = re.compile(r"\b(?:advies|adviseren|reactie|ontvangen|tegemoet)\b", re.IGNORECASE)
MOST_QUESTIONS = 5


@dataclass(frozen=True)
class UnderstoodRequest:
    """What a letter or mail with a request says; a field that it does not give is None."""

    subject: Found | None
    reference: Found | None
    question: str
    due_on: date | None
    policy_document: Found | None
    policy_version: UnderstoodVersion | None


def read_request(data, name):
    """Read the letter or mail in `data`: (what was understood, its blocks, who sent it, the day on which it was
    sent).
    """
    if is_mail(name):
        mail = read_mail(data)
        return understand_request(mail.blocks, mail.subject), mail.blocks, mail.sender, mail.sent_on
    blocks = read(data, name)
    return understand_request(blocks), blocks, "", None


def understand_request(blocks, subject=""):
    """Read `blocks` as a request; `subject` is that of the mail they came in."""
    blocks = letter.content(blocks)
    named = letter.labelled(letter.head(blocks), "subject") or _heading(blocks)
    named = named or (Found(subject, subject, 1) if subject else None)
    issued_on = letter.issued_on(blocks)
    return UnderstoodRequest(
        subject=named,
        reference=letter.reference(blocks),
        question=_question(blocks),
        due_on=_due_on(blocks, issued_on and issued_on.value),
        policy_document=policy_document((named,), blocks),
        policy_version=policy_version((named,), blocks),
    )


def _heading(blocks):
    headings = (block for block in blocks[:4] if block.kind == Kind.HEADING and not letter.is_label(block))
    return next((found(block.text, block) for block in headings), None)


def _sentences(blocks):
    return [sentence for block in blocks for sentence in split_sentences(block.text)]


def _due_on(blocks, issued_on):
    """The day before which the advice is asked, as a sentence about it says ("uiterlijk 15 januari 2027"), or None."""
    for sentence in filter(OF_ADVICE.search, _sentences(blocks)):
        for before in BEFORE.finditer(sentence):
            for found_date in find_dates(sentence[before.end() :], near=issued_on):
                if issued_on is None or found_date.on > issued_on:
                    return found_date.on
    return None


def _question(blocks):
    """The sentences that ask something, as they stand there."""
    sentences = _sentences(blocks)
    asking = [sentence for sentence in sentences if sentence.endswith("?") or ASKS.search(sentence)]
    return "\n".join(asking[:MOST_QUESTIONS])
