"""The kept cluster in which the migrations have run: never a stale one, never half a one."""

import os
import shutil
import tempfile
from pathlib import Path

import psycopg
import pytest

from bin.lib import binaries, migrated
from bin.lib.base import ExplainedError
from bin.lib.cluster import Cluster

MIGRATION = "from django.db import migrations\nfrom governance.triggers import freeze\nfrom governance import words\n"


@pytest.fixture
def project(tmp_path, monkeypatch):
    files = {
        "governance/migrations/0001_initial.py": MIGRATION,
        "governance/triggers.py": "freeze = 1\n",
        "governance/words.py": "words = 1\n",
        "governance/views.py": "views = 1\n",
        "governance/migrations/0002_guards.sql": "SELECT 1",
        "installed-locks": "hash",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    monkeypatch.setattr(migrated, "ROOT", tmp_path)
    monkeypatch.setattr(migrated, "INSTALLED", tmp_path / "installed-locks")
    monkeypatch.setattr(migrated, "major_version", lambda programs: 18)
    return tmp_path


@pytest.mark.parametrize(
    ("changed", "is_another"),
    [
        ("governance/migrations/0001_initial.py", True),
        ("governance/migrations/0002_more.py", True),
        ("governance/triggers.py", True),
        ("governance/words.py", True),
        ("governance/migrations/0002_guards.sql", True),
        ("installed-locks", True),
        ("governance/views.py", False),
    ],
)
def test_what_makes_a_fingerprint_another(project, changed, is_another):
    before = migrated.fingerprint("programs")
    with (project / changed).open("a") as file:
        file.write("\n# changed")
    assert (migrated.fingerprint("programs") != before) is is_another


def test_other_programs_have_another_fingerprint(project):
    assert migrated.fingerprint("programs") != migrated.fingerprint("others")


def test_the_last_three_that_were_used_stay(tmp_path):
    for age, name in enumerate(["first", "second", "third", "fourth"]):
        (tmp_path / name).mkdir()
        os.utime(tmp_path / name, (1000 - age, 1000 - age))
    (tmp_path / "lock").touch()
    migrated.forget_old(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["first", "lock", "second", "third"]


@pytest.fixture
def outside(monkeypatch):
    """In /tmp, since the user that the server runs as may not enter pytest's folders."""
    path = Path(tempfile.mkdtemp(prefix="adviesraad-migrated-", dir="/tmp"))
    path.chmod(0o755)
    monkeypatch.setattr(migrated, "store", lambda: path)
    yield path
    shutil.rmtree(path)


def instead_of_migrating(succeeds):
    def run(command, *, env):
        with psycopg.connect(env["DATABASE_URL"]) as connection:
            connection.execute("CREATE TABLE note AS SELECT 'kept' AS words")
        return succeeds

    return run


def test_a_run_gets_a_copy_and_the_second_does_not_migrate(outside, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(migrated, "run_quietly", instead_of_migrating(True))
    for run in ["first", "second"]:
        cluster = Cluster(outside / run, binaries.embedded(), durable=False)
        migrated.give(cluster)
        monkeypatch.setattr(migrated, "run_quietly", None)
        with cluster.shared() as address, psycopg.connect(address, autocommit=True) as connection:
            assert connection.execute("SELECT to_regclass('note')").fetchall() == [(None,)]
            connection.execute(f"CREATE DATABASE mine TEMPLATE {migrated.TEMPLATE}")
            with psycopg.connect(address.removesuffix("adviesraad") + "mine") as mine:
                assert mine.execute("SELECT words FROM note").fetchall() == [("kept",)]


def test_of_migrations_that_fail_nothing_is_kept(outside, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(migrated, "run_quietly", instead_of_migrating(False))
    with pytest.raises(ExplainedError, match="The migrations failed"):
        migrated.give(Cluster(outside / "run", binaries.embedded(), durable=False))
    assert sorted(path.name for path in (outside / "test-clusters").iterdir()) == ["lock", "partial"]
