"""Files, the PDF of what was published, and what the public can find."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.models import Council
from governance.stored_files import sha256_of


class DocumentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The files that `user` reads as they came, and those with a public copy of a record that one may see."""
        seen = Q(pk=None)
        for relation, records in linked_records():
            seen |= _of(relation, records.visible_to(user))
        return self.filter(_as_they_came(user) | seen & Q(published_at__isnull=False))

    def as_they_came_to(self, user):
        """The files of which `user` reads what was received, and not only the public copy."""
        return self.filter(_as_they_came(user))


def _as_they_came(user):
    """One's own uploads, and the files of the records that one works with."""
    allowed = Q(uploaded_by=user) if user.is_authenticated else Q(pk=None)
    for relation, records in linked_records():
        allowed |= _of(relation, records.files_open_to(user))
    return allowed


def linked_records():
    """(relation, records) of every kind of record whose files can become public.

    Such a kind says by which permission (`PUBLISHES_FILES`) and who reads its files as they came (`files_open_to`);
    what is linked to another kind is its uploader's.
    """
    return [
        (each, each.related_model._default_manager.all())
        for each in Document._meta.related_objects
        if hasattr(each.related_model, "PUBLISHES_FILES")
    ]


def _of(relation, records):
    return Exists(records.filter(**{relation.field.name: OuterRef("pk")}))


class Document(models.Model):
    """A file as it was received, with the text that was read from it; once it is public also what strangers get."""

    file = models.FileField(_("file"), upload_to="documents/%Y/")
    name = models.CharField(_("file name"), max_length=200)
    media_type = models.CharField(_("media type"), max_length=100)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField(max_length=64, editable=False)
    text = models.TextField(_("text"), blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True, editable=False)
    public_file = models.FileField(_("public copy"), upload_to="public/%Y/", blank=True, editable=False)
    public_name = models.CharField(_("name of the public copy"), max_length=200, blank=True, editable=False)
    public_size = models.PositiveBigIntegerField(default=0, editable=False)
    public_sha256 = models.CharField(max_length=64, blank=True, editable=False)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        constraints = [
            models.CheckConstraint(
                condition=Q(published_at__isnull=False)
                & ~Q(public_name="")
                & (
                    ~Q(file="") & ~Q(public_file="") & ~Q(public_sha256="")
                    | Q(file="", public_file="", public_sha256="")
                )
                | Q(published_at=None, public_file="", public_name="", public_size=0, public_sha256=""),
                name="public_copy_of_public_file",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("document_download", args=[self.pk, self.name])

    @property
    def public_url(self):
        """Where everybody who may see the record reads the public copy."""
        return reverse("document_download", args=[self.pk, self.public_name])

    TOLD_AT_ONCE = False

    @classmethod
    def digests(cls, pks, *, again=False):
        """{id: SHA-256} of what was received, empty where it went for privacy; `again`: of the bytes that are there."""
        files = cls.objects.filter(pk__in=pks).only("file", "sha256")
        return {each.pk: (sha256_of(each.file) if again and each.file else each.sha256) for each in files}

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
        COMMITMENT = "commitment", _("Promise")
        MOTION = "motion", _("Motion")
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
