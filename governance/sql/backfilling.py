"""Filling a column of rows that are frozen, in a migration: with an event for each, and no other way."""

from django.db.migrations import RunSQL


def backfill(table, model_label, *, column, value, where, reason):
    """Give `column` the SQL expression `value` in the rows `where`, also in frozen ones, with an event for each row.

    For migrations only: the guards of `table` are off while it runs, which needs its owner, and on again after it.
    There is no way back: what stood there before is gone.
    """
    reason = reason.replace("'", "''")
    return RunSQL(
        f"""
        SET CONSTRAINTS ALL IMMEDIATE;
        ALTER TABLE {table} DISABLE TRIGGER USER;
        WITH changed AS (
            UPDATE {table} SET {column} = {value} WHERE ({where}) AND {column} IS DISTINCT FROM {value} RETURNING id
        )
        INSERT INTO governance_auditevent (actor_name, actor_role, action, object_type, object_id, details)
        SELECT '', '', 'backfilled', '{model_label}', id,
            jsonb_build_object('columns', jsonb_build_array('{column}'), 'reason', '{reason}')
        FROM changed ORDER BY id;
        SET CONSTRAINTS ALL IMMEDIATE;
        ALTER TABLE {table} ENABLE TRIGGER USER;
        SET CONSTRAINTS ALL DEFERRED;
        """,
        RunSQL.noop,
    )
