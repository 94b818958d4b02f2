"""What somebody typed survives an expired login: it waits, fills that form only, until one throws it away."""

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from commitments.models import Commitment
from tests import factories
from tests.adviesraad.pages import filled_in, form_in, page_in
from tests.adviesraad.work_addresses import Records

pytestmark = pytest.mark.django_db

PASSWORD = "een-lang-wachtwoord"

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
        name: value if isinstance(value, list) else [value] for name, value in typed.items() if name != field
    }
    page = page_in(client.get(address)).select_one(".kept [name=page]")["value"]
    discarded = client.post(reverse("keep_typed"), {"page": page, "discard": "1"})
    assert (discarded.status_code, discarded["Location"]) == (302, address)
    assert form_in(client.get(address)) == fresh


def test_kept_words_can_be_saved(client, log_in, staff, council):
    address = reverse("commitment_new")
    typed = {"kind": "promise", "subject": "Proef", "text": "Ik zeg toe.", "made_on": "2026-02-03"}
    client.post(address, typed | {"receiver": "advisory_council", "council": council.pk})
    log_in("staff", address)
    client.post(address, filled_in(client.get(address)))
    assert Commitment.objects.get().subject == "Proef"


def test_kept_words_do_not_appear_in_another_form(client, log_in, staff):
    client.post(reverse("commitment_new"), {"subject": "Proef"})
    log_in("staff", reverse("policy_new"))
    assert "Proef" not in client.get(reverse("policy_new")).content.decode()
    assert form_in(client.get(reverse("commitment_new")))["subject"] == ["Proef"]


def test_kept_words_with_the_question_in_the_address(client, log_in, staff):
    reaction = factories.reaction()
    address = f"{reverse('commitment_new')}?reactie={reaction.pk}"
    client.post(address, {"subject": "Proef"})
    log_in("staff", address)
    page = client.get(address)
    assert (page.context["reaction"], form_in(page)["subject"]) == (reaction, ["Proef"])


def test_upload_before_the_login_is_not_kept_but_the_words_are(client, log_in, staff):
    address = reverse("progress_new", args=[factories.commitment().pk])
    client.post(address, {"text": "De proef loopt.", "file": SimpleUploadedFile("verslag.txt", b"x")})
    log_in("staff", address)
    assert form_in(client.get(address))["text"] == ["De proef loopt."]


def test_step_that_was_posted_before_the_login_is_not_taken(client, log_in, secretary):
    advice = factories.advice()
    address = reverse("advice_step", args=[advice.pk, "withdrawn"])
    client.post(address, {"on": factories.today(), "reason": "Fout."})
    log_in("secretary", address)
    client.get(address)
    advice.refresh_from_db()
    assert advice.status == "published"


def test_public_pages_keep_nothing(client):
    client.get("/")
    client.post("/zoeken/", {"q": "x"})
    assert "kept_post" not in client.session


def test_forged_form_keeps_nothing():
    careful = Client(enforce_csrf_checks=True)
    response = careful.post(reverse("commitment_new"), {"subject": "Vervalst"})
    assert (response.status_code, "kept_post" in careful.session) == (403, False)


def test_somebody_else_who_signs_in_does_not_see_the_words(client, log_in, staff, registry):
    address = reverse("commitment_new")
    client.force_login(staff)
    typed = filled_in(client.get(address), subject="Nog geheim")
    client.logout()
    client.post(address, typed)
    log_in("registry", address)
    assert "Nog geheim" not in client.get(address).content.decode()
