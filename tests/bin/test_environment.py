"""What Django finds around it."""

import stat

import pytest

from bin.lib import environment, static_files, translations
from bin.lib.environment import GivenServer


def test_settings_that_were_given_win(tmp_path, monkeypatch):
    monkeypatch.setenv("HTTPS", "1")
    settings = environment.settings(tmp_path, "postgres://ours")
    assert settings["HTTPS"] == "1"


def test_settings_that_are_empty_do_not_count_as_given(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "")
    assert environment.settings(tmp_path, "postgres://ours")["DATABASE_URL"] == "postgres://ours"


def test_the_secret_key_is_made_once_and_for_its_owner_only(tmp_path):
    key = environment.secret_key(tmp_path)
    assert len(key) >= 50
    assert environment.secret_key(tmp_path) == key
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


def test_a_given_server_is_used_and_nothing_embedded_starts(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://theirs")
    server = environment.server("demo")
    assert type(server) is GivenServer
    with server.shared() as address:
        assert address == "postgres://theirs"
    assert not server.revive()


def test_manage_works_on_the_data_of_the_last_demo(tmp_path, monkeypatch):
    monkeypatch.setattr(environment, "DATA", tmp_path)
    assert environment.current() == "demo"
    environment.remember("empty")
    assert environment.current() == "empty"


CATALOGUE = r"""
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\n"

msgid "Home"
msgstr "Thuis"
"""


def test_translations_are_compiled_only_when_they_changed(tmp_path, monkeypatch):
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    catalogue = tmp_path / "locale/nl/LC_MESSAGES/django.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text(CATALOGUE)
    assert translations.outdated() == [catalogue]
    translations.compile_all()
    assert translations.outdated() == []
    assert b"Thuis" in catalogue.with_suffix(".mo").read_bytes()


@pytest.fixture
def static(tmp_path, monkeypatch):
    """A folder with one style sheet, and how often it was collected."""
    calls = []
    for folder in ["static", "collected"]:
        (tmp_path / folder).mkdir()
    for name, path in [("ROOT", tmp_path), ("DATA", tmp_path), ("INSTALLED", tmp_path / "installed-locks")]:
        monkeypatch.setattr(static_files, name, path)
    monkeypatch.setattr(static_files, "collect", lambda settings: calls.append("collected"))
    (tmp_path / "installed-locks").write_text("hash")
    (tmp_path / "static" / "style.css").write_text("a {}")
    return tmp_path, calls


def test_static_files_are_collected_again_only_when_one_changed(static):
    folder, calls = static
    settings = {"STATIC_ROOT": str(folder / "collected")}
    static_files.ensure(settings)
    static_files.ensure(settings)
    assert calls == ["collected"]
    (folder / "static" / "style.css").write_text("a { color: red }")
    static_files.ensure(settings)
    assert calls == ["collected", "collected"]
