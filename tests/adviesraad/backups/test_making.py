"""An archive is there whole or not at all, and only its own older ones go."""

import stat
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections

from adviesraad.backups import making, programs
from adviesraad.backups.making import back_up, file_names, remove_older
from adviesraad.backups.refusals import BackupRefusedError, NotWholeError
from adviesraad.backups.restoring import check
from adviesraad.management.commands import backup
from documents.models import Document
from governance.sql.roles import LOGIN

pytestmark = pytest.mark.django_db(transaction=True)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_an_archive_is_for_its_owner_only(archive):
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600


def test_it_is_the_owner_who_makes_a_backup(folder, settings, monkeypatch):
    settings.DATABASE_OWNER = dict.fromkeys(LOGIN, "") | {"USER": "owner"}
    seen = []
    monkeypatch.setattr(backup, "back_up", lambda *given, **named: (seen.append(connection.settings_dict["USER"]), []))
    call_command("backup", str(folder), stdout=StringIO())
    assert seen == ["owner"]


def test_a_full_disk_leaves_nothing_and_says_so(site, folder, monkeypatch):
    def on_a_full_disk(path):
        path.touch()
        return open("/dev/full", "wb")

    monkeypatch.setattr(making, "new_file", on_a_full_disk)
    with pytest.raises(CommandError, match="geen ruimte meer"):
        call_command("backup", str(folder))
    assert names(folder) == []


def test_while_it_is_made_it_has_another_name(site, folder, monkeypatch):
    seen = []
    dump = making.dump
    monkeypatch.setattr(making, "dump", lambda *given: (seen.extend(names(folder)), dump(*given)))
    path, _absent = back_up(folder, say=str)
    assert seen == [f"{path.name}.partial"]
    assert names(folder) == [path.name]


def test_what_a_killed_run_left_goes_and_nothing_else(site, folder):
    (folder / "adviesraad-20200101T000000Z.tar.partial").touch()
    (folder / "iets-anders.partial").touch()
    path, _absent = back_up(folder, say=str)
    assert names(folder) == [path.name, "iets-anders.partial"]


def test_keep_removes_the_oldest_of_its_own(folder):
    kept = ["adviesraad-20260103T000000Z.tar", "adviesraad-20260104T000000Z.tar.enc"]
    gone = ["adviesraad-20260101T000000Z.tar", "adviesraad-20260102T000000Z.tar.enc"]
    others = ["adviesraad-2019.tar", "adviesraad-20190101T000000Z.tar.gz", "vakantie.tar"]
    for name in [*kept, *gone, *others]:
        (folder / name).touch()
    assert remove_older(folder, 2) == gone
    assert names(folder) == sorted([*kept, *others])


def test_keep_asks_for_at_least_one(folder):
    with pytest.raises(CommandError, match="1 of meer"):
        call_command("backup", str(folder), "--keep", "0")


def test_older_archives_stay_when_no_new_one_was_made(site, folder, monkeypatch):
    (folder / "adviesraad-20200101T000000Z.tar").touch()
    monkeypatch.setattr(programs, "folders", set)
    with pytest.raises(CommandError, match="postgresql-client"):
        call_command("backup", str(folder), "--keep", "1")
    assert names(folder) == ["adviesraad-20200101T000000Z.tar"]


def test_a_second_backup_at_the_same_time_is_refused(site, folder):
    other = connections.create_connection("default")
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [making.ONE_AT_A_TIME])
        with pytest.raises(BackupRefusedError, match="op dit moment"):
            back_up(folder, say=str)
    finally:
        other.close()


def test_a_file_that_is_lost_is_named_and_the_rest_is_kept(site, folder):
    lost = Document.objects.filter(public_file="").first().file
    lost.storage.delete(lost.name)
    path, absent = back_up(folder, say=str)
    assert absent == check(path)["absent"] == [lost.name]
    assert check(path)["files"] == len(file_names()) - 1


def test_a_file_that_went_for_privacy_meanwhile_is_in_no_archive(site, folder, monkeypatch):
    """The words of that file must not be in the dump of the snapshot that still had it."""
    gone = Document.objects.filter(public_file="").first()
    dump = making.dump

    def dump_while_it_goes(file, snapshot_name):
        monkeypatch.setattr(making, "dump", dump)
        gone.file.storage.delete(gone.file.name)
        other = connections.create_connection("default")
        with other.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
            cursor.execute("UPDATE documents_document SET file = '' WHERE id = %s", [gone.pk])
        other.close()
        dump(file, snapshot_name)

    monkeypatch.setattr(making, "dump", dump_while_it_goes)
    path, absent = back_up(folder, say=str)
    assert absent == check(path)["absent"] == []


@pytest.fixture
def encrypted(site, folder, passphrase_file):
    return back_up(folder, passphrase_file=passphrase_file, say=str)[0]


def test_an_encrypted_archive_shows_nothing_without_the_passphrase(encrypted, passphrase_file):
    assert encrypted.name.endswith(".tar.enc")
    assert b"SHA256SUMS" not in encrypted.read_bytes()
    with pytest.raises(BackupRefusedError, match="--passphrase-file"):
        check(encrypted)
    assert check(encrypted, passphrase_file)["absent"] == []


def test_another_passphrase_is_refused(encrypted, passphrase_file):
    passphrase_file.write_text("iets anders")
    with pytest.raises(NotWholeError, match="wachtwoordzin"):
        check(encrypted, passphrase_file)


def test_an_encrypted_archive_with_a_changed_byte_is_refused(encrypted, passphrase_file):
    content = bytearray(encrypted.read_bytes())
    content[len(content) // 2] ^= 1
    encrypted.write_bytes(content)
    with pytest.raises(NotWholeError):
        check(encrypted, passphrase_file)


def test_an_empty_passphrase_is_refused(site, folder, passphrase_file):
    passphrase_file.write_text("\n")
    with pytest.raises(BackupRefusedError, match="leeg"):
        back_up(folder, passphrase_file=passphrase_file, say=str)
    assert names(folder) == []


def test_without_openssl_it_says_so(site, folder, passphrase_file, monkeypatch):
    monkeypatch.setattr("adviesraad.backups.encryption.OPENSSL", ["no-openssl-here"])
    with pytest.raises(CommandError, match="installeer openssl"):
        call_command("backup", str(folder), "--passphrase-file", str(passphrase_file))
    assert names(folder) == []
