"""The triggers that a table takes to its rules, as migration operations.

Their functions stand beside this file, one in each. A table takes the ones it needs: `guard_status` for a status,
`freeze_words` for adopted text, `freeze_child` for the rows under it, `append_only` for what is only ever added to.
Which tables have which, stands in `sql/triggers.sql` of each app (docs/adr/0027-rules-in-files.md).
"""

import json

from django.db.migrations import RunSQL


def guard_status(table, model_label, transitions, initial):
    """Refuse a status that does not follow from the one before, and any status without an event in its transaction."""
    steps = json.dumps({str(old): sorted(map(str, new)) for old, new in transitions.items()})
    return RunSQL(
        f"""
        CREATE TRIGGER guard_status BEFORE INSERT OR UPDATE OF status ON {table}
            FOR EACH ROW EXECUTE FUNCTION governance_guard_status('{steps}', '{initial}');
        CREATE CONSTRAINT TRIGGER require_event AFTER INSERT OR UPDATE ON {table}
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION governance_require_event('{model_label}');
        """,
        f"DROP TRIGGER require_event ON {table}; DROP TRIGGER guard_status ON {table};",
    )


def freeze_words(table, *, draft, open_columns, again=()):
    """Once its status is not one of `draft`, a row keeps every column except `open_columns`, and stays.

    An open column is filled in once, except those of `again`, which may be emptied and filled in again.
    """
    arguments = f"'{','.join(draft)}', '{','.join(open_columns)}'" + (f", '{','.join(again)}'" if again else "")
    return RunSQL(
        f"CREATE TRIGGER freeze_words BEFORE UPDATE OR DELETE ON {table}"
        f" FOR EACH ROW EXECUTE FUNCTION governance_freeze_words({arguments});",
        f"DROP TRIGGER freeze_words ON {table};",
    )


def announce_publication(table, model_label):
    """Refuse that a row becomes public, or is no longer, without an event in its transaction that says so."""
    return RunSQL(
        f"CREATE CONSTRAINT TRIGGER announce_publication AFTER INSERT OR UPDATE ON {table}"
        f" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW"
        f" EXECUTE FUNCTION governance_announce_publication('{model_label}');",
        f"DROP TRIGGER announce_publication ON {table};",
    )


def tell_row(table, model_label, *, unless=None):
    """Refuse a new row without an event in its transaction that names it; `unless` asks whether row $1 is a draft's."""
    draft = ", $question$" + unless + "$question$" if unless else ""
    return RunSQL(
        f"CREATE CONSTRAINT TRIGGER row_is_told AFTER INSERT ON {table} DEFERRABLE INITIALLY DEFERRED"
        f" FOR EACH ROW EXECUTE FUNCTION governance_row_is_told('{model_label}'{draft});",
        f"DROP TRIGGER row_is_told ON {table};",
    )


def tell_link(table, model_label, record):
    """Refuse that a link is made, changed or removed without an event about its record, which `record` asks of $1."""
    return RunSQL(
        f"CREATE CONSTRAINT TRIGGER link_is_told AFTER INSERT OR UPDATE OR DELETE ON {table}"
        f" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW"
        f" EXECUTE FUNCTION governance_link_is_told('{model_label}', $question${record}$question$);",
        f"DROP TRIGGER link_is_told ON {table};",
    )


def freeze_child(table, *, parent, column, draft, open_columns=()):
    """Freeze the rows of `table` with the row of `parent` that `column` points to."""
    arguments = f"'{parent}', '{column}', '{','.join(draft)}', '{','.join(open_columns)}'"
    return RunSQL(
        f"CREATE TRIGGER freeze_child BEFORE INSERT OR UPDATE OR DELETE ON {table}"
        f" FOR EACH ROW EXECUTE FUNCTION governance_freeze_child({arguments});",
        f"DROP TRIGGER freeze_child ON {table};",
    )


def append_only(table):
    return RunSQL(
        f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table}"
        f" FOR EACH ROW EXECUTE FUNCTION governance_append_only();",
        f"DROP TRIGGER append_only ON {table};",
    )


def same_lineage(table):
    """A row that supersedes another keeps its lineage."""
    return RunSQL(
        f"CREATE TRIGGER same_lineage BEFORE INSERT OR UPDATE ON {table}"
        f" FOR EACH ROW EXECUTE FUNCTION governance_same_lineage();",
        f"DROP TRIGGER same_lineage ON {table};",
    )


def freeze_published(table):
    """Once it is public a row keeps every column; its publication is filled in once."""
    return RunSQL(
        f"CREATE TRIGGER freeze_published BEFORE UPDATE OR DELETE ON {table}"
        f" FOR EACH ROW EXECUTE FUNCTION governance_freeze_published();",
        f"DROP TRIGGER freeze_published ON {table};",
    )


def unchanging(table):
    """A row is never changed; it may go, as long as nothing points to it."""
    return RunSQL(
        f"CREATE TRIGGER unchanging BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION governance_append_only();",
        f"DROP TRIGGER unchanging ON {table};",
    )


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
