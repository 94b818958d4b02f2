"""The public copy of a mail: never the mail as it came, but its text."""

from pathlib import PurePath

from django.utils.translation import gettext as _

from documents.cleaning.personal import CALLED, LEFT_OUT, without_personal
from documents.errors import CannotBeCleaned, DocumentError
from documents.formats.mail import headers_of, mail_text, names_of_attachments


def cleaned_mail(data, found):
    """What the mail says, under its subject and day, with marks for addresses and numbers of persons."""
    try:
        text = without_personal(mail_text(data))
    except DocumentError as problem:
        raise CannotBeCleaned(str(problem)) from problem
    for name, value in headers_of(data):
        found.add(_("Mail header"), f"{name}: {value}")
    for name in names_of_attachments(data):
        found.add(_("Attachment"), name)
    for number, line in enumerate(text.split("\n"), start=1):
        for kind in [kind for kind, mark in LEFT_OUT.items() if str(mark) in line]:
            found.add(CALLED[kind], place=_("line %(number)s") % {"number": number})
    return text.encode()


def name_of_text(name):
    return f"{PurePath(name).stem}.txt"
