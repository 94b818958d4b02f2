CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.governance_auditevent FOR EACH ROW EXECUTE FUNCTION governance_append_only();
CREATE TRIGGER seal_event BEFORE INSERT ON public.governance_auditevent FOR EACH ROW EXECUTE FUNCTION governance_seal_event();
