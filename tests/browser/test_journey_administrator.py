"""The administrator: who works here and with which terms, and what the worker could not do."""

import pytest

from tests.browser import journey_administrator as desk
from tests.browser.people import Town

pytestmark = pytest.mark.browser


def test_journey_of_the_administrator(visit, transactional_db, mailoutbox):
    town = Town()
    administrator = visit(town.administrator)
    desk.send_lost_mail_again(administrator, town, mailoutbox)
    desk.set_terms_and_quorum(administrator, town)
    desk.invite(administrator, town)
    desk.let_in(visit(), mailoutbox)
    desk.look_at_the_worker(administrator)
