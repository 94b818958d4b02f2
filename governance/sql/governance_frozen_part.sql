-- What stays of a row when its open columns are left out.
CREATE OR REPLACE FUNCTION public.governance_frozen_part(row_as_json jsonb, open_columns text)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT row_as_json - string_to_array(open_columns, ',') $function$;
