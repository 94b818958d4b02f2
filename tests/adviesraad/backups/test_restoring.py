"""Nothing that somebody entered is lost by restoring, unless that was asked for."""

import shutil
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from psycopg import sql

from advices.models import Advice
from adviesraad.backups import restoring
from adviesraad.backups.making import back_up
from adviesraad.backups.refusals import BackupRefusedError
from adviesraad.backups.restoring import restore
from documents.verifying import files_with_a_hash, not_as_stored
from governance.checks import may_do_more_than_rows
from governance.sql.roles import LOGIN
from tests import factories
from tests.adviesraad.backups.conftest import rows, run

pytestmark = pytest.mark.django_db(transaction=True)


def quietly(command, *arguments, **options):
    call_command(command, *arguments, stdout=StringIO(), stderr=StringIO(), **options)


def as_a_new_site():
    """The tables, and nothing that anybody entered."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE governance_user, governance_auditevent CASCADE")
    shutil.rmtree(settings.MEDIA_ROOT)


def test_a_database_with_people_is_refused(archive, elsewhere):
    with elsewhere():
        restore(archive, say=str)
        held = rows()
        with pytest.raises(CommandError, match="niet leeg"):
            quietly("restore", archive)
        assert rows() == held


def test_a_database_of_something_else_is_refused(archive, elsewhere):
    with elsewhere(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE boodschappen (wat text)")
        with pytest.raises(CommandError, match="niet leeg"):
            quietly("restore", archive)
        assert connection.introspection.table_names() == ["boodschappen"]


def test_a_folder_with_files_is_refused(archive, elsewhere):
    with elsewhere():
        settings.MEDIA_ROOT.mkdir()
        (settings.MEDIA_ROOT / "iets").touch()
        with pytest.raises(CommandError, match="niet leeg"):
            quietly("restore", archive)
        assert connection.introspection.table_names() == []


def test_the_tables_of_a_new_site_are_no_reason_to_refuse(archive, site, elsewhere):
    with elsewhere():
        restore(archive, say=str)
        as_a_new_site()
        quietly("restore", archive)
        assert Advice.objects.get() == site


def test_replace_puts_the_archive_in_the_place_of_what_was_there(archive, elsewhere):
    held = rows()
    with elsewhere():
        restore(archive, say=str)
        factories.document("weg.txt", b"Dit gaat weg.")
        quietly("restore", archive, replace=True)
        assert rows() == held
        assert list(settings.MEDIA_ROOT.rglob("weg.txt")) == []
        files = list(files_with_a_hash())
        assert len(files) >= 3
        assert not_as_stored(files) == []


def test_an_encrypted_archive_is_put_back(site, folder, passphrase_file, elsewhere):
    path, _absent = back_up(folder, passphrase_file=passphrase_file, say=str)
    held = rows()
    with elsewhere():
        quietly("restore", path, passphrase_file=passphrase_file)
        assert rows() == held


def test_two_roles_that_are_no_superuser_suffice(archive, elsewhere, two_roles, settings):
    """As in production: the owner puts the archive back, and who serves the site can read and write rows."""
    owner, web = two_roles
    with elsewhere():
        name = connection.settings_dict["NAME"]
        run("ALTER DATABASE {} OWNER TO {}", name, owner)
        login = {each: connection.settings_dict[each] for each in LOGIN}
        connection.close()
        connection.settings_dict["USER"] = web
        settings.DATABASE_OWNER = login | {"USER": owner}
        try:
            quietly("restore", archive)
            quietly("restore", archive, replace=True)
            assert Advice.objects.count() == 1
            assert not may_do_more_than_rows()
        finally:
            connection.close()
            connection.settings_dict.update(login)


@pytest.fixture
def two_roles(transactional_db):
    """The owner of a database, and the role of the web server and the worker."""
    name, password = connection.settings_dict["NAME"], connection.settings_dict["PASSWORD"]
    roles = [f"{name}_owner", f"{name}_web"]
    with connection.cursor() as cursor:
        for role in roles:
            cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
            if not cursor.fetchone():
                made = sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}")
                cursor.execute(made.format(sql.Identifier(role), sql.Literal(password or None)))
    return roles


def test_check_writes_nothing(archive, elsewhere):
    with elsewhere():
        quietly("restore", archive, check=True)
        assert connection.introspection.table_names() == []
        assert not settings.MEDIA_ROOT.exists()


def test_an_archive_of_a_newer_version_is_refused(archive, elsewhere, monkeypatch):
    monkeypatch.setattr(restoring, "check", lambda *given: {"migrations": [["advices", "9999_later"]]})
    with elsewhere():
        with pytest.raises(BackupRefusedError, match="nieuwere versie"):
            restore(archive, say=str)
        assert connection.introspection.table_names() == []


@pytest.mark.parametrize(
    ("failing", "said"),
    [
        ("a dump that stops halfway", "^pg_restore: error: could not"),
        ("a statement that fails", "^psql: ERROR:  division"),
    ],
)
def test_where_restoring_fails_all_is_as_it_was(archive, elsewhere, monkeypatch, failing, said):
    unpack = restoring._unpack

    def unpack_badly(path, passphrase_file, storage, dump):
        unpack(path, passphrase_file, storage, dump)
        dump.seek(0, 2)
        dump.truncate(dump.tell() * 9 // 10)
        dump.seek(0)

    with elsewhere():
        restore(archive, say=str)
        document = factories.document("blijft.txt", b"Dit blijft.")
        if failing == "a dump that stops halfway":
            monkeypatch.setattr(restoring, "_unpack", unpack_badly)
        else:
            monkeypatch.setattr(restoring, "EMPTY_SCHEMA", [*restoring.EMPTY_SCHEMA, "SELECT 1 / 0"])
        held = rows()
        with pytest.raises(BackupRefusedError, match=said):
            restore(archive, replace=True, say=str)
        assert rows() == held
        assert document.file.storage.open(document.file.name).read() == b"Dit blijft."
        assert {path.name for path in settings.MEDIA_ROOT.iterdir()} == {"documents", "public"}
