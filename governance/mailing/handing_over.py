"""Giving a mail to the mail server, so that one knows afterwards whether it may have gone."""

from contextlib import suppress
from smtplib import SMTPException, SMTPNotSupportedError, SMTPRecipientsRefused, SMTPResponseException

from django.core.mail import get_connection


class NotTaken(Exception):
    """The mail server surely did not take the mail; the message is what it said."""


class InDoubt(Exception):
    """It may have taken it, so that it is not sent again; the message is what went wrong."""


def hand_over(message):
    """Give `message` to the mail server; raises NotTaken or InDoubt."""
    connection = get_connection()
    try:
        connection.open()
    except (SMTPException, OSError) as problem:
        raise NotTaken(problem) from problem
    try:
        connection.send_messages([message])
    except (SMTPResponseException, SMTPRecipientsRefused, SMTPNotSupportedError) as problem:
        raise NotTaken(problem) from problem
    except (SMTPException, OSError) as problem:
        raise InDoubt(problem) from problem
    finally:
        with suppress(SMTPException, OSError):
            connection.close()
