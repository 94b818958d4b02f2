CREATE OR REPLACE FUNCTION public.documents_file_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF to_jsonb(NEW) - ARRAY['published_at', 'public_file', 'public_name', 'public_size', 'public_sha256'] = to_jsonb(OLD) - ARRAY['published_at', 'public_file', 'public_name', 'public_size', 'public_sha256']
        AND (OLD.published_at IS NULL OR NEW.published_at IS NULL) THEN
        RETURN NEW;
    END IF;
    IF governance_privacy_event_names(TG_TABLE_NAME, OLD.id, 'file')
        AND to_jsonb(NEW) = to_jsonb(OLD) || jsonb_build_object(
            'file', '', 'name', governance_privacy_mark(), 'size', 0, 'sha256', '', 'text', '', 'public_file', '', 'public_size', 0, 'public_sha256', '', 'public_name', CASE WHEN OLD.public_name = '' THEN '' ELSE governance_privacy_mark() END) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% % stays as it was received', TG_TABLE_NAME, OLD.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only';
END $function$;

CREATE OR REPLACE FUNCTION public.documents_rendition_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF TG_OP = 'DELETE' AND EXISTS (
        SELECT 1 FROM governance_auditevent
        WHERE object_type = OLD.object_type AND object_id = OLD.object_id AND action = 'privacy'
          AND transaction_id = pg_current_xact_id()::text::bigint
    ) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME
        USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only';
END $function$;

CREATE CONSTRAINT TRIGGER announce_publication AFTER INSERT OR UPDATE ON public.documents_document DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION governance_announce_publication('documents.document');
CREATE TRIGGER unchanging BEFORE UPDATE ON public.documents_document FOR EACH ROW EXECUTE FUNCTION documents_file_stays();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.documents_rendition FOR EACH ROW EXECUTE FUNCTION documents_rendition_stays();
