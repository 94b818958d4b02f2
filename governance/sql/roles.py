"""Two roles in the database: one owns and migrates, the other reads and writes rows for the web server and the worker.

The second can do what the product does and no more: it empties no table, makes and changes none, switches no trigger
off, and where rows are only ever added to, it can only add (docs/adr/0017-two-database-roles.md).
"""

from contextlib import contextmanager

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from psycopg import sql

from governance.privacy import word_columns

LOGIN = ["USER", "PASSWORD", "HOST", "PORT"]
READ_ONLY = ["django_migrations", "django_content_type", "auth_permission"]
TRAIL = "governance_auditevent"
WRITTEN_IN_THE_TRAIL = ["actor_id", "actor_name", "actor_role", "action", "object_type", "object_id", "details"]
BLANKED_IN_THE_TRAIL = ["details"]

# (table, whether a row may go, whether a privacy correction may change its words) where rows are only added to
ADDED_TO = """
    SELECT tgrelid::regclass::text, NOT bool_or(tgtype & 8 > 0 AND proname = 'governance_append_only'),
        bool_or(prosrc LIKE '%governance_is_correction%')
    FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
    WHERE NOT tgisinternal AND (proname = 'governance_append_only' OR tgname = 'append_only') GROUP BY tgrelid
"""


@contextmanager
def as_owner():
    """Inside, the connection is that of the role of DATABASE_OWNER_URL, where there is one."""
    if not settings.DATABASE_OWNER:
        yield
        return
    login = {name: connection.settings_dict[name] for name in LOGIN}
    connection.close()
    connection.settings_dict.update({name: settings.DATABASE_OWNER[name] for name in LOGIN})
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(login)


@transaction.atomic
def give_rights(role, password=""):
    """Give `role` what the web server and the worker need, and take the rest; for the owner, as often as one likes."""
    role = sql.Identifier(role)
    _make_unless_there(role, password)
    _run("REVOKE TEMPORARY ON DATABASE {} FROM PUBLIC", sql.Identifier(connection.settings_dict["NAME"]))
    _run("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    for table in _names_of("SELECT relname FROM pg_class WHERE relkind IN ('r', 'p')"):
        _run("REVOKE ALL ON {} FROM {}", table, role)
        _run("GRANT SELECT, INSERT, UPDATE, DELETE ON {} TO {}", table, role)
    for sequence in _names_of("SELECT relname FROM pg_class WHERE relkind = 'S'"):
        _run("GRANT USAGE ON {} TO {}", sequence, role)
    _take_from_what_is_added_to(role)
    for table in set(READ_ONLY) & set(connection.introspection.table_names()):
        _run("REVOKE INSERT, UPDATE, DELETE ON {} FROM {}", sql.Identifier(table), role)
    for [function] in _run("SELECT oid::regprocedure::text FROM pg_proc WHERE proname = 'governance_correct_privacy'"):
        _run("GRANT EXECUTE ON FUNCTION {} TO {}", sql.SQL(function), role)


def _make_unless_there(role, password):
    if not _run("SELECT 1 FROM pg_roles WHERE rolname = {}", sql.Literal(role._obj[0])):
        _run("CREATE ROLE {} LOGIN PASSWORD {}", role, sql.Literal(password or None))


def _names_of(query):
    """The names that `query` finds in our own schema, of what the owner owns."""
    ours = " AND relnamespace = 'public'::regnamespace AND pg_has_role(relowner, 'USAGE')"
    return [sql.Identifier(name) for [name] in _run(query + ours)]


def _take_from_what_is_added_to(role):
    words = {model._meta.db_table: word_columns(model) for model in apps.get_models()}
    for table, may_go, is_corrected in _run(ADDED_TO):
        _run("REVOKE UPDATE ON {} FROM {}", sql.Identifier(table), role)
        if not may_go:
            _run("REVOKE DELETE ON {} FROM {}", sql.Identifier(table), role)
        changed = BLANKED_IN_THE_TRAIL if table == TRAIL else words[table]
        if is_corrected and changed:
            _run("GRANT UPDATE ({}) ON {} TO {}", _columns(changed), sql.Identifier(table), role)
        if table == TRAIL:
            _run("REVOKE INSERT ON {} FROM {}", sql.Identifier(table), role)
            _run("GRANT INSERT ({}) ON {} TO {}", _columns(WRITTEN_IN_THE_TRAIL), sql.Identifier(table), role)


def _columns(names):
    return sql.SQL(", ").join(map(sql.Identifier, names))


def _run(statement, *parts):
    """The rows that `statement` gives, with `parts` in its places; an empty list when it gives none."""
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(statement).format(*parts) if parts else statement)
        return cursor.fetchall() if cursor.description else []
