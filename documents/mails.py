"""Reading a mail that was saved as a file (.eml): who sent it, when, about what, and all its words."""

import re
from dataclasses import dataclass
from datetime import date
from email import message_from_bytes, policy

from django.utils import timezone
from django.utils.translation import gettext as _

from .blocks import DocumentError
from .reading import read

REPLY_MARKS = re.compile(r"^\s*(?:(?:re|fw|fwd|doorst|antw)\s*:\s*)+", re.IGNORECASE)


@dataclass(frozen=True)
class Mail:
    """A mail; BLOCKS are its own words, followed by those of each attachment that can be read."""

    subject: str
    sender: str
    sent_on: date | None
    blocks: list


def is_mail(name):
    return name.lower().endswith(".eml")


def read_mail(data):
    """The Mail in these bytes; DocumentError in one sentence where there is none."""
    try:
        message = message_from_bytes(data, policy=policy.default)
        parts = _parts(message)
        subject, sender = str(message["subject"] or ""), _sender(message)
        sent_on = _sent_on(message)
    except (LookupError, ValueError, AttributeError) as problem:
        raise DocumentError(_("This mail cannot be read. Save it again, or copy its text.")) from problem
    if not message["from"] or not parts:
        raise DocumentError(_("This mail cannot be read. Save it again, or copy its text."))
    return Mail(REPLY_MARKS.sub("", subject).strip(), sender, sent_on, _blocks(parts))


def _parts(message):
    """(bytes, name) of the words of the mail and of each attachment."""
    body = message.get_body(preferencelist=("plain", "html"))
    parts = []
    if body is not None:
        name = "mail.html" if body.get_content_type() == "text/html" else "mail.txt"
        parts.append((body.get_content().encode(), name))
    for part in message.iter_attachments():
        if not part.is_multipart():
            parts.append((part.get_payload(decode=True) or b"", part.get_filename() or ""))
    return parts


def _sender(message):
    addresses = message["from"].addresses if message["from"] else ()
    return next((address.display_name or address.addr_spec for address in addresses), "")


def _sent_on(message):
    sent_at = message["date"].datetime if message["date"] else None
    if sent_at is None:
        return None
    return timezone.localdate(sent_at) if sent_at.tzinfo else sent_at.date()


def _blocks(parts):
    blocks = []
    for data, name in parts:
        try:
            blocks += read(data, name)
        except DocumentError:  # a picture, or a kind of file that we cannot read yet
            continue
    return blocks
