CREATE CONSTRAINT TRIGGER announce_publication AFTER INSERT OR UPDATE ON public.documents_document DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION governance_announce_publication('documents.document');
CREATE TRIGGER unchanging BEFORE UPDATE ON public.documents_document FOR EACH ROW EXECUTE FUNCTION documents_file_stays();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.documents_rendition FOR EACH ROW EXECUTE FUNCTION documents_rendition_stays();
