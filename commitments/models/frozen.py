"""What freezes with a commitment and with what is added to it: what goes into their digests."""

from governance.trail.words import AddedOnce, Frozen


class FrozenCommitment(Frozen):
    OPEN_COLUMNS = ("status", "settled_on", "published_at", "published_on", "due_on")
    SEALED_RELATIONS = ("recommendations", "advices", "policy_documents")

    @property
    def sealed_rows(self):
        return [self, *filter(None, [self.source_document])]


class FrozenProgress(AddedOnce):
    SEALED_RELATIONS = ("documents",)

    @property
    def sealed_rows(self):
        return [self, *self.documents.all()]
