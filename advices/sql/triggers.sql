CREATE TRIGGER adopter_fits AFTER INSERT OR UPDATE OF adopted_by_id ON public.advices_advice FOR EACH ROW WHEN ((new.adopted_by_id IS NOT NULL)) EXECUTE FUNCTION advices_adopter_fits();
CREATE TRIGGER extend_term BEFORE UPDATE ON public.advices_advice FOR EACH ROW WHEN (((old.response_due_on IS NOT NULL) AND (new.response_due_on IS DISTINCT FROM old.response_due_on))) EXECUTE FUNCTION advices_extend_term('response_due_on', 'advice_id', 'draft,in_review');
CREATE TRIGGER freeze_stays BEFORE DELETE ON public.advices_advice FOR EACH ROW EXECUTE FUNCTION governance_freeze_words('draft,in_review', 'status,sent_on,response_due_on,published_at,published_on,withdrawn_on,withdrawal_reason');
CREATE TRIGGER freeze_words BEFORE UPDATE ON public.advices_advice FOR EACH ROW WHEN ((NOT ((old.response_due_on IS NOT NULL) AND (new.response_due_on IS DISTINCT FROM old.response_due_on)))) EXECUTE FUNCTION governance_freeze_words('draft,in_review', 'status,sent_on,response_due_on,published_at,published_on,withdrawn_on,withdrawal_reason,answer_rule,answer_article,no_answer_noted_on');
CREATE TRIGGER guard_status BEFORE INSERT OR UPDATE OF status ON public.advices_advice FOR EACH ROW EXECUTE FUNCTION governance_guard_status('{"draft": ["in_review"], "in_review": ["adopted", "draft"], "adopted": ["in_review", "sent"], "sent": ["published"], "published": ["withdrawn"]}', 'draft');
CREATE TRIGGER request_fits BEFORE INSERT OR UPDATE OF request_id, council_id ON public.advices_advice FOR EACH ROW EXECUTE FUNCTION advices_request_fits();
CREATE CONSTRAINT TRIGGER require_event AFTER INSERT OR UPDATE ON public.advices_advice DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION governance_require_event('advices.advice');
CREATE TRIGGER same_lineage BEFORE INSERT OR UPDATE ON public.advices_advice FOR EACH ROW EXECUTE FUNCTION governance_same_lineage();
CREATE CONSTRAINT TRIGGER withdrawn_together AFTER INSERT OR UPDATE OF status, lineage ON public.advices_advice DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.status)::text = ANY (ARRAY[('published'::character varying)::text, ('withdrawn'::character varying)::text]))) EXECUTE FUNCTION advices_withdrawn_together();

CREATE TRIGGER freeze_child BEFORE INSERT OR DELETE OR UPDATE ON public.advices_advice_writers FOR EACH ROW EXECUTE FUNCTION governance_freeze_child('advices_advice', 'advice_id', 'draft,in_review', '');

CREATE CONSTRAINT TRIGGER announce_publication AFTER INSERT OR UPDATE ON public.advices_advicerequest DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION governance_announce_publication('advices.advicerequest');
CREATE TRIGGER extend_term BEFORE UPDATE ON public.advices_advicerequest FOR EACH ROW WHEN (((old.advice_due_on IS NOT NULL) AND (new.advice_due_on IS DISTINCT FROM old.advice_due_on))) EXECUTE FUNCTION advices_extend_term('advice_due_on', 'request_id', 'received,in_preparation');
CREATE TRIGGER freeze_stays BEFORE DELETE ON public.advices_advicerequest FOR EACH ROW EXECUTE FUNCTION governance_freeze_words('received,in_preparation', 'status,closing_reason,closed_on,published_at,published_on');
CREATE TRIGGER freeze_words BEFORE UPDATE ON public.advices_advicerequest FOR EACH ROW WHEN ((NOT ((old.advice_due_on IS NOT NULL) AND (new.advice_due_on IS DISTINCT FROM old.advice_due_on)))) EXECUTE FUNCTION governance_freeze_words('received,in_preparation', 'status,closing_reason,closed_on,published_at,published_on,kept_private_at', 'published_at,published_on,kept_private_at');
CREATE TRIGGER guard_status BEFORE INSERT OR UPDATE OF status ON public.advices_advicerequest FOR EACH ROW EXECUTE FUNCTION governance_guard_status('{"received": ["declined", "in_preparation", "withdrawn"], "in_preparation": ["answered", "declined", "withdrawn"]}', 'received');
CREATE CONSTRAINT TRIGGER require_event AFTER INSERT OR UPDATE ON public.advices_advicerequest DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION governance_require_event('advices.advicerequest');

