"""Every page that the public can meet, in every state, also with nothing in it."""

import pytest
from django.urls import reverse
from django.utils.translation import gettext as _

from adviesraad.notices.letter import signer
from documents.models import SearchEntry
from tests import factories
from tests.adviesraad.addresses import public
from tests.adviesraad.world import World
from tests.browser.mistakes import mistakes_of

pytestmark = pytest.mark.browser

LISTS = [
    "home",
    "advice_list",
    "commitment_list",
    "policy_list",
    "theme_list",
    "figures",
    "about",
    "glossary",
    "search",
]
# {name of the address: its arguments in a world}; the other public addresses take none, or are no pages.
RECORDS = {
    "request_detail": lambda w: [w.request.pk],
    "advice_detail": lambda w: [w.council.slug, w.advice.reference],
    "advice_changes": lambda w: [w.council.slug, w.advice.reference],
    "recommendation_detail": lambda w: [w.council.slug, w.advice.reference, 1],
    "commitment_detail": lambda w: [w.commitment.number],
    "commitment_changes": lambda w: [factories.new_commitment_version(factories.commitment()).number],
    "policy_detail": lambda w: [w.policy.slug],
    "theme_detail": lambda w: [w.theme.slug],
    "mail_unsubscribe": lambda w: [signer.sign(w.users["staff"].pk)],
}
CALENDARS = {"calendar_of_all", "calendar_of_council", "calendar_of_user"}
NO_PAGES = CALENDARS | {"advice_pdf", "document_download", None}
ACCOUNT = ["login", "logout", "signup", "password/reset", "password/reset/done", "inactive", "password/reset/key/1-a-b"]
ACCOUNT_INSIDE = ["logout", "password/change", "reauthenticate"]


def look(visitor, addresses):
    """Look at every page before failing, so that one run tells all."""
    problems = []
    for address in addresses:
        try:
            visitor.goto(address)
        except AssertionError as problem:
            problems.append(str(problem))
    assert not problems, "\n\n".join(problems)


def test_every_public_page_of_a_full_site(visit, transactional_db):
    world = World(3)
    addresses = [
        reverse(address.name, args=RECORDS.get(address.name, lambda _world: [])(world))
        for address in public
        if address.name not in NO_PAGES
    ]
    assert len(addresses) > len(RECORDS) + len(LISTS)
    look(visit(), addresses)


def test_every_state_of_a_chain(visit, transactional_db):
    """Silent, not answered yet, answered but not this point, in general terms, from a letter, overdue, withdrawn."""
    factories.municipality()
    late = factories.recommendation(sent_on=factories.today(-200))
    waiting = factories.recommendation()
    partly = factories.advice(recommendations=["Een punt.", "Nog een punt, met een " + "heellang" * 12 + "woord."])
    factories.response(partly, reactions={1: None}, by=factories.secretary())
    promised = factories.reaction()
    factories.reading(promised, "partly_adopted")
    factories.commitment(
        source_reaction=promised,
        recommendations=[promised.recommendation],
        made_on=factories.today(-40),
        due_on=factories.today(-9),
    )
    withdrawn = factories.recommendation(status="withdrawn")
    old = factories.advice(recommendations=[{"text": "Opnieuw.", "repeats": [late, withdrawn]}])
    new = factories.new_version(old)
    records = [late, waiting, *partly.recommendations.all(), promised.recommendation, withdrawn]
    advices = [partly, withdrawn.advice, old, new]
    records += [*old.recommendations.all(), *new.recommendations.all(), *advices]
    look(visit(), [record.get_absolute_url() for record in records])


def test_every_list_of_an_empty_site(visit, transactional_db):
    look(visit(), [*map(reverse, LISTS), "/zoeken/?q=niets", "/adviezen/?jaar=nonsens&status=nonsens"])


def test_long_lists_have_pages_and_filters(visit, transactional_db):
    factories.municipality()
    for number in range(26):
        factories.commitment(subject=f"Belofte {number}", due_on=factories.today(number - 5))
    public_ = visit().goto(reverse("commitment_list"))
    public_.page.get_by_role("link", name="2", exact=False).last.click()
    look(public_, ["/toezeggingen/?page=2", "/zoeken/?q=belofte", "/zoeken/?q=belofte&soort=commitment&page=2"])
    assert SearchEntry.objects.count() == 26


def test_pages_that_say_no(visit, transactional_db, monkeypatch, outsider):
    """Not found, not allowed, a form that expired, and a fault of ours."""
    public_ = visit()
    public_.goto("/adviezen/geen-raad/2020-1/", 404).goto("/bestaat-niet/", 404)
    somebody = visit(outsider)
    somebody.goto("/werk/").goto("/werk/aanvragen/nieuw/", 403)
    public_.goto("/account/login/").context.clear_cookies(name="csrftoken")
    public_.fill(login="wie@voorbeeld.nl", password="wat").send(status=403)

    def broken():
        raise RuntimeError

    monkeypatch.setattr("adviesraad.pages.site.counting.statements", broken)
    public_.page.goto("/cijfers/")
    public_.complaints.clear()
    assert not mistakes_of(public_.page, set())
    assert public_.heading == _("Something went wrong")


def test_pages_around_the_login(visit, transactional_db, outsider):
    public_ = visit()
    look(public_, [f"/account/{address}/" for address in ACCOUNT])
    public_.goto("/account/login/").send()
    assert public_.mistakes_beside("login")
    public_.fill(login="wie@voorbeeld.nl", password="verkeerd").send()
    public_.goto("/account/password/reset/").send()
    public_.fill(email="wie@voorbeeld.nl").send()
    inside = visit(outsider)
    look(inside, [f"/account/{address}/" for address in ACCOUNT_INSIDE])
    inside.goto("/account/password/change/").send()
    assert inside.mistakes_beside("oldpassword")


def test_pdf_that_is_being_made_says_so(visit, transactional_db):
    advice = factories.advice()
    visit().goto(f"{advice.get_absolute_url()}pdf/", 202)
