"""A request for advice, understood: its subject, its date, its number, and about which policy document it is."""

import re
from dataclasses import dataclass

from documents.blocks import Found, Kind, found
from documents.sentences import split_sentences

from . import letter
from .policy import UnderstoodVersion, policy_document, policy_version

ASKS = re.compile(r"\b(?:vra(?:ag|gen)|verzoek(?:en)?)\b.{0,80}\b(?:advies|adviseren)\b", re.IGNORECASE | re.DOTALL)
MOST_QUESTIONS = 5


@dataclass(frozen=True)
class UnderstoodRequest:
    """What a letter or mail with a request says; a field that it does not give is None."""

    subject: Found | None
    issued_on: Found | None
    reference: Found | None
    question: str
    policy_document: Found | None
    policy_version: UnderstoodVersion | None


def understand_request(blocks, subject=""):
    """Read `blocks` as a request; SUBJECT is that of the mail they came in."""
    blocks = letter.content(blocks)
    named = letter.labelled(letter.head(blocks), "subject") or _heading(blocks)
    named = named or (Found(subject, subject, 1) if subject else None)
    return UnderstoodRequest(
        subject=named,
        issued_on=letter.issued_on(blocks),
        reference=letter.reference(blocks),
        question=_question(blocks),
        policy_document=policy_document((named,), blocks),
        policy_version=policy_version((named,), blocks),
    )


def _heading(blocks):
    headings = (block for block in blocks[:4] if block.kind == Kind.HEADING and not letter.is_label(block))
    return next((found(block.text, block) for block in headings), None)


def _question(blocks):
    """The sentences that ask something, as they stand there."""
    sentences = [sentence for block in blocks for sentence in split_sentences(block.text)]
    asking = [sentence for sentence in sentences if sentence.endswith("?") or ASKS.search(sentence)]
    return "\n".join(asking[:MOST_QUESTIONS])
