"""What the record holds of one recommendation, as one reader may see it: state, steps and summary all read it here."""

from django.db.models import Exists, OuterRef, Prefetch
from django.utils import timezone

from advices.models import Advice, Reaction, Reading, Recommendation
from commitments.follow_up import with_follow_up
from commitments.models import Commitment, Progress, Verdict


class Account:
    """The versions of `recommendation` and all that was said of it that `user` may see, as of the day `on`."""

    def __init__(self, recommendation, user, on=None):
        self.user = user
        self.on = on or timezone.localdate()
        same = {"recommendation__lineage": recommendation.lineage}
        self.versions = list(_versions(recommendation, user, self.on))
        self.recommendation = next((each for each in self.versions if each == recommendation), recommendation)
        self.reactions = list(_reactions(user).filter(**same))
        self.commitments = list(_commitments(user).filter(recommendations__lineage=recommendation.lineage).distinct())
        self.verdicts = list(_verdicts(user, self.current).filter(**same))

    @property
    def newest(self):
        return self.versions[-1]

    @property
    def current(self):
        """The version that counts, with its follow-up: the newest that became public, or else the newest."""
        public = [version for version in self.versions if version.advice.status in Advice.PUBLIC]
        return (public or self.versions)[-1]

    @property
    def state(self):
        """What follows from the record; empty before sending and after withdrawal."""
        return self.current.dossier_state

    @property
    def reaction(self):
        """The newest public reaction that counts, or None."""
        return next((each for each in self.reactions if each.pk == self.current.reaction_id), None)

    @property
    def answer(self):
        """The reaction to tell beside these words: the newest one to them, or else the one that counts."""
        if self.recommendation == self.current:
            return self.reaction
        own = [each for each in self.reactions if each.recommendation_id == self.recommendation.pk and each.counts]
        return own[-1] if own else self.reaction

    @property
    def plan(self):
        """What the college plans to do, by the reaction that counts; None where it plans nothing."""
        return getattr(self.reaction, "planned_action", None)

    @property
    def public_commitments(self):
        return [each for each in self.commitments if each.status != Commitment.Status.DRAFT]

    @property
    def promises(self):
        return [each for each in self.public_commitments if each.kind == Commitment.Kind.PROMISE]

    @property
    def overdue(self):
        """The open commitments whose day has passed."""
        return [each for each in self.commitments if each.is_open and each.due_on and each.due_on < self.on]

    def verdict_of(self, side):
        given = [verdict for verdict in self.verdicts if verdict.counts and verdict.side == side]
        return given[-1] if given else None


def _versions(recommendation, user, on):
    rows = Recommendation.objects.visible_to(user).filter(lineage=recommendation.lineage)
    repeated = Recommendation.objects.visible_to(user).select_related("advice__council")
    return (
        with_follow_up(rows, on)
        .select_related("advice__council")
        .prefetch_related(Prefetch("repeats", repeated))
        .order_by("advice__version")
    )


def _reactions(user):
    readings = Reading.objects.visible_to(user).order_by("read_on", "pk")
    rows = Reaction.objects.visible_to(user).select_related(
        "response__advice",
        "response__letter",
        "response__correction",
        "response__superseded_by__correction",
        "recommendation",
        "planned_action",
    )
    return rows.prefetch_related(Prefetch("readings", readings), "response__confirmations").order_by(
        "response__responded_on", "pk"
    )


def _commitments(user):
    progress = Progress.objects.visible_to(user).prefetch_related("documents", "confirmations")
    rows = Commitment.objects.visible_to(user).in_force().select_related("made_by").prefetch_related("confirmations")
    return rows.prefetch_related(Prefetch("progress", progress.order_by("noted_on", "pk"))).order_by("made_on", "pk")


def _verdicts(user, current):
    """Oldest first, each with whether it `counts` for the `current` version."""
    counted = Verdict.objects.told_of("recommendation", current).filter(pk=OuterRef("pk"))
    return Verdict.objects.visible_to(user).annotate(counts=Exists(counted)).order_by("given_on", "pk")
