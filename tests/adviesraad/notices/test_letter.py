"""What stands in a mail, word for word."""

import pytest
from bs4 import BeautifulSoup
from django.core import mail as outbox
from django.utils.formats import date_format

from adviesraad.models import MailChoice, Notice
from adviesraad.notices.letter import signer
from tests import factories
from tests.adviesraad.notices.mailbox import at, begin, gather_and_post
from tests.adviesraad.notices.test_gathering import monday

pytestmark = pytest.mark.django_db

SITE = "https://adviesraad.voorbeeld.nl"
TEXT = """Beste Staff1 Jansen,

Er is een bericht voor u:

De adviesraad heeft een advies verstuurd. Het college moet reageren
  Advies over vervoer & <zorg>
  Uiterlijk op {due}
  {site}/werk/mail/{notice}/

Alles wat op u wacht, staat in Mijn werk:
{site}/werk/

--
Kies zelf waarover u mail krijgt en hoe vaak:
{site}/werk/mail/
Helemaal geen mail meer:
{site}/mail/afmelden/{token}/
"""


@pytest.fixture(autouse=True)
def at_our_address(settings):
    settings.SITE_URL = SITE


@pytest.fixture
def letter(staff):
    begin()
    factories.advice(status="sent", title="Advies over vervoer & <zorg>", response_due_on=factories.today(20))
    gather_and_post()
    return outbox.outbox[0]


def html_of(message):
    [(html, kind)] = message.alternatives
    assert kind == "text/html"
    return BeautifulSoup(html, "html.parser")


def test_assignment_names_the_advice_and_what_the_colleague_wrote(staff):
    point = factories.recommendation()
    begin()
    factories.assignment(point, assignee=factories.person("staff", nth=2), note="Graag voor vrijdag.")
    gather_and_post()
    [message] = outbox.outbox
    assert "Maak het vervoer kosteloos. (Advies over vervoer) – Graag voor vrijdag." in message.body


def test_text(letter, staff):
    due = date_format(factories.today(20), "j F Y")
    token = signer.sign(staff.pk)
    assert letter.body == TEXT.format(due=due, site=SITE, notice=Notice.objects.get().pk, token=token)
    assert (letter.to, letter.from_email) == (["staff1@voorbeeld.nl"], "adviesraad@localhost")


def test_subject_tells_what_it_is_about(letter):
    sentence = "De adviesraad heeft een advies verstuurd. Het college moet reageren"
    assert letter.subject == f"{sentence}: Advies over vervoer & <zorg>"


def test_html_says_the_same_and_asks_for_nothing_from_outside(letter, staff):
    page = html_of(letter)
    notice = Notice.objects.get()
    assert [element.get_text() for element in page.find_all(["h1", "h2"])] == [
        "Er is een bericht voor u",
        "De adviesraad heeft een advies verstuurd. Het college moet reageren",
    ]
    assert [(a.get_text(), a["href"]) for a in page.find_all("a")] == [
        ("Advies over vervoer & <zorg>", f"{SITE}/werk/mail/{notice.pk}/"),
        ("Alles wat op u wacht, staat in Mijn werk", f"{SITE}/werk/"),
        ("Kies zelf waarover u mail krijgt en hoe vaak", f"{SITE}/werk/mail/"),
        ("Helemaal geen mail meer", f"{SITE}/mail/afmelden/{signer.sign(staff.pk)}/"),
    ]
    assert (page.html["lang"], page.title.get_text()) == ("nl", "Er is een bericht voor u")
    assert page.find_all(["img", "script", "link", "style", "iframe"]) == []


def test_headers(letter, staff):
    assert letter.extra_headers["List-Unsubscribe"] == f"<{SITE}/mail/afmelden/{signer.sign(staff.pk)}/>"
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"
    assert letter.extra_headers["Message-ID"].endswith("@adviesraad.voorbeeld.nl>")


def test_several_things_are_counted_in_the_subject(staff):
    begin()
    for title in ("Een", "Twee"):
        factories.advice(status="sent", title=title)
    gather_and_post()
    [message] = outbox.outbox
    assert message.subject == "Adviesraad: Er zijn 2 berichten voor u"
    assert [h2.find_next("a").get_text() for h2 in html_of(message).find_all("h2")] == ["Een", "Twee"]


def test_digest(staff):
    for kind in ("work", "overdue"):
        MailChoice.objects.create(user=staff, kind=kind, pace="weekly")
    factories.commitment(subject="Proef", due_on=factories.today(monday() - 1))
    begin()
    factories.advice(status="sent", title="Een")
    gather_and_post(at())
    assert outbox.outbox == []
    gather_and_post(at(monday()))
    [message] = [each for each in outbox.outbox if each.to == [staff.email]]
    assert message.subject == "Adviesraad: Uw weekoverzicht: 2 berichten"
    assert [(h2.get_text(), h2.find_next("a").get_text()) for h2 in html_of(message).find_all("h2")] == [
        ("De adviesraad heeft een advies verstuurd. Het college moet reageren", "Een"),
        ("Dit is te laat. Meld de stand van zaken of stel voor om af te doen", "Proef"),
    ]


def test_title_on_two_lines_makes_one_subject(staff):
    begin()
    factories.advice(status="sent", title="Een\r\nBcc: iemand@elders.nl " + "x" * 150)
    gather_and_post()
    [message] = outbox.outbox
    assert (len(message.subject), "\n" in message.subject, message.recipients()) == (150, False, [staff.email])
