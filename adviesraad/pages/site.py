"""The pages that belong to the site as a whole."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from advices.models import Advice, CollegeResponse
from adviesraad.desk import all_seen, desk_of
from adviesraad.figures import counting
from adviesraad.pages import glossary
from adviesraad.privacy.cookies import COOKIES
from adviesraad.privacy.retention import KINDS
from commitments.follow_up import State
from commitments.models import Commitment
from documents.models import SearchEntry
from documents.search.index import excerpt, search
from governance.models import Council
from governance.pages.pace import at_most
from governance.pages.paging import page_of
from governance.trail.seals import newest_seal

NEWEST = 5


def home(request):
    public = Advice.objects.visible_to(counting.PUBLIC).newest().filter(status=Advice.Status.PUBLISHED)
    responses = CollegeResponse.objects.visible_to(counting.PUBLIC).in_force().select_related("advice__council")
    commitments = Commitment.objects.visible_to(counting.PUBLIC).in_force().exclude(status=Commitment.Status.DRAFT)
    context = {
        "figures": counting.home_figures(),
        "advices": public.select_related("council").with_response_state().order_by("-published_on", "-pk")[:NEWEST],
        "responses": responses.order_by("-responded_on", "-pk")[:NEWEST],
        "promises": commitments.promises().order_by("-made_on", "-pk")[:NEWEST],
        "motions": commitments.motions().order_by("-made_on", "-pk")[:NEWEST],
    }
    return render(request, "adviesraad/home.html", context)


@at_most("search")
def search_page(request):
    words = request.GET.get("q", "").strip()[:200]
    kind = request.GET.get("soort", "")
    found = search(words, request.user)
    if kind in SearchEntry.Kind.values:
        found = found.filter(kind=kind)
    page = page_of(found.select_related("council"), request)
    hits = [(entry, excerpt(entry.text, words)) for entry in page]
    context = {"words": words, "kind": kind, "kinds": SearchEntry.Kind.choices, "page_obj": page, "hits": hits}
    return render(request, "adviesraad/search.html", context)


def figures_page(request):
    counts = counting.statements()
    context = {
        "states": counting.table_of_states(counts),
        "verdicts": counting.table_of_verdicts(counts),
        "silent": counting.list_of(state=State.SILENT),
        "today": timezone.localdate(),
    }
    return render(request, "adviesraad/figures.html", context)


def about(request):
    context = {"councils": Council.objects.all(), "seal": newest_seal()}
    return render(request, "adviesraad/about.html", context)


def glossary_page(request):
    return render(request, "adviesraad/glossary.html", {"terms": glossary.TERMS, "glossary": glossary.STATES})


def accessibility(request):
    return render(request, "adviesraad/accessibility.html")


def privacy(request):
    return render(request, "adviesraad/privacy.html", {"cookies": COOKIES, "kinds": KINDS.values()})


def desk(request):
    return render(request, "adviesraad/desk.html", desk_of(request.user))


def desk_seen(request):
    """The reader has seen all that is new."""
    if request.method == "POST":
        all_seen(request.user)
        messages.success(request, _("All that was new is marked as seen."))
    return redirect("desk")


def security_txt(request):
    """Where to report a leak (RFC 9116, which asks for an end within a year)."""
    lines = [
        f"Contact: mailto:{settings.SECURITY_CONTACT}",
        f"Expires: {timezone.now() + timedelta(days=180):%Y-%m-%d}T00:00:00Z",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def robots_txt(request):
    return HttpResponse("User-agent: *\nDisallow: /werk/\n", content_type="text/plain; charset=utf-8")
