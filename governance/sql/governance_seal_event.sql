-- Numbers and seals an event. The lock lets one writer at a time through, so the chain cannot fork.
-- The hash covers a digest of the details, so that a privacy correction can blank them and the chain still proves.
CREATE OR REPLACE FUNCTION public.governance_seal_event()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
    newest record;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('governance_auditevent'));
    SELECT number, hash INTO newest FROM governance_auditevent ORDER BY number DESC LIMIT 1;
    NEW.number := coalesce(newest.number, 0) + 1;
    NEW.previous_hash := coalesce(newest.hash, repeat('0', 64));
    NEW.at := clock_timestamp();
    NEW.transaction_id := pg_current_xact_id()::text::bigint;
    NEW.details_digest := encode(sha256(convert_to(NEW.details::text, 'UTF8')), 'hex');
    NEW.hash := encode(sha256(convert_to(jsonb_build_array(
        NEW.number, NEW.previous_hash, to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        NEW.actor_id, NEW.actor_name, NEW.actor_role, NEW.action, NEW.object_type, NEW.object_id, NEW.details_digest, NEW.transaction_id
    )::text, 'UTF8')), 'hex');
    RETURN NEW;
END $function$;
