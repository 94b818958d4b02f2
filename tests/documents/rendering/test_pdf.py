"""One PDF per record, whatever happens meanwhile."""

import hashlib

import pytest
from django.conf import settings
from django.db import IntegrityError

from documents.models import Rendition
from documents.rendering import pdf as rendering
from documents.rendering.engine import OnlyOurFiles
from documents.rendering.pdf import make_rendition, rendition_of
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(rendering, "render_pdf", lambda html: f"%PDF {html}".encode())


def test_rendition_is_made_once(monkeypatch):
    advice = factories.advice()
    first, second = make_rendition(advice, "een"), make_rendition(advice, "twee")
    assert (first, Rendition.objects.count()) == (second, 1)
    assert (first.file.read(), first.size) == (b"%PDF een", 8)
    assert first.sha256 == hashlib.sha256(b"%PDF een").hexdigest()


def test_second_worker_takes_what_the_first_made(monkeypatch):
    advice = factories.advice()
    first = make_rendition(advice, "een")
    original = Rendition.objects.filter

    def blind_once(*args, **kwargs):
        monkeypatch.setattr(Rendition.objects, "filter", original)
        return Rendition.objects.none()

    monkeypatch.setattr(Rendition.objects, "filter", blind_once)
    assert make_rendition(advice, "twee") == first
    assert Rendition.objects.count() == 1


def test_record_without_a_rendition_has_none():
    assert rendition_of(factories.advice()) is None


def test_database_keeps_one_rendition_per_record():
    advice = factories.advice()
    make_rendition(advice, "een")
    with pytest.raises(IntegrityError):
        Rendition.objects.create(object_type="advices.advice", object_id=advice.pk, sha256="x", size=1, file="x.pdf")


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "https://elders.nl/x.css",
        "http://127.0.0.1:8000/",
        "data:text/css,x",
        (settings.BASE_DIR / "adviesraad/settings.py").as_uri(),
        f"{(settings.BASE_DIR / 'static').as_uri()}/../adviesraad/settings.py",
        f"{(settings.BASE_DIR / 'static').as_uri()}/%2e%2e/adviesraad/settings.py",
    ],
)
def test_pdf_fetches_nothing_but_our_own_files(url):
    with pytest.raises(ValueError, match="not one of our files"):
        OnlyOurFiles().fetch(url)


def test_pdf_fetches_our_own_files():
    url = (settings.BASE_DIR / "static/css/pdf.css").as_uri()
    assert b"@page" in OnlyOurFiles().fetch(url).read()
