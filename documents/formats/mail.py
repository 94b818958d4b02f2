"""Reading a mail that was saved as a file (.eml): who sent it, when, about what, all its words and its attachments."""

import re
from dataclasses import dataclass
from datetime import date
from email import message_from_bytes, policy

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from documents.errors import DocumentError
from documents.formats.recognising import read

MAIL_TYPE = "message/rfc822"
STAYING_HEADERS = {"subject", "date"}
SENT_ON_THE_WAY = {"mime-version", "content-type", "content-transfer-encoding"}
QUOTED_HEADER = re.compile(
    r"^[ \t>*]*(?:van|aan|cc|bcc|from|to|sender|reply-to|antwoord aan|verzonden namens)[ \t*]*:.*\n?", re.I | re.M
)
REPLY_MARKS = re.compile(r"^\s*(?:(?:re|fw|fwd|doorst|antw)\s*:\s*){1,50}", re.IGNORECASE)


@dataclass(frozen=True)
class Mail:
    """A mail; `blocks` are its own words, followed by those of each attachment that can be read."""

    subject: str
    sender: str
    sent_on: date | None
    blocks: list


def is_mail(name):
    return name.lower().endswith(".eml")


def read_mail(data):
    """The Mail in these bytes; DocumentError in one sentence where there is none."""
    try:
        message = _message(data)
        parts = _parts(message)
        subject, sender = str(message["subject"] or ""), _sender(message)
        sent_on = _sent_on(message)
    except (LookupError, ValueError, AttributeError) as problem:
        raise DocumentError(_("This mail cannot be read. Save it again, or copy its text.")) from problem
    if not message["from"] or not parts:
        raise DocumentError(_("This mail cannot be read. Save it again, or copy its text."))
    return Mail(REPLY_MARKS.sub("", subject).strip(), sender, sent_on, _blocks(parts))


def mail_text(data):
    """What the mail itself says, under its subject and its day; without other headers, also those that it quotes."""
    mail, message = read_mail(data), _message(data)
    lines = [_("Subject: %(subject)s") % {"subject": mail.subject}]
    if mail.sent_on:
        lines.append(_("Date: %(date)s") % {"date": date_format(mail.sent_on, "j F Y")})
    return "\n".join([*lines, "", QUOTED_HEADER.sub("", _words(message)).strip(), ""])


def headers_of(data):
    """(name, value) of what stands above the mail and is no part of its public text."""
    kept_out = STAYING_HEADERS | SENT_ON_THE_WAY
    return [(name, str(value)) for name, value in _message(data).items() if name.lower() not in kept_out]


def names_of_attachments(data):
    return [name for name, _data in attachments_of(data)]


def attachments_of(data):
    """(name, bytes) of everything that is attached to a mail; a mail in a mail comes with what is attached to it."""
    return list(_attached(_message(data)))


def _attached(message):
    for part in message.iter_attachments():
        if part.get_content_type() == MAIL_TYPE:
            inner = part.get_content()
            yield f"{inner['subject'] or 'mail'}.eml", inner.as_bytes()
            yield from _attached(inner)
        elif not part.is_multipart():
            yield part.get_filename() or "", part.get_payload(decode=True) or b""


def _message(data):
    return message_from_bytes(data, policy=policy.default)


def _words(message):
    """The words of the mail itself; of one in HTML those that one reads."""
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        return ""
    words = body.get_content()
    if body.get_content_type() != "text/html":
        return words.replace("\r\n", "\n")
    return "\n\n".join(block.text for block in _blocks([(words.encode(), "mail.html")]))


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
    """The day on which it was sent, as it was here; None without one, and where that day falls off the calendar."""
    sent_at = message["date"].datetime if message["date"] else None
    if sent_at is None:
        return None
    try:
        return timezone.localdate(sent_at) if sent_at.tzinfo else sent_at.date()
    except OverflowError:
        return None


def _blocks(parts):
    blocks = []
    for data, name in parts:
        try:
            blocks += read(data, name)
        except DocumentError:  # a picture, or a kind of file that we cannot read yet
            continue
    return blocks
