"""A second step at signing in: by a code or a passkey, compulsory by role from a day on, with a way back."""

import json

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from governance.accounts.second_factor import SecondFactorAdapter
from governance.accounts.tasks import send_second_factor_taken
from governance.models import SignIn
from governance.trail.recording import events_of
from tests import factories
from tests.adviesraad.page_reading import filled_in, general_mistakes_in, main_in, mistakes_in, page_in, words_in
from tests.adviesraad.test_headers import elsewhere_in, inline_in

pytestmark = pytest.mark.django_db

PASSWORD = "een-lang-wachtwoord"
LOGIN, DESK, INDEX = reverse("account_login"), reverse("desk"), reverse("mfa_index")
SET_UP, CODES, ASKED = reverse("mfa_activate_totp"), reverse("mfa_view_recovery_codes"), reverse("mfa_authenticate")


@pytest.fixture(autouse=True)
def nobody_signed_in_before():
    """Signing in is limited to so many times a minute, and a code counts once: both stand in the cache."""
    cache.clear()


@pytest.fixture
def user(secretary):
    secretary.set_password(PASSWORD)
    secretary.save()
    return secretary


def typing_the_password(user, client=None):
    client = client or Client()
    answer = client.post(LOGIN, {"login": user.email, "password": PASSWORD})
    return client, answer


def code_for(secret):
    return totp.format_hotp_value(totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time())))


def typed_once_more(client):
    """Who changes the second step types the password once more."""
    return client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def set_up(client):
    """The secret of the app that is set up in this browser, and the page that follows."""
    typed_once_more(client)
    secret = client.get(SET_UP).context["form"].secret
    page = client.post(SET_UP, {"code": code_for(secret)}, follow=True)
    cache.clear()
    return secret, page


def is_in(client):
    return client.get(DESK).status_code == 200


# Setting it up, and signing in with it


def test_code_from_an_app_is_asked_after_the_password(user):
    client, _answer = typing_the_password(user)
    secret, _page = set_up(client)
    other, answer = typing_the_password(user)
    assert (answer["Location"], is_in(other)) == (ASKED, False)
    assert mistakes_in(other.post(ASKED, {"code": "000000"})) == {
        "code": ["Deze code klopt niet. Wacht op de volgende en typ die."]
    }
    assert other.post(ASKED, {"code": code_for(secret)})["Location"] == DESK
    assert is_in(other)
    assert list(SignIn.objects.order_by("pk").values_list("outcome", "way")) == [
        ("succeeded", "password"),
        ("failed", ""),
        ("succeeded", "totp"),
    ]


def test_sign_in_that_was_half_done_ends_with_a_new_password(user):
    secret, _page = set_up(typing_the_password(user)[0])
    other, _answer = typing_the_password(user)
    user.set_password("een-ander-lang-wachtwoord")
    user.save()
    page = other.post(ASKED, {"code": code_for(secret)}, follow=True)
    assert (page.request["PATH_INFO"], is_in(other)) == (LOGIN, False)
    assert "Uw wachtwoord is zojuist veranderd. Log opnieuw in, met het nieuwe." in page.content.decode()
    assert other.get(ASKED)["Location"] == LOGIN
    assert SignIn.objects.order_by("pk").last().outcome == "failed"


def test_code_counts_once(user):
    secret, _page = set_up(typing_the_password(user)[0])
    code = code_for(secret)
    first, second = typing_the_password(user)[0], typing_the_password(user)[0]
    first.post(ASKED, {"code": code})
    second.post(ASKED, {"code": code})
    assert (is_in(first), is_in(second)) == (True, False)


def test_code_counts_once_as_long_as_it_is_right(user):
    secret, _page = set_up(typing_the_password(user)[0])
    *_older, newest = totp.yield_hotp_counters_from_time()
    code = totp.format_hotp_value(totp.hotp_value(secret, newest))
    first, second = typing_the_password(user)[0], typing_the_password(user)[0]
    first.post(ASKED, {"code": code})
    with connection.cursor() as cursor:
        cursor.execute("UPDATE governance_cache SET expires = expires - interval '31 seconds'")
    second.post(ASKED, {"code": code})
    assert (is_in(first), is_in(second)) == (True, False)


