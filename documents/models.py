"""Files, the PDF of what was published, and what the public can find."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.models import Council


class DocumentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A file is visible while a record that one may see links to it; to its uploader, always."""
        allowed = Q(uploaded_by=user) if user.is_authenticated else Q(pk=None)
        for relation in Document._meta.related_objects:
            records = relation.related_model._default_manager.visible_to(user)
            allowed |= Exists(records.filter(**{relation.field.name: OuterRef("pk")}))
        return self.filter(allowed)


class Document(models.Model):
    """A file as it was received, with the text that was read from it."""

    file = models.FileField(_("file"), upload_to="documents/%Y/")
    name = models.CharField(_("file name"), max_length=200)
    media_type = models.CharField(_("media type"), max_length=100)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField(max_length=64, editable=False)
    text = models.TextField(_("text"), blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("document_download", args=[self.pk, self.name])

    @property
    def is_removed(self):
        """Whether the file is gone, for privacy."""
        return not self.file


class Rendition(models.Model):
    """The one PDF of a published record, made at publication and never again."""

    object_type = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    file = models.FileField(upload_to="renditions/%Y/")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["object_type", "object_id"], name="one_rendition_per_record")]

    def __str__(self):
        return self.file.name


class SearchEntryQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Everything: the index holds published words only, written by the actions that publish."""
        return self.all()


class SearchEntry(models.Model):
    """One published text that the public can find; a long text takes several parts."""

    class Kind(models.TextChoices):
        ADVICE = "advice", _("Advice")
        RECOMMENDATION = "recommendation", _("Recommendation")
        RESPONSE = "response", _("Response of the college")
        COMMITMENT = "commitment", _("Commitment")
        POLICY = "policy", _("Policy document")
        REQUEST = "request", _("Advice request")

    object_type = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    part = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    title = models.CharField(_("title"), max_length=300)
    text = models.TextField(_("text"))
    url = models.CharField(_("address"), max_length=300)
    council = models.ForeignKey(
        Council, models.PROTECT, null=True, related_name="+", verbose_name=_("advisory council")
    )
    dated_on = models.DateField(_("date"), null=True)
    vector = SearchVectorField()

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        indexes = [GinIndex(fields=["vector"], name="search_entry_vector")]
        constraints = [models.UniqueConstraint(fields=["object_type", "object_id", "part"], name="one_entry_per_part")]

    def __str__(self):
        return self.title
