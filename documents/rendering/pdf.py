"""From a page to the one PDF of a published record: tagged, titled, in Dutch."""

import hashlib
import io

import pikepdf
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from documents.models import Rendition


def render_pdf(html):
    """The PDF (bytes) of an `html` page: PDF/UA-1 as far as WeasyPrint goes, with what it leaves out added.

    Raises OSError when the system has no Pango.
    """
    from documents.rendering.engine import write_pdf

    return _complete(write_pdf(html))


def _complete(data):
    """Give header cells their scope, links their print flag, and the file no other metadata than its own."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary):
                if item.get("/S") == "/TH" and "/A" not in item:
                    item.A = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Column)
                if item.get("/Subtype") == "/Link":
                    item.F = int(item.get("/F", 0)) | 4
        with pdf.open_metadata() as metadata:
            metadata["pdfuaid:part"] = "1"
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def make_rendition(record, html):
    """Make the one PDF of `record`, unless it is there; returns its Rendition."""
    key = {"object_type": record._meta.label_lower, "object_id": record.pk}
    existing = Rendition.objects.filter(**key).first()
    if existing:
        return existing
    data = render_pdf(html)
    file = ContentFile(data, name=f"{record._meta.model_name}-{record.pk}.pdf")
    try:
        with transaction.atomic():
            return Rendition.objects.create(**key, file=file, sha256=hashlib.sha256(data).hexdigest(), size=len(data))
    except IntegrityError:  # another worker was first
        return Rendition.objects.get(**key)


def rendition_of(record):
    return Rendition.objects.filter(object_type=record._meta.label_lower, object_id=record.pk).first()
