"""The sentences of bin/demo and bin/test before anything starts."""

import subprocess

import pytest

from bin.lib import demo, testing
from bin.lib.base import ROOT, ExplainedError
from bin.lib.serving import HOST


def free_port():
    with demo.socket.create_server((HOST, 0)) as server:
        return server.getsockname()[1]


def test_a_free_port_is_fine():
    demo.check_port(free_port())


def test_a_port_in_use_is_a_sentence():
    with demo.socket.create_server((HOST, 0)) as server, pytest.raises(ExplainedError) as error:
        demo.check_port(server.getsockname()[1])
    assert "cannot be used (Address already in use): choose another with bin/demo --port NUMBER." in str(error.value)


def test_data_in_use_is_a_sentence_that_says_where(tmp_path):
    second = demo.alone(tmp_path, "http://127.0.0.1:8001")
    with demo.alone(tmp_path, "http://127.0.0.1:8000"), pytest.raises(ExplainedError) as error:
        second.__enter__()
    assert "already runs on this data, at http://127.0.0.1:8000 (Ctrl-C in its window stops it)." in str(error.value)
    with demo.alone(tmp_path, "http://127.0.0.1:8001"):
        assert (tmp_path / "demo.lock").read_text() == "http://127.0.0.1:8001\n"


@pytest.mark.parametrize("text", ["0", "65536", "-1", "http", ""])
def test_a_port_that_is_none_is_a_sentence(text):
    done = subprocess.run([ROOT / "bin" / "demo", "--port", text], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("script", ["bin/demo", "bin/test", "bin/manage", "bin/lib/launch.sh"])
def test_a_script_is_plain_sh(script):
    assert subprocess.run(["sh", "-n", ROOT / script], check=False).returncode == 0


def test_a_python_that_is_too_old_is_a_sentence(tmp_path):
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    command = ["/bin/sh", ROOT / "bin/lib/launch.sh", "demo"]
    done = subprocess.run(command, env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.endswith("(Debian, Ubuntu: apt-get install python3 python3-venv).\n")


def test_paths_for_pytest_are_the_callers(tmp_path, monkeypatch):
    (tmp_path / "test_this.py").touch()
    monkeypatch.chdir(tmp_path)
    arguments = testing.absolute(["-x", "test_this.py::test_one", "nowhere.py"])
    assert arguments == ["-x", f"{tmp_path}/test_this.py::test_one", "nowhere.py"]


def test_paths_for_pytest_that_the_project_has_too_are_the_projects_for_a_caller_outside(tmp_path, monkeypatch):
    (tmp_path / "tests").mkdir()
    monkeypatch.chdir(tmp_path)
    assert testing.absolute(["tests"]) == ["tests"]
    monkeypatch.chdir(ROOT / "tests")
    assert testing.absolute(["bin"]) == [f"{ROOT}/tests/bin"]


@pytest.mark.parametrize("arguments", [[], ["-q", "-m", "not browser"], ["-k", "chain"]])
def test_a_whole_run_uses_every_core(arguments):
    assert testing.spread(arguments) == ["--numprocesses=auto", "--dist=loadfile", "--no-loadscope-reorder"]


@pytest.mark.parametrize("arguments", [["tests/bin"], ["tests/bin/test_demo.py::test_x", "-x"], ["-n", "4"], ["-n0"]])
def test_tests_that_somebody_chose_are_not_spread(arguments):
    assert testing.spread(arguments) == []
