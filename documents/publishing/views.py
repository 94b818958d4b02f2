"""The pages on which one file is made public, after a look at what is inside, and private again."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from documents.cleaning.findings import findings_in
from documents.models import Document
from documents.publishing.actions import make_file_private, publish_file, records_with, role_to_publish
from governance.pages.form_page import bound, confirm_page, form_page
from governance.pages.steps import WhyForm


def file_publish(request, pk):
    document = _document(request, pk)
    return confirm_page(
        request,
        next(records_with(document)),
        lambda: publish_file(document, by=request.user),
        heading=_("Publish the file"),
        said=_("Everybody can now open this file."),
        template="documents/file_publish.html",
        document=document,
        inside=SimpleLazyObject(lambda: findings_in(document)),
    )


def file_make_private(request, pk):
    document = _document(request, pk)
    record, form = next(records_with(document)), bound(request, WhyForm)
    return form_page(
        request,
        form,
        lambda: make_file_private(document, by=request.user, **form.cleaned_data),
        said=_("The file is private again."),
        leads_to=record,
        template="documents/file_make_private.html",
        record=record,
        document=document,
        heading=_("Make the file private again"),
    )


def _document(request, pk):
    document = get_object_or_404(Document.objects.visible_to(request.user), pk=pk)
    if role_to_publish(request.user, document) is None:
        raise PermissionDenied
    return document
