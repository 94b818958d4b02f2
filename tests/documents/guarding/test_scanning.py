"""A virus scanner, where a setting names one, sees every file before it is kept."""

import socket
import struct
import threading

import pytest
from django.core.checks import run_checks
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from advices.models import AdviceRequest
from adviesraad.desk import desk_of
from documents.guarding.scanning import scan, scanner_answers
from documents.models import Document
from documents.storing import store_attachments
from tests import factories
from tests.adviesraad.page_reading import filled_in, mistakes_in, words_in

pytestmark = pytest.mark.django_db

EICAR = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD" + "-ANTIVIRUS-TEST-FILE!$H+H*").encode()
VIRUS = "In dit bestand zit een virus. Het is niet bewaard. Vraag een schoon bestand aan wie het u gaf."
AWAY = "Dit bestand kon niet op virussen worden nagekeken en is daarom niet bewaard."


class Scanner:
    """Speaks as clamd does, and finds the test virus."""

    def __init__(self, listening):
        self.seen, self.answer, self._listening = [], None, listening
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        while True:
            try:
                connection, _address = self._listening.accept()
            except OSError:
                return
            with connection, connection.makefile("rb") as stream:
                connection.sendall((self._answer_to(stream) if self.answer is None else self.answer) + b"\0")

    def _answer_to(self, stream):
        command = b""
        while not command.endswith(b"\0"):
            command += stream.read(1)
        if command == b"zPING\0":
            return b"PONG"
        assert command == b"zINSTREAM\0"
        data = b""
        while size := struct.unpack("!I", stream.read(4))[0]:
            data += stream.read(size)
        self.seen.append(data)
        return b"stream: Eicar-Signature FOUND" if EICAR in data else b"stream: OK"


@pytest.fixture(params=["unix", "tcp"])
def scanner(request, tmp_path, settings):
    if request.param == "unix":
        listening = socket.socket(socket.AF_UNIX)
        listening.bind(str(tmp_path / "s"))
        listening.listen()
        settings.CLAMAV_SOCKET = f"unix:{tmp_path}/s"
    else:
        listening = socket.create_server(("127.0.0.1", 0))
        settings.CLAMAV_SOCKET = f"tcp://127.0.0.1:{listening.getsockname()[1]}"
    with listening:
        yield Scanner(listening)


@pytest.fixture
def nobody(tmp_path, settings):
    settings.CLAMAV_SOCKET = f"unix:{tmp_path}/niemand"


@pytest.fixture
def site(client, secretary):
    client.force_login(secretary)
    return client


def register(site, data, name="brief.txt"):
    address = reverse("request_new")
    typed = {"council": factories.council().pk, "subject": "Vervoer", "question": "Wat vindt u?"}
    page = filled_in(site.get(address), received_on=factories.today(), **typed)
    return site.post(address, page | {"file": SimpleUploadedFile(name, data)})


def test_file_is_scanned_whole_and_kept(site, scanner):
    data = b"De brief." * 20_000
    assert register(site, data).status_code == 302
    assert (scanner.seen[-1], AdviceRequest.objects.get().document.file.read()) == (data, data)


def test_virus_is_not_kept_and_what_was_typed_is(site, scanner):
    response = register(site, b"Beste raad, " + EICAR)
    assert mistakes_in(response) == {"file": [VIRUS]}
    assert (Document.objects.count(), AdviceRequest.objects.count()) == (0, 0)
    assert "Wat vindt u?" in response.content.decode()


def test_file_is_refused_while_the_scanner_is_away(site, nobody):
    [sentence] = mistakes_in(register(site, b"De brief."))["file"]
    assert sentence.startswith(AWAY)
    assert not Document.objects.exists()


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR", b"", b"stream: OK or not"])
def test_file_is_refused_when_the_answer_is_no_verdict(answer, site, scanner):
    scanner.answer = answer
    assert mistakes_in(register(site, b"De brief."))["file"][0].startswith(AWAY)


def test_setting_that_says_nothing_lets_nothing_through(site, settings):
    settings.CLAMAV_SOCKET = "clamav:3310"
    assert mistakes_in(register(site, b"De brief."))["file"][0].startswith(AWAY)
    assert not scanner_answers()


def test_document_that_is_read_in_is_scanned_too(site, scanner):
    address = reverse("import_upload")
    page = filled_in(site.get(address), kind="toezeggingen")
    response = site.post(address, page | {"file": SimpleUploadedFile("lijst.txt", EICAR)})
    assert mistakes_in(response) == {"file": [VIRUS]}


@pytest.mark.parametrize("command", ["import_advice", "import_response", "import_commitments"])
def test_document_of_a_command_is_scanned_too(command, scanner, tmp_path):
    (tmp_path / "advies.txt").write_bytes(EICAR)
    with pytest.raises(CommandError, match="In dit bestand zit een virus"):
        call_command(command, str(tmp_path / "advies.txt"), "--json")


def test_attachment_of_a_mail_is_scanned_too(scanner, staff):
    attached = b'Content-Disposition: attachment; filename="%b.txt"\nContent-Type: text/plain\n\n%b\n'
    parts = b"".join(b"--X\n" + attached % each for each in [(b"goed", b"De brief."), (b"fout", EICAR)])
    mail = b'From: a@b.nl\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="X"\n\n' + parts + b"--X--\n"
    document = factories.document("mail.eml", mail)
    assert [each.name for each in store_attachments(document, by=staff)] == ["goed.txt"]


def test_without_the_setting_nothing_is_asked(settings):
    settings.CLAMAV_SOCKET = ""
    scan(EICAR)
    assert scanner_answers()


def test_administrator_and_check_are_told_that_the_scanner_is_away(client, administrator, nobody):
    tasks = [str(task.step) for task in desk_of(administrator)["waiting"]]
    assert "Zorg dat de virusscanner antwoordt" in tasks
    client.force_login(administrator)
    assert "De virusscanner antwoordt niet" in words_in(client.get(reverse("background")))
    assert "documents.W001" in [each.id for each in run_checks(include_deployment_checks=True)]


def test_nobody_is_told_anything_while_the_scanner_answers(client, administrator, scanner):
    client.force_login(administrator)
    assert "virusscanner" not in words_in(client.get(reverse("background")))
    assert "documents.W001" not in [each.id for each in run_checks(include_deployment_checks=True)]
