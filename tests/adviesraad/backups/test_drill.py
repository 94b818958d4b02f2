"""The drill: a backup made while somebody writes, put back elsewhere, is that one moment and nothing else."""

import threading
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from adviesraad.backups import making
from documents.models import Document
from governance.models import AuditEvent
from tests import factories
from tests.adviesraad.backups.conftest import rows

pytestmark = pytest.mark.django_db(transaction=True)


class Writing(threading.Thread):
    """Somebody who stores files and registers requests until told to stop."""

    def __init__(self):
        super().__init__()
        self.enough = threading.Event()
        self.written = threading.Event()
        self.count = 0

    def run(self):
        try:
            while not self.enough.is_set():
                name = f"onder-het-werk-{self.count}.txt"
                factories.advice_request(document=factories.document(name, name.encode()), subject=name)
                self.count += 1
                if self.count == 5:
                    self.written.set()
        finally:
            connection.close()


@pytest.fixture
def somebody_writes():
    writing = Writing()
    writing.start()
    assert writing.written.wait(30)
    yield writing
    writing.enough.set()
    writing.join()


@pytest.fixture
def held_by_the_snapshot(monkeypatch, somebody_writes):
    """Filled while the backup is made: all rows that its snapshot sees, read after others wrote more."""
    held = {}
    dump = making.dump

    def dump_after_more_was_written(file, snapshot_name):
        before = somebody_writes.count
        while somebody_writes.count < before + 3:
            assert somebody_writes.is_alive()
        held.update(rows())
        dump(file, snapshot_name)

    monkeypatch.setattr(making, "dump", dump_after_more_was_written)
    return held


def files():
    folder = Path(settings.MEDIA_ROOT)
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def printed(command, *arguments):
    out = StringIO()
    call_command(command, *arguments, stdout=out, stderr=StringIO())
    return out.getvalue().splitlines()


def test_what_is_put_back_elsewhere_is_what_the_snapshot_held(
    site, folder, held_by_the_snapshot, somebody_writes, elsewhere
):
    archive = printed("backup", str(folder))[-1]
    somebody_writes.enough.set()
    somebody_writes.join()
    files_here, documents_here = files(), Document.objects.count()
    with elsewhere():
        said = printed("restore", archive)
        events = AuditEvent.objects.count()
        assert said[1:3] == printed("verify_trail")
        assert f" {events} " in said[1]
        assert said[3] == printed("verify_files")[0]
        assert rows() == held_by_the_snapshot
        assert Document.objects.count() < documents_here
        names = making.file_names()
        assert files() == {name: files_here[name] for name in names}
        assert len(names) == Document.objects.count() + len(Document.objects.exclude(public_file=""))


def test_the_rules_of_the_database_hold_in_what_was_put_back(archive, elsewhere):
    def rules():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT tgrelid::regclass::text, tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2"
            )
            return cursor.fetchall()

    here = rules()
    assert len(here) > 20
    with elsewhere():
        printed("restore", str(archive))
        assert rules() == here
