"""What stands in a mail: a line per notice that is still true and that its reader may see, as text and as HTML."""

from datetime import date
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.signing import Signer
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from adviesraad.notices.rules import RULES

signer = Signer(salt="unsubscribe")


class Line(NamedTuple):
    sentence: str
    subject: str
    url: str
    due_on: date | None


def absolute(name, *arguments):
    return settings.SITE_URL + reverse(name, args=arguments)


def record_of(notice):
    """The record that `notice` is about, while it is still true and its user may see it; else None."""
    rule = RULES.get(notice.rule)
    return rule and rule.record_for(notice.user, notice.object_id)


def lines_of(mail):
    """The lines of `mail`, what is overdue with the day on which it was due."""
    for notice in mail.notices.select_related("user").order_by("pk"):
        record = record_of(notice)
        if record:
            rule = RULES[notice.rule]
            due_on = getattr(record, rule.due) if rule.due else None
            yield Line(str(rule.sentence), rule.subject(record), absolute("notice_open", notice.pk), due_on)


def letter_of(mail):
    """The message of `mail`; None when nothing in it is left to tell, or its user may no longer sign in."""
    lines = list(lines_of(mail)) if mail.user.is_active else []
    if not lines:
        return None
    unsubscribe = absolute("mail_unsubscribe", signer.sign(mail.user_id))
    context = {
        "mail": mail,
        "lines": lines,
        "heading": _heading(mail, len(lines)),
        "desk_url": absolute("desk"),
        "choose_url": absolute("my_mail"),
        "unsubscribe_url": unsubscribe,
    }
    headers = {
        "Message-ID": f"<mail-{mail.pk}-{mail.made_at:%Y%m%d%H%M%S%f}@{urlsplit(settings.SITE_URL).hostname}>",
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": f"<{unsubscribe}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    text = render_to_string("notices/mail.txt", context)
    letter = EmailMultiAlternatives(_subject(mail, lines), text, to=[mail.user.email], headers=headers)
    letter.attach_alternative(render_to_string("notices/mail.html", context), "text/html")
    return letter


def _heading(mail, count):
    if mail.is_digest:
        text = ngettext("Your week: %(count)s message", "Your week: %(count)s messages", count)
    else:
        text = ngettext("There is a message for you", "There are %(count)s messages for you", count)
    return text % {"count": count}


def _subject(mail, lines):
    """On one line, whatever stands in a title."""
    if mail.is_digest or len(lines) > 1:
        return _("Adviesraad: %(heading)s") % {"heading": _heading(mail, len(lines))}
    words = f"{lines[0].sentence}: {lines[0].subject}"
    return Truncator(" ".join(words.split())).chars(150)
