CREATE TRIGGER freeze_published BEFORE DELETE OR UPDATE ON public.policies_policyversion FOR EACH ROW EXECUTE FUNCTION governance_freeze_published();
