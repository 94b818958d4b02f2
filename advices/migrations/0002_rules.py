"""What the database refuses of requests, advices, recommendations, responses, reactions and readings."""

from django.db import migrations

from governance.sql.triggers import freeze_child, freeze_words, guard_status, same_lineage

REQUEST_STEPS = {
    "received": ["in_preparation", "withdrawn", "declined"],
    "in_preparation": ["answered", "withdrawn", "declined"],
}
ADVICE_STEPS = {
    "draft": ["in_review"],
    "in_review": ["draft", "adopted"],
    "adopted": ["in_review", "sent"],
    "sent": ["published"],
    "published": ["withdrawn"],
}
RESPONSE_STEPS = {"draft": ["published"]}

REACTION_FITS = """
CREATE FUNCTION advices_reaction_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT advice_id FROM advices_recommendation WHERE id = NEW.recommendation_id)
        <> (SELECT advice_id FROM advices_collegeresponse WHERE id = NEW.response_id) THEN
        RAISE EXCEPTION 'this recommendation is not of the advice that is answered'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reaction_fits';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER reaction_fits BEFORE INSERT OR UPDATE ON advices_reaction
    FOR EACH ROW EXECUTE FUNCTION advices_reaction_fits();
"""
DROP_REACTION_FITS = "DROP TRIGGER reaction_fits ON advices_reaction; DROP FUNCTION advices_reaction_fits();"

REQUEST_FITS = """
CREATE FUNCTION advices_request_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.request_id IS NOT NULL
        AND NEW.council_id <> (SELECT council_id FROM advices_advicerequest WHERE id = NEW.request_id) THEN
        RAISE EXCEPTION 'this request was put to another advisory council'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'request_fits';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER request_fits BEFORE INSERT OR UPDATE OF request_id, council_id ON advices_advice
    FOR EACH ROW EXECUTE FUNCTION advices_request_fits();
"""
DROP_REQUEST_FITS = "DROP TRIGGER request_fits ON advices_advice; DROP FUNCTION advices_request_fits();"

# A reading is only ever added to; as long as its response is a draft it may still be taken out again.
READING_STAYS = """
CREATE FUNCTION advices_reading_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND EXISTS (
        SELECT 1 FROM advices_reaction reaction JOIN advices_collegeresponse response ON response.id = response_id
        WHERE reaction.id = OLD.reaction_id AND response.status = 'draft' FOR SHARE OF response
    ) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'advices_reading is only ever added to'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON advices_reading
    FOR EACH ROW EXECUTE FUNCTION advices_reading_stays();
"""
DROP_READING_STAYS = "DROP TRIGGER append_only ON advices_reading; DROP FUNCTION advices_reading_stays();"


class Migration(migrations.Migration):
    dependencies = [("advices", "0001_initial"), ("governance", "0002_rules")]
    operations = [
        guard_status("advices_advicerequest", "advices.advicerequest", REQUEST_STEPS, "received"),
        freeze_words(
            "advices_advicerequest",
            draft=["received", "in_preparation"],
            open_columns=["status", "closing_reason", "closed_on", "published_at", "published_on"],
        ),
        guard_status("advices_advice", "advices.advice", ADVICE_STEPS, "draft"),
        freeze_words(
            "advices_advice",
            draft=["draft", "in_review"],
            open_columns=[
                "status",
                "sent_on",
                "response_due_on",
                "published_at",
                "published_on",
                "withdrawn_on",
                "withdrawal_reason",
            ],
        ),
        same_lineage("advices_advice"),
        freeze_child(
            "advices_recommendation", parent="advices_advice", column="advice_id", draft=["draft", "in_review"]
        ),
        same_lineage("advices_recommendation"),
        guard_status("advices_collegeresponse", "advices.collegeresponse", RESPONSE_STEPS, "draft"),
        freeze_words(
            "advices_collegeresponse",
            draft=["draft"],
            open_columns=["status", "published_at", "published_on"],
        ),
        freeze_child("advices_reaction", parent="advices_collegeresponse", column="response_id", draft=["draft"]),
        migrations.RunSQL(REQUEST_FITS, DROP_REQUEST_FITS),
        migrations.RunSQL(REACTION_FITS, DROP_REACTION_FITS),
        migrations.RunSQL(READING_STAYS, DROP_READING_STAYS),
    ]
