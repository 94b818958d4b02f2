"""The pages on which a request is made public, after a look at what everybody would read, or kept private."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from advices.actions import request as requests
from advices.models import AdviceRequest
from documents.cleaning.findings import findings_in, personal_findings
from governance.pages.form_page import bound, saved
from governance.pages.steps import WhyForm
from governance.roles import Permission
from governance.workflow import require


def request_publish(request, pk):
    record = _record(request, pk)
    if request.method == "POST":
        requests.publish_request(record, by=request.user)
        messages.success(request, _("Everybody can now read this request. Its files are still private."))
        return redirect(record)
    files = [(file, findings_in(file)) for file in record.files]
    words = "\n".join([record.subject, record.reference, record.question])
    context = {"record": record, "files": files, "warnings": personal_findings(words)}
    return render(request, "advices/request_publish.html", context | {"heading": _("Publish the request")})


def request_keep_private(request, pk):
    record = _record(request, pk)
    form = bound(request, WhyForm)
    asked = request.method == "POST" and form.is_valid()
    if asked and saved(form, lambda: requests.keep_private(record, by=request.user, **form.cleaned_data)):
        messages.success(request, _("Only the advisory council reads this request and its files now."))
        return redirect(record)
    heading = _("Make the request private again") if record.published_at else _("Keep the request private")
    context = {"form": form, "record": record, "heading": heading}
    return render(request, "advices/request_keep_private.html", context)


def _record(request, pk):
    record = get_object_or_404(AdviceRequest.objects.visible_to(request.user), pk=pk)
    require(request.user, Permission.REGISTER_REQUEST, record)
    return record
