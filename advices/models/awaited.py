"""Which advices wait for an answer of the college, by the rule of `advices.models.answered`."""

from django.db import models
from django.db.models import OuterRef
from django.utils import timezone

from advices.models import answered


class AwaitedQuerySet(models.QuerySet):
    """Advices, by how it stands with their answer; it leans on `in_force` of the advices."""

    def answered(self):
        """Those of which no recommendation waits any longer for an answer of the college."""
        return self.filter(answered.is_answered())

    def partly_answered(self):
        """Those that wait while the college answered some of their recommendations."""
        return self.awaiting_response().filter(answered.is_begun())

    def with_response_state(self, on=None):
        """The same rows with `response_state` as of the day `on`, and of how many `points` how many were answered."""
        return (
            self.alias(is_answered=answered.is_answered())
            .annotate(points=answered.all_points(), answered_points=answered.answered_points())
            .annotate(response_state=answered.response_state(on or timezone.localdate()))
        )

    def with_closing_response(self):
        """The same rows with the day of the response that ended the term and the version that it answers, or None."""
        responses = self.model._meta.get_field("responses").related_model.objects
        closing = responses.filter(pk=OuterRef("closing"))
        return self.alias(closing=answered.closing_response()).annotate(
            answered_on=models.Subquery(closing.values("responded_on")),
            answered_version=models.Subquery(closing.values("advice__version")),
            answered_version_sent_on=models.Subquery(closing.values("advice__sent_on")),
        )

    def expecting_answer(self, on=None):
        """Sent to the college, which is to answer: no archive, and none that on the day `on` needs no answer any
        more.
        """
        return self.in_force().filter(from_archive=False).exclude(answered.needs_no_answer(on or timezone.localdate()))

    def awaiting_response(self, on=None):
        """Those of `expecting_answer` of which not every recommendation is answered."""
        return self.expecting_answer(on).exclude(answered.is_answered())

    def overdue(self, on):
        return self.awaiting_response(on).filter(answered.is_late(on))

    def long_overdue(self, on):
        return self.overdue(on).filter(answered.is_far_too_late(on))
