-- Writes who, when and why; then puts marks for the words in these columns of this row, and blanks these events.
CREATE OR REPLACE FUNCTION public.governance_correct_privacy(of_type text, of_id bigint, columns text[], pattern text, blanked_events bigint[], actor_id bigint, actor_name text, actor_role text, reason text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
        EXECUTE format('UPDATE %I SET %I = governance_without(%I, $1, $2)::%s WHERE id = $3',
            of_table, name, name, kind) USING pattern, longest, of_id;
    END LOOP;
    UPDATE governance_auditevent SET details = '{"blanked": true}' WHERE number = ANY (blanked_events);
END $function$;
