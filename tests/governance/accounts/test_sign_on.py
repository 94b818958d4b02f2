"""Signing on with the account of the organisation, against a real server; its groups give and end roles."""

import re
from urllib.parse import urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from governance.models import GroupRole, Membership, SignIn, User
from governance.trail.recording import events_of
from tests import factories
from tests.adviesraad.page_reading import filled_in, mistakes_in, words_in
from tests.oidc_server import CLIENT, SECRET, Provider

pytestmark = pytest.mark.django_db

LOGIN, DESK = reverse("account_login"), reverse("desk")
SIGN_ON = reverse("openid_connect_login", args=["organisatie"])
PASSWORD = "een-lang-wachtwoord"


@pytest.fixture(scope="module")
def server():
    provider = Provider()
    yield provider
    provider.stop()


@pytest.fixture
def provider(server, settings):
    """The server, of which this site is a client; it says that somebody's address is verified."""
    cache.clear()
    settings.OIDC_SERVER_URL, settings.OIDC_NAME = server.url, "Voorbeeldstad"
    [app] = [
        {
            "provider_id": "organisatie", "name": "OpenID Connect", "client_id": CLIENT, "secret": SECRET,
            "settings": {"server_url": server.url, "fetch_userinfo": False},
        }
    ]  # fmt: skip
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
    says(server)
    return server


def says(server, sub="007", email="noor@voorbeeld.example", groups=(), **more):
    claims = {"sub": sub, "email": email, "email_verified": True, "name": "Noor Jansen", "groups": list(groups)}
    server.claims = claims | more


def sign_on(provider, client=None):
    """(the browser, the page after the organisation said yes)."""
    client = client or Client()
    away = client.get(SIGN_ON)
    assert away["Location"].startswith(f"{provider.url}/authorize?")
    back = urlsplit(provider.authorize(away["Location"]))
    return client, client.get(f"{back.path}?{back.query}", follow=True)


def is_in(client):
    return client.get(DESK).status_code == 200


def gives(group, role, council=None, department=""):
    return GroupRole.objects.create(group=group, role=role, council=council, department=department)


def roles(user):
    active = Membership.objects.active(factories.today()).filter(user=user)
    return sorted(active.values_list("role", "council__name", "department", "group"))


@pytest.fixture
def noor():
    return User.objects.create_user("noor@voorbeeld.example", name="Noor Jansen")


# Who somebody is


def test_invited_person_is_recognised_by_the_verified_address(provider, noor):
    says(provider, email="Noor@Voorbeeld.example")
    client, _page = sign_on(provider)
    assert (is_in(client), client.get(DESK).wsgi_request.user) == (True, noor)
    assert [(row.user, row.way) for row in SignIn.objects.all()] == [(noor, "socialaccount")]


def test_address_that_nobody_vouches_for_opens_nothing(provider, noor, settings):
    for settings.OIDC_VOUCHES_FOR_ADDRESSES in (False, True):
        says(provider, email_verified=False)
        client, page = sign_on(provider)
        assert (page.status_code, is_in(client), SocialAccount.objects.count()) == (403, False, 0)
    del provider.claims["email_verified"]
    assert is_in(sign_on(provider)[0])


def test_person_stays_the_same_when_the_address_changes(provider, noor):
    sign_on(provider)
    says(provider, email="noor.de.boer@voorbeeld.example")
    client, _page = sign_on(provider)
    assert (is_in(client), User.objects.count()) == (True, 1)


def test_address_of_who_is_known_opens_nothing_for_another(provider, noor):
    gives("g-staf", "staff")
    sign_on(provider)
    says(provider, sub="008", groups=["g-staf"])
    client, page = sign_on(provider)
    assert (page.status_code, is_in(client), SocialAccount.objects.get().uid) == (403, False, "007")
    assert roles(noor) == []


