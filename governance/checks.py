"""What `migrate` and `check --deploy` ask of the database."""

from django.core.checks import Error, Tags, Warning, register
from django.db import DatabaseError, connection, connections
from django.db.migrations.recorder import MigrationRecorder

# Without our tables there is nothing yet to go round.
MORE_THAN_ROWS = """
    SELECT to_regclass('public.django_migrations') IS NOT NULL AND (
        rolsuper OR rolcreaterole OR rolcreatedb
        OR has_database_privilege(current_database(), 'CREATE, TEMPORARY') OR has_schema_privilege('public', 'CREATE')
        OR EXISTS (
            SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
                AND (pg_has_role(relowner, 'MEMBER') OR has_table_privilege(pg_class.oid, 'TRUNCATE, TRIGGER'))
        )
    ) FROM pg_roles WHERE rolname = current_user
"""
ONE_ROLE = Warning(
    "The database role of the web server and the worker could go round the rules that the database keeps.",
    hint="Give the web server and the worker a role of their own in DATABASE_URL, and `migrate` the role that owns the"
    " tables in DATABASE_OWNER_URL: see docs/adr/0017-two-database-roles.md.",
    id="governance.W001",
)
ONLY_IN_0_1 = ("governance", "0002_rules")
OF_0_1 = Error(
    "This database was made by version 0.1: docs/upgrading.md says how to take its data along, or how to start afresh.",
    id="governance.E001",
)
UNREACHABLE = Warning("The database cannot be asked what its role may do.", id="governance.W002")


def is_of_0_1(migrations):
    """Whether these migrations, each an app and a name, are those of a database of before 0.2.0."""
    return ONLY_IN_0_1 in migrations


@register(Tags.database)
def check_release(app_configs, databases, **kwargs):
    """An error where the tables are those of 0.1, whose migrations are no more."""
    found = (MigrationRecorder(connections[alias]).applied_migrations() for alias in databases or [])
    return [OF_0_1 for migrations in found if is_of_0_1(migrations)]


@register(Tags.security, deploy=True)
def check_role(app_configs, **kwargs):
    """A warning where the role of this connection may do more than read and write rows."""
    try:
        return [ONE_ROLE] if may_do_more_than_rows() else []
    except DatabaseError:
        return [UNREACHABLE]


def may_do_more_than_rows():
    with connection.cursor() as cursor:
        cursor.execute(MORE_THAN_ROWS)
        return cursor.fetchone()[0]
