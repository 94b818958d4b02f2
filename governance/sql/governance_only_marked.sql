-- What stands around the marks stood there before, in that order: nothing was added, nothing else was changed.
CREATE OR REPLACE FUNCTION public.governance_only_marked(before text, after text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
    SELECT before IS NOT NULL AND after IS NOT NULL AND strpos(after, governance_privacy_mark()) > 0 AND before LIKE replace(
        replace(replace(replace(after, '\', '\\'), '%', '\%'), '_', '\_'), governance_privacy_mark(), '%')
$function$;