def test_command_lets_somebody_be_recognised_by_the_address_once_more(provider, noor, capsys):
    sign_on(provider)
    says(provider, sub="008")
    with pytest.raises(CommandError, match="knows nobody with the address"):
        call_command("recognise_anew", noor.email, "niemand@elders.example")
    assert not is_in(sign_on(provider)[0])
    call_command("recognise_anew", noor.email.upper())
    assert is_in(sign_on(provider)[0])
    assert (SocialAccount.objects.get().uid, events_of(noor).filter(action="recognised_anew").count()) == ("008", 1)
    with pytest.raises(CommandError, match="--everybody"):
        call_command("recognise_anew")
    call_command("recognise_anew", "--everybody")
    assert (SocialAccount.objects.count(), capsys.readouterr().out) == (0, "1\n1\n")


def test_who_is_signed_in_already_only_signs_in_anew(provider, noor, administrator):
    client = Client()
    client.force_login(administrator)
    away = client.get(f"{SIGN_ON}?process=connect")
    back = urlsplit(provider.authorize(away["Location"]))
    assert client.get(f"{back.path}?{back.query}").status_code == 302
    assert client.get(DESK).wsgi_request.user == noor
    assert SocialAccount.objects.get().user == noor


def test_stranger_without_a_group_that_counts_is_refused_and_told(provider):
    gives("g-staf", "staff")
    says(provider, groups=["g-anders"])
    client, page = sign_on(provider)
    assert (page.status_code, is_in(client), User.objects.count()) == (403, False, 0)
    assert "U hebt hier geen account" in words_in(page)
    assert SignIn.objects.get().outcome == "failed"


def test_stranger_in_a_group_that_counts_gets_an_account(provider):
    gives("g-staf", "staff", department="Team Wmo")
    says(provider, groups=["g-staf", "g-anders"])
    client, _page = sign_on(provider)
    user = User.objects.get()
    assert (user.email, user.name, user.has_usable_password()) == ("noor@voorbeeld.example", "Noor Jansen", False)
    assert roles(user) == [("staff", None, "Team Wmo", "g-staf")]
    assert is_in(client)


def test_blocked_account_stays_out_and_gets_no_role(provider, noor):
    gives("g-staf", "staff")
    says(provider, groups=["g-staf"])
    User.objects.update(is_active=False)
    assert not is_in(sign_on(provider)[0])
    assert roles(noor) == []


def test_what_the_organisation_tells_is_not_kept(provider, noor):
    for _time in range(2):
        sign_on(provider)
        assert SocialAccount.objects.get().extra_data == {}


@pytest.mark.parametrize("claims", [{"aud": "een ander"}, {"iss": "https://elders.example"}, {"exp": 1}])
def test_token_that_is_not_for_us_opens_nothing(claims, provider, noor):
    says(provider, **claims)
    client, page = sign_on(provider)
    assert ("Inloggen is niet gelukt" in words_in(page), is_in(client)) == (True, False)


def test_answer_that_another_browser_began_opens_nothing(provider, noor):
    away = Client().get(SIGN_ON)
    back = urlsplit(provider.authorize(away["Location"]))
    other = Client()
    assert "Inloggen is niet gelukt" in words_in(other.get(f"{back.path}?{back.query}"))
    assert not is_in(other)


# Roles by groups


def test_roles_come_and_go_with_the_groups(provider, noor, council):
    gives("g-sec", "secretary", council)
    gives("g-lid", "advisor", council)
    says(provider, groups=["g-sec"])
    sign_on(provider)
    assert roles(noor) == [("secretary", council.name, "", "g-sec")]
    says(provider, groups=["g-lid"])
    sign_on(provider)
    assert roles(noor) == [("advisor", council.name, "", "g-lid")]
    says(provider, groups=[])
    _client, page = sign_on(provider)
    assert roles(noor) == []
    assert "Geen van uw groepen heeft hier een rol." in page.content.decode()
    given = [(e.action, e.details["group"]) for e in events_of(noor) if e.action.startswith("role_")]
    assert given == [
        ("role_given", "g-sec"), ("role_ended", "g-sec"), ("role_given", "g-lid"), ("role_ended", "g-lid"),
    ]  # fmt: skip


