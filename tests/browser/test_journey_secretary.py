"""The year of a secretary, in one go: from a mail in the inbox to a correction years later."""

from datetime import date

import pytest

from tests import factories
from tests.browser import journey_secretary as desk
from tests.browser.people import Town

pytestmark = pytest.mark.browser


def test_journey_of_the_secretary(visit, transactional_db, mailoutbox):
    town = Town()
    town.newest = factories.policy_version(town.policy, "versie 2", dated_on=date(2026, 2, 15))
    public, secretary = visit(), visit(town.secretary)

    factories.recess(None, "collegereces", starts_on=factories.today(-5), ends_on=factories.today(9))
    desk.keep_settings(secretary, town.council)
    desk.register_from_mail(secretary, town)
    desk.extend_and_publish(secretary, public)

    advice = desk.draft_in_review(town)
    desk.return_in_meeting(secretary, advice)
    desk.adopt_in_meeting(secretary, advice)
    desk.send_to_recipients(secretary, advice, mailoutbox)
    desk.publish_at_a_set_moment(secretary, public, advice)
    desk.read_the_sending(public, advice)
    desk.correct(secretary, public, advice)


def test_silence_of_the_college_and_privacy_on_a_telephone(visit, transactional_db, mailoutbox):
    town = Town()
    town.college = factories.recipient(town.council)
    advice = factories.advice(
        title="Vervoer voor iedereen",
        recommendations=["Luister naar mevrouw Kwikkel uit de Bosstraat."],
        sent_on=factories.today(-100),
        response_due_on=factories.today(-58),
    )
    public, secretary = visit(), visit(town.secretary)
    desk.remind_by_mail(secretary, town, advice, mailoutbox)
    desk.read_the_reminder(public, advice)
    desk.remove_for_privacy(secretary, advice, "mevrouw Kwikkel uit de Bosstraat")
    desk.see_the_mark(public, advice, "Kwikkel")
