"""The privacy page names every cookie that this site sets, and how long it stays."""

import re

import pytest
from django.conf import settings
from django.core import mail

from adviesraad.privacy.cookies import COOKIES
from governance.accounts.tasks import send_password_link
from tests import factories
from tests.adviesraad.crawling import crawl
from tests.adviesraad.page_reading import main_in

pytestmark = pytest.mark.django_db
PASSWORD = "een-lang-geheim-woord"
LOGIN, RESET = "/account/login/", "/account/password/reset/"


@pytest.fixture
def jar(client):
    """{name: seconds it stays, or None} of each cookie that an answer to `client` set; not of one that it took away."""
    found, ask = {}, client.request

    def request(**details):
        response = ask(**details)
        found.update({name: each["max-age"] or None for name, each in response.cookies.items() if each.value})
        return response

    client.request = request
    return found


@pytest.fixture
def member(secretary):
    secretary.set_password(PASSWORD)
    secretary.save()
    return secretary


def test_cookies_of_the_privacy_page_are_those_of_the_answers(client, member, jar):
    factories.advice()
    crawl(client)
    assert jar == {}
    client.get(LOGIN)
    assert jar == {"csrftoken": settings.CSRF_COOKIE_AGE}
    client.post(LOGIN, {"login": member.email, "password": "iets anders"})
    client.post(LOGIN, {"login": member.email, "password": PASSWORD})
    crawl(client, start=["/", "/werk/", "/werk/mail/"])
    client.post("/account/logout/")
    client.post(RESET, {"email": member.email})
    send_password_link(member.pk)
    client.get(re.search(r"https?://[^/]+(/\S+)", mail.outbox[-1].body)[1])
    assert jar == {cookie.name: cookie.seconds for cookie in COOKIES}


def test_privacy_page_says_name_and_time_of_each_cookie(client):
    rows = main_in(client.get("/privacy/")).table.select("tbody tr")
    assert [[row.th.get_text(), row.select("td")[-1].get_text()] for row in rows] == [
        ["csrftoken", "52 weken"],
        ["sessionid", "10 uur"],
    ]
