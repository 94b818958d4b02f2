"""The rules that the database runs are those that are written in the folders `sql`."""

import pytest
from django.conf import settings

from tests.governance.database import sql
from tests.governance.sql.written import in_database, in_files

pytestmark = pytest.mark.django_db


def test_files_say_what_the_database_runs():
    assert in_files() == in_database()


def test_functions_and_triggers_are_read():
    rules = in_database()
    assert {("governance", "governance_append_only"), ("policies", "triggers")} <= rules.keys()
    assert "CREATE TRIGGER append_only" in rules["governance", "triggers"]
    assert rules["governance", "governance_without"].count("CREATE OR REPLACE FUNCTION") == 2


@pytest.mark.parametrize(
    ("statement", "file"),
    [
        ("CREATE FUNCTION advices_extra() RETURNS integer LANGUAGE sql RETURN 1", ("advices", "advices_extra")),
        ("DROP TRIGGER append_only ON governance_auditevent", ("governance", "triggers")),
        ("DROP FUNCTION governance_privacy_mark", ("governance", "governance_privacy_mark")),
    ],
)
def test_difference_is_seen(statement, file):
    sql(statement)
    written, running = in_files(), in_database()
    assert [name for name in written | running if written.get(name) != running.get(name)] == [file]


def test_only_who_may_corrects_privacy():
    [[anybody]] = sql(
        "SELECT has_function_privilege('public', oid, 'EXECUTE') FROM pg_proc"
        " WHERE proname = 'governance_correct_privacy'"
    )
    assert anybody is False


def test_every_migration_with_statements_stands_beside_them():
    found = {path.with_suffix("") for path in settings.BASE_DIR.glob("*/migrations/*.sql")}
    assert len(found) == 5
    assert all(path.with_suffix(".py").exists() for path in found)
