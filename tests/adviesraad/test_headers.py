"""What every answer of this site carries to keep its reader safe."""

import re
from datetime import timedelta

import pytest
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from tests import factories
from tests.adviesraad.crawling import crawl
from tests.adviesraad.hidden import Hidden
from tests.adviesraad.page_reading import page_in

pytestmark = pytest.mark.django_db

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'self'",
    "frame-ancestors": "'none'",
}


def policy_of(response):
    parts = (part.strip().partition(" ") for part in response["Content-Security-Policy"].split(";"))
    return {name: value for name, _space, value in parts if name}


ADDRESSES = [
    "/",
    "/adviezen/",
    "/bestaat-niet/",
    "/werk/",
    "/account/login/",
    "/robots.txt",
    "/.well-known/security.txt",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_answer_carries_the_headers(address, client):
    response = client.get(address)
    assert policy_of(response) == POLICY
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert {"camera=()", "microphone=()", "geolocation=()"} <= set(response["Permissions-Policy"].split(", "))


def test_file_carries_the_headers(client):
    document = factories.document()
    factories.advice_request(document=document, public=True)
    response = client.get(factories.published(document).public_url)
    assert (response["X-Content-Type-Options"], policy_of(response)) == ("nosniff", POLICY)


def test_security_txt_says_where_to_report_and_has_not_expired(client):
    response = client.get("/.well-known/security.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    assert set(fields) == {"Contact", "Expires", "Preferred-Languages", "Canonical"}
    assert fields["Contact"].startswith("mailto:")
    expires = timezone.datetime.fromisoformat(fields["Expires"])
    assert timedelta(0) < expires - timezone.now() < timedelta(days=365)


def test_security_txt_names_the_contact_of_the_settings(client, settings):
    settings.SECURITY_CONTACT = "veilig@voorbeeldstad.example"
    assert "Contact: mailto:veilig@voorbeeldstad.example\n" in client.get("/.well-known/security.txt").content.decode()


@pytest.mark.parametrize("address", ["/", "/werk/", "/werk/mail/", "/zoeken/?q=a", "/bestaat-niet/"])
def test_nobody_keeps_a_page_of_somebody_who_is_signed_in(address, client, secretary):
    assert "no-store" not in client.get(address).get("Cache-Control", "")
    client.force_login(secretary)
    assert client.get(address)["Cache-Control"] == "private, no-store"


def test_robots_stay_away_from_the_work_pages(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode() == "User-agent: *\nDisallow: /werk/\n"


def inline_in(page):
    """What a policy without unsafe-inline would refuse."""
    soup = page_in(page)
    scripts = [tag for tag in soup.find_all("script") if not tag.get("src")]
    attributes = [
        tag for tag in soup.find_all(True) if any(name == "style" or name.startswith("on") for name in tag.attrs)
    ]
    return [str(tag)[:100] for tag in [*scripts, *soup.find_all("style"), *attributes]]


def elsewhere_in(page):
    """What the page would fetch from another site."""
    fetched = page_in(page).find_all(["link", "script", "img", "iframe", "source"])
    return [str(tag) for tag in fetched if re.match(r"(https?:)?//", tag.get("href") or tag.get("src") or "")]


@pytest.mark.parametrize("who", [None, "secretary", "advisor", "staff", "registry", "administrator"])
def test_every_page_is_safe_and_sound(who, client, request, monkeypatch):
    """Nothing inline or from elsewhere; one heading, a title, a language, and every id once."""
    monkeypatch.setattr("advices.views.advice.render_pdf", lambda html: b"%PDF")
    Hidden()
    if who:
        client.force_login(request.getfixturevalue(who))
    pages = crawl(client, start=["/", "/werk/"] if who else ["/"])
    assert len(pages) > 20
    assert {address: unsound_in(page) for address, page in pages.items() if unsound_in(page)} == {}


def unsound_in(page):
    soup = page_in(page)
    ids = [tag["id"] for tag in soup.find_all(id=True)]
    return [
        *inline_in(page),
        *elsewhere_in(page),
        *(["headings"] if len(soup.find_all("h1")) != 1 else []),
        *(["title"] if not soup.title.get_text(strip=True) else []),
        *(["language"] if soup.html["lang"] != "nl" else []),
        *sorted({name for name in ids if ids.count(name) > 1}),
    ]


def test_visitor_who_only_reads_gets_no_cookie(client):
    factories.advice()
    crawl(client)
    assert dict(client.cookies) == {}


@pytest.mark.parametrize("status", [403, 404])
def test_refusal_is_a_page_of_our_own(status, client, outsider):
    client.force_login(outsider)
    response = client.get(reverse("administration") if status == 403 else "/bestaat-niet/")
    assert (response.status_code, response.templates[0].name) == (status, f"{status}.html")


def test_failure_of_the_server_is_a_page_without_details(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("adviesraad.pages.site.counting.home_figures", lambda: 1 / 0)
    with override_settings(DEBUG=False):
        response = client.get("/")
    assert response.status_code == 500
    assert "ZeroDivisionError" not in response.content.decode()
