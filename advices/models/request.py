"""The question that the college puts to an advisory council."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from advices.models.frozen import FrozenRequest
from documents.models import Document, SearchEntry
from documents.search.index import Entry
from governance.models import Council, OfficeHolder
from governance.roles import Permission, own_council
from governance.working_days import lateness
from policies.models import PolicyVersion


class AdviceRequestQuerySet(models.QuerySet):
    def visible_to(self, user):
        own = own_council(user)
        return self.filter(Q(published_at__isnull=False) | own)

    def files_open_to(self, user):
        """Those of which `user` reads the files as they came: of the own advisory council."""
        return self.filter(own_council(user))

    def awaiting_publication(self):
        """Those behind an advice that everybody reads, of which nobody said yet whether everybody may read them."""
        return self.filter(advices__status="published", published_at=None, kept_private_at=None).distinct()

    def awaiting_advice(self):
        return self.filter(status__in=AdviceRequest.OPEN)


class AdviceRequest(FrozenRequest, models.Model):
    """A request for advice, with the day on which the advice is due."""

    class Status(models.TextChoices):
        RECEIVED = "received", _("Received")
        IN_PREPARATION = "in_preparation", _("In preparation")
        ANSWERED = "answered", _("Answered")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        DECLINED = "declined", _("Declined")

    TRANSITIONS = {
        Status.RECEIVED: {
            Status.IN_PREPARATION: Permission.WRITE_ADVICE,
            Status.WITHDRAWN: Permission.REGISTER_REQUEST,
            Status.DECLINED: Permission.REGISTER_REQUEST,
        },
        Status.IN_PREPARATION: {
            Status.ANSWERED: Permission.SEND_ADVICE,
            Status.WITHDRAWN: Permission.REGISTER_REQUEST,
            Status.DECLINED: Permission.REGISTER_REQUEST,
        },
    }
    PUBLISHES_FILES = Permission.REGISTER_REQUEST
    OPEN = [Status.RECEIVED, Status.IN_PREPARATION]
    CLOSED_WITH_REASON = [Status.WITHDRAWN, Status.DECLINED]

    council = models.ForeignKey(
        Council, models.PROTECT, related_name="advice_requests", verbose_name=_("advisory council")
    )
    reference = models.CharField(_("reference of the municipality"), max_length=60, blank=True)
    subject = models.CharField(_("subject"), max_length=200)
    question = models.TextField(_("question"))
    asked_by = models.ForeignKey(
        OfficeHolder, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("asked by")
    )
    policy_version = models.ForeignKey(
        PolicyVersion,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="advice_requests",
        verbose_name=_("version of the policy document"),
    )
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="advice_requests", verbose_name=_("file")
    )
    attachments = models.ManyToManyField(
        Document, blank=True, related_name="attached_to_requests", verbose_name=_("attachments")
    )
    received_on = models.DateField(_("received on"))
    advice_due_on = models.DateField(_("advice due on"))
    status = models.CharField(_("status"), max_length=20, choices=Status.choices, default=Status.RECEIVED)
    closing_reason = models.TextField(_("reason"), blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    published_at = models.DateTimeField(null=True, editable=False)
    published_on = models.DateField(_("public since"), null=True, editable=False)
    kept_private_at = models.DateTimeField(null=True, editable=False)
    registered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = AdviceRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("advice request")
        verbose_name_plural = _("advice requests")
        ordering = ["-received_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(advice_due_on__gte=F("received_on")),
                name="request_due_after_received",
                violation_error_code="advice_due_on",
                violation_error_message=_("The advice cannot be due before the request was received."),
            ),
            models.CheckConstraint(
                condition=Q(status__in=["withdrawn", "declined"])
                & Q(closed_on__isnull=False, closed_on__gte=F("received_on"))
                & ~Q(closing_reason="")
                | ~Q(status__in=["withdrawn", "declined"]) & Q(closing_reason="", closed_on=None),
                name="request_closed_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(published_at=None, published_on=None)
                | Q(published_at__isnull=False, published_on__isnull=False),
                name="request_published_at_and_on",
            ),
            models.CheckConstraint(
                condition=Q(published_at=None) | Q(kept_private_at=None), name="request_public_or_kept_private"
            ),
        ]

    def __str__(self):
        return self.subject

    def get_absolute_url(self):
        return reverse("request_detail", args=[self.pk])

    @property
    def heading(self):
        """The subject, which says that it is a request for advice; many a letter has that in its own subject."""
        kind = _("Request for advice")
        says_so = self.subject.lower().startswith(str(kind).lower())
        return capfirst(self.subject) if says_so else f"{kind}: {self.subject}"

    @property
    def files(self):
        """Its letter or mail, followed by what was attached to that."""
        return [*filter(None, [self.document]), *self.attachments.order_by("pk")]

    @property
    def is_editable(self):
        return self.status in self.OPEN and not self.published_at

    @property
    def advice_is_awaited(self):
        return self.status in self.OPEN

    @property
    def lateness(self):
        """How late the advice is today: "", "overdue" or "long_overdue"."""
        if not self.advice_is_awaited:
            return ""
        return lateness(self.received_on, self.advice_due_on, timezone.localdate())

    def search_entry(self):
        if not self.published_at:
            return None
        url = self.get_absolute_url()
        return Entry(SearchEntry.Kind.REQUEST, self.subject, self.question, url, self.council_id, self.received_on)
