"""The keyboard alone: everything can be reached, and one always sees where one is."""

import pytest
from django.utils.translation import gettext as _

from tests import factories
from tests.browser.mistakes import DESK, PHONE
from tests.browser.people import Town
from tests.browser.typist import Typist

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("width", [DESK, PHONE])]


def test_from_home_to_a_chain_without_a_mouse(visit, transactional_db):
    Town()
    advice = factories.advice(title="Houd het vervoer kosteloos", text="<p>Ook in andere steden.</p>")
    public = visit(kind=Typist)
    public.goto("/").tab_to(_("Skip to the content"))
    public.page.keyboard.press("Enter")
    assert public.page.evaluate("document.activeElement.id") == "content"
    public.tab_to(field="q").type("stad").enter()
    assert public.path.startswith("/zoeken/?q=stad")
    public.tab_to(_("Skip to the content")).page.keyboard.press("Enter")
    public.tab_to(advice.title).enter().tab_to(f"1. {advice.recommendations.get()}").enter()
    assert public.heading == advice.recommendations.get().text


def test_menu_opens_without_a_mouse(visit, transactional_db, width):
    public = visit(kind=Typist)
    public.goto("/")
    if width == PHONE:
        assert not public.page.locator(".main-nav").is_visible()
        public.tab_to(_("Menu")).page.keyboard.press("Enter")
    public.tab_to(_("Commitments")).enter()
    assert public.heading == _("Commitments")


def test_step_is_taken_without_a_mouse(visit, transactional_db):
    town = Town()
    promise = factories.commitment("settlement_proposed")
    secretary = visit(town.secretary, Typist)
    waiting = f"{_('Accept the settlement or send it back')}: {promise.subject}"
    secretary.goto("/werk/").tab_to(waiting).enter().tab_to(_("Send back")).enter()
    secretary.tab_to(field="reason").type("Er rijdt nog niets.").tab_to(_("Send back")).enter()
    promise.refresh_from_db()
    assert promise.status == "open"
    assert "Er rijdt nog niets." in secretary.words


def test_form_with_mistakes_begins_at_the_mistakes(visit, transactional_db):
    town = Town()
    staff = visit(town.staff, Typist)
    staff.goto("/werk/toezeggingen/nieuw/").tab_to(_("Keep as draft")).enter()
    focused = staff.page.evaluate("document.activeElement.className")
    assert "alert-error" in focused, f"the focus is on {focused or 'nothing'}"
    first = staff.main.locator(".alert-error a").first
    staff.tab_to(first.inner_text()).page.keyboard.press("Enter")
    assert staff.page.evaluate("document.activeElement.name") == "made_on"
