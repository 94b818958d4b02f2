-- Whether a privacy event of this transaction names this column of this row.
CREATE OR REPLACE FUNCTION public.governance_privacy_event_names(table_name text, row_id bigint, column_name text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
    SELECT EXISTS (
        SELECT 1 FROM governance_auditevent
        WHERE object_type = regexp_replace(table_name, '_', '.') AND object_id = row_id AND action = 'privacy'
          AND details -> 'columns' ? column_name AND transaction_id = pg_current_xact_id()::text::bigint
    )
$function$;