CREATE TRIGGER freeze_child BEFORE INSERT OR DELETE OR UPDATE ON public.advices_advicerequest_attachments FOR EACH ROW EXECUTE FUNCTION governance_freeze_child('advices_advicerequest', 'advicerequest_id', 'received,in_preparation', '');

CREATE TRIGGER agenda_item_fits BEFORE INSERT OR UPDATE OF meeting_id, advice_id, request_id ON public.advices_agendaitem FOR EACH ROW EXECUTE FUNCTION advices_agendaitem_fits();
CREATE TRIGGER decision_stays BEFORE DELETE OR UPDATE ON public.advices_agendaitem FOR EACH ROW EXECUTE FUNCTION advices_decision_stays();

CREATE TRIGGER freeze_words BEFORE DELETE OR UPDATE ON public.advices_assignment FOR EACH ROW EXECUTE FUNCTION governance_freeze_words('', 'status,ended_on');
CREATE TRIGGER guard_status BEFORE INSERT OR UPDATE OF status ON public.advices_assignment FOR EACH ROW EXECUTE FUNCTION governance_guard_status('{"open": ["done", "withdrawn"]}', 'open');
CREATE CONSTRAINT TRIGGER require_event AFTER INSERT OR UPDATE ON public.advices_assignment DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION governance_require_event('advices.assignment');

CREATE TRIGGER freeze_words BEFORE DELETE OR UPDATE ON public.advices_collegeresponse FOR EACH ROW EXECUTE FUNCTION governance_freeze_words('draft', 'status,published_at,published_on');
CREATE TRIGGER guard_status BEFORE INSERT OR UPDATE OF status ON public.advices_collegeresponse FOR EACH ROW EXECUTE FUNCTION governance_guard_status('{"draft": ["published"]}', 'draft');
CREATE CONSTRAINT TRIGGER require_event AFTER INSERT OR UPDATE ON public.advices_collegeresponse DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION governance_require_event('advices.collegeresponse');
CREATE TRIGGER response_is_complete BEFORE UPDATE OF status ON public.advices_collegeresponse FOR EACH ROW EXECUTE FUNCTION advices_response_is_complete();
CREATE TRIGGER response_version_fits BEFORE INSERT OR UPDATE OF supersedes_id, advice_id, entered_by ON public.advices_collegeresponse FOR EACH ROW EXECUTE FUNCTION advices_response_version_fits();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.advices_dispatch FOR EACH ROW EXECUTE FUNCTION governance_append_only();
CREATE CONSTRAINT TRIGGER row_is_told AFTER INSERT ON public.advices_dispatch DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION governance_row_is_told('advices.dispatch');

CREATE TRIGGER unchanging BEFORE UPDATE ON public.advices_draftversion FOR EACH ROW EXECUTE FUNCTION governance_append_only();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.advices_extension FOR EACH ROW EXECUTE FUNCTION governance_append_only();
CREATE CONSTRAINT TRIGGER extension_applied AFTER INSERT ON public.advices_extension DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION advices_extension_applied();
CREATE CONSTRAINT TRIGGER row_is_told AFTER INSERT ON public.advices_extension DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION governance_row_is_told('advices.extension');

CREATE TRIGGER freeze_child BEFORE INSERT OR DELETE OR UPDATE ON public.advices_minoritynote FOR EACH ROW EXECUTE FUNCTION governance_freeze_child('advices_advice', 'advice_id', 'draft,in_review', '');

CREATE TRIGGER planned_action_stays BEFORE INSERT OR DELETE OR UPDATE ON public.advices_plannedaction FOR EACH ROW EXECUTE FUNCTION advices_planned_action_stays();

