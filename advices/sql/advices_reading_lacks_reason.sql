-- A draft may be half finished. What is public says why the college does not, or only partly, take something over.
CREATE OR REPLACE FUNCTION public.advices_reading_lacks_reason(side text, verdict text, reason text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
    SELECT side = 'municipality' AND verdict IN ('partly_adopted', 'not_adopted') AND btrim(reason) = ''
$function$;
