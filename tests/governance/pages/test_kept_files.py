"""A file that was chosen is not lost: not by an expired login, and not by a mistake elsewhere in the form."""

from datetime import timedelta

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

import adviesraad.urls  # noqa: F401 - all forms are there then
from commitments.models import Commitment
from documents.models import Document
from governance.models import KeptFile, KeptForm
from governance.pages import kept_files
from governance.pages.keeping import KEPT_FOR, forget_old
from policies.models import PolicyVersion
from tests import factories
from tests.adviesraad.page_reading import filled_in, form_in, main_in, mistakes_in, page_in

pytestmark = pytest.mark.django_db

# {form class: [(who, name of the address, arguments in the records)]}
FORMS = {
    "RequestForm": [("secretary", "request_new"), ("secretary", "request_edit", "request")],
    "ResponseForm": [("staff", "response_new", "sent"), ("staff", "response_edit", "draft_response")],
    "CommitmentForm": [("staff", "commitment_new"), ("staff", "commitment_edit", "draft_commitment")],
    "ProgressForm": [("staff", "progress_new", "commitment")],
    "ProposalForm": [("staff", "commitment_step:settlement_proposed", "commitment")],
    "BulkForm": [("staff", "commitment_work_list")],
    "VersionForm": [("staff", "version_new", "policy"), ("staff", "version_edit", "version")],
    "UploadForm": [("secretary", "import_upload")],
}
PLACES = [place for places in FORMS.values() for place in places]
OURS = {"advices", "adviesraad", "commitments", "documents", "policies"}
RECORDS = {
    "request": factories.advice_request,
    "sent": lambda: factories.advice(status="sent"),
    "draft_response": lambda: factories.response(status="draft"),
    "draft_commitment": lambda: factories.commitment("draft"),
    "commitment": factories.commitment,
    "policy": factories.policy,
    "version": lambda: factories.policy_version(public=False),
}


def besluit(name="besluit.txt", words=b"Het besluit."):
    return SimpleUploadedFile(name, words)


def said_beside_the_field(response):
    """The labels of the ticks beside the file field, with whether each is ticked."""
    ticks = main_in(response).find_all("input", {"name": "file-kept"})
    labels = [main_in(response).find("label", {"for": tick["id"]}).get_text() for tick in ticks]
    return [(" ".join(label.split()), "checked" in tick.attrs) for label, tick in zip(labels, ticks, strict=True)]


def kept_as(name):
    return (f"{name} is bewaard; u hoeft het niet opnieuw te kiezen. Haal het vinkje weg om het weg te laten.", True)


def in_storage():
    """The names in the table and the bytes in the storage of what is kept."""
    return [(row.name, row.file.storage.exists(row.file.name)) for row in KeptFile.objects.all()]


def address_of(name, *arguments):
    factories.municipality(), factories.commitment()
    name, _colon, status = name.partition(":")
    return reverse(name, args=[*(RECORDS[each]().pk for each in arguments), *([status] if status else [])])


def forms_with_a_file(kind=forms.BaseForm):
    for form in kind.__subclasses__():
        yield from forms_with_a_file(form)
        fields = getattr(form, "base_fields", {}).values()
        is_ours = form.__module__.partition(".")[0] in OURS
        if is_ours and any(isinstance(field, forms.FileField) for field in fields):
            yield form.__name__


def test_every_form_with_a_file_is_looked_at():
    assert set(forms_with_a_file()) == set(FORMS)


@pytest.fixture
def at(client, request):
    """Sign in WHO and open the form at one of the PLACES; its address."""

    def open_form(who, *place):
        address = address_of(*place)
        client.force_login(request.getfixturevalue(who))
        return address

    return open_form


@pytest.mark.parametrize("place", PLACES, ids=" ".join)
def test_file_survives_an_expired_login(place, at, client, request):
    address = at(*place)
    typed = filled_in(client.get(address))
    client.logout()
    client.post(address, typed | {"file": besluit()})
    client.force_login(request.getfixturevalue(place[0]))
    page = client.get(address)
    assert said_beside_the_field(page) == [kept_as("besluit.txt")]
    assert (mistakes_in(page), in_storage()) == ({}, [("besluit.txt", True)])