CREATE TRIGGER freeze_child BEFORE INSERT OR DELETE OR UPDATE ON public.advices_reaction FOR EACH ROW EXECUTE FUNCTION governance_freeze_child('advices_collegeresponse', 'response_id', 'draft', '');
CREATE TRIGGER reaction_fits BEFORE INSERT OR UPDATE ON public.advices_reaction FOR EACH ROW EXECUTE FUNCTION advices_reaction_fits();
CREATE TRIGGER reaction_version_fits BEFORE INSERT OR UPDATE OF supersedes_id, response_id, recommendation_id ON public.advices_reaction FOR EACH ROW EXECUTE FUNCTION advices_reaction_version_fits();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.advices_reading FOR EACH ROW EXECUTE FUNCTION advices_reading_stays();
CREATE TRIGGER college_gives_a_reason BEFORE INSERT ON public.advices_reading FOR EACH ROW EXECUTE FUNCTION advices_reading_has_reason();
CREATE CONSTRAINT TRIGGER row_is_told AFTER INSERT ON public.advices_reading DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION governance_row_is_told('advices.reading', '
SELECT NOT EXISTS (
    SELECT 1 FROM advices_reading reading
    JOIN advices_reaction reaction ON reaction.id = reading.reaction_id
    JOIN advices_collegeresponse response ON response.id = reaction.response_id
    WHERE reading.id = $1 AND response.status <> ''draft''
)');

CREATE TRIGGER freeze_child BEFORE INSERT OR DELETE OR UPDATE ON public.advices_recommendation FOR EACH ROW EXECUTE FUNCTION governance_freeze_child('advices_advice', 'advice_id', 'draft,in_review', '');
CREATE TRIGGER same_lineage BEFORE INSERT OR UPDATE ON public.advices_recommendation FOR EACH ROW EXECUTE FUNCTION governance_same_lineage();

CREATE CONSTRAINT TRIGGER link_is_told AFTER INSERT OR DELETE OR UPDATE ON public.advices_recommendation_repeats DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION governance_link_is_told('advices.advice', 'SELECT advice_id FROM advices_recommendation WHERE id = ($1 ->> ''from_recommendation_id'')::bigint');

CREATE TRIGGER origin_stays BEFORE INSERT OR DELETE OR UPDATE ON public.advices_recommendationorigin FOR EACH ROW EXECUTE FUNCTION advices_origin_stays();

CREATE TRIGGER freeze_words BEFORE DELETE OR UPDATE ON public.advices_reminder FOR EACH ROW EXECUTE FUNCTION governance_freeze_words('draft', 'status,sent_on,sent_to');
CREATE TRIGGER guard_status BEFORE INSERT OR UPDATE OF status ON public.advices_reminder FOR EACH ROW EXECUTE FUNCTION governance_guard_status('{"draft": ["sent"]}', 'draft');
CREATE CONSTRAINT TRIGGER require_event AFTER INSERT OR UPDATE ON public.advices_reminder DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION governance_require_event('advices.reminder');

CREATE TRIGGER freeze_child BEFORE INSERT OR DELETE OR UPDATE ON public.advices_responsecorrection FOR EACH ROW EXECUTE FUNCTION governance_freeze_child('advices_collegeresponse', 'response_id', 'draft', '');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.advices_review FOR EACH ROW EXECUTE FUNCTION advices_review_stays();
CREATE TRIGGER review_fits BEFORE INSERT ON public.advices_review FOR EACH ROW EXECUTE FUNCTION advices_review_fits();
CREATE CONSTRAINT TRIGGER row_is_told AFTER INSERT ON public.advices_review DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION governance_row_is_told('advices.review');

CREATE TRIGGER freeze_child BEFORE INSERT OR DELETE OR UPDATE ON public.advices_reviewer FOR EACH ROW EXECUTE FUNCTION governance_freeze_child('advices_advice', 'advice_id', 'draft,in_review', '');
CREATE TRIGGER reviewer_fits BEFORE INSERT OR UPDATE ON public.advices_reviewer FOR EACH ROW EXECUTE FUNCTION advices_reviewer_fits();
