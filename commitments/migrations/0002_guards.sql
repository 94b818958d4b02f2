CREATE OR REPLACE FUNCTION public.commitments_carried_over_fits()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF NEW.carried_from_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM commitments_earmark earlier
        WHERE earlier.id = NEW.carried_from_id AND earlier.commitment_id = NEW.commitment_id
          AND earlier.year + 1 = NEW.year AND earlier.amount >= NEW.amount
    ) THEN
        RAISE EXCEPTION 'this does not follow from the amount it is carried over from'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'carried_over_fits';
    END IF;
    RETURN NEW;
END $function$;

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

CREATE OR REPLACE FUNCTION public.commitments_date_for_the_rest()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
    moving text[] := ARRAY['status', 'settled_on', 'due_on'];
BEGIN
    IF NEW.status = 'partly_settled' AND OLD.status <> 'partly_settled' AND NEW.due_on IS NOT NULL
        AND to_jsonb(NEW) - moving = to_jsonb(OLD) - moving
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the date of commitment % moves only when it is settled in part', OLD.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'freeze_words';
END $function$;

CREATE TRIGGER commitment_stays BEFORE DELETE ON public.commitments_commitment FOR EACH ROW EXECUTE FUNCTION governance_freeze_words('draft', 'status,settled_on,published_at,published_on');
CREATE TRIGGER date_for_the_rest BEFORE UPDATE ON public.commitments_commitment FOR EACH ROW WHEN ((((new.version = old.version) OR ((old.status)::text = 'draft'::text)) AND ((old.status)::text <> 'draft'::text) AND (new.due_on IS DISTINCT FROM old.due_on))) EXECUTE FUNCTION commitments_date_for_the_rest();
CREATE TRIGGER freeze_words BEFORE UPDATE ON public.commitments_commitment FOR EACH ROW WHEN ((((new.version = old.version) OR ((old.status)::text = 'draft'::text)) AND (NOT (((old.status)::text <> 'draft'::text) AND (new.due_on IS DISTINCT FROM old.due_on))))) EXECUTE FUNCTION governance_freeze_words('draft', 'status,settled_on,published_at,published_on');
CREATE TRIGGER guard_status BEFORE INSERT OR UPDATE OF status ON public.commitments_commitment FOR EACH ROW EXECUTE FUNCTION governance_guard_status('{"draft": ["open", "superseded"], "open": ["lapsed", "partly_settled", "settled", "settlement_proposed"],
 "partly_settled": ["settlement_proposed"], "settlement_proposed": ["lapsed", "open", "partly_settled", "settled"]}', 'draft');
CREATE CONSTRAINT TRIGGER require_event AFTER INSERT OR UPDATE ON public.commitments_commitment DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION governance_require_event('commitments.commitment');
CREATE TRIGGER version_kept BEFORE UPDATE ON public.commitments_commitment FOR EACH ROW WHEN (((new.version <> old.version) AND ((old.status)::text <> 'draft'::text))) EXECUTE FUNCTION commitments_version_kept();

CREATE CONSTRAINT TRIGGER link_is_told AFTER INSERT OR DELETE OR UPDATE ON public.commitments_commitment_advices DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION governance_link_is_told('commitments.commitment', 'SELECT ($1 ->> ''commitment_id'')::bigint');

CREATE CONSTRAINT TRIGGER link_is_told AFTER INSERT OR DELETE OR UPDATE ON public.commitments_commitment_policy_documents DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION governance_link_is_told('commitments.commitment', 'SELECT ($1 ->> ''commitment_id'')::bigint');

CREATE CONSTRAINT TRIGGER link_is_told AFTER INSERT OR DELETE OR UPDATE ON public.commitments_commitment_recommendations DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION governance_link_is_told('commitments.commitment', 'SELECT ($1 ->> ''commitment_id'')::bigint');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_confirmation FOR EACH ROW EXECUTE FUNCTION governance_append_only();
CREATE CONSTRAINT TRIGGER row_is_told AFTER INSERT ON public.commitments_confirmation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION governance_row_is_told('commitments.confirmation');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_earmark FOR EACH ROW EXECUTE FUNCTION governance_append_only();
CREATE TRIGGER carried_over_fits BEFORE INSERT ON public.commitments_earmark FOR EACH ROW EXECUTE FUNCTION commitments_carried_over_fits();
CREATE CONSTRAINT TRIGGER row_is_told AFTER INSERT ON public.commitments_earmark DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION governance_row_is_told('commitments.earmark');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_progress FOR EACH ROW EXECUTE FUNCTION governance_append_only();
CREATE CONSTRAINT TRIGGER row_is_told AFTER INSERT ON public.commitments_progress DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION governance_row_is_told('commitments.progress');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_verdict FOR EACH ROW EXECUTE FUNCTION governance_append_only();
CREATE CONSTRAINT TRIGGER row_is_told AFTER INSERT ON public.commitments_verdict DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION governance_row_is_told('commitments.verdict');
