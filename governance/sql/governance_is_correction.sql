-- Every column that differs has marks for words, and an event says so; of the trail itself only details are blanked.
CREATE OR REPLACE FUNCTION public.governance_is_correction(table_name text, before jsonb, after jsonb)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
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
$function$;
