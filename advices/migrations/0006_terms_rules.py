"""What the database refuses of extensions, reminders and dispatches; a due date moves only with an extension."""

from django.db import migrations

from governance.sql.triggers import append_only, freeze_words, guard_status

ARGUMENTS = {
    "advices_advicerequest": (
        "received,in_preparation",
        "status,closing_reason,closed_on,published_at,published_on",
    ),
    "advices_advice": (
        "draft,in_review",
        "status,sent_on,response_due_on,published_at,published_on,withdrawn_on,withdrawal_reason",
    ),
}

# Arguments: the column of the due date; the column of an extension that points to this table; the statuses in which
# words may change. Until its first extension a row that is not frozen may still get another due date.
FUNCTIONS = """
CREATE FUNCTION advices_extend_term() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before jsonb := to_jsonb(OLD);
    after jsonb := to_jsonb(NEW);
    newest record;
BEGIN
    EXECUTE format('SELECT old_due_on, new_due_on FROM advices_extension WHERE %I = $1 ORDER BY id DESC LIMIT 1',
        TG_ARGV[1]) INTO newest USING OLD.id;
    IF newest.new_due_on IS NULL AND before ->> 'published_at' IS NULL
        AND OLD.status = ANY (string_to_array(TG_ARGV[2], ',')) THEN
        RETURN NEW;
    END IF;
    IF newest.old_due_on::text = before ->> TG_ARGV[0] AND newest.new_due_on::text = after ->> TG_ARGV[0]
        AND before - TG_ARGV[0] = after - TG_ARGV[0] THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% of % % moves only with an extension', TG_ARGV[0], TG_TABLE_NAME, OLD.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'freeze_words';
END $$;

-- At the end of a transaction the due date is the one of the extension that was written in it.
CREATE FUNCTION advices_extension_applied() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    due date;
    newest date;
BEGIN
    IF NEW.advice_id IS NOT NULL THEN
        SELECT response_due_on INTO due FROM advices_advice WHERE id = NEW.advice_id;
        SELECT new_due_on INTO newest FROM advices_extension WHERE advice_id = NEW.advice_id ORDER BY id DESC LIMIT 1;
    ELSE
        SELECT advice_due_on INTO due FROM advices_advicerequest WHERE id = NEW.request_id;
        SELECT new_due_on INTO newest FROM advices_extension WHERE request_id = NEW.request_id ORDER BY id DESC LIMIT 1;
    END IF;
    IF due IS DISTINCT FROM newest THEN
        RAISE EXCEPTION 'the due date is not that of the newest extension'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'extension_applied';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER extension_applied AFTER INSERT ON advices_extension
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION advices_extension_applied();
"""
DROP_FUNCTIONS = """
DROP TRIGGER extension_applied ON advices_extension;
DROP FUNCTION advices_extension_applied(), advices_extend_term();
"""


def move_due_date_only_by_extension(table, column, pointer):
    """The words stay frozen as they were, but the due date moves with an extension and not otherwise."""
    draft, open_columns = ARGUMENTS[table]
    frozen = f"EXECUTE FUNCTION governance_freeze_words('{draft}', '{open_columns}');"
    moves = f"OLD.{column} IS NOT NULL AND NEW.{column} IS DISTINCT FROM OLD.{column}"
    return migrations.RunSQL(
        f"""
        DROP TRIGGER freeze_words ON {table};
        CREATE TRIGGER freeze_words BEFORE UPDATE ON {table} FOR EACH ROW WHEN (NOT ({moves})) {frozen}
        CREATE TRIGGER freeze_stays BEFORE DELETE ON {table} FOR EACH ROW {frozen}
        CREATE TRIGGER extend_term BEFORE UPDATE ON {table} FOR EACH ROW WHEN ({moves})
            EXECUTE FUNCTION advices_extend_term('{column}', '{pointer}', '{draft}');
        """,
        f"""
        DROP TRIGGER extend_term ON {table};
        DROP TRIGGER freeze_stays ON {table};
        DROP TRIGGER freeze_words ON {table};
        CREATE TRIGGER freeze_words BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW {frozen}
        """,
    )


class Migration(migrations.Migration):
    dependencies = [("advices", "0005_terms"), ("governance", "0002_rules")]
    operations = [
        migrations.RunSQL(FUNCTIONS, DROP_FUNCTIONS),
        move_due_date_only_by_extension("advices_advicerequest", "advice_due_on", "request_id"),
        move_due_date_only_by_extension("advices_advice", "response_due_on", "advice_id"),
        append_only("advices_extension"),
        append_only("advices_dispatch"),
        guard_status("advices_reminder", "advices.reminder", {"draft": ["sent"]}, "draft"),
        freeze_words("advices_reminder", draft=["draft"], open_columns=["status", "sent_on", "sent_to"]),
    ]
