-- Arguments: the column of the due date; the column of an extension that points to this table; the statuses in which
-- words may change. Until its first extension a row that is not frozen may still get another due date.
CREATE OR REPLACE FUNCTION public.advices_extend_term()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
    before jsonb := to_jsonb(OLD);
    after jsonb := to_jsonb(NEW);
    newest record;
BEGIN
    EXECUTE format('SELECT old_due_on, new_due_on FROM advices_extension WHERE %I = $1 ORDER BY id DESC LIMIT 1',
        TG_ARGV[1]) INTO newest USING OLD.id;
    IF newest.new_due_on IS NULL AND before ->> 'published_at' IS NULL
        AND OLD.status = ANY (string_to_array(TG_ARGV[2], ',')) THEN
        RETURN NEW;
    END IF;
    IF newest.old_due_on::text = before ->> TG_ARGV[0] AND newest.new_due_on::text = after ->> TG_ARGV[0]
        AND before - TG_ARGV[0] = after - TG_ARGV[0] THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% of % % moves only with an extension', TG_ARGV[0], TG_TABLE_NAME, OLD.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'freeze_words';
END $function$;
