"""Data of earlier releases comes along."""

import lzma
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.core.checks import Tags, run_checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from advices.models import Advice, Recommendation
from adviesraad.backups import restoring
from adviesraad.backups.programs import command
from adviesraad.backups.refusals import BackupRefusedError
from commitments.models import Commitment
from governance.checks import OF_0_1
from governance.models import AuditEvent
from governance.trail.proof import read_trail
from tests.governance.sql.written import in_database, in_files

FIXTURES = Path(settings.BASE_DIR, "tests/fixtures/releases")
RELEASES = sorted(path.name.removesuffix(".sql.xz") for path in FIXTURES.glob("*.*.*.sql.xz"))


def load(statements):
    """Run what pg_dump wrote, without the one setting that an older server does not know."""
    statements = statements.replace(b"SET transaction_timeout = 0;\n", b"")
    called = command("psql", "--quiet", "--no-psqlrc", "--single-transaction", "--set=ON_ERROR_STOP=1")
    connection.close()
    subprocess.run(**called, input=statements, stdout=subprocess.DEVNULL, check=True)


def schema():
    """The tables of today, and no rows."""
    return subprocess.run(
        **command("pg_dump", "--schema-only", "--no-owner"), stdout=subprocess.PIPE, check=True
    ).stdout


def is_the_example():
    counts = [model.objects.count() for model in (Advice, Recommendation, Commitment, AuditEvent)]
    return counts == [46, 174, 72, 1210] and read_trail().broken is None


@pytest.mark.django_db(transaction=True)
def test_rows_of_0_1_fit(elsewhere):
    tables = schema()
    with elsewhere():
        load(tables)
        load(lzma.decompress((FIXTURES / "0.1-rows.sql.xz").read_bytes()))
        assert is_the_example()
        assert in_database() == in_files()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("release", RELEASES)
def test_database_of_a_release_migrates(release, elsewhere):
    with elsewhere():
        load(lzma.decompress((FIXTURES / f"{release}.sql.xz").read_bytes()))
        call_command("migrate", verbosity=0)
        assert is_the_example()
        assert in_database() == in_files()


def test_release_has_its_dump():
    assert "0.2.0" in RELEASES
    assert all(path.stat().st_size < 300_000 for path in FIXTURES.iterdir())


@pytest.mark.django_db
def test_database_of_0_1_is_refused_with_a_sentence():
    assert OF_0_1 not in run_checks(tags=[Tags.database], databases=["default"])
    MigrationRecorder(connection).record_applied("governance", "0002_rules")
    assert OF_0_1 in run_checks(tags=[Tags.database], databases=["default"])
    with pytest.raises(SystemCheckError, match=r"made by version 0\.1: docs/upgrading\.md says how"):
        call_command("migrate", verbosity=0, skip_checks=False)


@pytest.mark.django_db
def test_archive_of_0_1_is_refused_with_a_sentence(monkeypatch):
    monkeypatch.setattr(restoring, "check", lambda *given: {"migrations": [["governance", "0002_rules"]]})
    with pytest.raises(BackupRefusedError, match=r"gemaakt door versie 0\.1"):
        restoring.restore("archief.tar", say=str)
