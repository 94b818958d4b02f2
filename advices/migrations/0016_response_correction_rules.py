"""What the database refuses of a new version of a response: one of another advice or side, or of a draft."""

from django.db import migrations

from governance.sql.triggers import freeze_child

VERSION_FITS = """
CREATE FUNCTION advices_response_version_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.supersedes_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM advices_collegeresponse earlier
        WHERE earlier.id = NEW.supersedes_id AND earlier.id <> NEW.id AND earlier.status = 'published'
          AND earlier.advice_id = NEW.advice_id AND earlier.entered_by = NEW.entered_by
    ) THEN
        RAISE EXCEPTION 'a new version replaces a published response of the same side to the same advice'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'response_version_fits';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER response_version_fits BEFORE INSERT OR UPDATE OF supersedes_id, advice_id, entered_by
    ON advices_collegeresponse FOR EACH ROW EXECUTE FUNCTION advices_response_version_fits();

CREATE FUNCTION advices_reaction_version_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.supersedes_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM advices_reaction earlier JOIN advices_collegeresponse response ON response.id = NEW.response_id
        WHERE earlier.id = NEW.supersedes_id AND earlier.response_id = response.supersedes_id
          AND earlier.recommendation_id = NEW.recommendation_id
    ) THEN
        RAISE EXCEPTION 'a reaction replaces the one to the same recommendation in the version before'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reaction_version_fits';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER reaction_version_fits BEFORE INSERT OR UPDATE OF supersedes_id, response_id, recommendation_id
    ON advices_reaction FOR EACH ROW EXECUTE FUNCTION advices_reaction_version_fits();
"""
DROP_VERSION_FITS = """
DROP TRIGGER reaction_version_fits ON advices_reaction; DROP FUNCTION advices_reaction_version_fits();
DROP TRIGGER response_version_fits ON advices_collegeresponse; DROP FUNCTION advices_response_version_fits();
"""


class Migration(migrations.Migration):
    dependencies = [("advices", "0015_response_correction"), ("governance", "0006_privacy_in_json")]
    operations = [
        migrations.RunSQL(VERSION_FITS, DROP_VERSION_FITS),
        freeze_child(
            "advices_responsecorrection", parent="advices_collegeresponse", column="response_id", draft=["draft"]
        ),
    ]
