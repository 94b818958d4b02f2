"""The college's response to an advice, its reaction to each recommendation, and how both sides read that."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from advices.models.advice import Advice
from advices.models.frozen import FrozenResponse, FrozenWithReaction, FrozenWithResponse
from advices.models.recommendation import Recommendation
from advices.models.told import ToldQuerySet
from documents.models import Document, SearchEntry
from documents.rich_text.subset import as_text
from documents.search.index import Entry
from governance.models import OfficeHolder
from governance.roles import SIDES, Permission, Side, own_council


class CollegeResponseQuerySet(ToldQuerySet):
    def visible_to(self, user):
        """Published: whoever may see the advice. A draft: only the side that is entering it."""
        allowed = Q(status=CollegeResponse.Status.PUBLISHED)
        if user.is_authenticated and user.acts_for(Side.MUNICIPALITY):
            allowed |= Q(entered_by=Side.MUNICIPALITY)
        recorded_for_it = own_council(user, Permission.RECORD_RESPONSE, by="advice__council")
        allowed |= Q(recorded_for_it, entered_by=Side.ADVISORY_COUNCIL)
        withdrawn = Q(advice__status=Advice.Status.WITHDRAWN)
        own = own_council(user, by="advice__council")
        return self.filter(allowed, ~withdrawn | own, advice__in=Advice.objects.visible_to(user))

    def files_open_to(self, user):
        """Those of which `user` reads the letter as it came: the staff, and the council that it answers."""
        if user.is_authenticated and user.acts_for(Side.MUNICIPALITY):
            return self.visible_to(user)
        return self.visible_to(user).filter(own_council(user, by="advice__council"))

    def in_force(self):
        """Those that count: published, and not replaced by a published new version."""
        published = CollegeResponse.Status.PUBLISHED
        return self.filter(status=published).exclude(superseded_by__status=published)


class CollegeResponse(FrozenResponse, models.Model):
    """A formal answer of the college to one advice; an advice may get several."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")

    class Kind(models.TextChoices):
        INTERIM = "interim", _("Interim response")
        FINAL = "final", _("Final response")

    TRANSITIONS = {Status.DRAFT: {Status.PUBLISHED: Permission.RECORD_RESPONSE}}
    PUBLISHES_FILES = Permission.RECORD_RESPONSE

    advice = models.ForeignKey(Advice, models.PROTECT, related_name="responses", verbose_name=_("advice"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.FINAL)
    responded_on = models.DateField(_("date of the response"))
    signed_by = models.ForeignKey(
        OfficeHolder, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("signed by")
    )
    letter = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="responses", verbose_name=_("letter")
    )
    text = models.TextField(_("general answer"), blank=True)
    entered_by = models.CharField(_("entered by"), max_length=20, choices=Side.choices, default=Side.MUNICIPALITY)
    source = models.CharField(_("source"), max_length=200, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="superseded_by", editable=False, verbose_name=_("replaces")
    )
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.DRAFT)
    published_at = models.DateTimeField(null=True, editable=False)
    published_on = models.DateField(_("public since"), null=True, editable=False)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = CollegeResponseQuerySet.as_manager()

    class Meta:
        verbose_name = _("response of the college")
        verbose_name_plural = _("responses of the college")
        ordering = ["responded_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(entered_by="municipality") | ~Q(source=""),
                name="response_entered_by_council_has_source",
                violation_error_code="source",
                violation_error_message=_("Say which letter or minutes this comes from."),
            ),
            models.CheckConstraint(
                condition=Q(status="draft", published_at=None, published_on=None)
                | Q(status="published", published_at__isnull=False, published_on__isnull=False),
                name="published_response_has_moment",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.advice}"

    def get_absolute_url(self):
        return f"{self.advice.get_absolute_url()}#reactie-{self.pk}"

    @property
    def council_id(self):
        return self.advice.council_id

    @property
    def is_editable(self):
        return self.status == self.Status.DRAFT

    @property
    def is_public(self):
        return self.status == self.Status.PUBLISHED

    @property
    def replaced_by(self):
        """The public new version of this response, or None."""
        newer = getattr(self, "superseded_by", None)
        return newer if newer and newer.is_public else None

    @property
    def change(self):
        """What changed in this version of the response, in the words of who corrected it; else empty."""
        correction = getattr(self, "correction", None)
        return correction.note if correction else ""

    def admits(self, role, permission):
        """Only the side that entered a response goes on with it."""
        return SIDES.get(role) == self.entered_by

    def search_entry(self):
        if not self.is_public or not self.advice.is_published or self.replaced_by:
            return None
        reactions = self.reactions.values_list("text", flat=True)
        text = "\n".join([as_text(self.text), *reactions])
        kind, url = SearchEntry.Kind.RESPONSE, self.get_absolute_url()
        return Entry(kind, self.advice.title, text, url, self.council_id, self.responded_on)


