CREATE OR REPLACE FUNCTION public.advices_request_fits()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF NEW.request_id IS NOT NULL
        AND NEW.council_id <> (SELECT council_id FROM advices_advicerequest WHERE id = NEW.request_id) THEN
        RAISE EXCEPTION 'this request was put to another advisory council'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'request_fits';
    END IF;
    RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.advices_reaction_fits()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF (SELECT advice_id FROM advices_recommendation WHERE id = NEW.recommendation_id)
        <> (SELECT advice_id FROM advices_collegeresponse WHERE id = NEW.response_id) THEN
        RAISE EXCEPTION 'this recommendation is not of the advice that is answered'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reaction_fits';
    END IF;
    RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.advices_reading_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF TG_OP = 'UPDATE' AND governance_is_correction(TG_TABLE_NAME, to_jsonb(OLD), to_jsonb(NEW)) THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' AND EXISTS (
        SELECT 1 FROM advices_reaction reaction JOIN advices_collegeresponse response ON response.id = response_id
        WHERE reaction.id = OLD.reaction_id AND response.status = 'draft' FOR SHARE OF response
    ) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'advices_reading is only ever added to'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only';
END $function$;

CREATE OR REPLACE FUNCTION public.advices_reading_lacks_reason(side text, verdict text, reason text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
    SELECT side = 'municipality' AND verdict IN ('partly_adopted', 'not_adopted') AND btrim(reason) = ''
$function$;

CREATE OR REPLACE FUNCTION public.advices_reading_has_reason()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF advices_reading_lacks_reason(NEW.side, NEW.verdict, NEW.reason) AND EXISTS (
        SELECT 1 FROM advices_reaction reaction JOIN advices_collegeresponse response ON response.id = response_id
        WHERE reaction.id = NEW.reaction_id AND response.status <> 'draft'
    ) THEN
        RAISE EXCEPTION 'the college gives a reason'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'college_gives_a_reason';
    END IF;
    RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.advices_response_is_complete()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF NEW.status = OLD.status OR NEW.status <> 'published' THEN
        RETURN NEW;
    END IF;
    IF EXISTS (
        SELECT 1 FROM advices_reading reading JOIN advices_reaction reaction ON reaction.id = reaction_id
        WHERE reaction.response_id = NEW.id
          AND advices_reading_lacks_reason(reading.side, reading.verdict, reading.reason)
    ) THEN
        RAISE EXCEPTION 'the college gives a reason'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'college_gives_a_reason';
    END IF;
    IF EXISTS (
        SELECT 1 FROM advices_plannedaction planned JOIN advices_reaction reaction ON reaction.id = reaction_id
        WHERE reaction.response_id = NEW.id AND btrim(planned.action) = ''
    ) THEN
        RAISE EXCEPTION 'a planned action has words'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'planned_action_has_words';
    END IF;
    RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.advices_planned_action_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
    found_status text;
BEGIN
    IF TG_OP = 'UPDATE' AND governance_is_correction(TG_TABLE_NAME, to_jsonb(OLD), to_jsonb(NEW)) THEN
        RETURN NEW;
    END IF;
    FOR found_status IN
        SELECT response.status FROM advices_reaction reaction
        JOIN advices_collegeresponse response ON response.id = response_id
        WHERE reaction.id IN (
            (to_jsonb(OLD) ->> 'reaction_id')::bigint, (to_jsonb(NEW) ->> 'reaction_id')::bigint
        ) FOR SHARE OF response
    LOOP
        IF found_status <> 'draft' THEN
            RAISE EXCEPTION 'this planned action belongs to a frozen response'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'planned_action_stays';
        END IF;
    END LOOP;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $function$;

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

CREATE OR REPLACE FUNCTION public.advices_extension_applied()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
    due date;
    newest date;
BEGIN
    IF NEW.advice_id IS NOT NULL THEN
        SELECT response_due_on INTO due FROM advices_advice WHERE id = NEW.advice_id;
        SELECT new_due_on INTO newest FROM advices_extension WHERE advice_id = NEW.advice_id ORDER BY id DESC LIMIT 1;
    ELSE
        SELECT advice_due_on INTO due FROM advices_advicerequest WHERE id = NEW.request_id;
        SELECT new_due_on INTO newest FROM advices_extension WHERE request_id = NEW.request_id ORDER BY id DESC LIMIT 1;
    END IF;
    IF due IS DISTINCT FROM newest THEN
        RAISE EXCEPTION 'the due date is not that of the newest extension'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'extension_applied';
    END IF;
    RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.advices_review_fits()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
    advice record;
BEGIN
    SELECT status, revision INTO advice FROM advices_advice WHERE id = NEW.advice_id FOR SHARE;
    IF advice.status <> 'in_review' OR advice.revision <> NEW.revision OR EXISTS (
        SELECT 1 FROM advices_advice_writers WHERE advice_id = NEW.advice_id AND user_id = NEW.reviewer_id
    ) THEN
        RAISE EXCEPTION 'an opinion is given by somebody who did not write in it, in review, on the words as they are'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'review_fits';
    END IF;
    RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.advices_review_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF TG_OP = 'UPDATE' AND governance_is_correction(TG_TABLE_NAME, to_jsonb(OLD), to_jsonb(NEW)) THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' AND EXISTS (
        SELECT 1 FROM advices_advice WHERE id = OLD.advice_id AND status = 'draft' FOR SHARE
    ) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'advices_review is only ever added to'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only';