@pytest.mark.parametrize("place", PLACES, ids=" ".join)
def test_file_survives_a_mistake_elsewhere_and_can_be_left_out(place, at, client):
    address = at(*place)
    opened = filled_in(client.get(address))
    emptied = {name: "" for name in opened if name not in ("page", "opened", "revision")}
    page = client.post(address, opened | emptied | {"file": besluit()})
    assert (page.status_code, said_beside_the_field(page)) == (200, [kept_as("besluit.txt")])
    assert said_beside_the_field(client.get(address)) == [kept_as("besluit.txt")]
    page = client.post(address, form_in(page) | emptied)
    assert said_beside_the_field(page) == [kept_as("besluit.txt")]
    page = client.post(address, {**form_in(page), **emptied, "file-kept": []})
    assert (page.status_code, said_beside_the_field(page), in_storage()) == (200, [], [])


@pytest.fixture
def promise(at, staff):
    """The form of a new promise, opened by staff."""
    return at("staff", "commitment_new")


def answers(**more):
    return {
        "kind": "promise",
        "subject": "Proef",
        "text": "Ik zeg toe.",
        "made_on": "2026-02-03",
        "receiver": "advisory_council",
        "council": str(factories.council().pk),
    } | more


def refused(client, address, **typed):
    """The page of a form that was sent without its subject, with a file."""
    return client.post(address, filled_in(client.get(address), **answers(subject="")) | {"file": besluit()} | typed)


def newest():
    return Commitment.objects.order_by("-pk")[0]


def words_of(document):
    with document.file.open("rb") as file:
        return document.name, file.read()


def test_kept_file_is_saved_with_its_form_and_then_gone(promise, client):
    page = refused(client, promise)
    [kept] = KeptFile.objects.all()
    assert client.post(promise, filled_in(page, subject="Proef")).status_code == 302
    assert words_of(newest().source_document) == ("besluit.txt", b"Het besluit.")
    assert (KeptFile.objects.count(), KeptForm.objects.count()) == (0, 0)
    assert said_beside_the_field(client.get(promise)) == []
    assert kept.file.name.startswith("kept/")


@pytest.mark.django_db(transaction=True)
def test_bytes_of_what_was_saved_or_left_out_leave_the_storage(promise, client):
    page = refused(client, promise)
    [kept] = KeptFile.objects.all()
    assert kept.file.storage.exists(kept.file.name)
    client.post(promise, filled_in(page, subject="Proef"))
    assert not kept.file.storage.exists(kept.file.name)


def test_file_that_was_left_out_is_not_saved(promise, client):
    page = refused(client, promise)
    assert client.post(promise, filled_in(page, **{"file-kept": None}, subject="Proef")).status_code == 302
    assert newest().source_document is None


def test_file_that_is_chosen_later_takes_the_place_of_the_kept_one(promise, client):
    page = refused(client, promise)
    page = client.post(promise, form_in(page) | {"file": besluit("nieuw.txt")})
    assert said_beside_the_field(page) == [kept_as("nieuw.txt")]
    assert in_storage() == [("nieuw.txt", True)]
    page = client.post(promise, filled_in(page, subject="Proef") | {"file": besluit("nieuwst.txt")})
    assert newest().source_document.name == "nieuwst.txt"


def test_page_that_did_not_show_the_kept_file_does_not_take_it(promise, client):
    opened = filled_in(client.get(promise), **answers())
    refused(client, promise)
    assert client.post(promise, opened).status_code == 302
    assert newest().source_document is None


def test_kept_file_that_is_gone_is_told_beside_the_field(promise, client):
    page = refused(client, promise)
    kept_files.throw_away(KeptFile.objects.all())
    page = client.post(promise, filled_in(page, subject="Proef"))
    assert mistakes_in(page) == {"file": ["Het bestand dat bewaard was, is er niet meer. Kies het opnieuw."]}
    assert client.post(promise, filled_in(page)).status_code == 302


def test_kept_file_without_its_bytes_is_told_beside_the_field(promise, client):
    page = refused(client, promise)
    [kept] = KeptFile.objects.all()
    kept.file.storage.delete(kept.file.name)
    page = client.post(promise, filled_in(page, subject="Proef"))
    assert mistakes_in(page) == {"file": ["Het bestand dat bewaard was, is er niet meer. Kies het opnieuw."]}
    assert said_beside_the_field(client.get(promise)) == []


def test_file_that_is_refused_is_not_kept(promise, client):
    page = refused(client, promise, file=besluit("virus.exe", b"MZ"))
    assert (list(mistakes_in(page)), said_beside_the_field(page), in_storage()) == (["subject", "file"], [], [])


