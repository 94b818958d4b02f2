"""The role of the web server, on a server that bin/demo would start: it cannot go round what the database keeps."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
import pytest

from bin.lib import binaries
from bin.lib.base import ROOT
from bin.lib.cluster import Cluster

GUARDED = "commitments_verdict"


def manage(logins, *arguments, **more):
    """What manage.py says with these `logins`, whether it succeeds or not."""
    environment = {**os.environ, "SECRET_KEY": "x" * 60 + "abcde", "HTTPS": "0", **logins, **more}
    command = [sys.executable, ROOT / "manage.py", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=ROOT)
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def logins():
    """Both logins of a server of its own, on which migrate has run, twice."""
    folder = Path(tempfile.mkdtemp(prefix="adviesraad-roles-", dir="/tmp"))
    folder.chmod(0o755)
    server = Cluster(folder, binaries.embedded(), durable=False)
    with server.shared() as address:
        both = server.logins(address)
        manage(both, "migrate", "--no-input", "-v0")
        assert manage(both, "migrate", "--no-input", "-v0") == ""
        yield both
    shutil.rmtree(folder)


@pytest.fixture
def web(logins):
    with psycopg.connect(logins["DATABASE_URL"]) as connection:
        yield connection
        connection.rollback()


@pytest.mark.parametrize(
    "statement",
    [
        f"ALTER TABLE {GUARDED} DISABLE TRIGGER append_only",
        f"ALTER TABLE {GUARDED} DISABLE TRIGGER ALL",
        f"DROP TRIGGER append_only ON {GUARDED}",
        f"CREATE TRIGGER mine BEFORE INSERT ON {GUARDED} FOR EACH ROW EXECUTE FUNCTION governance_append_only()",
        "CREATE OR REPLACE FUNCTION governance_append_only() RETURNS trigger LANGUAGE sql AS 'SELECT NULL'",
        "ALTER FUNCTION governance_append_only() SET search_path = pg_temp",
        "DROP FUNCTION governance_append_only() CASCADE",
        f"TRUNCATE {GUARDED}",
        "TRUNCATE governance_auditevent CASCADE",
        f"ALTER TABLE {GUARDED} ADD COLUMN mine integer",
        f"ALTER TABLE {GUARDED} OWNER TO adviesraad_web",
        f"DROP TABLE {GUARDED} CASCADE",
        f"CREATE RULE mine AS ON INSERT TO {GUARDED} DO INSTEAD NOTHING",
        "CREATE TABLE mine (id integer)",
        "CREATE TEMPORARY TABLE governance_auditevent (id integer)",
        "CREATE SCHEMA mine",
        "CREATE EXTENSION dblink",
        "CREATE ROLE mine",
        "ALTER ROLE adviesraad_web SUPERUSER",
        "SET ROLE adviesraad",
        "SET SESSION AUTHORIZATION adviesraad",
        "SET session_replication_role = replica",
        "GRANT adviesraad TO adviesraad_web",
        f"UPDATE {GUARDED} SET value = 'done'",
        f"DELETE FROM {GUARDED}",
        "DELETE FROM governance_auditevent",
        "UPDATE governance_auditevent SET hash = ''",
        "INSERT INTO governance_auditevent (number) VALUES (1)",
        "DELETE FROM django_migrations",
        "UPDATE django_content_type SET model = 'mine'",
        "COPY governance_user TO PROGRAM 'cat'",
        "COPY governance_user FROM '/etc/passwd'",
        "SELECT pg_read_file('/etc/passwd')",
    ],
)
def test_web_role_is_refused(statement, web):
    with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.InvalidGrantOperation)):
        web.execute(statement)


def test_what_the_web_role_gives_itself_it_does_not_have(web):
    """PostgreSQL only warns where somebody gives what is not theirs to give."""
    web.execute(f"GRANT ALL ON {GUARDED} TO adviesraad_web, PUBLIC")
    has = "SELECT has_table_privilege(%s, right_) FROM unnest(%s::text[]) right_"
    rights = ["INSERT", "DELETE", "TRUNCATE", "TRIGGER", "REFERENCES"]
    assert web.execute(has, [GUARDED, rights]).fetchall() == [(True,), (False,), (False,), (False,), (False,)]


def test_check_has_nothing_to_say_of_two_roles_and_warns_of_one(logins):
    assert "governance.W001" not in manage(logins, "check", "--deploy")
    assert "governance.W001" in manage({"DATABASE_URL": logins["DATABASE_OWNER_URL"]}, "check", "--deploy")


def test_check_says_that_the_database_cannot_be_asked(logins):
    assert "governance.W002" in manage({"DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"}, "check", "--deploy")
