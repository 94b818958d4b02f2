"""Whatever people type stays words: no page, however reached, runs or draws it."""

import pytest
from django.urls import reverse

from documents.models import SearchEntry
from tests import factories
from tests.adviesraad.crawling import crawl
from tests.adviesraad.page_reading import page_in

pytestmark = pytest.mark.django_db

EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'><b onmouseover='x'>[naam](javascript:alert(3))"
RICH = (
    f"<p>{EVIL}</p><a href='javascript:alert(4)' onclick='x'>klik</a><iframe src=//elders></iframe><style>p{{}}</style>"
)


@pytest.fixture
def evil_site(staff, secretary, monkeypatch):
    """Everything that is public, evil in every field."""
    monkeypatch.setattr("advices.views.advice.render_pdf", lambda html: b"%PDF")
    factories.municipality(EVIL[:90])
    council = factories.council()
    type(council).objects.update(name=EVIL[:90], description=EVIL)
    theme = factories.theme("Thema")
    type(theme).objects.update(name=EVIL[:90], description=EVIL)
    holder = factories.office_holder(EVIL[:90], party=EVIL[:90], portfolio=EVIL[:90])
    policy = factories.policy(EVIL, responsible=holder, themes=[theme])
    version = factories.policy_version(policy, EVIL[:140], document=factories.document('a"><script>.txt'))
    request = factories.advice_request(
        council, subject=EVIL, question=EVIL, reference=EVIL[:60], asked_by=holder, policy_version=version, public=True
    )
    row = {"text": EVIL, "explanation": RICH, "legal_basis": EVIL, "themes": [theme]}
    words = {"title": EVIL, "summary": EVIL, "text": RICH, "themes": [theme], "policy_versions": [version]}
    first = factories.advice(council, recommendations=[row], request=request, **words)
    advice = factories.new_version(first, correction_note=EVIL)
    reaction = factories.reaction(
        advice.recommendations.get(), EVIL, by=factories.secretary(council), source=EVIL, signed_by=holder
    )
    planned = {"action": EVIL, "by_whom": EVIL[:150]}
    factories.response(advice, text=RICH, reactions={1: None}, planned=planned)
    factories.assignment(factories.recommendation(council), department=EVIL[:100], note=EVIL)
    factories.reading(reaction, "not_adopted", reason=EVIL)
    commitment = factories.commitment(
        council_=council,
        subject=EVIL,
        text=EVIL,
        source=EVIL,
        source_reaction=reaction,
        recommendations=[reaction.recommendation],
        policy_documents=[policy],
        made_by=holder,
        made_to=EVIL,
        meeting=EVIL,
        due_as_said=EVIL[:100],
        reference=EVIL[:60],
        due_on=factories.today(-3),
    )
    factories.progress(commitment, EVIL)
    factories.earmark(commitment, purpose=EVIL)
    factories.verdict(reaction.recommendation, note=EVIL, noticed=EVIL)
    withdrawn = factories.advice(council, **words)
    factories.advice_actions.withdraw(withdrawn, by=factories.secretary(council), reason=EVIL)


def evil_in(page):
    """What a browser would run or draw of it."""
    soup = page_in(page)
    handlers = [tag for tag in soup.find_all(True) if any(name.startswith("on") for name in tag.attrs)]
    bad_links = [
        tag
        for tag in soup.find_all(True)
        for name in ("href", "src", "action", "formaction")
        if str(tag.get(name, "")).strip().lower().startswith(("javascript:", "data:", "vbscript:"))
    ]
    drawn = [tag for tag in soup.find_all(["script", "img", "iframe", "style"]) if not is_our_module(tag)]
    return [str(tag) for tag in [*handlers, *bad_links, *drawn]]


def is_our_module(tag):
    """A script that is a file of ours, or of the editor that we vendor, with nothing of its own in it."""
    own_file = tag.get("src", "").startswith(("/static/js/", "/static/vendor/quill/"))
    return tag.name == "script" and own_file and not tag.get_text(strip=True)


def test_no_public_page_runs_what_people_typed(evil_site, client):
    pages = crawl(client, start=["/", f"{reverse('search')}?q=alert", f"{reverse('search')}?q={EVIL}"])
    assert len(pages) > 15
    assert {address: evil_in(page) for address, page in pages.items() if evil_in(page)} == {}
    assert sum("&lt;script&gt;" in page.content.decode() for page in pages.values()) > 10


@pytest.mark.parametrize("who", ["secretary", "staff", "administrator"])
def test_no_page_of_who_works_here_runs_it(who, evil_site, client, request):
    client.force_login(request.getfixturevalue(who))
    pages = crawl(client, start=["/", reverse("desk")])
    assert len(pages) > 20
    assert {address: evil_in(page) for address, page in pages.items() if evil_in(page)} == {}


def test_search_marks_words_and_nothing_else(evil_site, client):
    page = page_in(client.get(f"{reverse('search')}?q=alert"))
    assert SearchEntry.objects.filter(text__contains="<script>").exists()
    assert {mark.get_text().lower() for mark in page.find_all("mark")} == {"alert"}
