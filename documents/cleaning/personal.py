"""What in a text belongs to one person: citizen service numbers, mail addresses, telephone numbers, addresses."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

STREET = "straat|laan|weg|plein|kade|gracht|dijk|hof|singel|dreef|steeg|pad|markt|plantsoen|wal|baan|hout|veld"
NAME = r"[A-ZÀ-Þ][\w'’-]{0,40}"
GAP = r"[ \t\u00a0.()/-]{0,4}"
# Every repetition has an end, so that a long file takes no longer than it is long.
PATTERNS = {
    "mail": re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"),
    "telephone": re.compile(rf"(?<![\w.])(?:(?:\+|00)31{GAP}(?:\(?0\)?{GAP})?|\(?0)[1-9](?:{GAP}\d){{8}}(?!\d)"),
    "citizen": re.compile(r"(?<![\d.])\d{4}[ .]?\d{2}[ .]?\d{3}(?!\d)|(?<![\d.])\d{3}[ .]\d{3}[ .]\d{3}(?!\d)"),
    "address": re.compile(
        rf"\b(?:{NAME} )?{NAME}(?:{STREET}) \d{{1,5}}(?: ?[a-zA-Z]\b)?(?:-\d{{1,5}})?"
        rf"|\b(?:{NAME} ){{1,4}}(?:{STREET.title()}) \d{{1,5}}(?: ?[a-zA-Z]\b)?"
        r"|\b[1-9]\d{3} ?[A-Z]{2}\b"
    ),
}
CALLED = {
    "citizen": _("Citizen service number"),
    "mail": _("Mail address"),
    "telephone": _("Telephone number"),
    "address": _("Address"),
}
LEFT_OUT = {
    "citizen": _("[number left out]"),
    "mail": _("[mail address left out]"),
    "telephone": _("[telephone number left out]"),
    "address": _("[address left out]"),
}


@dataclass(frozen=True)
class Personal:
    """`words` of one `kind`, in the `line` of the text (from 1) in which they stand."""

    kind: str
    words: str
    line: int

    @property
    def label(self):
        return CALLED[self.kind]


def personal_in(text):
    """Everything personal in `text`, in the order in which one reads it."""
    found = [
        (match.start(), Personal(kind, match.group(), text.count("\n", 0, match.start()) + 1))
        for kind in CALLED
        for match in PATTERNS[kind].finditer(text)
        if _is(kind, match)
    ]
    return [each for _start, each in sorted(found, key=lambda pair: pair[0])]


def without_personal(text):
    """`text` with a mark in the place of everything personal."""
    for kind in CALLED:
        text = PATTERNS[kind].sub(lambda match, kind=kind: _mark(kind, match), text)
    return text


def _mark(kind, match):
    return str(LEFT_OUT[kind]) if _is(kind, match) else match.group()


def _is(kind, match):
    return kind != "citizen" or is_citizen_number(match.group())


def is_citizen_number(words):
    """Whether these nine digits pass the check for a burgerservicenummer: 9, 8, … 2 and −1 times each, by eleven."""
    digits = [int(each) for each in words if each.isdigit()]
    weights = [9, 8, 7, 6, 5, 4, 3, 2, -1]
    return any(digits) and sum(weight * digit for weight, digit in zip(weights, digits, strict=True)) % 11 == 0
