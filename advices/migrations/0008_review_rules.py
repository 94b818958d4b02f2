"""What the database refuses of a review round: an author who reviews, an opinion on other words, a changed opinion."""

from django.db import migrations

from governance.sql.triggers import freeze_child

# An opinion is only ever added to; it goes with a draft that is thrown away.
REVIEW = """
CREATE FUNCTION advices_review_fits() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER review_fits BEFORE INSERT ON advices_review
    FOR EACH ROW EXECUTE FUNCTION advices_review_fits();

CREATE FUNCTION advices_review_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND EXISTS (
        SELECT 1 FROM advices_advice WHERE id = OLD.advice_id AND status = 'draft' FOR SHARE
    ) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'advices_review is only ever added to'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON advices_review
    FOR EACH ROW EXECUTE FUNCTION advices_review_stays();

CREATE FUNCTION advices_reviewer_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.member_id = (SELECT author_id FROM advices_advice WHERE id = NEW.advice_id) THEN
        RAISE EXCEPTION 'the author is no reviewer'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reviewer_fits';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER reviewer_fits BEFORE INSERT OR UPDATE ON advices_reviewer
    FOR EACH ROW EXECUTE FUNCTION advices_reviewer_fits();
"""
DROP_REVIEW = """
DROP TRIGGER reviewer_fits ON advices_reviewer; DROP FUNCTION advices_reviewer_fits();
DROP TRIGGER append_only ON advices_review; DROP FUNCTION advices_review_stays();
DROP TRIGGER review_fits ON advices_review; DROP FUNCTION advices_review_fits();
"""
DRAFT = ["draft", "in_review"]


class Migration(migrations.Migration):
    dependencies = [("advices", "0007_review"), ("governance", "0002_rules")]
    operations = [
        migrations.RunSQL(REVIEW, DROP_REVIEW),
        freeze_child("advices_reviewer", parent="advices_advice", column="advice_id", draft=DRAFT),
        freeze_child("advices_minoritynote", parent="advices_advice", column="advice_id", draft=DRAFT),
    ]