def test_of_several_files_only_the_refused_one_is_not_kept(at, client):
    address = at("staff", "progress_new", "commitment")
    two = [besluit("een.txt"), besluit("virus.exe", b"MZ"), besluit("twee.txt", b"Twee.")]
    page = client.post(address, filled_in(client.get(address), text="Het loopt.") | {"file": two})
    assert said_beside_the_field(page) == [kept_as("een.txt"), kept_as("twee.txt")]
    typed = filled_in(page) | {"file": [besluit("drie.txt", b"Drie.")]}
    assert client.post(address, typed).status_code == 302
    assert sorted(Document.objects.values_list("name", flat=True))[-3:] == ["drie.txt", "een.txt", "twee.txt"]


def test_file_of_a_step_that_somebody_else_took_is_kept(at, client):
    address = at("staff", "commitment_step:settlement_proposed", "commitment")
    typed = filled_in(client.get(address), text="Klaar.")
    assert client.post(address, typed).status_code == 302
    page = client.post(address, typed | {"file": besluit()})
    assert (page.status_code, said_beside_the_field(page)) == (200, [kept_as("besluit.txt")])


def test_throwing_away_takes_the_file_along(promise, client):
    refused(client, promise)
    token = page_in(client.get(promise)).select_one(".kept [name=page]")["value"]
    client.post(reverse("keep_typed"), {"page": token, "discard": "1"})
    assert in_storage() == []


def test_what_is_typed_meanwhile_leaves_the_file(promise, client):
    page = refused(client, promise)
    token = page_in(page).select_one("[data-keep]")["data-keep"]
    client.post(reverse("keep_typed"), {"page": token, "typed": "subject=Proef"})
    assert said_beside_the_field(client.get(promise)) == [kept_as("besluit.txt")]


def test_nobody_else_gets_the_file(promise, client, registry):
    page = refused(client, promise)
    client.force_login(registry)
    assert said_beside_the_field(client.get(promise)) == []
    client.post(promise, filled_in(page, subject="Proef"))
    assert not Commitment.objects.filter(source_document__name="besluit.txt").exists()


def test_file_goes_after_thirty_days(promise, client):
    refused(client, promise)
    KeptForm.objects.update(changed_at=timezone.now() - KEPT_FOR - timedelta(minutes=1))
    forget_old()
    assert in_storage() == []


def test_oldest_files_of_a_user_make_room_for_new_ones(promise, client, monkeypatch):
    monkeypatch.setattr(kept_files, "MOST_KEPT", 25)
    refused(client, promise)
    other = reverse("version_new", args=[factories.policy().pk])
    client.post(other, {"file": besluit("twee.txt", b"Twaalf bytes")})
    assert [name for name, _there in in_storage()] == ["besluit.txt", "twee.txt"]
    client.post(other, {"file": besluit("drie.txt", b"Twaalf byte.")})
    monkeypatch.setattr(kept_files, "MOST_KEPT", 20)
    client.post(other, {"file": besluit("drie.txt", b"Twaalf byte.")})
    assert [name for name, _there in in_storage()] == ["drie.txt"]


def test_file_of_a_request_that_was_read_stays_chosen(at, client):
    address = at("secretary", "request_new")
    page = client.post(address, filled_in(client.get(address)) | {"file": besluit(), "read_file": "1"})
    assert said_beside_the_field(page) == [kept_as("besluit.txt")]
    assert not Document.objects.filter(name="besluit.txt").exists()
    council, day = str(factories.council().pk), factories.today(-3).isoformat()
    typed = {"council": council, "subject": "Vervoer", "question": "Wat vindt u?", "received_on": day}
    assert client.post(address, filled_in(page, **typed)).status_code == 302
    assert Document.objects.filter(name="besluit.txt").count() == 1


def test_file_that_was_chosen_beside_one_of_somebody_else_waits_without_its_tick(at, client, secretary):
    address = at("staff", "version_edit", "version")
    opened = filled_in(client.get(address))
    version = PolicyVersion.objects.get(document=None)
    version.document = factories.document("van-hem.txt", by=secretary)
    version.save()
    page = client.post(address, opened | {"file": besluit()})
    sentence = "Gebruik besluit.txt. Het is bewaard; u hoeft het niet opnieuw te kiezen."
    assert said_beside_the_field(page) == [(sentence, False)]
    assert client.post(address, filled_in(page) | {"file-kept": KeptFile.objects.get().sha256}).status_code == 302
    version.refresh_from_db()
    assert version.document.name == "besluit.txt"
