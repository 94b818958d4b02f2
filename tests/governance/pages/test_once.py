"""What counts as the same form: whose it is, where it goes, and every word and file in it."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponseRedirect
from django.utils import timezone

from governance.models import KeptForm, SentForm
from governance.pages.once import OnceMiddleware
from tests import factories

pytestmark = pytest.mark.django_db

ADDRESS = "/werk/voortgang/"


@pytest.fixture
def writer(council):
    return factories.secretary(council)


@pytest.fixture
def send(rf):
    """Sends a form; gives the request as the page then sees it, or the answer to what was sent already."""

    def send(user, address=ADDRESS, key=None, file=("besluit.txt", b"Het besluit."), **typed):
        name, data = file
        posted = {"text": "Het loopt.", "file": SimpleUploadedFile(name, data), SentForm.FIELD: key or str(uuid4())}
        request = rf.post(address, posted | typed)
        request.user, request._messages = user, []
        seen = {"data": None}

        def page(request):
            seen["data"] = request.FILES["file"].read()
            return HttpResponseRedirect("/gedaan/")

        request.answer = OnceMiddleware(None).process_view(request, page, (), {})
        request.read = seen["data"]
        return request

    return send


@pytest.fixture(autouse=True)
def no_messages(monkeypatch):
    monkeypatch.setattr("django.contrib.messages.get_messages", lambda request: Told())
    monkeypatch.setattr("django.contrib.messages.info", lambda request, sentence: None)


class Told:
    _queued_messages = ()


def test_very_same_form_is_known(send, writer):
    send(writer)
    assert send(writer).sent_before is not None


def test_same_words_of_somebody_else_are_another_form(send, writer):
    send(writer)
    assert send(factories.secretary(factories.council("Jongerenraad"))).sent_before is None


@pytest.mark.parametrize(
    "changed",
    [
        {"address": "/werk/ergens-anders/"},
        {"text": "Het is klaar."},
        {"file": ("verslag.txt", b"Het besluit.")},
        {"file": ("besluit.txt", b"Een ander besluit.")},
    ],
)
def test_other_place_words_or_file_make_another_form(changed, send, writer):
    send(writer)
    assert send(writer, **changed).sent_before is None


def test_page_reads_its_file_from_the_beginning(send, writer):
    assert send(writer).read == b"Het besluit."


def test_what_was_kept_of_a_form_goes_once_it_is_known_as_sent(send, writer):
    key = str(uuid4())
    send(writer, key=key)
    KeptForm.objects.create(user=writer, path=ADDRESS, changed_at=timezone.now())
    again = send(writer, key=key)
    assert (again.answer["Location"], again.read) == ("/gedaan/", None)
    assert not KeptForm.objects.exists()
