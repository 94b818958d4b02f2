-- The value without what the pattern finds; a mark that would not fit takes the place of the whole.
CREATE OR REPLACE FUNCTION public.governance_without(value jsonb, pattern text, longest integer)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
AS $function$
BEGIN
    RETURN CASE jsonb_typeof(value)
        WHEN 'string' THEN to_jsonb(regexp_replace(value #>> '{}', pattern, governance_privacy_mark(), 'gi'))
        WHEN 'array' THEN coalesce((
            SELECT jsonb_agg(governance_without(part, pattern, longest) ORDER BY place)
            FROM jsonb_array_elements(value) WITH ORDINALITY AS parts (part, place)
        ), '[]')
        WHEN 'object' THEN coalesce((
            SELECT jsonb_object_agg(key, governance_without(part, pattern, longest))
            FROM jsonb_each(value) AS parts (key, part)
        ), '{}')
        ELSE value
    END;
END $function$;

CREATE OR REPLACE FUNCTION public.governance_without(value text, pattern text, longest integer)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
    SELECT CASE WHEN length(marked) > longest THEN governance_privacy_mark() ELSE marked END
    FROM (SELECT regexp_replace(value, pattern, governance_privacy_mark(), 'gi') AS marked) AS new
$function$;
