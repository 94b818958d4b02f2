"""What somebody types is kept while they type: a closed tab, a fallen connection, a second person in the text."""

from time import monotonic

import pytest
from django.utils.translation import gettext as _

from commitments.models import Commitment
from governance.models import KeptForm
from tests import factories
from tests.browser.mistakes import DESK, PHONE
from tests.browser.people import Town

pytestmark = pytest.mark.browser

SUBJECT = "Proef met vervoer"
STATE = ".kept-state"


@pytest.fixture(params=[DESK, PHONE])
def width(request):
    return request.param


@pytest.fixture
def town(transactional_db):
    return Town()


def kept_in(visitor):
    """Wait until the page says that it is kept."""
    visitor.page.locator(STATE, has_text="Bewaard om ").wait_for()
    return visitor


def wait_until_kept(visitor):
    """What a page sends when it closes reaches a busy site a moment after the page that comes next."""
    latest = monotonic() + 20
    while not KeptForm.objects.exclude(data="").exists():
        assert monotonic() < latest, "What was typed was never kept."
        visitor.page.wait_for_timeout(50)


def test_closed_tab_loses_nothing_and_it_can_be_thrown_away(visit, town):
    staff = visit(town.staff).goto("/werk/toezeggingen/nieuw/").fill(subject=SUBJECT)
    kept_in(staff).check()
    staff.page.close()
    staff = visit(town.staff).goto("/werk/toezeggingen/nieuw/")
    assert (staff.value_of("subject"), staff.texts(".field-error")) == (SUBJECT, [])
    notice = staff.page.locator(".kept")
    assert "Het is nog niet opgeslagen." in notice.inner_text()
    notice.get_by_role("button", name=_("Throw away")).click()
    staff.page.wait_for_load_state()
    assert (staff.path, staff.value_of("subject")) == ("/werk/toezeggingen/nieuw/", "")


def test_tab_that_closes_while_one_types_keeps_the_last_words(visit, town):
    staff = visit(town.staff).goto("/werk/toezeggingen/nieuw/").fill(subject=SUBJECT)
    staff.page.goto("/werk/")
    wait_until_kept(staff)
    staff.goto("/werk/toezeggingen/nieuw/")
    assert staff.value_of("subject") == SUBJECT


def test_saving_at_once_leaves_nothing_behind(visit, town):
    """Also while what was typed is still on its way to be kept."""
    staff = visit(town.staff).goto("/werk/toezeggingen/nieuw/")
    staff.page.route("**/werk/bewaren/", lambda route: (staff.page.wait_for_timeout(700), route.continue_()))
    staff.fill(subject=SUBJECT, text="Ik zeg toe.", council=str(town.council), made_on=factories.today(-3))
    with staff.page.expect_request("**/werk/bewaren/"):
        pass
    staff.send()
    assert (Commitment.objects.get().subject, KeptForm.objects.count()) == (SUBJECT, 0)


def test_fallen_connection_is_said_and_tried_again(visit, town):
    staff = visit(town.staff).goto("/werk/toezeggingen/nieuw/")
    staff.page.clock.install()
    staff.page.route("**/werk/bewaren/", lambda route: route.abort())
    staff.fill(subject=SUBJECT).page.clock.run_for(2_000)
    staff.page.locator(STATE, has_text=_("Not kept yet. We try again.")).wait_for()
    staff.page.unroute("**/werk/bewaren/")
    staff.page.clock.run_for(11_000)
    kept_in(staff)
    assert KeptForm.objects.get().user == town.staff


def test_lost_login_is_said_while_one_types(visit, town):
    staff = visit(town.staff).goto("/werk/toezeggingen/nieuw/").lose_session().fill(subject=SUBJECT)
    staff.page.locator(STATE, has_text="U bent niet meer ingelogd.").wait_for()
    staff.fill(text="Ik zeg toe.").send().log_in(town.staff)
    assert (staff.value_of("subject"), staff.value_of("text")) == (SUBJECT, "Ik zeg toe.")


def test_second_person_sees_who_is_in_the_text(visit, town):
    advice = factories.advice(status="draft")
    first = visit(town.author).goto(f"/werk/adviezen/{advice.pk}/bewerken/").fill(title="Vervoer voor iedereen")
    kept_in(first)
    second = visit(town.adopter).goto(f"/werk/adviezen/{advice.pk}/bewerken/")
    assert second.texts("[data-others]") == [f"{town.author.name} werkt nu ook in deze tekst."]
    kept_in(second.fill(title="Vervoer"))
    first.fill(title="Vervoer voor iedereen, altijd")
    first.page.locator("[data-others]", has_text=f"{town.adopter.name} werkt nu ook in deze tekst.").wait_for()
    first.check()
