"""A site with records and files, a passphrase, and databases elsewhere to put it back in."""

from contextlib import contextmanager

import pytest
from django.db import connection
from psycopg import sql

from adviesraad.backups.making import back_up
from tests import factories


@contextmanager
def database_of(name):
    """Inside, the connection is to the database of that `name`."""
    here = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = here


def run(statement, *names):
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


@pytest.fixture
def elsewhere(transactional_db, settings, tmp_path):
    """Gives a way to be at another machine: an empty database, and a folder without files."""
    name = f"{connection.settings_dict['NAME']}_elsewhere"
    run("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
    run("CREATE DATABASE {} TEMPLATE template0", name)

    @contextmanager
    def there():
        here = settings.MEDIA_ROOT
        settings.MEDIA_ROOT = tmp_path / "elsewhere"
        try:
            with database_of(name):
                yield
        finally:
            settings.MEDIA_ROOT = here

    yield there
    run("DROP DATABASE {} WITH (FORCE)", name)


@pytest.fixture
def site(transactional_db):
    """Two files with a public copy, one that nobody published, and an advice with its recommendation."""
    factories.published_file(name="aanvraag.txt", content=b"De aanvraag.")
    factories.document("brief.txt", b"De brief.")
    return factories.advice()


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    return folder


@pytest.fixture
def passphrase_file(tmp_path):
    path = tmp_path / "passphrase"
    path.write_text("vier woorden die niemand raadt\n")
    return path


@pytest.fixture
def archive(site, folder):
    return back_up(folder, say=str)[0]


def rows():
    """Every row of every table as text, by table."""
    with connection.cursor() as cursor:
        held = {}
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(sql.SQL("SELECT t::text FROM {} t ORDER BY 1").format(sql.Identifier(table)))
            held[table] = [row for [row] in cursor.fetchall()]
        return held
