"""A mail that was saved as a file: who, when, what about, and its words with those of its attachments."""

from datetime import date
from pathlib import Path

import pytest

from documents.errors import DocumentError
from documents.formats.mail import attachments_of, headers_of, is_mail, mail_text, read_mail

FIXTURE = Path(__file__).parents[2] / "fixtures/request_with_letter.eml"
HEAD = b"From: Jan Jansen <jan@voorbeeld.nl>\nDate: Mon, 2 Mar 2026 10:00:00 +0100\n"


def test_mail_with_a_letter():
    mail = read_mail(FIXTURE.read_bytes())
    assert (mail.subject, mail.sender, mail.sent_on) == (
        "Adviesaanvraag Beleidsplan Wmo",
        "Fatima de Wit",
        date(2026, 3, 3),
    )
    texts = [block.text for block in mail.blocks]
    assert texts[0] == "Beste adviesraad,"
    assert "Ons kenmerk: Z-26-118" in " ".join(texts)


@pytest.mark.parametrize(
    ("subject", "shown"),
    [(b"Re: FW: Vraag", "Vraag"), (b"=?utf-8?q?Caf=C3=A9?=", "Café"), (b"Reactie", "Reactie"), (b"", "")],
)
def test_subject_without_reply_marks(subject, shown):
    assert read_mail(HEAD + b"Subject: " + subject + b"\n\nGraag advies.\n").subject == shown


def test_day_is_that_in_the_netherlands():
    mail = read_mail(b"From: a@b.nl\nDate: Mon, 2 Mar 2026 23:30:00 +0000\n\nGraag advies.\n")
    assert (mail.sender, mail.sent_on) == ("a@b.nl", date(2026, 3, 3))


@pytest.mark.parametrize("day", [b"Fri, 31 Dec 9999 23:59:59 -0500", b"Fri, 31 Dec 9999 23:30:00 +0000"])
def test_day_that_falls_off_the_calendar_is_none(day):
    assert read_mail(b"From: a@b.nl\nDate: " + day + b"\n\nGraag advies.\n").sent_on is None


def test_mail_in_html_is_read_without_its_tags():
    mail = read_mail(HEAD + b"Content-Type: text/html\n\n<html><body><p>Graag <b>advies</b>.</p></body></html>\n")
    assert [block.text for block in mail.blocks] == ["Graag advies."]


def test_attachment_that_cannot_be_read_is_left_out():
    parts = (
        b'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="X"\n\n'
        b"--X\nContent-Type: text/plain\n\nGraag advies.\n"
        b'--X\nContent-Type: application/pdf\nContent-Disposition: attachment; filename="a.pdf"\n\n%PDF-1.7\n--X--\n'
    )
    assert [block.text for block in read_mail(HEAD + parts).blocks] == ["Graag advies."]


@pytest.mark.parametrize("data", [b"", b"Geen mail, maar tekst.", b"\x00\xff\x00", b"From: \n\n", b"Subject: x\n\ny"])
def test_what_is_no_mail_is_refused_in_a_sentence(data):
    with pytest.raises(DocumentError):
        read_mail(data)


@pytest.mark.parametrize("charset", [b"onbekend", b"utf-8"])
def test_broken_letters_break_nothing(charset):
    try:
        mail = read_mail(HEAD + b"Content-Type: text/plain; charset=" + charset + b"\n\n\xff\xfe kapot\n")
    except DocumentError:
        return
    assert mail.sender == "Jan Jansen"


@pytest.mark.parametrize(("name", "mail"), [("a.eml", True), ("A.EML", True), ("a.eml.txt", False), ("eml", False)])
def test_mail_is_told_by_its_name(name, mail):
    assert is_mail(name) is mail


QUOTED = b"""Subject: FW: Vraag
To: raad@voorbeeld.nl

Beste raad,

Bel mij op 06-12345678.

Van: Piet Prive <piet@thuis.example>
Aan: Jan Jansen
Verzonden: maandag
Onderwerp: Vraag

> From: iemand@thuis.example
Wat vindt u?
"""


def test_text_of_a_mail_has_its_subject_and_day_and_no_other_headers():
    text = mail_text(HEAD + QUOTED)
    assert text == (
        "Onderwerp: Vraag\nDatum: 2 maart 2026\n\nBeste raad,\n\nBel mij op 06-12345678.\n\n"
        "Verzonden: maandag\nOnderwerp: Vraag\n\nWat vindt u?\n"
    )


def test_headers_that_stay_out_are_told():
    assert headers_of(HEAD + QUOTED) == [("From", "Jan Jansen <jan@voorbeeld.nl>"), ("To", "raad@voorbeeld.nl")]


def test_attachments_come_by_name_with_those_of_a_mail_in_the_mail():
    inner = b'Subject: Binnen\nFrom: c@d.nl\nContent-Type: multipart/mixed; boundary="Y"\n\n--Y\n\nHoi.\n--Y\n'
    inner += b'Content-Type: text/plain\nContent-Disposition: attachment; filename="diep.txt"\n\nDiep.\n--Y--\n'
    outer = (
        HEAD + b'Content-Type: multipart/mixed; boundary="X"\n\n--X\n\nZie bijlage.\n--X\n'
        b"Content-Type: message/rfc822\nContent-Disposition: attachment\n\n" + inner + b"\n--X--\n"
    )
    assert [name for name, _data in attachments_of(outer)] == ["Binnen.eml", "diep.txt"]
