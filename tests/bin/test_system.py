"""Missing system libraries: by apt where that is allowed, else one sentence."""

import pytest

from bin.lib import system


@pytest.fixture
def calls(tmp_path, monkeypatch):
    """The commands that would have been run; every one of them fails."""
    calls = []
    monkeypatch.setattr(system, "TRIED", tmp_path / "apt-tried")
    monkeypatch.setattr(system, "run_quietly", lambda command: calls.append(command[-1]))
    monkeypatch.setattr(system, "allowed_apt", lambda: ["apt-get"])
    return calls


def test_a_library_that_is_there_is_not_installed(calls, monkeypatch):
    monkeypatch.setattr(system, "loads", lambda library: True)
    system.ensure(browser=False)
    assert calls == []


def test_a_library_that_cannot_be_had_is_one_sentence(calls, monkeypatch, capsys):
    monkeypatch.setattr(system, "allowed_apt", list)
    monkeypatch.setattr(system, "loads", lambda library: library != "libpango-1.0.so.0")
    system.ensure(browser=False)
    sentence = "Install libpango-1.0-0 to make PDFs (Debian, Ubuntu: sudo apt-get install libpango-1.0-0).\n"
    assert capsys.readouterr().err == sentence


def test_apt_is_asked_once_and_after_an_update_again(calls, capsys):
    system.install({"chromium"}, "for the tests in a browser")
    assert calls == ["chromium", "update"]
    system.install({"chromium"}, "for the tests in a browser")
    assert calls == ["chromium", "update"]


def test_what_is_required_stops_the_set_up(calls, monkeypatch):
    monkeypatch.setattr(system, "allowed_apt", list)
    with pytest.raises(system.ExplainedError, match=r"Install python3-venv to make .venv"):
        system.install({"python3-venv"}, "to make .venv", required=True)


def test_apt_is_not_used_by_who_may_not(monkeypatch):
    monkeypatch.setattr(system.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(system, "is_root", lambda: False)
    monkeypatch.setattr(system, "run_quietly", lambda command: False)
    assert system.allowed_apt() == []


def test_a_library_is_looked_for_where_the_loader_looks():
    assert system.loads("libc.so.6")
    assert not system.loads("libnosuchthing.so.1")