class ReactionQuerySet(ToldQuerySet):
    def visible_to(self, user):
        return self.filter(response__in=CollegeResponse.objects.visible_to(user))

    def in_force(self):
        """Those of the responses that count."""
        published = CollegeResponse.Status.PUBLISHED
        return self.filter(response__status=published).exclude(response__superseded_by__status=published)


class Reaction(FrozenWithResponse, models.Model):
    """What the college literally answered to one recommendation, or that it answered in general terms only."""

    response = models.ForeignKey(CollegeResponse, models.PROTECT, related_name="reactions", verbose_name=_("response"))
    recommendation = models.ForeignKey(
        Recommendation, models.PROTECT, related_name="reactions", verbose_name=_("recommendation")
    )
    text = models.TextField(_("literal text of the reaction"), blank=True)
    in_general_terms_only = models.BooleanField(_("answered in general terms only"), default=False)
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="superseded_by", editable=False, verbose_name=_("replaces")
    )

    objects = ReactionQuerySet.as_manager()

    class Meta:
        verbose_name = _("reaction")
        verbose_name_plural = _("reactions")
        ordering = ["response", "recommendation__number"]
        constraints = [
            models.UniqueConstraint(fields=["response", "recommendation"], name="one_reaction_per_response"),
            models.CheckConstraint(
                condition=Q(in_general_terms_only=True, text="") | Q(in_general_terms_only=False) & ~Q(text=""),
                name="reaction_has_text_or_is_general",
                violation_error_message=_("Give the literal text, or tick “answered in general terms only”."),
            ),
        ]

    def __str__(self):
        return self.text or str(_("answered in general terms only"))

    @property
    def counts(self):
        """Whether it is public and no new version replaced it."""
        return self.response.is_public and not self.response.replaced_by

    @property
    def unanswered_reading(self):
        """How the advisory council reads this as long as the municipality has not said how it does; else None."""
        readings = list(self.readings.all())
        if any(reading.side == Side.MUNICIPALITY for reading in readings):
            return None
        return readings[-1] if readings else None

    @property
    def council_id(self):
        return self.response.advice.council_id


class ReadingQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(reaction__in=Reaction.objects.visible_to(user))


class Reading(FrozenWithReaction, models.Model):
    """How one side reads a reaction; only ever added to, the newest of each side counts."""

    class Outcome(models.TextChoices):
        ADOPTED = "adopted", _("Taken over")
        PARTLY_ADOPTED = "partly_adopted", _("Partly taken over")
        NOT_ADOPTED = "not_adopted", _("Not taken over")
        NO_VERDICT = "no_verdict", _("No verdict")

    reaction = models.ForeignKey(Reaction, models.PROTECT, related_name="readings", verbose_name=_("reaction"))
    side = models.CharField(_("according to"), max_length=20, choices=Side.choices)
    verdict = models.CharField(_("verdict"), max_length=15, choices=Outcome.choices)
    existing_policy = models.BooleanField(_("this is existing policy"), default=False)
    reason = models.TextField(_("reason"), blank=True)
    no_reason_given = models.BooleanField(_("the college gave no reason"), default=False)
    read_on = models.DateField(_("date"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = ReadingQuerySet.as_manager()

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        ordering = ["reaction", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(no_reason_given=False) | Q(side="advisory_council", reason=""),
                name="only_the_council_records_no_reason",
            ),
        ]

    def __str__(self):
        return self.get_verdict_display()

    @property
    def lacks_reason(self):
        """Whether it still has to be said why the college does not, or only partly, take it over."""
        said = self.reason.strip() or self.no_reason_given
        return self.verdict in (self.Outcome.PARTLY_ADOPTED, self.Outcome.NOT_ADOPTED) and not said
