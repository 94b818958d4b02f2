"""Programs: one in the foreground, those that keep running, and those that an earlier run left behind."""

import os
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

from .base import ROOT

POLITE = 10  # seconds to finish after being asked to stop


def run(command, **options):
    """The command's exit code. Ctrl-C is the command's to answer; we only wait, so that we can clean up after it."""
    child = None

    def pass_on(signum, frame):
        if child and not (signum == signal.SIGINT and at_a_terminal()):
            child.send_signal(signum)

    before = {signum: signal.signal(signum, pass_on) for signum in [signal.SIGINT, signal.SIGTERM]}
    try:
        child = subprocess.Popen(command, **options)
        code = child.wait()
    finally:
        for signum, handler in before.items():
            signal.signal(signum, handler)
    return code if code >= 0 else 128 - code


def at_a_terminal():
    """Whether a terminal sends its Ctrl-C to us and to the command alike."""
    try:
        terminal = os.open("/dev/tty", os.O_RDONLY)
    except OSError:
        return False
    try:
        return os.tcgetpgrp(terminal) == os.getpgrp()
    except OSError:
        return False
    finally:
        os.close(terminal)


class Service:
    """A program that should keep running, in a process group of its own: the terminal's Ctrl-C reaches only us."""

    def __init__(self, name, command, log, settings):
        self.name = name
        self.command = command
        self.log = log
        self.settings = settings
        self.log.unlink(missing_ok=True)
        self.starts = []
        self.process = None

    def start(self):
        self.starts.append(time.monotonic())
        with self.log.open("a") as log:
            output = {"stdin": subprocess.DEVNULL, "stdout": log, "stderr": log}
            self.process = subprocess.Popen(self.command, env=self.settings, cwd=ROOT, start_new_session=True, **output)

    def has_ended(self):
        return self.process.poll() is not None

    def keeps_failing(self):
        """Four starts within a minute."""
        return len(self.starts) >= 4 and self.starts[-1] - self.starts[-4] < 60

    def stop(self, patience=POLITE):
        """Ask it to finish, then end whatever is left of its group: a killed parent leaves its children on the port."""
        if self.process is None:
            return
        if not self.has_ended():
            self.process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(patience)
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def marked(mark):
    """The processes that carry this NAME=value in their environment, so that a used-again number is never mistaken."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            environment = (folder / "environ").read_bytes()
        except OSError:
            continue  # another user's, or gone
        if mark.encode() in environment.split(b"\0") and int(folder.name) != os.getpid():
            yield int(folder.name)


def end_marked(mark):
    """Ask them to finish, end those that do not; True when there were any."""
    found = list(marked(mark))
    for number in found:
        send(number, signal.SIGTERM)
    deadline = time.monotonic() + POLITE
    while time.monotonic() < deadline and list(marked(mark)):
        time.sleep(0.1)
    for number in marked(mark):
        send(number, signal.SIGKILL)
    return bool(found)


def send(number, signum):
    with suppress(ProcessLookupError):
        os.kill(number, signum)
