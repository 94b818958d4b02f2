"""What somebody typed survives an expired login: it waits, fills that form only, until one throws it away."""

import time

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from commitments.models import Commitment
from governance.models import KeptFile, KeptForm
from governance.pages.keeping import PAGE, PAGE_LASTS
from tests import factories
from tests.adviesraad.page_reading import filled_in, form_in, page_in, words_in
from tests.adviesraad.work_addresses import Records

pytestmark = pytest.mark.django_db

PASSWORD = "een-lang-wachtwoord"
KEPT_SENTENCE = "Wat u typte en koos, is bewaard."

# {(who, name, argument in the records): (a field of the form, what was typed)}
FORMS = {
    ("secretary", "request_new"): ("question", "Wat vindt u?\n\n<b>vet</b> & meer"),
    ("secretary", "request_edit", "request"): ("subject", "Ander onderwerp"),
    ("secretary", "request_step:declined", "request"): ("reason", "Geen tijd."),
    ("advisor", "advice_new"): ("recommendations-2-text", "Derde punt."),
    ("advisor", "advice_edit", "draft"): ("summary", "Langer dan het was."),
    ("advisor", "advice_new_version", "public"): ("correction_note", "Een rekenfout."),
    ("secretary", "advice_step:withdrawn", "public"): ("reason", "De cijfers klopten niet."),
    ("staff", "response_new", "sent"): ("text", "Geachte raad,\n\n- punt"),
    ("staff", "response_edit", "draft_response"): ("text", "Beter."),
    ("staff", "reading_new", "reaction"): ("reason", "Te duur."),
    ("advisor", "verdict_new", "recommendation"): ("noticed", "Niemand merkt iets."),
    ("staff", "commitment_new"): ("text", "Ik zeg toe."),
    ("staff", "commitment_edit", "draft_commitment"): ("meeting", "Raadsvergadering"),
    ("staff", "progress_new", "commitment"): ("text", "De proef loopt."),
    ("staff", "commitment_step:settlement_proposed", "commitment"): ("text", "De proef is klaar."),
    ("staff", "policy_new"): ("title", "Beleidsplan"),
    ("staff", "policy_edit", "policy"): ("title", "Andere titel"),
    ("staff", "version_new", "policy"): ("label", "versie 3"),
    ("administrator", "user_invite"): ("name", "Noor Jansen"),
    ("administrator", "user_detail", "person"): ("starts_on", "2026-02-03"),
    ("administrator", "membership_department", "membership"): ("department", "Team Jeugd"),
    ("administrator", "membership_end", "membership"): ("on", "2026-02-03"),
    ("administrator", "council_edit", "council"): ("description", "Wie wij zijn."),
    ("administrator", "municipality_edit"): ("website", "https://voorbeeld.nl"),
    ("administrator", "office_holder_new"): ("portfolio", "Zorg"),
}


@pytest.fixture(autouse=True)
def nobody_signed_in_before():
    """Signing in is limited to so many times a minute, which is counted in the cache."""
    cache.clear()


@pytest.fixture
def log_in(client, request):
    def with_password(who, address):
        user = request.getfixturevalue(who)
        user.set_password(PASSWORD)
        user.save()
        answers = {"login": user.email, "password": PASSWORD, "next": address}
        return client.post(reverse("account_login"), answers)

    return with_password


def address_of(row):
    records = Records()
    name, _colon, status = row[1].partition(":")
    arguments = [getattr(records, each).pk for each in row[2:]] + ([status] if status else [])
    return reverse(name, args=arguments)


@pytest.mark.parametrize("row", FORMS, ids=" ".join)
def test_form_comes_back_filled_after_the_login_until_it_is_thrown_away(row, client, log_in, request):
    field, words = FORMS[row]
    address = address_of(row)
    client.force_login(request.getfixturevalue(row[0]))
    fresh = form_in(client.get(address))
    typed = filled_in(client.get(address), **{field: words})
    client.logout()
    to_login = client.post(address, typed)
    assert to_login["Location"] == f"{reverse('account_login')}?next={address}"
    assert log_in(row[0], address)["Location"] == address
    again = client.get(address)
    assert form_in(again)[field] == [words]
    assert {name: value for name, value in form_in(again).items() if name != field} == {
        name: value if isinstance(value, list) else [value]
        for name, value in typed.items()
        if name not in (field, PAGE)
    }
    page = page_in(client.get(address)).select_one(".kept [name=page]")["value"]
    discarded = client.post(reverse("keep_typed"), {"page": page, "discard": "1"})
    assert (discarded.status_code, discarded["Location"]) == (302, address)
    assert form_in(client.get(address)) == fresh


@pytest.fixture
def send_signed_out(client, staff):
    """Send the form of an address after the login has expired: with what was typed in it."""

    def send(address, **typed):
        client.force_login(staff)
        words = filled_in(client.get(address), **typed)
        client.logout()
        return client.post(address, words)

    return send


