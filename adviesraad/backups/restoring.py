"""Putting an archive back: all of it or nothing."""

import shutil
import subprocess
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile

from django.conf import settings
from django.core.files import File
from django.core.files.storage import FileSystemStorage
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _

from adviesraad.backups import archive, encryption
from adviesraad.backups.programs import command, program_path, refuse_unless_done
from adviesraad.backups.refusals import BackupRefusedError
from governance.checks import is_of_0_1

STAGING = ".restoring-"
EMPTY_SCHEMA = [
    "SET client_min_messages = warning",
    "SET lock_timeout = '10s'",
    "DROP SCHEMA public CASCADE",
    "CREATE SCHEMA public",
    "GRANT USAGE ON SCHEMA public TO PUBLIC",
]


def check(path, passphrase_file=None):
    """What the archive is of; NotWholeError where one byte of it is not what it was."""
    with encryption.opened(path, passphrase_file) as stream:
        return archive.check(stream)


def restore(path, *, passphrase_file=None, replace=False, say=print):
    """Check the archive, then put its database and its files in the place of what there is. Gives what it is of."""
    say(_("Checking the archive …"))
    about = check(path, passphrase_file)
    refuse_other_releases(about)
    if not replace:
        refuse_unless_empty()
    folder = Path(settings.MEDIA_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=STAGING, dir=folder) as staging, TemporaryFile(dir=folder) as dump:
        say(_("The files …"))
        _unpack(path, passphrase_file, FileSystemStorage(staging), dump)
        say(_("The database …"))
        put_back(dump)
        _take_over(Path(staging), folder)
    return about


def refuse_other_releases(about):
    """A database of 0.1, or from a newer version of the product, has tables that this one does not know."""
    applied = {(app, name) for app, name in about["migrations"]}
    if is_of_0_1(applied):
        raise BackupRefusedError(
            _("This archive was made by version 0.1: docs/upgrading.md says how to take its data along.")
        )
    if not applied <= MigrationLoader(None).disk_migrations.keys():
        raise BackupRefusedError(_("This archive was made by a newer version of this program: install that one first."))


def refuse_unless_empty():
    """Nothing that somebody entered may be lost by mistake."""
    if holds_anything():
        raise BackupRefusedError(
            _("The database “%(name)s” is not empty. With --replace all that is in it is lost.")
            % {"name": connection.settings_dict["NAME"]}
        )
    folder = Path(settings.MEDIA_ROOT)
    if folder.exists() and any(not each.name.startswith(STAGING) for each in folder.iterdir()):
        raise BackupRefusedError(
            _("The folder %(folder)s is not empty. With --replace all that is in it is lost.") % {"folder": folder}
        )


def holds_anything():
    """Whether there is more in the database than the tables of a new site."""
    tables = set(connection.introspection.table_names())
    ours = {"governance_user", "governance_auditevent"}
    if not ours <= tables:
        return bool(tables)
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM governance_user) OR EXISTS (SELECT FROM governance_auditevent)")
        return cursor.fetchone()[0]


def _unpack(path, passphrase_file, storage, dump):
    with encryption.opened(path, passphrase_file) as stream, archive.members(stream) as parts:
        for name, file in parts:
            if name == archive.DATABASE:
                shutil.copyfileobj(file, dump)
            elif name.startswith(archive.FILES):
                storage.save(name.removeprefix(archive.FILES), File(file))
    dump.seek(0)


def put_back(dump):
    """Replace the database by the dump in one transaction: where something fails, all is as it was.

    psql would keep what it has read where its input ends; so its input ends only when all of it was written.
    """
    script = [program_path("pg_restore"), "--no-owner", "--no-privileges", "--file=-"]
    options = ["--quiet", "--no-psqlrc", "--single-transaction", "--set=ON_ERROR_STOP=1", "--output=/dev/null"]
    statements = [f"--command={statement}" for statement in EMPTY_SCHEMA]
    writing = command("psql", *options, *statements, "--file=-")
    connection.close()
    with (
        subprocess.Popen(script, stdin=dump, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as source,
        subprocess.Popen(stdin=subprocess.PIPE, **writing) as target,
    ):
        with suppress(BrokenPipeError):
            shutil.copyfileobj(source.stdout, target.stdin)
            if source.wait():
                target.kill()
        source.stdout.close()
        said = [target.communicate()[1], source.stderr.read()]
    refuse_unless_done("pg_restore", max(source.returncode, 0), said[1])  # below 0: psql stopped before it
    refuse_unless_done("psql", target.returncode, said[0])


def _take_over(staging, folder):
    """Put the files that were restored in the place of those that were there."""
    for old in folder.iterdir():
        if old != staging:
            shutil.rmtree(old) if old.is_dir() else old.unlink()
    for new in staging.iterdir():
        new.rename(folder / new.name)
