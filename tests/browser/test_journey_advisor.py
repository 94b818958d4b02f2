"""The year of a member of an advisory council: writing together, giving an opinion, adopting, and looking back."""

import pytest

from tests import factories
from tests.browser import journey_advisor as desk
from tests.browser.mistakes import PHONE
from tests.browser.people import Town
from tests.browser.typist import Typist

pytestmark = pytest.mark.browser


@pytest.fixture
def town(transactional_db):
    town = Town()
    town.third, town.fourth, town.fifth = (factories.person("advisor", nth=nth) for nth in (3, 4, 5))
    return town


def test_journey_of_an_advisor(visit, town):
    earlier = factories.recommendation(title="Eerder advies", sent_on=factories.today(-400))
    town.council.adoption_quorum = 2
    town.council.save()
    tab = visit(town.author)
    desk.begin_and_close_the_tab(tab, town)
    author = visit(town.author)
    desk.find_it_kept_and_save(author)
    adopter = visit(town.adopter)
    desk.meet_in_one_text(author, visit(town.fifth), town)
    desk.arrange_rows(author)
    desk.mark_what_is_repeated(author, earlier)
    desk.write_a_note(author, adopter)
    desk.put_a_version_back(author)
    desk.read_how_it_reads(author)
    desk.submit(author, town)

    desk.give_minority_opinion(adopter)
    desk.fail_to_adopt(adopter)
    third = visit(town.third)
    desk.agree(third)
    desk.adopt(third, town)
    desk.read_as_the_public(visit(), earlier)


@pytest.mark.parametrize("width", [PHONE])
def test_yearly_round_with_the_keyboard_on_a_telephone(visit, town, width):
    points = ["Maak het vervoer kosteloos.", "Meet wie thuisblijft."]
    dates = {"sent_on": factories.today(-100), "response_due_on": factories.today(-58)}
    advice = factories.advice(recommendations=points, **dates)
    author = visit(town.author, Typist)
    desk.judge_by_keyboard(author, *advice.recommendations.all())
    public = visit().goto(advice.recommendations.get(number=1).get_absolute_url())
    assert "Wat inwoners ervan merkten: De bus rijdt." in public.words
