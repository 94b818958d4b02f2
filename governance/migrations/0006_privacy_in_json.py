"""Privacy correction inside JSON: the mark comes in each text by itself, so that what is around it stays JSON."""

from django.db import migrations

from governance.sql.triggers import rewritten

IN_JSON = """
CREATE FUNCTION governance_without(value jsonb, pattern text, longest integer) RETURNS jsonb
    LANGUAGE plpgsql STABLE AS $$
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
END $$;
"""
DROP = "DROP FUNCTION governance_without(jsonb, text, integer);"

# Each column goes to the function of its own type.
AS_TEXT, AS_IT_IS = "governance_without(%I::text, $1, $2)", "governance_without(%I, $1, $2)"
CORRECT = "governance_correct_privacy"


class Migration(migrations.Migration):
    dependencies = [("governance", "0005_privacy_rules")]
    operations = [
        migrations.RunSQL(IN_JSON, DROP),
        migrations.RunSQL(rewritten(CORRECT, AS_TEXT, AS_IT_IS), rewritten(CORRECT, AS_IT_IS, AS_TEXT)),
    ]
