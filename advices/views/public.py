"""What the public reads of advices, requests and their PDF."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render

from advices.actions.advice import begun_on
from advices.filters import AdviceFilter
from advices.models import Advice, AdviceRequest
from advices.rules.addresses import advice_at
from advices.rules.terms import advice_account, advice_sentences
from advices.steps import steps_for
from documents.publishing.shown import lay_files
from documents.rendering.pdf import rendition_of
from documents.serving import serve
from governance.pages.paging import page_of
from governance.roles import Permission
from policies.models import PolicyVersion


def advice_list(request):
    advices = Advice.objects.visible_to(request.user).filter(status__in=Advice.PUBLIC).newest()
    found = AdviceFilter(request.GET, advices)
    rows = found.qs.select_related("council").with_response_state().order_by("-issued_on", "-pk")
    return render(request, "advices/advice_list.html", {"filter": found, "page_obj": page_of(rows, request)})


def advice_pdf(request, council, reference):
    """The PDF that was made at publication; until the worker has made it, a page that says so."""
    advice = advice_at(request.user, council, reference)
    if advice.status != Advice.Status.PUBLISHED:
        raise Http404
    rendition = rendition_of(advice)
    if rendition is None:
        return render(request, "advices/advice_pdf_pending.html", {"advice": advice}, status=202)
    name = f"advies-{advice.council.slug}-{advice.number}.pdf"
    return serve(rendition.file, name=name, media_type="application/pdf")


def request_detail(request, pk):
    user = request.user
    requests = AdviceRequest.objects.visible_to(user).select_related("council", "asked_by", "document")
    record = get_object_or_404(requests, pk=pk)
    versions = PolicyVersion.objects.visible_to(user).select_related("policy")
    files = lay_files(user, [record])[0].shown_files
    context = {
        "record": record,
        "version": versions.filter(pk=record.policy_version_id).first(),
        "files": files,
        "own_files": [file.document for file in files if file.as_it_came],
        "advices": Advice.objects.visible_to(user).filter(request=record).newest().select_related("council"),
        "term": advice_sentences(advice_account(record, user)),
        "steps": steps_for(record, user),
        "begun": begun_on(record) if user.is_authenticated and user.may(Permission.WRITE_ADVICE, record) else None,
        "removable": record.status in AdviceRequest.OPEN and not record.published_at,
    }
    return render(request, "advices/request_detail.html", context)
