CREATE OR REPLACE FUNCTION public.governance_privacy_mark()
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
    SELECT '[verwijderd om privacy]'
$function$;
