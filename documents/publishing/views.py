"""The pages on which one file is made public, after a look at what is inside, and private again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from documents.cleaning.findings import findings_in
from documents.models import Document
from documents.publishing.actions import make_file_private, publish_file, records_with, role_to_publish
from governance.pages.form_page import bound, did, saved
from governance.pages.steps import WhyForm


def file_publish(request, pk):
    document = _document(request, pk)
    record = next(records_with(document))
    if request.method == "POST":
        did(request, lambda: publish_file(document, by=request.user), _("Everybody can now open this file."))
        return redirect(record)
    context = {"record": record, "document": document, "inside": findings_in(document)}
    return render(request, "documents/file_publish.html", context | {"heading": _("Publish the file")})


def file_make_private(request, pk):
    document = _document(request, pk)
    record, form = next(records_with(document)), bound(request, WhyForm)
    asked = request.method == "POST" and form.is_valid()
    if asked and saved(form, lambda: make_file_private(document, by=request.user, **form.cleaned_data)):
        messages.success(request, _("The file is private again."))
        return redirect(record)
    context = {"form": form, "record": record, "document": document, "heading": _("Make the file private again")}
    return render(request, "documents/file_make_private.html", context)


def _document(request, pk):
    document = get_object_or_404(Document.objects.visible_to(request.user), pk=pk)
    if role_to_publish(request.user, document) is None:
        raise PermissionDenied
    return document
