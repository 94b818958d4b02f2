"""One PostgreSQL cluster in a folder of its own, shared by whoever needs it; the last one out stops it.

It listens on a Unix socket in a folder that only its user may enter, never on the network, and asks no password.
"""

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from .base import TEMPORARY, ExplainedError, end_of, locked, make_folder
from .binaries import account, major_version

NAME = "adviesraad"
WEB = "adviesraad_web"  # the role of the web server and the worker; migrate gives it its rights
PORT = "5432"
SOCKETS = "adviesraad-socket-"  # folders in /tmp: a socket's path has at most 107 bytes, the project's may be longer
PATIENCE = 10  # seconds; after kill -9 the old server's files stay locked for about two
UNSAFE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
IMPATIENT = {"deadlock_timeout": "50ms"}  # after which an automatic vacuum makes way for a test that empties its tables
THROWN_AWAY = UNSAFE | IMPATIENT


class Cluster:
    def __init__(self, folder, programs, *, durable=True):
        self.folder = make_folder(folder)
        self.programs = programs
        self.durable = durable
        self.data = folder / "postgres"
        self.log = folder / "postgres.log"
        self.account = account(self.data)

    @contextmanager
    def shared(self):
        """Start the server unless it runs; stop it afterwards unless somebody else uses it. Gives its address."""
        with (self.folder / "users.lock").open("a") as users:
            try:
                with self.changing():
                    fcntl.flock(users, fcntl.LOCK_SH)
                    address = self.ensure_running()
                yield address
            finally:
                self.leave(users)

    def leave(self, users):
        """Stop the server when nobody uses it any more; True when that is so."""
        with self.changing():
            if unused := is_last(users):
                self.stop()
        return unused

    def changing(self):
        return locked(self.folder / "start.lock")

    def revive(self):
        """Start it again where it has died; True when that was needed. Its address stays the same."""
        with self.changing():
            return not self.address() and bool(self.start())

    def ensure_running(self):
        if not self.data.exists():
            self.initialise()
        return self.address() or self.start()

    def address(self):
        """The server's DATABASE_URL, or nothing when it does not answer."""
        lines = self.postmaster()
        if len(lines) < 8 or lines[7] != "ready" or not answers(Path(lines[4]) / f".s.PGSQL.{PORT}"):
            return None
        return f"postgres://{NAME}@{quote(lines[4], safe='')}:{PORT}/{NAME}"

    def logins(self, address):
        """The settings for both roles at this `address`: who owns the tables, and who serves the site."""
        return {"DATABASE_URL": address.replace(f"//{NAME}@", f"//{WEB}@"), "DATABASE_OWNER_URL": address}

    def postmaster(self):
        """The eight lines of postmaster.pid; fewer while the server is starting, none when it was stopped in order."""
        try:
            return [line.strip() for line in (self.data / "postmaster.pid").read_text().splitlines()]
        except FileNotFoundError:
            return []

    def initialise(self):
        """Make the cluster under another name first, so that one that was interrupted is never taken for whole."""
        partial = self.folder / "postgres.partial"
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir()
        self.own(partial)
        builtin = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        locale = ["--locale=C.UTF-8", *(builtin if major_version(self.programs) >= 17 else [])]
        sync = [] if self.durable else ["--no-sync"]
        self.call("initdb", "-D", partial, "-U", NAME, "-A", "trust", "-E", "UTF8", *locale, *sync)
        both = f"CREATE DATABASE {NAME};\nCREATE ROLE {WEB} LOGIN;\n"
        self.call("postgres", "--single", "-D", partial, "postgres", input=both)
        partial.rename(self.data)

    def start(self):
        """Try for a while: after kill -9 the old server's last processes may still be leaving."""
        sockets = self.socket_folder() or self.make_socket_folder()
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if address := self.wait_for(self.spawn(sockets), sockets):
                return address
            time.sleep(0.5)
        raise ExplainedError(f"The database in {self.folder} does not start. {end_of(self.log)}")

    def wait_for(self, server, sockets):
        """Its address as soon as it answers, however long it needs to recover; nothing when it gives up."""
        try:
            while server.poll() is None:
                if address := self.address():
                    return address
                time.sleep(0.02)
        except BaseException:  # Ctrl-C: it does not answer yet, so nobody else would stop it
            server.send_signal(signal.SIGINT)
            server.wait()
            if not self.postmaster():
                shutil.rmtree(sockets, ignore_errors=True)
            raise
        return None

    def spawn(self, sockets):
        settings = {"listen_addresses": "", "unix_socket_directories": sockets, "port": PORT}
        options = [f"--{name}={value}" for name, value in (settings | ({} if self.durable else THROWN_AWAY)).items()]
        command = [self.programs / "postgres", "-D", self.data, *options]
        with self.log.open("a") as log:
            output = {"stdin": subprocess.DEVNULL, "stdout": log, "stderr": log}
            return subprocess.Popen(command, start_new_session=True, **output, **self.surroundings())

    def stop(self):
        sockets = self.socket_folder()
        if self.address():
            self.call("pg_ctl", "stop", "-D", self.data, "-m", "fast" if self.durable else "immediate")
        if sockets:
            shutil.rmtree(sockets, ignore_errors=True)

    def make_socket_folder(self):
        folder = tempfile.mkdtemp(prefix=SOCKETS, dir=TEMPORARY)
        self.own(folder)
        return folder

    def socket_folder(self):
        """The folder of the server that runs or was killed, if it is still ours."""
        lines = self.postmaster()
        folder = lines[4] if len(lines) > 4 else ""
        is_ours = SOCKETS in folder and os.path.isdir(folder) and os.stat(folder).st_uid == self.owner()
        return folder if is_ours else None

    def owner(self):
        return self.account.get("user", os.geteuid())

    def own(self, folder):
        """Make it the database user's, and nobody else's."""
        os.chmod(folder, 0o700)
        if self.account:
            os.chown(folder, self.account["user"], self.account["group"])

    def call(self, program, *arguments, **options):
        """Run one of PostgreSQL's programs; its words go to the log, since a pipe would wait for the server itself."""
        command = [self.programs / program, *arguments]
        with self.log.open("a") as log:
            output = {"stdout": log, "stderr": log, "text": True}
            done = subprocess.run(command, check=False, **output, **options, **self.surroundings())
        if done.returncode:
            raise ExplainedError(f"PostgreSQL's {program} failed. {end_of(self.log)}")

    def surroundings(self):
        """Its user, a folder that user may be in, and none of the caller's PG… variables."""
        return {"cwd": "/", "env": {"PATH": os.defpath, "LC_ALL": "C"}, **self.account}


def answers(path):
    with socket.socket(socket.AF_UNIX) as client:
        try:
            client.connect(str(path))
        except OSError:
            return False
    return True


def is_last(users):
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
