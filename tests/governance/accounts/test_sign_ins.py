"""Who signs in is noted, and a session ends: by hand, by the administrator, after a rest, after its longest time."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from governance.accounts.sign_ins import forget_old
from governance.models import KeptForm, SignIn
from governance.trail.recording import events_of
from tests import factories
from tests.adviesraad.page_reading import filled_in, form_in, general_mistakes_in, words_in

pytestmark = pytest.mark.django_db

PASSWORD = "een-lang-wachtwoord"
LOGIN, DESK, MINE = reverse("account_login"), reverse("desk"), reverse("my_sign_ins")
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
    " Version/18.0 Mobile/15E148 Safari/604.1"
)


@pytest.fixture(autouse=True)
def nobody_signed_in_before():
    """Signing in is limited to so many times a minute, which is counted in the cache."""
    cache.clear()


def signed_in(user, browser=FIREFOX, password=PASSWORD):
    """A browser in which `user` typed a password on the login page."""
    if not user.check_password(PASSWORD):
        user.set_password(PASSWORD)
        user.save()
    client = Client(headers={"User-Agent": browser})
    client.post(LOGIN, {"login": user.email, "password": password})
    return client


def is_in(client):
    return client.get(DESK).status_code == 200


def log():
    fields = "user__email", "address", "outcome", "way", "device", "ended_as"
    return list(SignIn.objects.order_by("pk").values_list(*fields))


def long_ago(**before):
    SignIn.objects.update(**{name: timezone.now() - ago for name, ago in before.items()})


# What is noted


def test_who_signs_in_is_noted_with_the_browser_in_words(secretary):
    client = signed_in(secretary)
    assert log() == [(secretary.email, "", "succeeded", "password", "Firefox, Windows", "")]
    client.post(reverse("account_logout"))
    assert log() == [(secretary.email, "", "succeeded", "password", "Firefox, Windows", "signed_out")]


@pytest.mark.parametrize(
    ("said", "device"),
    [
        (FIREFOX, "Firefox, Windows"),
        (IPHONE, "Safari, iPhone"),
        (f"{FIREFOX} Chrome/141.0 Safari/537.36 Edg/141.0", "Edge, Windows"),
        ("Mozilla/5.0 (Linux; Android 16) Chrome/141.0 Mobile Safari/537.36", "Chrome, Android"),
        ("curl/8", ""),
        ("<script>alert(1)</script>" * 40, ""),
    ],
)
def test_browser_is_named_in_words(said, device, secretary):
    signed_in(secretary, said)
    assert SignIn.objects.get().device == device


def test_failure_is_noted_of_who_has_the_address_and_else_with_the_address(client, secretary):
    for address in (secretary.email.upper(), "niemand@elders.example", "geen adres"):
        client.post(LOGIN, {"login": address, "password": "mis"}, headers={"User-Agent": IPHONE})
    assert log() == [
        (secretary.email, "", "failed", "", "Safari, iPhone", ""),
        (None, "niemand@elders.example", "failed", "", "Safari, iPhone", ""),
    ]


def test_no_address_of_a_computer_is_kept(client, secretary):
    client.post(LOGIN, {"login": secretary.email, "password": "mis"}, REMOTE_ADDR="192.0.2.7")
    assert "192.0.2.7" not in str(SignIn.objects.values().get())


def test_blocked_account_with_the_right_password_is_noted(secretary):
    secretary.is_active = False
    assert not is_in(signed_in(secretary))
    assert [(line[0], line[2]) for line in log()] == [(secretary.email, "blocked")]


def test_session_that_began_before_there_was_a_log_gets_its_line(client, secretary):
    client.force_login(secretary)
    client.get(DESK)
    client.get(MINE)
    assert [(line[0], line[2]) for line in log()] == [(secretary.email, "succeeded")]


def test_old_lines_go_after_the_days_of_the_setting(settings, secretary):
    settings.SIGN_INS_KEPT_DAYS = 90
    for days in (89, 91):
        SignIn.objects.create(user=secretary, outcome="failed", at=timezone.now() - timedelta(days=days))
    forget_old()
    assert (timezone.now() - SignIn.objects.get().at).days == 89


# When a session ends


def test_session_ends_after_a_rest_and_says_why(settings, secretary):
    settings.IDLE_MINUTES = 30
    client = signed_in(secretary)
    long_ago(seen_at=timedelta(minutes=29))
    assert is_in(client)
    assert timezone.now() - SignIn.objects.get().seen_at < timedelta(minutes=1)
    long_ago(seen_at=timedelta(minutes=30))
    page = client.get(DESK, follow=True)
    assert "U deed lang niets en bent daarom uitgelogd." in words_in(page)
    assert (is_in(client), SignIn.objects.get().ended_as) == (False, "idle")


def test_session_ends_after_its_longest_time_however_busy(secretary):
    client = signed_in(secretary)
    long_ago(at=timedelta(hours=9, minutes=59))
    assert is_in(client)
    long_ago(at=timedelta(hours=10))
    assert (is_in(client), SignIn.objects.get().ended_as) == (False, "too_long")


@pytest.mark.parametrize(("fields", "is_kept_open"), [({"open": ""}, False), ({"typed": "subject=Proef"}, True)])
def test_page_that_only_stands_open_is_not_somebody_at_work(fields, is_kept_open, staff):
    client = signed_in(staff)
    page = client.get(reverse("commitment_new"))
    long_ago(seen_at=timedelta(minutes=119))
    client.post(reverse("keep_typed"), {"page": page.context["form"].keep, **fields})
    assert (timezone.now() - SignIn.objects.get().seen_at < timedelta(minutes=1)) is is_kept_open


def test_words_in_a_form_of_a_session_that_ended_are_kept(staff):
    client, address = signed_in(staff), reverse("commitment_new")
    typed = filled_in(client.get(address), text="Wij zeggen toe.")
    long_ago(seen_at=timedelta(hours=3))
    assert client.post(address, typed)["Location"] == f"{LOGIN}?next={address}"
    assert KeptForm.objects.get().user == staff
    assert form_in(signed_in(staff).get(address))["text"] == ["Wij zeggen toe."]


# One's own sessions


def test_one_sees_where_one_is_signed_in_and_signs_out_there(secretary):
    here, there, elsewhere = signed_in(secretary), signed_in(secretary, IPHONE), signed_in(secretary, "curl/8")
    words = words_in(here.get(MINE))
    assert "Firefox, Windows (hier)" in words
    assert "Safari, iPhone Ingelogd op" in words
    here.post(reverse("my_sessions_end"), {"session": SignIn.objects.get(device="Safari, iPhone").pk})
    assert [is_in(client) for client in (here, there, elsewhere)] == [True, False, True]
    here.post(reverse("my_sessions_end"))
    assert [is_in(client) for client in (here, there, elsewhere)] == [True, False, False]
    assert list(SignIn.objects.values_list("ended_as", flat=True).order_by("pk")) == ["", "by_user", "by_user"]


@pytest.mark.parametrize("session", ["0", "onzin", "9" * 30])
def test_nonsense_ends_no_session(session, secretary):
    here, there = signed_in(secretary), signed_in(secretary)
    here.post(reverse("my_sessions_end"), {"session": session})
    assert (is_in(here), is_in(there)) == (True, True)


def test_nobody_ends_or_sees_the_session_of_somebody_else(secretary, staff):
    mine, theirs = signed_in(secretary), signed_in(staff, IPHONE)
    mine.post(reverse("my_sessions_end"), {"session": SignIn.objects.get(user=staff).pk})
    mine.post(reverse("my_sessions_end"))
    assert is_in(theirs)
    assert "iPhone" not in words_in(mine.get(MINE))


def test_new_password_ends_the_other_sessions_in_the_log_as_well(secretary):
    here, there = signed_in(secretary), signed_in(secretary, IPHONE)
    new = "vier losse woorden samen"
    here.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert (is_in(here), is_in(there)) == (True, False)
    assert [line[4:] for line in log()] == [("Firefox, Windows", ""), ("Safari, iPhone", "by_user")]


# What the administrator sees and does


@pytest.fixture
def site(client, administrator):
    client.force_login(administrator)
    return client


def test_administrator_sees_everybody_and_who_did_not_get_in(site, client, secretary):
    signed_in(secretary)
    Client().post(LOGIN, {"login": "niemand@elders.example", "password": "mis"})
    both = words_in(site.get(reverse("sign_in_log")))
    assert "Ingelogd, met wachtwoord; nog ingelogd Firefox, Windows" in both
    assert "niemand@elders.example" in both
    failed = words_in(site.get(reverse("sign_in_log") + "?mislukt=1"))
    assert ("niemand@elders.example (geen account) Inloggen mislukt" in failed, "Firefox" in failed) == (True, False)


def test_administrator_sees_the_sign_ins_of_one_account_by_twenty(site, secretary, staff):
    SignIn.objects.bulk_create([SignIn(user=secretary, outcome="failed", device=f"nr {n}") for n in range(21)])
    SignIn.objects.create(user=staff, outcome="failed", device="van een ander")
    address = reverse("user_sign_ins", args=[secretary.pk])
    first, second = site.get(address), site.get(f"{address}?page=2")
    assert (len(first.context["page_obj"]), len(second.context["page_obj"])) == (20, 1)
    assert "van een ander" not in words_in(first) + words_in(second)


def test_blocking_signs_out_at_once_and_keeps_out_until_it_is_undone(site, administrator, secretary):
    client = signed_in(secretary)
    assert is_in(client)
    block, unblock = (reverse(name, args=[secretary.pk]) for name in ("user_block", "user_unblock"))
    site.post(block, filled_in(site.get(block)))
    assert (is_in(client), is_in(signed_in(secretary))) == (False, False)
    site.post(unblock, filled_in(site.get(unblock)))
    assert (is_in(client), is_in(signed_in(secretary))) == (False, True)
    events = [(e.action, e.actor_id, e.actor_role, e.details) for e in events_of(secretary)]
    assert events == [
        ("blocked", administrator.pk, "administrator", {"sessions": 1}),
        ("unblocked", administrator.pk, "administrator", {}),
    ]


def test_administrator_ends_every_session_of_an_account(site, secretary, staff):
    clients = signed_in(secretary), signed_in(secretary), signed_in(staff)
    site.post(reverse("user_end_sessions", args=[secretary.pk]))
    assert [is_in(client) for client in clients] == [False, False, True]
    [event] = events_of(secretary)
    assert (event.action, event.details) == ("sessions_ended", {"sessions": 2})


def test_administrator_does_not_block_oneself(site, administrator):
    page = site.post(reverse("user_block", args=[administrator.pk]))
    assert general_mistakes_in(page) == ["U kunt uzelf niet blokkeren. Vraag het een andere beheerder."]
    assert is_in(site)


def test_second_of_two_administrators_is_told(site, secretary):
    site.post(reverse("user_block", args=[secretary.pk]))
    page = site.post(reverse("user_block", args=[secretary.pk]))
    assert general_mistakes_in(page) == ["Dit was al gedaan."]


def test_nobody_else_sees_or_does_this(client, secretary):
    client.force_login(factories.secretary())
    for name in ("user_sign_ins", "user_block", "user_unblock", "user_end_sessions"):
        assert client.post(reverse(name, args=[secretary.pk])).status_code == 403
    assert client.get(reverse("sign_in_log")).status_code == 403


@pytest.mark.parametrize("address", ["/", "/agenda/adviesraden.ics", "/robots.txt"])
def test_who_only_reads_is_asked_for_no_session(address, client, monkeypatch):
    def asked(self, *args):
        raise AssertionError("A page for everybody looked into a session.")

    client.get(address)
    monkeypatch.setattr("django.contrib.sessions.backends.db.SessionStore.load", asked)
    assert client.get(address).status_code == 200
