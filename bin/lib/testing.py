"""bin/test [pytest arguments]: the tests, on a throw-away cluster of their own."""

import os
import shutil
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from . import environment, migrated, static_files
from .base import ROOT, TEMPORARY
from .binaries import embedded
from .cluster import Cluster
from .packages import PYTHON
from .processes import run

SCRATCH = "adviesraad-test-"
EVERY_CORE = ["--numprocesses=auto", "--dist=loadfile", "--no-loadscope-reorder"]
GRACE = 60  # seconds in which another bin/test may still be starting


def main(arguments):
    environment.set_up(dev=True)
    with scratch_folder() as folder, server(folder).shared() as database:
        settings = environment.settings(folder, database, **template())
        static_files.ensure(settings)
        return run([PYTHON, "-m", "pytest", *spread(arguments), *absolute(arguments)], env=settings, cwd=ROOT)


def server(folder):
    """Other programs than the embedded ones with ADVIESRAAD_TEST_POSTGRES=/usr/lib/postgresql/15/bin."""
    if os.environ.get("DATABASE_URL"):
        return environment.server(folder.name)
    chosen = os.environ.get("ADVIESRAAD_TEST_POSTGRES")
    programs = Path(chosen) if chosen else embedded()
    for left in left_behind():
        discard(left, programs)
    cluster = Cluster(folder, programs, durable=False)
    migrated.give(cluster)
    return cluster


def template():
    """What conftest.py makes the databases from; a server of somebody else's has it not, there they are migrated."""
    return {} if os.environ.get("DATABASE_URL") else {"TEST_TEMPLATE": migrated.TEMPLATE}


@contextmanager
def scratch_folder():
    folder = Path(tempfile.mkdtemp(prefix=SCRATCH, dir=TEMPORARY))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def left_behind():
    """Folders of ours that nobody has touched for a while: of a run that is long, or was killed."""
    for lock in TEMPORARY.glob(f"{SCRATCH}*/users.lock"):
        status = lock.parent.stat()
        if status.st_uid == os.geteuid() and status.st_mtime < time.time() - GRACE:
            yield lock.parent


def discard(folder, programs):
    """Stop and remove what a killed run left; where a run still uses the server, nothing happens."""
    with (folder / "users.lock").open("a") as users:
        unused = Cluster(folder, programs, durable=False).leave(users)
    if unused:
        shutil.rmtree(folder, ignore_errors=True)


def spread(arguments):
    """A whole run uses every core, file by file; tests that somebody chose run one after the other."""
    names = [each.split("::")[0] for each in arguments]
    chosen = any(os.path.exists(name) or (ROOT / name).exists() for name in names if name)
    return [] if chosen or any(each.startswith(("-n", "--numprocesses")) for each in arguments) else EVERY_CORE


def absolute(arguments):
    """Paths are the caller's, while pytest runs in the project's folder."""
    return [os.path.abspath(each) if is_callers(each.split("::")[0]) else each for each in arguments]


def is_callers(path):
    """Whether it names something where the caller is; for a caller outside the project its own paths come first."""
    return os.path.exists(path) and (Path.cwd().is_relative_to(ROOT) or not (ROOT / path).exists())
