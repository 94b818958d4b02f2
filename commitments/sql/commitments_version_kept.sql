-- Words change only together with the version, which counts on by one, and only where the row of the version that is
-- replaced holds exactly the words that stood there. The rest of the row stays, and so do whose it is and its number.
CREATE OR REPLACE FUNCTION public.commitments_version_kept()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
    own text[] := ARRAY['id', 'status', 'settled_on', 'version_of_id', 'revision'];
BEGIN
    IF OLD.status <> 'superseded' AND NEW.version = OLD.version + 1
        AND (NEW.id, NEW.status, NEW.year, NEW.serial, NEW.entered_by, NEW.revision)
            = (OLD.id, OLD.status, OLD.year, OLD.serial, OLD.entered_by, OLD.revision)
        AND NEW.settled_on IS NOT DISTINCT FROM OLD.settled_on
        AND NEW.author_council_id IS NOT DISTINCT FROM OLD.author_council_id
        AND NEW.version_of_id IS NULL
        AND EXISTS (
            SELECT 1 FROM commitments_commitment kept
            WHERE kept.version_of_id = OLD.id AND kept.status = 'superseded'
              AND to_jsonb(kept) - own = to_jsonb(OLD) - own
        )
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'commitment % is frozen: its words change only with a new version that keeps the old ones', OLD.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'freeze_words';
END $function$;
