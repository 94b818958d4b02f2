"""The places, the sentences and the locks that all of bin/ uses."""

import fcntl
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / ".data"
LOG = DATA / "setup.log"
TEMPORARY = Path("/tmp")  # not $TMPDIR, which may be long, or closed to the database's user


class ExplainedError(Exception):
    """Something the reader can solve; its text is the whole message."""


def say(text):
    """Speak on standard error: standard output belongs to the command that is run."""
    print(text, file=sys.stderr, flush=True)


def make_folder(path):
    """A folder that the database's own user may pass through, whatever the umask."""
    if not path.is_dir():
        path.mkdir(parents=True, exist_ok=True)
        path.chmod(0o755)
    return path


@contextmanager
def locked(path):
    """Only one process at a time; the lock goes with the process, also after kill -9."""
    with path.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def run_quietly(command, **options):
    """Whether the command succeeded; what it prints goes to the set-up's log."""
    make_folder(DATA)
    with LOG.open("a") as log:
        print("$", *command, file=log, flush=True)
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, check=False, **options)
    return done.returncode == 0


def end_of(log, count=10):
    """What the program itself said last, for the end of our sentence."""
    try:
        lines = log.read_text(errors="replace").splitlines()[-count:]
    except OSError:
        lines = []
    return "\n".join([f"The end of {log}:", *lines])


def is_root():
    return os.geteuid() == 0
