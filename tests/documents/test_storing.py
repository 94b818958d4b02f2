"""A file is kept as it was received, under a name that can do no harm."""

import hashlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from documents.storing import check_upload, store
from tests import factories
from tests.documents.cleaning.test_pdf import pdf_with
from tests.documents.office_files import zipped

pytestmark = pytest.mark.django_db


PDF, ZIP = pdf_with(lambda pdf, page: None), zipped({"mimetype": "x"})


def upload(name, content=b"De brief."):
    return SimpleUploadedFile(name, content)


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("brief.pdf", PDF, "application/pdf"),
        ("BRIEF.PDF", b"\n" + PDF, "application/pdf"),
        ("brief.txt", b"De brief.", "text/plain"),
        ("utf16.txt", "\ufeffDe brief.".encode("utf-16-le"), "text/plain"),
        ("brief.html", b"<p>", "text/html"),
        ("brief.docx", ZIP, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("brief.odt", ZIP, "application/vnd.oasis.opendocument.text"),
        ("lijst.xlsx", ZIP, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("dia.pptx", ZIP, "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        ("lijst.ods", ZIP, "application/vnd.oasis.opendocument.spreadsheet"),
        ("foto.png", b"\x89PNG\r\n", "image/png"),
        ("foto.jpg", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("mail.eml", b"From: ", "message/rfc822"),
        ("lijst.csv", b"a;b", "text/csv"),
    ],
)
def test_file_of_a_known_kind_is_kept_as_it_was(name, content, media_type, staff):
    check_upload(upload(name, content))
    document = store(upload(name, content), by=staff)
    assert (document.name, document.media_type, document.size) == (name, media_type, len(content))
    assert document.sha256 == hashlib.sha256(content).hexdigest()
    assert (document.file.read(), document.uploaded_by) == (content, staff)


@pytest.mark.parametrize(
    "name",
    [
        "brief.pdf",
        "brief.docx",
        "brief.odt",
        "lijst.ods",
        "dia.pptx",
        "lijst.xlsx",
        "foto.png",
        "foto.jpg",
        "brief.txt",
        "x.eml",
    ],
)
def test_programme_under_another_name_is_refused(name):
    with pytest.raises(ValidationError):
        check_upload(upload(name, b"MZ\x90\x00\x03\x00 PK"))


@pytest.mark.parametrize(
    "name", ["x.exe", "x.svg", "x.docm", "x.js", "x", "x.pdf.exe", "data:,x.exe", "x.xhtml", "x.txt.gz"]
)
def test_file_of_another_kind_is_refused(name):
    with pytest.raises(ValidationError):
        check_upload(upload(name))


@pytest.mark.parametrize("size", [0, 20 * 1024 * 1024 + 1])
def test_empty_or_too_large_file_is_refused(size):
    with pytest.raises(ValidationError):
        check_upload(upload("brief.txt", b"x" * size))


def test_file_of_exactly_the_largest_size_is_taken():
    check_upload(upload("brief.txt", b"x" * (20 * 1024 * 1024)))


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("brief van het college.pdf", "brief_van_het_college.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\jan\\brief.pdf", "CUsersjanbrief.pdf"),
        ('a"; filename="evil.html.pdf', "a_filenameevil.html.pdf"),
        ("regel\r\nSet-Cookie: x=1.pdf", "regelSet-Cookie_x1.pdf"),
        ("reactie élève ½.pdf", "reactie_élève_½.pdf"),
        ("<script>.txt", "script.txt"),
        ("%2e%2e%2fx.txt", "2e2e2fx.txt"),
    ],
)
def test_name_is_made_harmless(name, kept, staff):
    assert store(upload(name), by=staff).name == kept


def test_very_long_name_keeps_its_end(staff):
    document = store(upload("a" * 240 + ".pdf"), by=staff)
    assert (len(document.name), document.name[-4:], document.media_type) == (200, ".pdf", "application/pdf")


def test_two_files_of_one_name_do_not_overwrite_each_other(staff):
    first, second = (store(upload("brief.txt", content), by=staff) for content in (b"een", b"twee"))
    assert (first.file.read(), second.file.read()) == (b"een", b"twee")


def test_file_lies_outside_the_folder_that_the_web_server_serves(settings):
    document = factories.document()
    assert document.file.path.startswith(str(settings.MEDIA_ROOT))
    assert not str(settings.MEDIA_ROOT).startswith(str(settings.STATIC_ROOT))
