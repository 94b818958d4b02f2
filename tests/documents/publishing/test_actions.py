"""A file becomes public by an act of its own; a stranger gets a cleaned copy, whoever works with it the original."""

import hashlib

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import transaction

from documents.models import Document, linked_records
from documents.publishing.actions import make_file_private, publish_file
from governance.trail.recording import events_of
from governance.workflow import Refused
from tests import factories
from tests.governance.refusals import refused

pytestmark = pytest.mark.django_db

PAGE = (
    b"<html><head><title>Brief</title><meta name=author content=Jan></head>"
    b"<body><!-- Jan --><p>Geacht college.</p></body></html>"
)
CLEAN = (
    b'<!doctype html>\n<html lang="nl">\n<head><meta charset="utf-8"><title>Brief</title></head>\n'
    b"<body>\n<p>Geacht college.</p>\n</body>\n</html>\n"
)


def letter(name="brief.html", content=PAGE, **fields):
    """The letter of a public response of the municipality's staff."""
    document = factories.document(name, content)
    factories.response(letter=document, **fields)
    return document


def seen(document, user):
    return Document.objects.visible_to(user).filter(pk=document.pk).exists()


def downloaded(client, url):
    response = client.get(url)
    return b"".join(response.streaming_content) if response.status_code == 200 else response.status_code


def test_publishing_a_record_publishes_no_file(client):
    document = letter()
    assert not seen(document, AnonymousUser())
    assert downloaded(client, document.get_absolute_url()) == 404


def test_stranger_gets_the_cleaned_copy_and_staff_the_original(client, staff):
    document = letter()
    publish_file(document, by=staff)
    document.refresh_from_db()
    assert (document.public_name, document.public_size) == ("brief.html", len(CLEAN))
    assert document.public_sha256 == hashlib.sha256(CLEAN).hexdigest()
    assert document.public_file.name != document.file.name
    assert downloaded(client, document.public_url) == CLEAN
    client.force_login(staff)
    assert downloaded(client, document.get_absolute_url()) == PAGE


def test_publication_stands_in_the_trail_once(staff):
    document = letter()
    publish_file(document, by=staff)
    first = Document.objects.get(pk=document.pk).published_at
    publish_file(document, by=staff)
    assert [(e.action, e.actor_id, e.actor_role) for e in events_of(document)] == [("published", staff.pk, "staff")]
    assert Document.objects.get(pk=document.pk).published_at == first


def test_file_is_made_private_again_with_a_reason(client, staff, django_capture_on_commit_callbacks):
    document = letter()
    publish_file(document, by=staff)
    document.refresh_from_db()
    url, copy = document.public_url, document.public_file
    with django_capture_on_commit_callbacks(execute=True):
        make_file_private(document, by=staff, reason="Er staat een adres in.")
    assert downloaded(client, url) == 404
    assert not copy.storage.exists(copy.name)
    assert [(e.action, e.details.get("reason")) for e in events_of(document)] == [
        ("published", None),
        ("made_private", "Er staat een adres in."),
    ]
    client.force_login(staff)
    assert downloaded(client, document.get_absolute_url()) == PAGE


def test_making_private_needs_a_reason(staff):
    document = letter()
    publish_file(document, by=staff)
    with pytest.raises(Refused, match="Vul de reden in"):
        make_file_private(document, by=staff, reason=" ")


def test_file_of_a_record_that_is_not_public_stays_private(staff):
    document = letter(status="draft")
    with pytest.raises(Refused, match="niet openbaar"):
        publish_file(document, by=staff)
    assert not Document.objects.get(pk=document.pk).published_at


def test_file_of_a_public_record_and_of_one_that_is_not_becomes_public(staff):
    document = letter()
    factories.response(status="draft", letter=document)
    publish_file(document, by=staff)
    assert Document.objects.get(pk=document.pk).published_at


def test_file_that_cannot_be_cleaned_stays_private(staff):
    document = letter("brief.txt", b"\xff\x00\x01")
    with pytest.raises(Refused, match="geen tekstbestand"):
        publish_file(document, by=staff)
    assert not events_of(document).exists()


@pytest.mark.parametrize("who", ["secretary", "advisor", "other_secretary", "registry", "administrator", "anonymous"])
def test_only_the_side_of_the_record_publishes_its_file(who, everyone):
    document = letter()
    with pytest.raises(PermissionDenied):
        publish_file(document, by=everyone[who])
    with pytest.raises(PermissionDenied):
        make_file_private(document, by=everyone[who], reason="Zomaar.")


def test_public_file_disappears_with_its_record(secretary, staff):
    document = factories.document()
    advice = factories.advice()
    factories.response(advice, letter=document)
    publish_file(document, by=staff)
    factories.advice_actions.withdraw(advice, by=secretary, reason="Onjuist.")
    assert not seen(document, AnonymousUser())


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("act", ["published", "made_private"])
def test_database_refuses_a_publication_without_an_event(act, staff):
    document = letter()
    values = {"published_at": document.uploaded_at, "public_name": "x", "public_file": "x", "public_sha256": "x"}
    if act == "made_private":
        publish_file(document, by=staff)
        values = {"published_at": None, "public_name": "", "public_file": "", "public_sha256": "", "public_size": 0}
    with refused("announce_publication"), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(**values)


def test_database_refuses_another_copy_for_a_public_file(staff):
    document = letter()
    publish_file(document, by=staff)
    with refused("append_only"):
        Document.objects.filter(pk=document.pk).update(public_sha256="anders")


def test_every_record_with_files_says_who_publishes_them_and_who_reads_the_original():
    kinds = {relation.related_model._meta.model_name for relation, _records in linked_records()}
    assert kinds == {relation.related_model._meta.model_name for relation in Document._meta.related_objects}
    assert all(hasattr(records, "files_open_to") for _relation, records in linked_records())
