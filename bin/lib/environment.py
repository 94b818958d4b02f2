"""What Django finds around it: a database, its packages and its settings; what is set already wins."""

import os
import secrets
from contextlib import nullcontext
from pathlib import Path

from . import packages, system, translations
from .base import DATA, LOG, locked, make_folder, run_quietly, say
from .binaries import embedded, store
from .cluster import Cluster


def set_up(*, dev=False):
    packages.ensure(dev=dev)
    system.ensure(browser=dev)
    if translations.outdated():
        compile_translations()


def compile_translations():
    """By the environment's Python, since it has Babel; without them the product speaks English."""
    with locked(DATA / "setup.lock"):
        if not run_quietly([str(packages.PYTHON), translations.__file__]):
            say(f"The translations could not be compiled; see {LOG}.")


class GivenServer:
    """The server of DATABASE_URL: somebody else starts and stops it."""

    def __init__(self, address):
        self.address = address

    def shared(self):
        return nullcontext(self.address)

    def logins(self, address):
        return {"DATABASE_URL": address}

    def revive(self):
        return False


def server(name):
    """Where the data of that name is: DATABASE_URL's server where one is given, else the embedded one."""
    in_file = os.environ.get("DATABASE_URL_FILE")
    given = Path(in_file).read_text().strip() if in_file else os.environ.get("DATABASE_URL")
    return GivenServer(given) if given else Cluster(store() / name, embedded())


def settings(data, database, **more):
    """The environment of a trial on one machine, for adviesraad/settings.py."""
    ours = {"DATABASE_URL": database, "DATA_DIR": str(data), "HTTPS": "0", "SECRET_KEY": secret_key(data), **more}
    return ours | {name: value for name, value in os.environ.items() if value or name not in ours}


def secret_key(data):
    """Made once: a new one would log everybody out."""
    path = make_folder(data) / "secret-key"
    if not path.exists():
        partial = path.with_suffix(f".{os.getpid()}")
        with open(partial, "x", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(secrets.token_urlsafe(50))
        partial.rename(path)
    return path.read_text()


def remember(name):
    """bin/manage works on the data of the bin/demo that was started last."""
    (DATA / "current").write_text(name)


def current():
    path = DATA / "current"
    return path.read_text() if path.exists() else "demo"
