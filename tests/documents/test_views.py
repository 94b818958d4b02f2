"""A file is sent to whoever may see a record that links to it, safely, and by nginx where that stands in front."""

import pytest
from django.urls import reverse

from tests import factories

pytestmark = pytest.mark.django_db


def public_file(**fields):
    document = factories.document(**fields)
    factories.advice_request(document=document, public=True)
    return factories.published(document)


@pytest.mark.parametrize(
    ("name", "shown"),
    [("brief.pdf", True), ("brief.txt", True), ("foto.png", True), ("pagina.html", False), ("brief.docx", False)],
)
def test_only_what_cannot_run_is_shown_in_the_browser(name, shown, client, staff):
    client.force_login(staff)
    document = factories.document(name=name, content=b"inhoud", by=staff)
    response = client.get(document.get_absolute_url())
    assert b"".join(response.streaming_content) == b"inhoud"
    assert response["Content-Type"] == document.media_type
    assert response["Content-Disposition"] == f'{"inline" if shown else "attachment"}; filename="{name}"'
    assert (response["Cache-Control"], response["X-Content-Type-Options"]) == ("private, no-store", "nosniff")


@pytest.mark.parametrize("name", ['a"b;c.txt', "regel\r\nX-Kwaad: 1.txt", "élève €.txt", "a\tb.txt"])
def test_name_of_a_file_writes_no_header_of_its_own(name, client):
    response = client.get(public_file(name=name).get_absolute_url())
    assert response.status_code == 200
    assert "X-Kwaad" not in response
    assert "\r" not in response["Content-Disposition"]
    assert response["Content-Disposition"].startswith("inline; filename")


def test_file_that_is_gone_from_the_disk_is_not_found(client):
    document = public_file()
    document.file.storage.delete(document.public_file.name)
    assert client.get(document.get_absolute_url()).status_code == 404


def test_another_name_is_not_found(client):
    document = public_file()
    assert client.get(reverse("document_download", args=[document.pk, "anders.txt"])).status_code == 404


def test_nginx_sends_the_file_where_it_stands_in_front(client, settings):
    settings.ACCEL_REDIRECT = True
    document = public_file()
    response = client.get(document.get_absolute_url())
    assert response["X-Accel-Redirect"] == f"/_protected/{document.public_file.name}"
    assert response.content == b""


def test_nginx_sends_strangers_the_public_copy(client, settings):
    settings.ACCEL_REDIRECT = True
    document = factories.published_file()
    client.logout()
    response = client.get(document.public_url)
    assert response["X-Accel-Redirect"] == f"/_protected/{document.public_file.name}"


def test_nginx_is_asked_nothing_for_a_file_one_may_not_see(client, settings):
    settings.ACCEL_REDIRECT = True
    document = factories.document()
    response = client.get(document.get_absolute_url())
    assert (response.status_code, response.has_header("X-Accel-Redirect")) == (404, False)


def test_files_have_no_open_folder(client):
    document = public_file()
    for folder in ("files", "media", "_protected", "static"):
        assert client.get(f"/{folder}/{document.file.name}").status_code == 404


def test_file_disappears_with_the_advice_that_was_withdrawn(client, secretary):
    advice = factories.advice()
    document = factories.document()
    factories.response(advice, letter=document)
    factories.published(document)
    assert client.get(document.get_absolute_url()).status_code == 200
    factories.advice_actions.withdraw(advice, by=secretary, reason="Onjuist.")
    assert client.get(document.get_absolute_url()).status_code == 404


def test_file_is_sent_to_its_uploader(client, staff):
    client.force_login(staff)
    assert client.get(factories.document(by=staff).get_absolute_url()).status_code == 200
