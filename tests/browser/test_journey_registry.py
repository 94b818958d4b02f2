"""The registry of the municipal council: what was promised there, settled or sent back, and how one hears of it."""

import pytest

from tests import factories
from tests.adviesraad.notices import mailbox
from tests.browser import journey_registry as desk
from tests.browser.people import Town
from tests.browser.typist import Typist

pytestmark = pytest.mark.browser


def test_journey_of_the_registry(visit, transactional_db, mailoutbox):
    town = Town()
    mailbox.begin()
    registry = visit(town.registry, Typist)
    desk.register_two_of_one_meeting(registry, town)
    desk.publish_from_the_desk(registry)
    desk.find_in_the_list(registry)
    promise = desk.first_promise()

    desk.subscribe_to_the_days(registry, visit())
    desk.choose_weekly_mail(registry, town)
    factories.commitment_actions.propose_settlement(promise, by=town.staff, text="Er is een fietspad.")
    mailbox.gather_and_post()
    assert mailoutbox == [], "work comes on Monday from now on"
    desk.send_back_by_keyboard(registry)
    promise.refresh_from_db()
    factories.commitment_actions.propose_settlement(promise, by=town.staff, text="Nu ook met lampen.")
    desk.settle(registry)
    desk.read_it_all(visit(), promise)
