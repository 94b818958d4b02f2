"""The advice."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from advices.models.answered import ResponseState
from advices.models.awaited import AwaitedQuerySet
from advices.models.frozen import FrozenAdvice
from advices.models.request import AdviceRequest
from documents.models import SearchEntry
from documents.rich_text.subset import as_text
from documents.search.index import Entry
from governance.models import Council
from governance.pages.binning import Binnable, WithoutBin, only_a_draft_is_binned
from governance.roles import Permission, may, own_council
from governance.working_days import lateness
from policies.models import PolicyVersion, Theme


class AdviceQuerySet(AwaitedQuerySet):
    def visible_to(self, user):
        """Published: everybody. Sent: the municipality too. Before that: the members of its own advisory council."""
        allowed = Q(published_at__isnull=False)
        allowed |= own_council(user)
        if may(user, Permission.READ_SENT_ADVICE):
            allowed |= Q(status__in=Advice.SENT_OR_LATER)
        return self.filter(allowed)

    def newest(self):
        """Without what a published newer version has replaced."""
        newer = Advice.objects.filter(supersedes=OuterRef("pk"), status__in=["published", "withdrawn"])
        return self.exclude(Exists(newer))

    def with_college(self):
        """Those that were sent to the college and not withdrawn."""
        return self.filter(status__in=Advice.WITH_COLLEGE)

    def in_force(self):
        """The sent and published advices that the lists and figures count, each in one version."""
        counted = self.newest().with_college()
        return counted.exclude(status=Advice.Status.SENT, supersedes__isnull=False)


class Advice(FrozenAdvice, Binnable, models.Model):
    """What the council tells the college; its words frozen once adopted."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        IN_REVIEW = "in_review", _("In review")
        ADOPTED = "adopted", _("Adopted")
        SENT = "sent", _("Sent")
        PUBLISHED = "published", _("Published")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class Kind(models.TextChoices):
        REQUESTED = "requested", _("Requested advice")
        UNSOLICITED = "unsolicited", _("Unsolicited advice")

    class AnswerRule(models.TextChoices):
        ALWAYS = "always", _("The college always answers")
        IF_DEVIATING = "if_deviating", _("The college answers only where it deviates")

    TRANSITIONS = {
        Status.DRAFT: {Status.IN_REVIEW: Permission.WRITE_ADVICE},
        Status.IN_REVIEW: {Status.DRAFT: Permission.WRITE_ADVICE, Status.ADOPTED: Permission.ADOPT_ADVICE},
        Status.ADOPTED: {Status.IN_REVIEW: Permission.ADOPT_ADVICE, Status.SENT: Permission.SEND_ADVICE},
        Status.SENT: {Status.PUBLISHED: Permission.PUBLISH_ADVICE},
        Status.PUBLISHED: {Status.WITHDRAWN: Permission.PUBLISH_ADVICE},
    }
    EDITABLE = [Status.DRAFT, Status.IN_REVIEW]
    WITH_COLLEGE = [Status.SENT, Status.PUBLISHED]
    SENT_OR_LATER = [*WITH_COLLEGE, Status.WITHDRAWN]
    PUBLIC = [Status.PUBLISHED, Status.WITHDRAWN]

    council = models.ForeignKey(Council, models.PROTECT, related_name="advices", verbose_name=_("advisory council"))
    year = models.PositiveSmallIntegerField(_("year"), null=True, editable=False)
    serial = models.PositiveSmallIntegerField(_("serial number"), null=True, editable=False)
    version = models.PositiveSmallIntegerField(_("version"), default=1, editable=False)
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="superseded_by", editable=False, verbose_name=_("replaces")
    )
    lineage = models.UUIDField(default=uuid.uuid4, editable=False)
    correction_note = models.TextField(_("what has changed in this version"), blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.REQUESTED)
    request = models.ForeignKey(
        AdviceRequest, models.PROTECT, null=True, blank=True, related_name="advices", verbose_name=_("advice request")
    )
    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("summary in plain language"), blank=True)
    text = models.TextField(_("text"), blank=True)
    policy_versions = models.ManyToManyField(
        PolicyVersion, blank=True, related_name="advices", verbose_name=_("about these policy documents")
    )
    themes = models.ManyToManyField(Theme, blank=True, related_name="advices", verbose_name=_("themes"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False, verbose_name=_("author")
    )
    writers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="+", editable=False, verbose_name=_("who wrote in it")
    )
    review_due_on = models.DateField(_("opinions wanted by"), null=True, editable=False)
    adopted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    status = models.CharField(_("status"), max_length=12, choices=Status.choices, default=Status.DRAFT)
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    issued_on = models.DateField(_("date of the advice"), null=True, blank=True)
    sent_on = models.DateField(_("sent on"), null=True, blank=True)
    response_due_on = models.DateField(_("response due on"), null=True, blank=True)
    answer_rule = models.CharField(
        _("what the by-law asks of the college"), max_length=12, choices=AnswerRule.choices, blank=True, editable=False
    )
    answer_article = models.CharField(_("article of the by-law"), max_length=150, blank=True, editable=False)
    from_archive = models.BooleanField(
        _("from the archive"),
        default=False,
        help_text=_("Whether the college answered it is then not recorded here, until somebody enters that."),
    )
    old_reference = models.CharField(
        _("its own number"),
        max_length=60,
        blank=True,
        help_text=_("As it stands on the advice, for instance ASD/2019-03. Empty: it gets a number here."),
    )
    no_answer_noted_on = models.DateField(_("noted that no answer ever came"), null=True, editable=False)
    published_at = models.DateTimeField(null=True, editable=False)
    published_on = models.DateField(_("public since"), null=True, blank=True)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    withdrawal_reason = models.TextField(_("reason of the withdrawal"), blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = WithoutBin.from_queryset(AdviceQuerySet)()
    with_bin = AdviceQuerySet.as_manager()

    class Meta:
        verbose_name = _("advice")
        verbose_name_plural = _("advices")
        ordering = ["-issued_on", "-year", "-serial", "-version", "-pk"]
        indexes = [models.Index(fields=["lineage"], name="advice_lineage")]
        constraints = [
            models.UniqueConstraint(fields=["council", "year", "serial", "version"], name="advice_reference_once"),
            models.CheckConstraint(
                condition=Q(kind="requested") | Q(request=None),
                name="unsolicited_advice_has_no_request",
                violation_error_message=_("An unsolicited advice does not answer a request."),
            ),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "in_review"], adopted_on=None, adopted_by=None)
                | ~Q(status__in=["draft", "in_review"])
                & Q(adopted_on__isnull=False, adopted_by__isnull=False, issued_on__isnull=False)
                & Q(year__isnull=False, serial__isnull=False),
                name="adopted_advice_has_date_person_and_number",
            ),
            models.CheckConstraint(condition=~Q(adopted_by=F("author")), name="advice_adopted_by_another"),
            only_a_draft_is_binned("only_a_draft_is_binned"),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "in_review", "adopted"], sent_on=None, response_due_on=None)
                | ~Q(status__in=["draft", "in_review", "adopted"])
                & Q(sent_on__isnull=False, response_due_on__isnull=False)
                & Q(sent_on__gte=F("adopted_on"), response_due_on__gte=F("sent_on")),
                name="sent_advice_has_dates_in_order",
                violation_error_message=_("An advice is adopted, then sent, then answered: check the dates."),
            ),
            models.CheckConstraint(
                condition=Q(sent_on=None, answer_rule="", answer_article="")
                | Q(sent_on__isnull=False, answer_rule="always", answer_article="")
                | Q(sent_on__isnull=False, answer_rule="if_deviating") & ~Q(answer_article=""),
                name="sent_under_an_answer_rule",
            ),
            models.CheckConstraint(
                condition=Q(no_answer_noted_on=None) | Q(from_archive=True, sent_on__isnull=False),
                name="silence_noted_of_an_archive_only",
            ),
            models.UniqueConstraint(
                fields=["council", "old_reference", "version"],
                condition=~Q(old_reference="") & ~Q(status__in=["draft", "in_review"]),
                name="old_reference_once",
                violation_error_message=_("Another advice has this number already."),
            ),
            models.CheckConstraint(
                condition=Q(status__in=["published", "withdrawn"])
                & Q(published_at__isnull=False, published_on__isnull=False, published_on__gte=F("adopted_on"))
                | ~Q(status__in=["published", "withdrawn"]) & Q(published_at=None, published_on=None),
                name="published_advice_has_moment",
                violation_error_message=_("An advice is adopted, then sent, then answered: check the dates."),
            ),
            models.CheckConstraint(
                condition=Q(status="withdrawn", withdrawn_on__isnull=False) & ~Q(withdrawal_reason="")
                | ~Q(status="withdrawn") & Q(withdrawn_on=None, withdrawal_reason=""),
                name="withdrawn_advice_has_date_and_reason",
            ),
            models.CheckConstraint(
                condition=Q(supersedes=None, version=1) | Q(supersedes__isnull=False, version__gt=1),
                name="only_a_new_version_supersedes",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        if self.serial is None:
            return reverse("advice_work", args=[self.pk])
        return reverse("advice_detail", args=[self.council.slug, self.number])

    @property
    def number(self):
        """The number that it got here, for addresses and file names: year, serial number and the version from 2 on."""
        return f"{self.year}-{self.serial}{self._version_mark}" if self.serial else ""

    @property
    def reference(self):
        """The number by which people know this advice: its own of before this site, or the one that it got here."""
        return f"{self.old_reference}{self._version_mark}" if self.old_reference else self.number

    @property
    def _version_mark(self):
        return f"-v{self.version}" if self.version > 1 else ""

    @property
    def is_partly_answered(self):
        """Whether some points were answered and others were not. Only on rows of `with_response_state()`."""
        return self.response_state in ResponseState.UNFINISHED and self.answered_points > 0

    @property
    def is_not_recorded(self):
        """Whether it came in as archive, and nobody said since that it was never answered."""
        return self.from_archive and not self.no_answer_noted_on

    @property
    def answers_only_if_deviating(self):
        return self.answer_rule == self.AnswerRule.IF_DEVIATING

    def needs_no_answer(self, on):
        """Whether silence counts as following it: by the by-law, once the term has passed."""
        return self.answers_only_if_deviating and self.response_due_on < on

    @property
    def lateness(self):
        """How late its response is today, as long as that is awaited: "", "overdue" or "long_overdue"."""
        return lateness(self.sent_on, self.response_due_on, timezone.localdate()) if self.sent_on else ""

    @property
    def is_editable(self):
        return self.status in self.EDITABLE

    @property
    def is_with_college(self):
        """Whether it was sent to the college, and not withdrawn."""
        return self.status in self.WITH_COLLEGE

    @property
    def is_in_review(self):
        return self.status == self.Status.IN_REVIEW

    @property
    def awaits_publication(self):
        """Whether the college has it and the public has not."""
        return self.status == self.Status.SENT

    @property
    def is_published(self):
        return self.status == self.Status.PUBLISHED

    @property
    def is_withdrawn(self):
        return self.status == self.Status.WITHDRAWN

    @property
    def is_findable(self):
        """Whether the public finds these words: published, and not replaced by a newer version."""
        newer = Advice.objects.filter(supersedes=self, status__in=self.PUBLIC)
        return self.is_published and not newer.exists()

    def search_entry(self):
        if not self.is_findable:
            return None
        notes = self.minority_notes.values_list("text", flat=True)
        text = "\n".join([self.summary, as_text(self.text), *notes])
        url = self.get_absolute_url()
        return Entry(SearchEntry.Kind.ADVICE, self.title, text, url, self.council_id, self.issued_on)
