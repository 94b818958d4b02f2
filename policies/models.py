"""The policy that is advised on: documents, their versions and lineage, and themes."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from documents.models import Document, SearchEntry
from documents.search.index import Entry
from governance.models import Council, OfficeHolder
from governance.roles import SIDES, Permission, Side, may, own_council, role_for
from governance.trail.words import Frozen


class ThemeQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.all()


class Theme(models.Model):
    name = models.CharField(_("name"), max_length=100, unique=True)
    slug = models.SlugField(_("name in the address"), unique=True)
    description = models.TextField(_("what it is about"), blank=True)

    objects = ThemeQuerySet.as_manager()

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("theme_detail", args=[self.slug])


class PolicyDocumentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The public ones, and those of which one may see a version."""
        if may(user, Permission.EDIT_POLICY):
            return self.all()
        return self.filter(Q(published_at__isnull=False) | Q(pk__in=_advised_on(user).values("policy")))


class PolicyDocument(models.Model):
    """A plan, programme or ordinance as the public knows it, apart from its versions."""

    class Kind(models.TextChoices):
        PLAN = "plan", _("Plan")
        PROGRAMME = "programme", _("Programme")
        ORDINANCE = "ordinance", _("Ordinance")
        POLICY_RULES = "policy_rules", _("Policy rules")
        VISION = "vision", _("Vision")
        OTHER = "other", _("Other")

    title = models.CharField(_("title"), max_length=200)
    slug = models.SlugField(_("name in the address"), max_length=120, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.PLAN)
    period_from = models.PositiveSmallIntegerField(_("first year"), null=True, blank=True)
    period_until = models.PositiveSmallIntegerField(_("last year"), null=True, blank=True)
    responsible = models.ForeignKey(
        OfficeHolder, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("responsible alderman")
    )
    themes = models.ManyToManyField(Theme, blank=True, related_name="policy_documents", verbose_name=_("themes"))
    succeeds = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="succeeded_by", verbose_name=_("comes after")
    )
    published_at = models.DateTimeField(null=True, editable=False)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = PolicyDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("policy document")
        verbose_name_plural = _("policy documents")
        constraints = [
            models.CheckConstraint(
                condition=Q(period_until=None) | Q(period_until__gte=F("period_from")),
                name="policy_period_in_order",
                violation_error_code="period_until",
                violation_error_message=_("The last year is before the first year."),
            )
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("policy_detail", args=[self.slug])

    @property
    def is_editable(self):
        return True

    @property
    def period(self):
        if self.period_from and self.period_until and self.period_from != self.period_until:
            return f"{self.period_from}–{self.period_until}"
        return str(self.period_from or self.period_until or "")

    def search_entry(self):
        if not self.published_at:
            return None
        versions = self.versions.exclude(published_at=None)
        newest = versions.first()
        text = " ".join(versions.values_list("label", flat=True))
        dated_on = newest.dated_on if newest else None
        return Entry(SearchEntry.Kind.POLICY, self.title, text, self.get_absolute_url(), None, dated_on)


class PolicyVersionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The public ones; to who keeps policy also the others.

        A confidential one: the municipality, the advisory councils that advise on it, and the one whose secretary
        registered it.
        """
        keeper = role_for(user, Permission.EDIT_POLICY)
        if SIDES.get(keeper) == Side.MUNICIPALITY:
            return self.all()
        allowed = Q(published_at__isnull=False, policy__published_at__isnull=False)
        allowed |= Q(pk__in=_advised_on(user).values("pk"))
        if keeper:
            allowed |= Q(confidential=False) | own_council(user, Permission.EDIT_POLICY, by="registered_by")
        return self.filter(allowed)

    def files_open_to(self, user):
        """Those of which `user` reads the file as it came: who keeps them, and the councils that advise on them."""
        if may(user, Permission.EDIT_POLICY):
            return self.visible_to(user)
        return self.filter(pk__in=_advised_on(user).values("pk"))


def _advised_on(user):
    """The versions that a request to, or an advice of, the user's own advisory council is about."""
    asked, advised = own_council(user, by="advice_requests__council"), own_council(user, by="advices__council")
    return PolicyVersion.objects.filter(asked | advised)


class PolicyVersion(Frozen, models.Model):
    """One text of a policy document at one date; the text that an advice is about."""

    class Stage(models.TextChoices):
        DRAFT = "draft", _("Draft")
        ADOPTED = "adopted", _("Adopted")

    PUBLISHES_FILES = Permission.EDIT_POLICY

    policy = models.ForeignKey(
        PolicyDocument, models.PROTECT, related_name="versions", verbose_name=_("policy document")
    )
    label = models.CharField(_("name of the version"), max_length=150)
    dated_on = models.DateField(_("date"))
    stage = models.CharField(_("stage"), max_length=10, choices=Stage.choices, default=Stage.DRAFT)
    confidential = models.BooleanField(_("confidential"), default=False)
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="policy_versions", verbose_name=_("file")
    )
    registered_by = models.ForeignKey(
        Council,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("registered by the secretary of"),
    )
    published_at = models.DateTimeField(null=True, editable=False)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = PolicyVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a policy document")
        verbose_name_plural = _("versions of policy documents")
        ordering = ["policy", "-dated_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(confidential=False) | Q(published_at=None),
                name="confidential_version_is_not_published",
                violation_error_code="confidential",
                violation_error_message=_("A confidential version cannot be public."),
            ),
            models.UniqueConstraint(fields=["policy", "label"], name="version_label_once_per_policy"),
        ]

    def __str__(self):
        return f"{self.policy.title}, {self.label}"

    def get_absolute_url(self):
        return self.policy.get_absolute_url()

    @property
    def is_editable(self):
        return self.published_at is None

    @property
    def sealed_rows(self):
        return [self, *filter(None, [self.document])]
