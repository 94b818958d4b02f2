"""bin/demo: the product on this machine, with example data, until Ctrl-C."""

import argparse
import fcntl
import socket
import subprocess
from contextlib import contextmanager

from . import environment, static_files
from .base import DATA, ROOT, ExplainedError, end_of, make_folder, say
from .packages import PYTHON
from .processes import end_marked
from .serving import HOST, serve

MARK = "ADVIESRAAD_DEMO"


def main(arguments):
    options = parse(arguments)
    name = "empty" if options.empty else "demo"
    data = make_folder(DATA / name)
    address = f"http://{HOST}:{options.port}"
    with alone(data, address):
        if end_marked(f"{MARK}={data}"):
            say("Stopped what an earlier run had left behind.")
        check_port(options.port)
        environment.set_up()
        environment.remember(name)
        server = environment.server(name)
        with server.shared() as database:
            more = {"SITE_URL": address, MARK: str(data), **server.logins(database)}
            settings = environment.settings(data, database, **more)
            logins = prepare(settings, data, example=not options.empty)
            serve(server, settings, data, options.port, lambda: welcome(address, logins, data))
    say("Stopped. What was entered is kept.")
    return 0


def parse(arguments):
    parser = argparse.ArgumentParser(prog="bin/demo", description="Run Adviesraad on this machine, with example data.")
    parser.add_argument("--port", type=port, default=8000, help="where the site is served (8000)")
    parser.add_argument("--empty", action="store_true", help="no example data; kept apart from the demo's own data")
    return parser.parse_args(arguments)


def port(text):
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"{text} is not a port: give a number from 1 to 65535")
    return int(text)


@contextmanager
def alone(data, address):
    """Two demos on the same data would migrate and serve through each other."""
    with (data / "demo.lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            sentence = f"A demo already runs on this data, at {file.read().strip()} (Ctrl-C in its window stops it)."
            raise ExplainedError(sentence) from None
        file.truncate(0)
        print(address, file=file, flush=True)
        yield


def check_port(number):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, number))
        except OSError as error:
            sentence = f"Port {number} cannot be used ({error.strerror}): choose another with bin/demo --port NUMBER."
            raise ExplainedError(sentence) from error


def prepare(settings, data, *, example):
    """Everything that must be there before the site is served. Gives who can log in."""
    say("Preparing the database …")
    log = data / "prepare.log"
    log.unlink(missing_ok=True)
    manage(["migrate", "--no-input"], settings, log)
    static_files.ensure(settings)
    if not example:
        return "The first administrator is made with  bin/manage create_administrator E-MAIL NAME"
    return manage(["load_example", "--once", "--logins"], settings, log).strip()


def manage(arguments, settings, log):
    """What manage.py prints; in a session of its own, so that Ctrl-C reaches only us and shows no half traceback."""
    command = [PYTHON, ROOT / "manage.py", *arguments]
    with log.open("a") as errors:
        streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": errors, "text": True}
        done = subprocess.run(command, env=settings, start_new_session=True, check=False, **streams)
    if done.returncode:
        raise ExplainedError(f"manage.py {arguments[0]} failed. {end_of(log)}")
    return done.stdout


def welcome(address, logins, data):
    """What was asked for, so on standard output."""
    print(f"\nAdviesraad runs at {address}/\n\n{logins}\n\nCtrl-C stops it.")
    print(f"What you enter is kept in {data}, where the logs and the mail it would send are too.", flush=True)
