-- Arguments: the statuses in which words may change; the columns that stay open afterwards, each to be filled once.
-- The day of a settlement goes with the status: a settlement can be proposed, and accepted, again.
CREATE OR REPLACE FUNCTION public.governance_freeze_words()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
    before jsonb := to_jsonb(OLD);
    after jsonb;
    name text;
BEGIN
    IF TG_OP = 'UPDATE' AND governance_is_correction(TG_TABLE_NAME, to_jsonb(OLD), to_jsonb(NEW)) THEN
        RETURN NEW;
    END IF;
    IF OLD.status = ANY (string_to_array(TG_ARGV[0], ',')) AND before ->> 'published_at' IS NULL THEN
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION '% % is frozen and stays', TG_TABLE_NAME, OLD.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'freeze_words';
    END IF;
    after := to_jsonb(NEW);
    IF NEW.status = ANY (string_to_array(TG_ARGV[0], ',')) AND NEW.status <> OLD.status
        AND before ->> 'published_at' IS NULL THEN
        RETURN NEW;
    END IF;
    IF governance_frozen_part(before, TG_ARGV[1]) <> governance_frozen_part(after, TG_ARGV[1]) THEN
        RAISE EXCEPTION '% % is frozen: its words cannot change', TG_TABLE_NAME, OLD.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'freeze_words';
    END IF;
    FOREACH name IN ARRAY string_to_array(TG_ARGV[1], ',') LOOP
        CONTINUE WHEN name = 'status' OR name = 'settled_on' AND NEW.status <> OLD.status
            OR name = ANY (string_to_array(coalesce(TG_ARGV[2], ''), ','));
        IF coalesce(before ->> name, '') <> '' AND before -> name <> after -> name THEN
            RAISE EXCEPTION '% of % % is filled in and cannot change', name, TG_TABLE_NAME, OLD.id
                USING ERRCODE = 'check_violation', CONSTRAINT = 'freeze_words';
        END IF;
    END LOOP;
    RETURN NEW;
END $function$;