def test_role_that_began_before_ends_yesterday(provider, noor):
    gives("g-staf", "staff")
    Membership.objects.create(user=noor, role="staff", starts_on=factories.today(-9), group="g-staf")
    sign_on(provider)
    assert Membership.objects.get().ends_on == factories.today(-1)


def test_role_that_was_given_by_hand_stays(provider, noor):
    factories.membership(noor, "administrator")
    sign_on(provider)
    assert [role for role, *_rest in roles(noor)] == ["administrator"]


def test_same_groups_change_nothing(provider, noor):
    gives("g-staf", "staff")
    says(provider, groups=["g-staf"])
    sign_on(provider)
    before = list(Membership.objects.values())
    sign_on(provider)
    assert (list(Membership.objects.values()), len(before)) == (before, 1)


def test_nobody_gets_a_second_side_and_it_is_said(provider, noor, council):
    gives("g-staf", "staff")
    factories.membership(noor, "secretary", council)
    says(provider, groups=["g-staf"])
    _client, page = sign_on(provider)
    assert [role for role, *_rest in roles(noor)] == ["secretary"]
    assert "Medewerker van de wethouder" in page.content.decode()


def test_too_many_groups_to_tell_leave_the_roles_as_they_are(provider, noor):
    gives("g-staf", "staff")
    says(provider, groups=["g-staf"])
    sign_on(provider)
    says(provider, _claim_names={"groups": "src1"})
    sign_on(provider)
    assert [role for role, *_rest in roles(noor)] == ["staff"]


# The page of the administrator


def test_administrator_maps_a_group_and_takes_it_away(client, administrator, provider, council):
    client.force_login(administrator)
    address = reverse("group_roles")
    client.post(address, filled_in(client.get(address), group="g-sec", role="secretary", council=council.pk))
    mapped = GroupRole.objects.get()
    assert (mapped.group, mapped.role, mapped.council) == ("g-sec", "secretary", council)
    assert events_of(mapped).get().action == "group_mapped"
    wrong = client.post(address, filled_in(client.get(address), group="g-sec", role="staff", council=council.pk))
    assert list(mistakes_in(wrong)) == ["council"]
    client.post(reverse("group_role_remove", args=[mapped.pk]))
    assert not GroupRole.objects.exists()


# Without passwords, and the way back


def test_login_page_offers_what_there_is(provider, settings, client):
    page = client.get(LOGIN)
    assert ("Inloggen met Voorbeeldstad" in words_in(page), page.content.count(b'name="password"')) == (True, 1)
    settings.LOCAL_LOGIN = False
    page = client.get(LOGIN)
    assert ("Inloggen met Voorbeeldstad" in words_in(page), page.content.count(b'name="password"')) == (True, 0)
    settings.OIDC_SERVER_URL = ""
    assert "Inloggen met" not in words_in(client.get(LOGIN))


def test_password_opens_nothing_where_it_does_not_count(provider, settings, noor, client):
    noor.set_password(PASSWORD)
    noor.save()
    settings.LOCAL_LOGIN = False
    client.post(LOGIN, {"login": noor.email, "password": PASSWORD})
    assert not is_in(client)
    settings.LOCAL_LOGIN = True
    client.post(LOGIN, {"login": noor.email, "password": PASSWORD})
    assert is_in(client)


def test_old_password_that_does_not_count_is_not_asked_once_more(provider, settings, noor):
    noor.set_password(PASSWORD)
    noor.save()
    settings.LOCAL_LOGIN = False
    client, _page = sign_on(provider)
    assert client.get(reverse("mfa_activate_totp")).status_code == 200


def test_command_lets_the_administrator_in_once(provider, settings, administrator, client, capsys):
    settings.LOCAL_LOGIN = False
    call_command("let_in", administrator.email)
    link = re.search(r"https?://[^/]+(/\S+)", capsys.readouterr().out)[1]
    page = client.get(link)
    assert (page.status_code, is_in(client), "no-store" in page.get("Cache-Control", "")) == (200, False, True)
    client.post(link)
    assert is_in(client)
    assert Client().get(link).status_code == 404
    assert events_of(administrator).last().action == "let_in"
    assert client.get(reverse("come_back", args=["onzin"])).status_code == 404