def test_codes_of_one_account_are_not_guessed_from_many_computers(user, settings):
    settings.RATE_LIMITS = {"second_step": "3/m/key"}
    secret, _page = set_up(typing_the_password(user)[0])
    for computer in range(3):
        elsewhere = Client(REMOTE_ADDR=f"192.0.2.{computer}")
        typing_the_password(user, elsewhere)
        elsewhere.post(ASKED, {"code": "000000"})
    client, _answer = typing_the_password(user, Client(REMOTE_ADDR="192.0.2.100"))
    page = client.post(ASKED, {"code": code_for(secret)})
    assert (page.status_code, is_in(client)) == (200, False)
    assert list(mistakes_in(page)) == ["code"]


def test_recovery_code_opens_once(user):
    client, _answer = typing_the_password(user)
    _secret, page = set_up(client)
    assert page.redirect_chain[-1][0] == CODES
    codes = [each.get_text() for each in main_in(page).select("li code")]
    assert len(codes) == 10
    first, second = typing_the_password(user)[0], typing_the_password(user)[0]
    first.post(ASKED, {"code": codes[0]})
    second.post(ASKED, {"code": codes[0]})
    assert (is_in(first), is_in(second)) == (True, False)
    assert SignIn.objects.filter(way="recovery_codes").count() == 1


def test_page_of_the_app_has_the_letters_beside_the_square_and_nothing_inline(user):
    client, _answer = typing_the_password(user)
    typed_once_more(client)
    page = client.get(SET_UP)
    secret = page.context["form"].secret
    assert main_in(page).select_one("code").get_text().replace(" ", "") == secret
    square = main_in(page).find("svg", class_="qr")
    assert (square["aria-hidden"], bool(square.find("path"))) == ("true", True)
    assert (inline_in(page), elsewhere_in(page), page["Cache-Control"]) == ([], [], "private, no-store")


