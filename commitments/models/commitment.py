"""A promise or a motion."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from advices.models import Advice, Reaction, Recommendation
from advices.models.told import ToldQuerySet
from commitments.models.frozen import FrozenCommitment
from commitments.models.parties import OF_THE_MUNICIPAL_COUNCIL, Parties
from documents.models import Document, SearchEntry
from documents.search.index import Entry
from governance.models import Council, OfficeHolder
from governance.pages.binning import Binnable, WithoutBin, only_a_draft_is_binned
from governance.roles import SIDES, Permission, Role, Side, own_council
from governance.working_days import is_long_overdue, lateness
from policies.models import PolicyDocument


class CommitmentQuerySet(ToldQuerySet):
    def visible_to(self, user):
        """A draft: the side that entered it, or the registry alone. The rest: who sees the reaction that it quotes."""
        allowed = ~Q(status=Commitment.Status.DRAFT)
        own = own_council(user, Permission.REGISTER_COMMITMENT, by="author_council")
        allowed |= Q(own, entered_by=Side.ADVISORY_COUNCIL)
        if user.is_authenticated and user.acts_for(Side.MUNICIPALITY):
            allowed |= Q(entered_by=Side.MUNICIPALITY, by_registry=False)
        if any(m.role == Role.REGISTRY for m in getattr(user, "active_memberships", [])):
            allowed |= Q(receiver=Commitment.Receiver.MUNICIPAL_COUNCIL, entered_by=Side.MUNICIPALITY)
        quoted = Q(source_reaction=None) | Q(source_reaction__in=Reaction.objects.visible_to(user))
        return self.filter(allowed & quoted)

    def files_open_to(self, user):
        """Those of which `user` reads the files as they came: whoever made the promise, and whoever received it."""
        if user.is_authenticated and user.acts_for(Side.MUNICIPALITY):
            return self.visible_to(user)
        part_in_it = own_council(user) | own_council(user, by="author_council")
        if any(m.role == Role.REGISTRY for m in getattr(user, "active_memberships", [])):
            part_in_it |= Q(receiver=Commitment.Receiver.MUNICIPAL_COUNCIL)
        return self.visible_to(user).filter(part_in_it)

    def in_force(self):
        """Each commitment once, in its newest public words: no replaced version, and no correction being written."""
        return self.filter(version_of=None)

    def open(self):
        """Those of which something is still to be done: what was settled in part is open for the rest."""
        return self.filter(status__in=Commitment.OPEN_STATUSES)

    def unproposed(self):
        """The open ones of which the municipality has not said that they are done: it has the next move."""
        return self.open().exclude(status=Commitment.Status.SETTLEMENT_PROPOSED)

    def promises(self):
        return self.filter(kind=Commitment.Kind.PROMISE)

    def motions(self):
        return self.filter(kind=Commitment.Kind.MOTION)

    def overdue(self, on):
        return self.open().filter(due_on__lt=on)

    def long_overdue(self, on):
        """Those of which twice the term has passed."""
        return self.overdue(on).filter(is_long_overdue("made_on", "due_on", on))


class Commitment(FrozenCommitment, Parties, Binnable, models.Model):
    """A promise, or a motion, with whom it comes from, to whom, and before when.

    A motion of members of the municipal council asks something of the college, and is never counted as a promise.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        OPEN = "open", _("Open")
        SETTLEMENT_PROPOSED = "settlement_proposed", _("Settlement proposed")
        SETTLED = "settled", _("Settled")
        PARTLY_SETTLED = "partly_settled", _("Partly settled")
        LAPSED = "lapsed", _("Lapsed")
        SUPERSEDED = "superseded", _("Superseded")

    class Kind(models.TextChoices):
        PROMISE = "promise", _("Promise")
        MOTION = "motion", _("Motion")

    class Receiver(models.TextChoices):
        ADVISORY_COUNCIL = "advisory_council", _("the advisory council")
        MUNICIPAL_COUNCIL = "municipal_council", _("the municipal council")

    TRANSITIONS = {
        Status.DRAFT: {
            Status.OPEN: Permission.REGISTER_COMMITMENT,
            Status.SUPERSEDED: Permission.REGISTER_COMMITMENT,
        },
        Status.OPEN: {
            Status.SETTLEMENT_PROPOSED: Permission.PROPOSE_SETTLEMENT,
            Status.SETTLED: Permission.ACCEPT_SETTLEMENT,
            Status.PARTLY_SETTLED: Permission.ACCEPT_SETTLEMENT,
            Status.LAPSED: Permission.ACCEPT_SETTLEMENT,
        },
        Status.SETTLEMENT_PROPOSED: {
            Status.SETTLED: Permission.ACCEPT_SETTLEMENT,
            Status.PARTLY_SETTLED: Permission.ACCEPT_SETTLEMENT,
            Status.OPEN: Permission.ACCEPT_SETTLEMENT,
            Status.LAPSED: Permission.ACCEPT_SETTLEMENT,
        },
        Status.PARTLY_SETTLED: {Status.SETTLEMENT_PROPOSED: Permission.PROPOSE_SETTLEMENT},
    }
    PUBLISHES_FILES = Permission.REGISTER_COMMITMENT
    NOT_COUNTED = [Status.DRAFT, Status.SUPERSEDED]
    OPEN_STATUSES = [Status.OPEN, Status.SETTLEMENT_PROPOSED, Status.PARTLY_SETTLED]

    year = models.PositiveSmallIntegerField(_("year"), null=True, editable=False)
    serial = models.PositiveSmallIntegerField(_("serial number"), null=True, editable=False)
    version = models.PositiveSmallIntegerField(_("version"), default=1, editable=False)
    version_of = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="versions", editable=False, verbose_name=_("version of")
    )
    correction_note = models.TextField(_("what has changed in this version"), blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.PROMISE)
    reference = models.CharField(_("reference of the municipality"), max_length=60, blank=True)
    subject = models.CharField(_("subject"), max_length=200)
    text = models.TextField(_("literal text"))
    source = models.TextField(_("source: the sentence or the minutes it comes from"), blank=True)
    source_reaction = models.ForeignKey(
        Reaction, models.PROTECT, null=True, blank=True, related_name="commitments", verbose_name=_("from the reaction")
    )
    source_document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="commitments", verbose_name=_("file")
    )
    made_by = models.ForeignKey(
        OfficeHolder, models.PROTECT, null=True, blank=True, related_name="commitments", verbose_name=_("made by")
    )
    made_by_as_said = models.CharField(_("made by, as the source says"), max_length=200, blank=True)
    made_to = models.CharField(_("made to"), max_length=200, blank=True)
    receiver = models.CharField(
        _("receiver"), max_length=20, choices=Receiver.choices, default=Receiver.ADVISORY_COUNCIL
    )
    council = models.ForeignKey(
        Council, models.PROTECT, null=True, blank=True, related_name="commitments", verbose_name=_("advisory council")
    )
    meeting = models.CharField(_("meeting"), max_length=200, blank=True)
    made_on = models.DateField(_("made on"))
    due_on = models.DateField(_("due on"), null=True, blank=True)
    due_as_said = models.CharField(_("due, as it was said"), max_length=100, blank=True)
    recommendations = models.ManyToManyField(
        Recommendation, blank=True, related_name="commitments", verbose_name=_("about these recommendations")
    )
    advices = models.ManyToManyField(
        Advice, blank=True, related_name="commitments", verbose_name=_("about these advices")
    )
    policy_documents = models.ManyToManyField(
        PolicyDocument, blank=True, related_name="commitments", verbose_name=_("about these policy documents")
    )
    entered_by = models.CharField(_("entered by"), max_length=20, choices=Side.choices, default=Side.MUNICIPALITY)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    by_registry = models.BooleanField(_("entered by the registry"), default=False, editable=False)
    author_council = models.ForeignKey(Council, models.PROTECT, null=True, related_name="+", editable=False)
    status = models.CharField(_("status"), max_length=20, choices=Status.choices, default=Status.DRAFT)
    settled_on = models.DateField(_("settled on"), null=True, blank=True)
    published_at = models.DateTimeField(null=True, editable=False)
    published_on = models.DateField(_("public since"), null=True, editable=False)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = WithoutBin.from_queryset(CommitmentQuerySet)()
    with_bin = CommitmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        ordering = ["-made_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "serial"], condition=Q(version_of=None), name="commitment_number_once"
            ),
            models.UniqueConstraint(fields=["version_of", "version"], name="commitment_version_once"),
            models.CheckConstraint(
                condition=Q(version_of=None) & ~Q(status="superseded")
                | Q(version_of__isnull=False, status__in=["draft", "superseded"]),
                name="only_a_version_is_superseded",
            ),
            models.CheckConstraint(
                condition=Q(version=1, correction_note="") | Q(version__gt=1) & ~Q(correction_note=""),
                name="commitment_correction_has_note",
                violation_error_code="correction_note",
                violation_error_message=_("Say what has changed, and why."),
            ),
            models.CheckConstraint(
                condition=Q(receiver="municipal_council", council=None)
                | Q(receiver="advisory_council", council__isnull=False),
                name="commitment_council_fits_receiver",
                violation_error_code="council",
                violation_error_message=_("Choose the advisory council that received the promise."),
            ),
            only_a_draft_is_binned("only_a_draft_commitment_is_binned"),
            *OF_THE_MUNICIPAL_COUNCIL,
            models.CheckConstraint(
                condition=Q(due_on=None) | Q(due_on__gte=F("made_on")),
                name="commitment_due_after_made",
                violation_error_code="due_on",
                violation_error_message=_("The promise cannot be due before it was made."),
            ),
            models.CheckConstraint(
                condition=Q(entered_by="municipality") | ~Q(source=""),
                name="commitment_entered_by_council_has_source",
                violation_error_code="source",
                violation_error_message=_("Say which letter or minutes this comes from."),
            ),
            models.CheckConstraint(
                condition=Q(status="draft", published_at=None, published_on=None)
                | ~Q(status="draft")
                & Q(published_at__isnull=False, published_on__isnull=False, year__isnull=False, serial__isnull=False),
                name="open_commitment_is_public_and_numbered",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["settled", "partly_settled", "lapsed"])
                & Q(settled_on__isnull=False, settled_on__gte=F("made_on"))
                | ~Q(status__in=["settled", "partly_settled", "lapsed"]) & Q(settled_on=None),
                name="settled_commitment_has_date",
                violation_error_message=_("A commitment cannot be settled before it was made."),
            ),
        ]

    def __str__(self):
        return self.subject

    def get_absolute_url(self):
        if self.serial is None:
            return reverse("commitment_work", args=[self.pk])
        return reverse("commitment_detail", args=[self.number])

    @property
    def number(self):
        """The number by which it is known: year, serial number and, from the second on, the version."""
        if not self.serial:
            return ""
        return f"{self.year}-{self.serial}" + (f"-v{self.version}" if self.version > 1 else "")

    @property
    def is_editable(self):
        return self.status == self.Status.DRAFT

    @property
    def is_public(self):
        return self.status not in self.NOT_COUNTED

    @property
    def replaced_by(self):
        """The version that came after this one, or None."""
        if self.status != self.Status.SUPERSEDED:
            return None
        newest = self.version_of
        later = newest if newest.version == self.version + 1 else None
        return later or newest.versions.get(version=self.version + 1)

    @property
    def is_open(self):
        """Whether something is still to be done: what was settled in part is open for the rest."""
        return self.status in self.OPEN_STATUSES

    @property
    def is_unproposed(self):
        return self.is_open and self.status != self.Status.SETTLEMENT_PROPOSED

    @property
    def lateness(self):
        """How late the municipality is today in doing what it promised: "", "overdue" or "long_overdue"."""
        return lateness(self.made_on, self.due_on, timezone.localdate()) if self.is_open and self.due_on else ""

    def admits(self, role, permission):
        """The receiver settles; who entered a draft goes on with it; a secretary reports for advisory councils only."""
        if permission == Permission.ACCEPT_SETTLEMENT:
            return role == (Role.SECRETARY if self.receiver == self.Receiver.ADVISORY_COUNCIL else Role.REGISTRY)
        if permission == Permission.REGISTER_COMMITMENT:
            if role == Role.REGISTRY and self.receiver != self.Receiver.MUNICIPAL_COUNCIL:
                return False
            if self.by_registry and self.is_editable and role != Role.REGISTRY:
                return False
            return (SIDES.get(role) == Side.ADVISORY_COUNCIL) == (self.entered_by == Side.ADVISORY_COUNCIL)
        if permission == Permission.REPORT_PROGRESS and role == Role.SECRETARY:
            return bool(self.council_id or self.author_council_id)
        return True

    def search_entry(self):
        if not self.is_public or not self._quotes_public_words():
            return None
        text = "\n".join([self.text, *self.progress.values_list("text", flat=True)])
        kinds = {self.Kind.PROMISE: SearchEntry.Kind.COMMITMENT, self.Kind.MOTION: SearchEntry.Kind.MOTION}
        return Entry(kinds[self.kind], self.subject, text, self.get_absolute_url(), self.council_id, self.made_on)

    def _quotes_public_words(self):
        public = Reaction.objects.visible_to(AnonymousUser())
        return not self.source_reaction_id or public.filter(pk=self.source_reaction_id).exists()
