"""Where a recommendation came from is frozen with it; a kept version of a draft never changes."""

from django.db import migrations

from governance.sql.triggers import unchanging

ORIGIN_STAYS = """
CREATE FUNCTION advices_origin_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    side bigint;
BEGIN
    FOREACH side IN ARRAY ARRAY[OLD.recommendation_id, NEW.recommendation_id] LOOP
        IF EXISTS (
            SELECT 1 FROM advices_advice advice JOIN advices_recommendation ON advice.id = advice_id
            WHERE advices_recommendation.id = side AND advice.status NOT IN ('draft', 'in_review') FOR SHARE OF advice
        ) THEN
            RAISE EXCEPTION 'where a recommendation came from is frozen with its advice'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'origin_stays';
        END IF;
    END LOOP;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER origin_stays BEFORE INSERT OR UPDATE OR DELETE ON advices_recommendationorigin
    FOR EACH ROW EXECUTE FUNCTION advices_origin_stays();
"""
DROP_ORIGIN_STAYS = """
DROP TRIGGER origin_stays ON advices_recommendationorigin; DROP FUNCTION advices_origin_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("advices", "0012_writing"), ("governance", "0002_rules")]
    operations = [
        migrations.RunSQL(ORIGIN_STAYS, DROP_ORIGIN_STAYS),
        unchanging("advices_draftversion"),
    ]
