"""Who wrote in an advice neither judges nor adopts it: the database refuses both, and keeps the list once adopted."""

from django.db import migrations

from governance.sql.triggers import freeze_child

BACKFILL = """
INSERT INTO advices_advice_writers (advice_id, user_id)
    SELECT id, author_id FROM advices_advice
    UNION
    SELECT version.advice_id, version.by_id FROM advices_draftversion version
        JOIN advices_advice advice ON advice.id = version.advice_id AND advice.status IN ('draft', 'in_review');
UPDATE advices_advice SET review_due_on = CURRENT_DATE + 14 WHERE status = 'in_review';
"""

FITS = """
CREATE OR REPLACE FUNCTION advices_review_fits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    advice record;
BEGIN
    SELECT status, revision INTO advice FROM advices_advice WHERE id = NEW.advice_id FOR SHARE;
    IF advice.status <> 'in_review' OR advice.revision <> NEW.revision OR EXISTS (
        SELECT 1 FROM advices_advice_writers WHERE advice_id = NEW.advice_id AND user_id = NEW.reviewer_id
    ) THEN
        RAISE EXCEPTION 'an opinion is given by somebody who did not write in it, in review, on the words as they are'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'review_fits';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION advices_adopter_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM advices_advice_writers WHERE advice_id = NEW.id AND user_id = NEW.adopted_by_id) THEN
        RAISE EXCEPTION 'an advice is adopted by somebody who did not write in it'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'adopter_fits';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER adopter_fits AFTER INSERT OR UPDATE OF adopted_by_id ON advices_advice
    FOR EACH ROW WHEN (NEW.adopted_by_id IS NOT NULL) EXECUTE FUNCTION advices_adopter_fits();
"""
DROP_FITS = """
DROP TRIGGER adopter_fits ON advices_advice; DROP FUNCTION advices_adopter_fits();
CREATE OR REPLACE FUNCTION advices_review_fits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    advice record;
BEGIN
    SELECT status, author_id, revision INTO advice FROM advices_advice WHERE id = NEW.advice_id FOR SHARE;
    IF advice.status <> 'in_review' OR advice.author_id = NEW.reviewer_id OR advice.revision <> NEW.revision THEN
        RAISE EXCEPTION 'an opinion is given by another than the author, in review, on the words as they are'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'review_fits';
    END IF;
    RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("advices", "0018_writers")]
    operations = [
        migrations.RunSQL(BACKFILL, migrations.RunSQL.noop),
        migrations.RunSQL(FITS, DROP_FITS),
        freeze_child(
            "advices_advice_writers", parent="advices_advice", column="advice_id", draft=["draft", "in_review"]
        ),
    ]