END $function$;

CREATE OR REPLACE FUNCTION public.advices_reviewer_fits()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF NEW.member_id = (SELECT author_id FROM advices_advice WHERE id = NEW.advice_id) THEN
        RAISE EXCEPTION 'the author is no reviewer'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reviewer_fits';
    END IF;
    RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.advices_agendaitem_fits()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
    council bigint := (SELECT council_id FROM advices_meeting WHERE id = NEW.meeting_id);
BEGIN
    IF council <> (SELECT council_id FROM advices_advice WHERE id = NEW.advice_id)
        OR council <> (SELECT council_id FROM advices_advicerequest WHERE id = NEW.request_id) THEN
        RAISE EXCEPTION 'this belongs to another advisory council'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'agenda_item_fits';
    END IF;
    RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.advices_decision_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF TG_OP = 'UPDATE' AND governance_is_correction(TG_TABLE_NAME, to_jsonb(OLD), to_jsonb(NEW)) THEN
        RETURN NEW;
    END IF;
    IF OLD.decision = '' THEN
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'DELETE' OR NEW.decision = '' OR NEW.meeting_id <> OLD.meeting_id OR NEW.subject <> OLD.subject
        OR NEW.advice_id IS DISTINCT FROM OLD.advice_id OR NEW.request_id IS DISTINCT FROM OLD.request_id THEN
        RAISE EXCEPTION 'a decision stays with what it was about'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_stays';
    END IF;
    RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.advices_origin_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
    side bigint;
BEGIN
    FOREACH side IN ARRAY ARRAY[OLD.recommendation_id, NEW.recommendation_id] LOOP
        IF EXISTS (
            SELECT 1 FROM advices_advice advice JOIN advices_recommendation ON advice.id = advice_id
            WHERE advices_recommendation.id = side AND advice.status NOT IN ('draft', 'in_review') FOR SHARE OF advice
        ) THEN
            RAISE EXCEPTION 'where a recommendation came from is frozen with its advice'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'origin_stays';
        END IF;
    END LOOP;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $function$;

CREATE OR REPLACE FUNCTION public.advices_response_version_fits()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.advices_reaction_version_fits()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.advices_adopter_fits()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF EXISTS (SELECT 1 FROM advices_advice_writers WHERE advice_id = NEW.id AND user_id = NEW.adopted_by_id) THEN
        RAISE EXCEPTION 'an advice is adopted by somebody who did not write in it'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'adopter_fits';
    END IF;
    RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.advices_withdrawn_together()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF EXISTS (SELECT 1 FROM advices_advice WHERE lineage = NEW.lineage AND status = 'published')
       AND EXISTS (SELECT 1 FROM advices_advice WHERE lineage = NEW.lineage AND status = 'withdrawn') THEN
        RAISE EXCEPTION 'an advice is withdrawn with all its versions'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'withdrawn_with_all_versions';
    END IF;
    RETURN NULL;
END $function$;

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
