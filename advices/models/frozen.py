"""What freezes with a request, an advice, a response and what hangs on them: what goes into their digests."""

from governance.trail.words import Frozen


class FrozenRequest(Frozen):
    OPEN_COLUMNS = (
        "status",
        "closing_reason",
        "closed_on",
        "published_at",
        "published_on",
        "kept_private_at",
        "advice_due_on",
    )
    SEALED_RELATIONS = ("attachments",)

    @property
    def sealed_rows(self):
        return [self, *self.files]


class FrozenAdvice(Frozen):
    OPEN_COLUMNS = (
        "status",
        "sent_on",
        "response_due_on",
        "published_at",
        "published_on",
        "withdrawn_on",
        "withdrawal_reason",
        "answer_rule",
        "answer_article",
        "no_answer_noted_on",
    )
    SEALED_RELATIONS = ("writers",)

    @property
    def sealed_rows(self):
        points = list(self.recommendations.prefetch_related("origins"))
        origins = [origin for point in points for origin in point.origins.all()]
        return [self, *points, *origins, *self.minority_notes.all()]


class FrozenWithAdvice(Frozen):
    TOLD_WITH = "advice"


class FrozenRecommendation(FrozenWithAdvice):
    SEALED_RELATIONS = ("repeats",)


class FrozenResponse(Frozen):
    OPEN_COLUMNS = ("status", "published_at", "published_on")

    @property
    def sealed_rows(self):
        rows = [self, self.letter, getattr(self, "correction", None)]
        for reaction in self.reactions.prefetch_related("readings", "planned_action"):
            rows += [reaction, *reaction.readings.all(), getattr(reaction, "planned_action", None)]
        return list(filter(None, rows))


class FrozenWithResponse(Frozen):
    TOLD_WITH = "response"


class FrozenWithReaction(Frozen):
    TOLD_WITH = "reaction"


class FrozenWithRecommendation(Frozen):
    TOLD_WITH = "recommendation"


class FrozenAssignment(Frozen):
    OPEN_COLUMNS = ("status", "ended_on")


class FrozenReminder(Frozen):
    OPEN_COLUMNS = ("status", "sent_on", "sent_to")
