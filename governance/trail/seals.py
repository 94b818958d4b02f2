"""The newest seal of the trail, to be kept outside this database, and old ones that somebody kept.

Who may change the database can seal the whole trail anew; what stands in a mail or a PDF does not change along with it.
"""

import email
import re
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from governance.models import AuditEvent

NOTATION = re.compile(r":(\d{1,18}),([0-9a-f]{64}),")
SOFT_BREAK = re.compile(r"=\r?\n")


@dataclass(frozen=True)
class Seal:
    number: int
    hash: str
    at: datetime

    def __str__(self):
        """The one notation, which `seals_in` finds again."""
        day = date_format(timezone.localtime(self.at), "j F Y")
        return _("Seal of the trail: %(number)s, %(hash)s, %(date)s") % {
            "number": self.number,
            "hash": self.hash,
            "date": day,
        }


def newest_seal():
    """The Seal of the newest event, or None when there is none yet."""
    newest = AuditEvent.objects.order_by("-number").values_list("number", "hash", "at").first()
    return Seal(*newest) if newest else None


def seals_in(data):
    """The (number, hash) of each seal in `data`, the bytes of a text or of a saved mail; lowest number first."""
    texts = [data.decode("utf-8", "replace"), *_parts_of_mail(data)]
    found = set()
    for text in texts:
        found.update(NOTATION.findall("".join(SOFT_BREAK.sub("", text).split())))
    return sorted((int(number), digest) for number, digest in found)


def _parts_of_mail(data):
    parts = [part for part in email.message_from_bytes(data).walk() if part.get_content_maintype() == "text"]
    return [(part.get_payload(decode=True) or b"").decode("utf-8", "replace") for part in parts]


def not_in_the_trail(seals):
    """A sentence for each of these (number, hash) that the trail does not have."""
    stored = dict(AuditEvent.objects.filter(number__in=[n for n, _hash in seals]).values_list("number", "hash"))
    return [_sentence(number, stored.get(number)) for number, digest in seals if stored.get(number) != digest]


def _sentence(number, stored):
    if stored is None:
        return _("Seal %(number)s of the file: the trail has no such event any more.") % {"number": number}
    return _("Seal %(number)s of the file: event %(number)s has another hash now, %(hash)s.") % {
        "number": number,
        "hash": stored,
    }
