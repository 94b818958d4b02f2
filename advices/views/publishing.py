"""The pages on which a request is made public, after a look at what everybody would read, or kept private."""

from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from advices.actions import request as requests
from advices.models import AdviceRequest
from documents.cleaning.findings import findings_in, personal_findings
from governance.pages.form_page import bound, confirm_page, form_page, record_for
from governance.pages.steps import WhyForm
from governance.roles import Permission


def request_publish(request, pk):
    record = record_for(request, AdviceRequest.objects, Permission.REGISTER_REQUEST, pk=pk)
    words = "\n".join([record.subject, record.reference, record.question])
    return confirm_page(
        request,
        record,
        lambda: requests.publish_request(record, by=request.user),
        heading=_("Publish the request"),
        said=_("Everybody can now read this request. Its files are still private."),
        template="advices/request_publish.html",
        files=SimpleLazyObject(lambda: [(file, findings_in(file)) for file in record.files]),
        warnings=SimpleLazyObject(lambda: personal_findings(words)),
    )


def request_keep_private(request, pk):
    record = record_for(request, AdviceRequest.objects, Permission.REGISTER_REQUEST, pk=pk)
    form = bound(request, WhyForm)
    return form_page(
        request,
        form,
        lambda: requests.keep_private(record, by=request.user, **form.cleaned_data),
        said=_("Only the advisory council reads this request and its files now."),
        leads_to=record,
        template="advices/request_keep_private.html",
        record=record,
        heading=_("Make the request private again") if record.published_at else _("Keep the request private"),
    )
