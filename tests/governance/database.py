"""Asking PostgreSQL itself, past the ORM."""

import json

from django.apps import apps
from django.db import connection

from governance.models import AuditEvent
from governance.trail.proof import read_trail

APPS = ["governance", "documents", "policies", "advices", "commitments", "adviesraad"]

OTHER_VALUE = {
    "bigint": "coalesce({0}, 0) + 1",
    "integer": "coalesce({0}, 0) + 1",
    "smallint": "coalesce({0}, 0) + 1",
    "numeric": "{0} + 1",
    "text": "'x' || {0}",
    "character varying": "'x' || left({0}, 5)",
    "date": "coalesce({0}, current_date) + 1",
    "timestamp with time zone": "coalesce({0}, now()) + interval '1 day'",
    "boolean": "NOT {0}",
    "uuid": "gen_random_uuid()",
    "jsonb": "{0} || '{{\"x\": 1}}'",
}


def sql(statement, parameters=()):
    """The rows that `statement` gives, or None."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters or None)
        return cursor.fetchall() if cursor.description else None


def columns_of(table):
    """The columns of a table, each with its type."""
    return dict(
        sql(
            "SELECT column_name, data_type FROM information_schema.columns"
            " WHERE table_schema = 'public' AND table_name = %s ORDER BY ordinal_position",
            [table],
        )
    )


def triggers(name):
    """The arguments of the trigger `name`, by the table that has it."""
    rows = sql("SELECT tgrelid::regclass::text, tgargs FROM pg_trigger WHERE tgname = %s AND NOT tgisinternal", [name])
    return {table: [part.decode() for part in bytes(args).split(b"\0")[:-1]] for table, args in rows}


def our_tables():
    """The tables of our models, and of the links between them."""
    return [m._meta.db_table for app in APPS for m in apps.get_app_config(app).get_models(include_auto_created=True)]


def our_triggers(where="true"):
    """(table, name) of each trigger on our tables."""
    return set(
        sql(
            "SELECT tgrelid::regclass::text, tgname FROM pg_trigger"
            f" WHERE NOT tgisinternal AND tgrelid::regclass::text = ANY (%s) AND {where}",
            [our_tables()],
        )
    )


def our_rules():
    """(table, name, kind, columns) of each constraint and unique index on our tables; kind: c for check, u for unique.

    Keys to another row are left out.
    """
    return sql(
        """
        SELECT conrelid::regclass::text, conname, contype::text, ARRAY(
            SELECT attname::text FROM pg_attribute WHERE attrelid = conrelid AND attnum = ANY (conkey) ORDER BY attnum)
        FROM pg_constraint WHERE contype IN ('c', 'u', 'x') AND conrelid::regclass::text = ANY (%(tables)s)
        UNION ALL
        SELECT indrelid::regclass::text, indexrelid::regclass::text, 'u', ARRAY(
            SELECT attname::text FROM pg_attribute WHERE attrelid = indrelid AND attnum = ANY (indkey) ORDER BY attnum)
        FROM pg_index WHERE indisunique AND NOT indisprimary AND indrelid::regclass::text = ANY (%(tables)s)
            AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('u', 'x'))
        """,
        {"tables": our_tables()},
    )


def change_column(table, pk, column):
    """Give one column of one row another value of its type."""
    value = OTHER_VALUE[columns_of(table)[column]].format(f'"{column}"')
    sql(f'UPDATE {table} SET "{column}" = {value} WHERE id = %s', [pk])


def copy_row(table, pk, **other):
    """Insert the row again under a new id, with `other` values; returns the new id."""
    names = [name for name in columns_of(table) if name != "id"]
    values = ["%s" if name in other else f'"{name}"' for name in names]
    [[new]] = sql(
        f"INSERT INTO {table} ({', '.join(names)}) SELECT {', '.join(values)} FROM {table} WHERE id = %s RETURNING id",
        [*(other[name] for name in names if name in other), pk],
    )
    return new


def stored_event(name, record, *, by=None, role="", **details):
    """An event of any `name` about `record`, as an older release, or anybody who may write events, can have stored
    it.
    """
    sql(
        "INSERT INTO governance_auditevent (actor_id, actor_name, actor_role, action, object_type, object_id, details)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s)",
        [by and by.pk, by.name if by else "", role, name, record._meta.label_lower, record.pk, json.dumps(details)],
    )
    return AuditEvent.objects.latest("number")


def check_now():
    """What the database checks at the end of a transaction, checked now."""
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    sql("SET CONSTRAINTS ALL DEFERRED")


def events_become_old():
    """The events so far are of an earlier transaction than what follows."""
    check_now()
    sql("ALTER TABLE governance_auditevent DISABLE TRIGGER append_only")
    sql("UPDATE governance_auditevent SET transaction_id = 0")
    sql("ALTER TABLE governance_auditevent ENABLE TRIGGER append_only")


def particulars(event):
    """The details of `event` without the digests of words."""
    return {name: value for name, value in event.details.items() if name != "words"}


def first_broken_event():
    """The number of the first event that does not follow from the one before it, or None when the chain proves."""
    return read_trail().broken
