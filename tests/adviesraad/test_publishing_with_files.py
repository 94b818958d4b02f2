"""Who makes a record public sees what is inside each of its files; a file goes along only when it is ticked."""

import pytest
from django.urls import reverse

from documents.models import Document
from tests import factories
from tests.adviesraad.page_reading import filled_in, words_in

pytestmark = pytest.mark.django_db

PAGE = b"<!-- Nog niet af! --><p>Geacht college, bel 06-12345678.</p>"


def version(document):
    record = factories.policy_version(public=False, document=document)
    return record, reverse("version_publish", args=[record.pk])


def response(document):
    record = factories.response(factories.advice(), "draft", letter=document)
    return record, reverse("response_step", args=[record.pk, "published"])


def commitment(document):
    record = factories.commitment("draft", source_document=document)
    return record, reverse("commitment_step", args=[record.pk, "open"])


RECORDS = [version, response, commitment]


@pytest.fixture
def site(client, staff):
    client.force_login(staff)
    return client


def published(record):
    record.refresh_from_db()
    return record.published_at is not None


def is_public(document):
    return Document.objects.get(pk=document.pk).published_at is not None


@pytest.mark.parametrize("make", RECORDS)
def test_what_is_inside_is_shown_and_no_file_is_ticked(make, site):
    document = factories.document("brief.html", PAGE)
    _record, address = make(document)
    page = site.get(address)
    words = words_in(page)
    assert "Opmerking: Nog niet af!" in words
    assert "Telefoonnummer: 06-12345678 (regel 1)" in words
    assert "Dit bestand ook openbaar maken: brief.html" in words
    assert page.context["form"].initial.get(f"file_{document.pk}") is None


@pytest.mark.parametrize("make", RECORDS)
@pytest.mark.parametrize("ticked", [False, True])
def test_file_becomes_public_only_when_it_is_ticked(make, ticked, site):
    document = factories.document("brief.html", PAGE)
    record, address = make(document)
    tick = {f"file_{document.pk}": "on"} if ticked else {}
    assert site.post(address, filled_in(site.get(address)) | tick).status_code == 302
    assert (published(record), is_public(document)) == (True, ticked)


@pytest.mark.parametrize("make", RECORDS)
def test_file_that_cannot_be_cleaned_says_why_and_has_no_tick(make, site):
    document = factories.document("brief.pdf", b"%PDF-1.7 en de rest")
    record, address = make(document)
    page = site.get(address)
    assert "Dit bestand is beschadigd." in words_in(page)
    assert f"file_{document.pk}" not in page.context["form"].fields
    assert site.post(address, filled_in(page) | {f"file_{document.pk}": "on"}).status_code == 302
    assert (published(record), is_public(document)) == (True, False)


def test_file_is_published_and_made_private_on_the_page_of_its_record(site):
    document = factories.document("stand.html", PAGE)
    note = factories.progress(factories.commitment(), documents=[document])
    page = site.get(note.commitment.get_absolute_url())
    publish = reverse("file_publish", args=[document.pk])
    assert publish in page.content.decode()
    assert "Opmerking: Nog niet af!" in words_in(site.get(publish))
    site.post(publish)
    assert is_public(document)
    private = reverse("file_make_private", args=[document.pk])
    assert private in site.get(note.commitment.get_absolute_url()).content.decode()
    site.post(private, {"reason": "Er staat een nummer in."})
    assert not is_public(document)


def test_draft_offers_no_publication_of_its_file(site):
    document = factories.document()
    record = factories.commitment("draft", source_document=document)
    page = site.get(record.get_absolute_url()).content.decode()
    assert reverse("file_publish", args=[document.pk]) not in page
