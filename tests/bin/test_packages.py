"""When .venv is filled again, and what the locks promise."""

import re
import sys
from pathlib import Path

import pytest

from bin.lib import packages
from bin.lib.base import ROOT


@pytest.fixture
def locks(tmp_path, monkeypatch):
    """Two small locks, and an environment in which the first has been installed."""
    product, dev = tmp_path / "product.lock", tmp_path / "dev.lock"
    product.write_text("django==5.2\n")
    dev.write_text("django==5.2\npytest==9\n")
    monkeypatch.setattr(packages, "LOCKS", [product])
    monkeypatch.setattr(packages, "LOCKS_DEV", [product, dev])
    monkeypatch.setattr(packages, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(packages, "INSTALLED", tmp_path / "installed-locks")
    return product, dev


def record(*, dev):
    packages.INSTALLED.write_text("\n".join(packages.fingerprints(dev)))


def test_packages_are_not_ready_before_the_first_time(locks):
    assert not packages.is_ready(dev=False)


def test_packages_of_the_product_do_not_serve_the_tests(locks):
    record(dev=False)
    assert packages.is_ready(dev=False)
    assert not packages.is_ready(dev=True)


def test_packages_of_the_tests_serve_the_product_too(locks):
    record(dev=True)
    assert packages.is_ready(dev=False)
    assert packages.is_ready(dev=True)


def test_packages_are_installed_again_when_the_lock_changes(locks):
    record(dev=True)
    locks[0].write_text("django==5.2.1\n")
    assert not packages.is_ready(dev=False)


def test_packages_are_installed_again_when_the_interpreter_changes(locks, tmp_path, monkeypatch):
    record(dev=False)
    monkeypatch.setattr(packages, "PYTHON", tmp_path / "another-python")
    assert not packages.is_ready(dev=False)


def test_the_environment_of_another_user_is_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(packages, "VENV", tmp_path)
    monkeypatch.setattr(packages, "PYTHON", tmp_path / "bin" / "python")
    monkeypatch.setattr(packages.os, "access", lambda path, mode: False)
    with pytest.raises(packages.ExplainedError, match="belongs to another user"):
        packages.make_venv()


def pins(name):
    """The versions that a lock asks for."""
    return set(re.findall(r"^[\w.-]+==[\w.]+", (ROOT / name).read_text(), re.MULTILINE))


def test_the_lock_of_the_tests_holds_the_lock_of_the_product():
    assert pins("requirements.lock") <= pins("requirements-dev.lock")


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_has_a_hash_for_every_package_and_names_no_host(name):
    text = (ROOT / name).read_text()
    entries = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]
    assert len(entries) == len(pins(name))
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in text
    assert "index-url" not in text
