"""The project's own .venv, filled from the hash-locked requirements."""

import hashlib
import importlib.util
import os
import shutil
import sys

from . import system
from .base import DATA, LOG, ROOT, ExplainedError, end_of, locked, make_folder, run_quietly, say

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
INSTALLED = VENV / "installed-locks"
USABLE = "import pip, sys; sys.exit(sys.version_info < (3, 11))"
LOCKS = [ROOT / "requirements.lock"]
# The development lock holds everything of the other: after bin/test, bin/demo has nothing left to install.
LOCKS_DEV = [*LOCKS, ROOT / "requirements-dev.lock"]


def ensure(*, dev):
    """Make .venv and install the lock, only where that has not been done for these very locks."""
    if is_ready(dev):
        return
    make_folder(DATA)
    with locked(DATA / "setup.lock"):
        if not is_ready(dev):
            make_venv()
            install((LOCKS_DEV if dev else LOCKS)[-1])
            INSTALLED.write_text("\n".join(fingerprints(dev)) + "\n")


def is_ready(dev):
    recorded = INSTALLED.read_text().splitlines() if INSTALLED.exists() else []
    return set(fingerprints(dev)) <= set(recorded) and os.access(PYTHON, os.X_OK)


def fingerprints(dev):
    """The interpreter (a system upgrade replaces it) and each lock's hash."""
    locks = LOCKS_DEV if dev else LOCKS
    return [os.path.realpath(PYTHON), *(hashlib.sha256(lock.read_bytes()).hexdigest() for lock in locks)]


def make_venv():
    if os.access(PYTHON, os.X_OK) and run_quietly([str(PYTHON), "-c", USABLE]):
        return
    if VENV.exists() and not os.access(VENV, os.W_OK):
        raise ExplainedError(f"{VENV} belongs to another user: run this as that user, or remove it first.")
    if not getattr(importlib.util.find_spec("ensurepip"), "origin", None):  # Debian keeps it in a package apart
        venv = "python{}.{}-venv".format(*sys.version_info)
        system.install({venv}, "to make the project's environment", required=True)
    say("Making the environment .venv …")
    if not run_quietly([sys.executable, "-m", "venv", "--clear", str(VENV)]):
        raise ExplainedError(f"Could not make {VENV}. {end_of(LOG)}")


def install(lock):
    say(f"Installing the packages of {lock.name} (once; a minute or so) …")
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check"]
    environment = os.environ | {"UV_PYTHON_DOWNLOADS": "never"}
    uv = find_uv(pip)
    options = ["install", "--require-hashes", "-r", str(lock)]
    if uv and run_quietly([*uv, "pip", *options, "--python", str(PYTHON)], env=environment):
        return
    if not run_quietly([*pip, *options]):
        raise ExplainedError(f"Could not install the packages. {end_of(LOG)}")


def find_uv(pip):
    """uv installs six times as fast as pip, but is not needed."""
    own = [str(PYTHON), "-m", "uv"]
    if run_quietly([*own, "--version"]):
        return own
    if found := shutil.which("uv"):
        return [found]
    return own if run_quietly([*pip, "install", "--quiet", "uv"]) else None