def test_secrets_stand_in_the_database_under_a_key(user, settings):
    client, _answer = typing_the_password(user)
    secret, _page = set_up(client)
    stored = json.dumps(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in stored
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "een andere sleutel", []
    assert SecondFactorAdapter().decrypt(Authenticator.objects.get(type="totp").data["secret"]) != secret


def test_code_works_on_after_the_key_was_renewed(settings):
    hidden = SecondFactorAdapter().encrypt("GEHEIM")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "nieuw", [settings.SECRET_KEY]
    assert SecondFactorAdapter().decrypt(hidden) == "GEHEIM"


def test_what_one_changes_is_an_event(user):
    client, _answer = typing_the_password(user)
    set_up(client)
    client.post(reverse("mfa_deactivate_totp"))
    assert [(e.action, e.actor_id, e.details) for e in events_of(user)] == [
        ("account_changed", user.pk, {"changed": "totp_deactivated"})
    ]
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize("name", ["mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "mfa_list_webauthn"])
def test_page_is_sound_and_asks_for_a_login(name, client, user):
    assert client.get(reverse(name)).status_code == 302
    typing_the_password(user, client)
    typed_once_more(client)
    page = client.get(reverse(name))
    assert page.status_code == 200
    assert (inline_in(page), elsewhere_in(page), len(page_in(page).find_all("h1"))) == ([], [], 1)


def test_passkey_is_asked_with_the_options_in_the_page(user):
    client, _answer = typing_the_password(user)
    assert client.get(reverse("mfa_add_webauthn"))["Location"].startswith(reverse("account_reauthenticate"))
    typed_once_more(client)
    page = client.get(reverse("mfa_add_webauthn"))
    options = json.loads(main_in(page).select_one("form[data-passkey=create]")["data-options"])
    assert options["publicKey"]["user"]["name"] == user.email
    assert len(options["publicKey"]["challenge"]) > 20


WITHOUT_SENSE = ("", "{}", "[]", "onzin", "3", '{"id": 3}', '{"id": "a", "rawId": "a", "type": "x", "response": {}}')


def test_nonsense_for_a_passkey_is_refused(user):
    first, _answer = typing_the_password(user)
    set_up(first)
    client, _answer = typing_the_password(user)
    for nonsense in WITHOUT_SENSE:
        cache.clear()
        assert client.post(ASKED, {"credential": nonsense}).status_code == 200
        assert first.post(reverse("mfa_add_webauthn"), {"credential": nonsense}).status_code == 200
    assert not is_in(client)
    assert not Authenticator.objects.filter(type="webauthn").exists()


# Compulsory by role


@pytest.fixture
def compulsory(settings):
    settings.SECOND_FACTOR_FOR, settings.SECOND_FACTOR_GRACE_DAYS = {"secretary"}, 14


@pytest.mark.usefixtures("compulsory")
def test_who_has_the_role_gets_time_and_reads_until_when(user):
    client, _answer = typing_the_password(user)
    user.refresh_from_db()
    assert user.second_factor_by == factories.today(14)
    assert "Stel een tweede stap in" in words_in(client.get(DESK))
    set_up(client)
    assert "Stel een tweede stap in" not in words_in(client.get(DESK))


@pytest.mark.usefixtures("compulsory")
def test_other_roles_are_asked_nothing(staff):
    staff.set_password(PASSWORD)
    staff.save()
    client, _answer = typing_the_password(staff)
    staff.refresh_from_db()
    assert (staff.second_factor_by, "Stel een tweede stap in" in words_in(client.get(DESK))) == (None, False)


@pytest.mark.usefixtures("compulsory")
@pytest.mark.parametrize(("days", "comes_first"), [(1, False), (0, True), (-3, True)])
def test_from_that_day_on_setting_it_up_comes_first(days, comes_first, user):
    type(user).objects.filter(pk=user.pk).update(second_factor_by=factories.today(days))
    client, _answer = typing_the_password(user)
    assert is_in(client) is not comes_first
    for address in ("/", DESK, reverse("commitment_new"), "/bestaat-niet/"):
        answer = client.get(address)
        assert (answer.get("Location") == INDEX) is comes_first
    assert client.get(INDEX).status_code == 200
    set_up(client)
    assert is_in(client)


@pytest.mark.usefixtures("compulsory")
def test_what_is_compulsory_is_not_taken_away_by_oneself(user):
    client, _answer = typing_the_password(user)
    set_up(client)
    page = client.post(reverse("mfa_deactivate_totp"))
    assert "Uw rol vraagt om een tweede stap." in words_in(page)
    assert Authenticator.objects.filter(type="totp").exists()


@pytest.mark.usefixtures("compulsory")
def test_last_passkey_that_is_compulsory_is_not_taken_away_by_oneself(user):
    client, _answer = typing_the_password(user)
    typed_once_more(client)
    passkey = Authenticator.objects.create(user=user, type="webauthn", data={"name": "Sleutel", "credential": {}})
    address = reverse("mfa_remove_webauthn", args=[passkey.pk])
    page = client.post(address, follow=True)
    assert "Uw rol vraagt om een tweede stap." in page.content.decode()
    assert Authenticator.objects.filter(pk=passkey.pk).exists()
    app = Authenticator.objects.create(user=user, type="totp", data={"secret": "x"})
    client.post(address)
    assert list(Authenticator.objects.all()) == [app]


# The way back


@pytest.fixture
def site(client, administrator):
    client.force_login(administrator)
    return client


def test_administrator_takes_it_away_of_who_lost_it(site, administrator, user, settings):
    client, _answer = typing_the_password(user)
    set_up(client)
    address = reverse("user_take_second_factor", args=[user.pk])
    site.post(address, filled_in(site.get(address)))
    assert (Authenticator.objects.count(), is_in(client)) == (0, False)
    event = events_of(user).last()
    assert (event.action, event.actor_id) == ("second_factor_taken", administrator.pk)
    [job] = ProcrastinateJob.objects.filter(task_name="governance.tasks.send_second_factor_taken")
    send_second_factor_taken(**job.args)
    [message] = mail.outbox
    assert (message.to, message.subject) == ([user.email], "Uw tweede stap is weggehaald")
    assert is_in(typing_the_password(user)[0])


@pytest.mark.usefixtures("compulsory")
def test_who_lost_what_is_compulsory_sets_it_up_at_once(site, user):
    set_up(typing_the_password(user)[0])
    site.post(reverse("user_take_second_factor", args=[user.pk]))
    client, _answer = typing_the_password(user)
    assert client.get(DESK)["Location"] == INDEX


def test_nobody_else_takes_it_away(client, user):
    set_up(typing_the_password(user)[0])
    client.force_login(factories.staff())
    assert client.post(reverse("user_take_second_factor", args=[user.pk])).status_code == 403
    assert Authenticator.objects.exists()


def test_administrator_does_not_take_it_away_of_oneself_without_a_password(administrator):
    administrator.set_password(PASSWORD)
    administrator.save()
    client, _answer = typing_the_password(administrator)
    set_up(client)
    page = client.post(reverse("user_take_second_factor", args=[administrator.pk]))
    assert general_mistakes_in(page) == [
        "Haal uw eigen tweede stap weg op uw pagina “Tweede stap”. Daar typt u eerst uw wachtwoord."
    ]
    assert (Authenticator.objects.filter(type="totp").count(), is_in(client)) == (1, True)
