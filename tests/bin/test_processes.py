"""Programs that run, die and are left behind."""

import os
import subprocess
import sys
import time

import pytest

from bin.lib import processes
from bin.lib.processes import Service

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]


@pytest.mark.parametrize(
    ("program", "code"),
    [("raise SystemExit(0)", 0), ("raise SystemExit(7)", 7), ("import os; os.kill(os.getpid(), 9)", 137)],
)
def test_run_hands_on_the_exit_code(program, code):
    assert processes.run([sys.executable, "-c", program]) == code


def test_a_service_writes_to_its_log_and_its_end_is_seen(tmp_path):
    service = Service("talker", [sys.executable, "-c", "print('hello')"], tmp_path / "log", dict(os.environ))
    service.start()
    service.process.wait()
    assert service.has_ended()
    assert service.log.read_text() == "hello\n"


def test_stopping_a_service_ends_what_its_killed_parent_left(tmp_path):
    family = f"import os, subprocess; print(subprocess.Popen({SLEEP!r}).pid, flush=True); os.kill(os.getpid(), 9)"
    service = Service("family", [sys.executable, "-c", family], tmp_path / "log", dict(os.environ))
    service.start()
    service.process.wait()
    child = int(service.log.read_text())
    service.stop()
    assert until(lambda: ended(child))


def test_a_service_that_was_never_started_can_be_stopped(tmp_path):
    Service("idle", SLEEP, tmp_path / "log", {}).stop()


@pytest.mark.parametrize(("starts", "failing"), [([0, 1, 2], False), ([0, 1, 2, 3], True), ([0, 100, 101, 102], False)])
def test_a_service_keeps_failing_after_four_starts_in_a_minute(tmp_path, starts, failing):
    service = Service("clumsy", SLEEP, tmp_path / "log", {})
    service.starts = starts
    assert service.keeps_failing() == failing


def test_what_was_left_behind_is_found_by_its_mark_and_ended(tmp_path):
    mark = f"ADVIESRAAD_DEMO={tmp_path}"
    left = subprocess.Popen(SLEEP, env=dict([mark.split("=")]))
    other = subprocess.Popen(SLEEP, env={"ADVIESRAAD_DEMO": f"{tmp_path} too"})
    try:
        assert until(lambda: list(processes.marked(mark)) == [left.pid])
        assert processes.end_marked(mark)
        assert left.wait() == -15
        assert other.poll() is None
        assert not processes.end_marked(mark)
    finally:
        other.kill()
        other.wait()


def until(condition):
    """Whether it comes true within five seconds."""
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline and not condition():
        time.sleep(0.02)
    return condition()


def ended(number):
    """Whether that process is gone, or waits only to be reaped by somebody else."""
    try:
        with open(f"/proc/{number}/stat") as file:
            return file.read().split()[2] == "Z"
    except FileNotFoundError:
        return True
