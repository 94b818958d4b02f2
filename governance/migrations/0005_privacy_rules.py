"""Privacy correction: the one way in which a frozen word may change, and only into a mark (docs/adr/0007-privacy.md)."""

from django.db import migrations

from governance.sql.triggers import lets_corrections_through

GUARDS = ["governance_append_only", "governance_freeze_words", "governance_freeze_child", "governance_freeze_published"]

FUNCTIONS = r"""
CREATE FUNCTION governance_privacy_mark() RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT '[verwijderd om privacy]'
$$;

-- Whether a privacy event of this transaction names this column of this row.
CREATE FUNCTION governance_privacy_event_names(table_name text, row_id bigint, column_name text) RETURNS boolean
    LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT 1 FROM governance_auditevent
        WHERE object_type = regexp_replace(table_name, '_', '.') AND object_id = row_id AND action = 'privacy'
          AND details -> 'columns' ? column_name AND transaction_id = pg_current_xact_id()::text::bigint
    )
$$;

-- What stands around the marks stood there before, in that order: nothing was added, nothing else was changed.
CREATE FUNCTION governance_only_marked(before text, after text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT strpos(after, governance_privacy_mark()) > 0 AND before LIKE replace(
        replace(replace(replace(after, '\', '\\'), '%', '\%'), '_', '\_'), governance_privacy_mark(), '%')
$$;

-- Every column that differs has marks for words, and an event says so; of the trail itself only details are blanked.
CREATE FUNCTION governance_is_correction(table_name text, before jsonb, after jsonb) RETURNS boolean
    LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN table_name = 'governance_auditevent' THEN
        after = before || '{"details": {"blanked": true}}' AND EXISTS (
            SELECT 1 FROM governance_auditevent
            WHERE action = 'privacy' AND transaction_id = pg_current_xact_id()::text::bigint
              AND details -> 'blanked_events' @> (before -> 'number')
        )
    ELSE coalesce((
        SELECT bool_and(governance_only_marked(before ->> name, after ->> name)
            AND governance_privacy_event_names(table_name, (before ->> 'id')::bigint, name))
        FROM jsonb_object_keys(before) name WHERE before -> name <> after -> name
    ), false) END
$$;

-- The value without what the pattern finds; a mark that would not fit takes the place of the whole.
CREATE FUNCTION governance_without(value text, pattern text, longest integer) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN length(marked) > longest THEN governance_privacy_mark() ELSE marked END
    FROM (SELECT regexp_replace(value, pattern, governance_privacy_mark(), 'gi') AS marked) AS new
$$;

-- Writes who, when and why; then puts marks for the words in these columns of this row, and blanks these events.
CREATE FUNCTION governance_correct_privacy(
    of_type text, of_id bigint, columns text[], pattern text, blanked_events bigint[],
    actor_id bigint, actor_name text, actor_role text, reason text
) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    of_table text := regexp_replace(of_type, '\.', '_');
    name text;
    kind text;
    longest integer;
BEGIN
    INSERT INTO governance_auditevent (actor_id, actor_name, actor_role, action, object_type, object_id, details)
    VALUES (actor_id, actor_name, actor_role, 'privacy', of_type, of_id, jsonb_build_object(
        'columns', to_jsonb(columns), 'blanked_events', to_jsonb(blanked_events), 'reason', reason));
    FOREACH name IN ARRAY columns LOOP
        SELECT data_type, coalesce(character_maximum_length, 2147483647) INTO STRICT kind, longest
        FROM information_schema.columns c
        WHERE c.table_schema = 'public' AND c.table_name = of_table
          AND c.column_name = name;
        EXECUTE format('UPDATE %I SET %I = governance_without(%I::text, $1, $2)::%s WHERE id = $3',
            of_table, name, name, kind) USING pattern, longest, of_id;
    END LOOP;
    UPDATE governance_auditevent SET details = '{"blanked": true}' WHERE number = ANY (blanked_events);
END $$;
REVOKE ALL ON FUNCTION governance_correct_privacy(
    text, bigint, text[], text, bigint[], bigint, text, text, text) FROM PUBLIC;
"""

DROP = """
DROP FUNCTION governance_correct_privacy(text, bigint, text[], text, bigint[], bigint, text, text, text),
    governance_without(text, text, integer), governance_is_correction(text, jsonb, jsonb),
    governance_only_marked(text, text), governance_privacy_event_names(text, bigint, text), governance_privacy_mark();
"""


class Migration(migrations.Migration):
    dependencies = [("governance", "0004_quorum")]
    operations = [migrations.RunSQL(FUNCTIONS, DROP), *[lets_corrections_through(guard) for guard in GUARDS]]
