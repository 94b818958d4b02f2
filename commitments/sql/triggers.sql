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
