"""Whoever is not logged in comes from every work address to the login, and from there back."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.cache import cache
from django.urls import reverse

from tests.adviesraad.work_addresses import Records, addresses, patterns

pytestmark = pytest.mark.django_db

EXISTS, DOES_NOT_EXIST = 1, 987654


@pytest.fixture(autouse=True)
def nobody_signed_in_before():
    """Signing in is limited to so many times a minute, which is counted in the cache."""
    cache.clear()


@pytest.mark.parametrize("method", ["get", "post", "head", "put", "delete"])
@pytest.mark.parametrize("number", [EXISTS, DOES_NOT_EXIST])
def test_work_address_sends_who_is_logged_out_to_the_login(number, method, client):
    Records()
    found = {}
    for address in addresses(number):
        response = getattr(client, method)(address)
        found[address] = (response.status_code, response["Location"])
    login = reverse("account_login")
    assert found == {address: (302, f"{login}?next={address}") for address in addresses(number)}
    assert len(found) == len(patterns())


@pytest.mark.parametrize("address", ["/werk/bestaat-niet/", "/werk/adviezen/", "/werk/adviezen/abc/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_address_that_is_no_page_asks_for_a_login_as_well(method, address, client):
    assert getattr(client, method)(address)["Location"] == f"{reverse('account_login')}?next={address}"


@pytest.mark.parametrize("address", ["/account/email/", "/account/confirm-email/", "/account/login/code/confirm/"])
def test_page_that_nobody_needs_is_not_there(address, client):
    assert client.get(address).status_code == 404


def test_login_returns_to_the_whole_address(client):
    address = f"{reverse('advice_new')}?aanvraag=3&x=%C3%A9"
    location = client.get(address)["Location"]
    assert parse_qs(urlsplit(location).query)["next"] == [address]


def test_login_with_the_password_leads_back(client, secretary):
    secretary.set_password("een-lang-wachtwoord")
    secretary.save()
    address = reverse("request_new")
    page = client.get(address, follow=True)
    assert page.context["redirect_field_value"] == address
    answers = {"login": secretary.email, "password": "een-lang-wachtwoord", "next": address}
    assert client.post(reverse("account_login"), answers)["Location"] == address


@pytest.mark.parametrize("elsewhere", ["https://elders.nl/", "//elders.nl", "javascript:alert(1)"])
def test_login_never_leads_to_another_site(elsewhere, client, secretary):
    secretary.set_password("een-lang-wachtwoord")
    secretary.save()
    answers = {"login": secretary.email, "password": "een-lang-wachtwoord", "next": elsewhere}
    assert client.post(reverse("account_login"), answers)["Location"] == reverse("desk")


def test_who_may_no_longer_sign_in_is_kept_out(client, secretary):
    client.force_login(secretary)
    secretary.is_active = False
    secretary.save()
    assert client.get(reverse("desk")).status_code == 302


def test_nobody_signs_up(client):
    page = client.get(reverse("account_signup"))
    assert page.templates[0].name == "account/signup_closed.html"
    assert not page.context.get("form")


def test_guessing_a_password_is_stopped(client, secretary):
    secretary.set_password("een-lang-wachtwoord")
    secretary.save()
    for _guess in range(10):
        client.post(reverse("account_login"), {"login": secretary.email, "password": "fout"})
    answers = {"login": secretary.email, "password": "een-lang-wachtwoord"}
    assert client.post(reverse("account_login"), answers).status_code in (200, 429)
    assert "_auth_user_id" not in client.session
