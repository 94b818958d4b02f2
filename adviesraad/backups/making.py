"""Making an archive while people work."""

import os
import re
import shutil
import subprocess
from contextlib import contextmanager
from datetime import UTC
from pathlib import Path
from tempfile import TemporaryFile

from django.apps import apps
from django.conf import settings
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from django.utils.translation import gettext as _

from adviesraad.backups import encryption
from adviesraad.backups.archive import DATABASE, FILES, writing
from adviesraad.backups.programs import command, refuse_unless_done
from adviesraad.backups.refusals import BackupRefusedError
from governance.models import AuditEvent
from governance.trail.recording import newest_hash

PARTIAL = ".partial"
MADE_HERE = re.compile(r"adviesraad-\d{8}T\d{6}Z\.tar(\.enc)?")
ONE_AT_A_TIME = 0x61647669  # the number of the lock in the database


class FilesGoneError(Exception):
    """Files that the snapshot names are not there."""


def back_up(folder, *, passphrase_file=None, say=print):
    """Make an archive in `folder`. Gives its path and the names of the files that are nowhere.

    A file that went between the snapshot and its turn went for privacy: a second snapshot no longer names it.
    """
    try:
        return _back_up(folder, passphrase_file, say, may_lack_files=False)
    except FilesGoneError:
        say(_("Files were removed meanwhile or are missing: starting again."))
        return _back_up(folder, passphrase_file, say, may_lack_files=True)


def _back_up(folder, passphrase_file, say, *, may_lack_files):
    with snapshot() as name:
        _remove_partial_ones(folder)
        with (
            new_archive(folder, encryption.SUFFIX if passphrase_file else "") as (path, file),
            encryption.encrypted(file, passphrase_file) as stream,
            writing(stream) as archive,
        ):
            absent = write(archive, name, say, may_lack_files=may_lack_files)
    return path, absent


@contextmanager
def snapshot():
    """One moment of the database, for us and, under the name that this gives, for pg_dump."""
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s), pg_export_snapshot()", [ONE_AT_A_TIME])
        is_alone, name = cursor.fetchone()
        if not is_alone:
            raise BackupRefusedError(_("Another backup is being made at this moment."))
        yield name


@contextmanager
def new_archive(folder, suffix):
    """Gives a path and a file; what was written gets that path when all went well, and else is gone."""
    path = folder / f"adviesraad-{timezone.now().astimezone(UTC):%Y%m%dT%H%M%SZ}.tar{suffix}"
    partial = path.with_name(path.name + PARTIAL)
    try:
        with new_file(partial) as file:
            yield path, file
            file.flush()
            os.fsync(file.fileno())
        partial.rename(path)
        _sync(folder)
    finally:
        partial.unlink(missing_ok=True)


def new_file(path):
    """A file that was not there before and that only its owner may read."""
    return open(path, "xb", opener=lambda name, flags: os.open(name, flags, 0o600))


def _sync(folder):
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write(archive, snapshot_name, say, *, may_lack_files):
    """Write all that belongs in the `archive`. Gives the names of the files that are not there."""
    about = about_database()
    names = file_names()
    with TemporaryFile(dir=_files_folder()) as file:
        say(_("The database …"))
        dump(file, snapshot_name)
        archive.add(DATABASE, file)
    absent = list(_write_files(archive, names, say))
    if absent and not may_lack_files:
        raise FilesGoneError
    archive.finish(about | {"files": len(names) - len(absent), "absent": absent})
    return absent


def dump(file, snapshot_name):
    """Write the database as the snapshot saw it."""
    arguments = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot_name}"]
    with subprocess.Popen(stdout=subprocess.PIPE, **command("pg_dump", *arguments)) as process:
        shutil.copyfileobj(process.stdout, file)  # where it can go back in a file itself, it makes one twice as long
        said = process.stderr.read()
    refuse_unless_done("pg_dump", process.returncode, said)


def about_database():
    """What somebody wants to know of an archive before it is put back."""
    return {
        "made_at": timezone.localtime().isoformat(timespec="seconds"),
        "events": AuditEvent.objects.count(),
        "newest_hash": newest_hash(),
        "migrations": sorted(MigrationRecorder(connection).applied_migrations()),
    }


def file_names():
    """The names of all files that the database speaks of, in order."""
    fields = [
        (model, field.name)
        for model in apps.get_models()
        for field in model._meta.local_fields
        if isinstance(field, models.FileField)
    ]
    return sorted(
        {name for model, field in fields for name in model._base_manager.values_list(field, flat=True) if name}
    )


def _write_files(archive, names, say):
    """Add the files; gives the names of those that are not there."""
    for number, name in enumerate(names, start=1):
        try:
            with (_files_folder() / name).open("rb") as file:
                archive.add(FILES + name, file)
        except FileNotFoundError:
            yield name
        if number % max(1, len(names) // 10) == 0:
            say(_("Files: %(number)s of %(total)s") % {"number": number, "total": len(names)})


def _files_folder():
    """Where the files are; what is not encrypted yet is written nowhere else."""
    folder = Path(settings.MEDIA_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def remove_older(folder, keep):
    """Of the archives in `folder` that were made here keep the newest `keep`. Gives the names of those that went."""
    older = sorted(path for path in folder.iterdir() if MADE_HERE.fullmatch(path.name))[:-keep]
    for path in older:
        path.unlink()
    return [path.name for path in older]


def _remove_partial_ones(folder):
    """Those of runs that were killed; no other runs now."""
    for path in folder.glob(f"adviesraad-*{PARTIAL}"):
        if MADE_HERE.fullmatch(path.name.removesuffix(PARTIAL)):
            path.unlink()
