"""bin/manage COMMAND: manage.py in the project's environment, on the running demo's server or on one just for it."""

from . import environment
from .base import DATA, ROOT
from .packages import PYTHON
from .processes import run


def main(arguments):
    environment.set_up()
    name = environment.current()
    server = environment.server(name)
    with server.shared() as database:
        settings = environment.settings(DATA / name, database, **server.logins(database))
        return run([PYTHON, ROOT / "manage.py", *arguments], env=settings)