def test_kept_words_can_be_saved(client, log_in, send_signed_out, council):
    address = reverse("commitment_new")
    typed = {"kind": "promise", "subject": "Proef", "text": "Ik zeg toe.", "made_on": "2026-02-03"}
    send_signed_out(address, **typed, receiver="advisory_council", council=council.pk)
    log_in("staff", address)
    client.post(address, filled_in(client.get(address)))
    assert Commitment.objects.get().subject == "Proef"


def test_kept_words_do_not_appear_in_another_form(client, log_in, send_signed_out):
    send_signed_out(reverse("commitment_new"), subject="Proef")
    log_in("staff", reverse("policy_new"))
    assert "Proef" not in client.get(reverse("policy_new")).content.decode()
    assert form_in(client.get(reverse("commitment_new")))["subject"] == ["Proef"]


def test_kept_words_with_the_question_in_the_address(client, log_in, send_signed_out):
    reaction = factories.reaction()
    address = f"{reverse('commitment_new')}?reactie={reaction.pk}"
    send_signed_out(address, subject="Proef")
    log_in("staff", address)
    page = client.get(address)
    assert (page.context["reaction"], form_in(page)["subject"]) == (reaction, ["Proef"])


def test_step_that_was_posted_before_the_login_is_not_taken(client, log_in, secretary):
    advice = factories.advice()
    address = reverse("advice_step", args=[advice.pk, "withdrawn"])
    client.force_login(secretary)
    typed = filled_in(client.get(address), on=factories.today().isoformat(), reason="Fout.")
    client.logout()
    client.post(address, typed)
    log_in("secretary", address)
    client.get(address)
    advice.refresh_from_db()
    assert advice.status == "published"


def test_public_pages_keep_nothing(client):
    client.get("/")
    client.post("/zoeken/", {"q": "x"})
    assert "kept_post" not in client.session


def test_forged_form_keeps_nothing(client, staff):
    client.force_login(staff)
    token = filled_in(client.get(reverse("commitment_new")))["page"]
    careful = Client(enforce_csrf_checks=True)
    response = careful.post(reverse("commitment_new"), {"subject": "Vervalst", "page": token})
    assert (response.status_code, KeptForm.objects.count()) == (403, 0)


# What a stranger sends

BESLUIT = SimpleUploadedFile("besluit.txt", b"Het besluit.")


@pytest.mark.parametrize("token", ["", "onzin", "W10:abc:def"])
def test_stranger_keeps_nothing(token, client):
    for _number in range(3):
        response = client.post(reverse("commitment_new"), {"subject": "x" * 9000, "page": token, "file": BESLUIT})
        assert response.status_code == 302
    assert (KeptForm.objects.count(), KeptFile.objects.count(), Session.objects.count()) == (0, 0, 0)


def test_page_of_more_than_three_days_ago_keeps_nothing(client, staff, monkeypatch):
    address = reverse("commitment_new")
    client.force_login(staff)
    then = time.time() - PAGE_LASTS.total_seconds() - 60
    with monkeypatch.context() as past:
        past.setattr(time, "time", lambda: then)
        typed = filled_in(client.get(address), subject="Proef")
    client.logout()
    page = client.post(address, typed, follow=True)
    assert (KEPT_SENTENCE in words_in(page), KeptForm.objects.count()) == (False, 0)


def test_page_of_somebody_who_may_no_longer_sign_in_keeps_nothing(client, staff):
    address = reverse("commitment_new")
    client.force_login(staff)
    typed = filled_in(client.get(address), subject="Proef")
    client.logout()
    type(staff).objects.update(is_active=False)
    client.post(address, typed)
    assert not KeptForm.objects.exists()


def test_text_that_is_too_long_is_not_kept_and_the_login_page_says_so(client, send_signed_out):
    answer = send_signed_out(reverse("commitment_new"), text="x" * 200_001)
    assert "Uw tekst is te lang om te bewaren" in words_in(client.get(answer["Location"]))
    assert not KeptForm.objects.exists()


def test_no_more_forms_of_one_user_are_kept_than_two_hundred(send_signed_out, staff):
    forms = [KeptForm(user=staff, path=f"/werk/{n}/", changed_at=timezone.now()) for n in range(200)]
    KeptForm.objects.bulk_create(forms)
    send_signed_out(reverse("commitment_new"), subject="Proef")
    assert KeptForm.objects.count() == 200


def test_one_visitor_has_only_so_much_kept_in_a_minute(send_signed_out, settings):
    settings.RATE_LIMITS = {"kept_signed_out": "2/m/ip"}
    for number in range(4):
        send_signed_out(f"{reverse('commitment_new')}?nummer={number}", subject="Proef")
    assert KeptForm.objects.count() == 2


def test_login_page_says_that_it_was_kept(client, send_signed_out):
    assert KEPT_SENTENCE in words_in(client.get(send_signed_out(reverse("commitment_new"))["Location"]))


def test_somebody_else_who_signs_in_does_not_see_the_words(client, log_in, staff, registry):
    address = reverse("commitment_new")
    client.force_login(staff)
    typed = filled_in(client.get(address), subject="Nog geheim")
    client.logout()
    client.post(address, typed)
    log_in("registry", address)
    assert "Nog geheim" not in client.get(address).content.decode()
