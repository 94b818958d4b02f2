"""The year of the alderman's staff: dividing what waits, answering, promising, reporting and settling."""

import pytest

from tests import factories
from tests.adviesraad.notices import mailbox
from tests.browser import journey_staff as desk
from tests.browser import journey_staff_promises as promises
from tests.browser.people import Town

pytestmark = pytest.mark.browser


def test_journey_of_the_staff(visit, transactional_db, mailoutbox):
    town = Town()
    town.colleague = factories.person("staff", nth=2)
    advice = factories.advice(title=desk.TITLE, recommendations=desk.POINTS, sent_on=factories.today(-30))
    mailbox.begin()
    public, staff = visit(), visit(town.staff)

    desk.assign(staff, town)
    colleague = visit()
    desk.come_from_the_mail(colleague, town, mailoutbox)
    desk.half_finish(colleague, advice)
    desk.share_an_answer(colleague, advice)
    desk.publish_when_nothing_is_missing(colleague, advice)
    desk.read_the_answers(public, advice)

    made = promises.make_of_sentences(staff, advice)
    promises.report_on_all(staff, made)
    promises.set_a_report_duty(staff, made[0])
    promises.carry_an_amount_over(staff)
    promises.propose_with_evidence(staff)
    promises.read_the_promise(public, made[0])


def test_municipality_confirms_and_corrects_what_the_secretary_entered(visit, transactional_db):
    town = Town()
    by = town.secretary
    response = factories.response(by=by, source="brief van 3 mei")
    promise = factories.commitment(by=by, source="verslag van 4 mei")
    staff, public = visit(town.staff), visit()
    desk.confirm(staff, response)
    desk.correct(staff, promise)
    public.goto(response.advice.get_absolute_url())
    assert f"De gemeente bevestigde dit op {desk.now()}." in public.words
    public.goto(promise.get_absolute_url())
    assert promise.text in public.words
    assert f"De gemeente leest dit anders ({desk.now()}):" in public.words
    assert desk.RIGHT in public.words
