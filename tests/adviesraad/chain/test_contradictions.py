"""No two sentences on the page of a recommendation contradict each other, whatever became of it."""

import pytest
from django.contrib.auth.models import AnonymousUser

from advices.models import Recommendation
from adviesraad.chain.chain import Chain
from adviesraad.chain.in_plain_words import answer_of, now_of
from tests import factories
from tests.adviesraad.contradictions import contradictions
from tests.adviesraad.page_reading import main_in, words_in
from tests.factories import today

pytestmark = pytest.mark.django_db


def reacted(*readings, **fields):
    """How the recommendation is answered, and which sides read that how."""

    def answer(recommendation):
        reaction = factories.reaction(recommendation, responded_on=today(-500), **fields)
        for verdict, who in readings:
            factories.reading(reaction, verdict, by=who())

    return answer


ANSWERS = {
    "none": lambda recommendation: None,
    "passed over": lambda recommendation: factories.response(recommendation.advice, reactions={}),
    "unread": reacted(),
    "in general terms": reacted(text=None),
    "the college says yes": reacted(("adopted", factories.staff)),
    "the council reads in part": reacted(("partly_adopted", factories.secretary)),
    "the college says no": reacted(("not_adopted", factories.staff)),
    "read otherwise": reacted(("adopted", factories.staff), ("not_adopted", factories.secretary)),
    "a plan": reacted(("adopted", factories.staff), planned={"action": "Een proef.", "due_on": today(30)}),
    "an old plan": reacted(("adopted", factories.staff), planned={"action": "Een proef.", "due_on": today(-30)}),
}
PROMISES = {
    "none": [],
    "to come": [{"due_on": today(40)}],
    "late": [{"due_on": today(-40)}],
    "without a day": [{}],
    "settled": [{"status": "settled"}],
    "settled in part": [{"status": "partly_settled", "due_on": today(-40)}],
    "proposed": [{"status": "settlement_proposed", "due_on": today(-4)}],
    "lapsed": [{"status": "lapsed"}],
    "one open, one settled": [{"due_on": today(4)}, {"status": "settled"}],
    "a motion": [{"kind": "motion", "due_on": today(-40)}],
    "a motion and a settled promise": [{"kind": "motion"}, {"status": "settled"}],
}
VERDICTS = [[], [factories.staff], [factories.author], [factories.staff, factories.author]]


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("due_on", [today(3), today(-700)])
def test_page_does_not_contradict_itself(answer, due_on):
    for number, promises in enumerate(PROMISES.values()):
        recommendation = factories.recommendation(sent_on=today(-900), response_due_on=due_on)
        ANSWERS[answer](recommendation)
        for promise in promises:
            factories.commitment(**promise, made_on=today(-450), recommendations=[recommendation])
        for who in VERDICTS[number % len(VERDICTS)]:
            factories.verdict(recommendation, "in_progress", by=who(), on=today(-420))
        assert (number, contradictions(Chain(recommendation, AnonymousUser()))) == (number, [])


def test_contradiction_is_found(monkeypatch):
    """The rules see it when the state or a sentence is not that of the record."""
    reaction = factories.reaction(responded_on=today(-5))
    chain = Chain(reaction.recommendation, AnonymousUser())
    chain.current.dossier_state = "silent"
    assert contradictions(chain) == ["an answer by the state, and none, or the contrary"]
    chain.current.dossier_state = "promised"
    assert contradictions(chain) == ["promised, and no open promise"]


def test_words_of_the_college_never_stand_beside_a_denial_of_them(client):
    """What the college calls a promise may not be recorded as one: the page says that, and not that it is none."""
    text = "De wethouder zegt toe dat er een proef komt."
    reaction = factories.reaction(text=text, planned={"action": text})
    page = words_in(client.get(reaction.recommendation.get_absolute_url()))
    assert text in page
    assert "Het college is van plan iets te doen. Er is hier nog geen toezegging vastgelegd." in page
    assert "nog geen toezegging." not in page


# An answer stands beside the version that it answered


@pytest.fixture
def versions():
    """A first version, answered and replaced, and the second."""
    first = factories.advice(recommendations=["Geef tien euro."], sent_on=today(-60), response_due_on=today(-20))
    factories.reading(factories.reaction(first.recommendations.get(), "Tien is te veel.", responded_on=today(-50)))
    second = factories.new_version(first, sent_on=today(-40), response_due_on=today(5))
    return first.recommendations.get(), second.recommendations.get()


OF_FIRST, OF_SECOND = (f"Dit antwoord ging over versie {number} van het advies." for number in (1, 2))


def words_of_point(client, recommendation):
    """What stands with it on the page of its advice, but for its three statements."""
    point = main_in(client.get(recommendation.advice.get_absolute_url())).select_one(".results li")
    point.select_one(".states").decompose()
    return point.get_text()


def test_answer_to_the_first_version_says_so_beside_the_second(versions, client):
    chains = [Chain(each, AnonymousUser()) for each in versions]
    assert [OF_FIRST in answer_of(chain) for chain in chains] == [False, True]
    assert [OF_FIRST in words_of_point(client, each) for each in versions] == [False, True]
    cards = [main_in(client.get(each.advice.get_absolute_url())).select_one("article") for each in versions]
    assert [OF_FIRST in card.get_text() for card in cards] == [False, True]
    for each in versions:
        [step] = [step for step in Chain(each, AnonymousUser()).steps() if step.icon == "building-bank"]
        assert OF_FIRST in step.notes


def test_each_version_is_told_with_its_own_answer(versions, client):
    first, second = versions
    factories.reading(factories.reaction(second, "Tien is goed.", responded_on=today(-10)), "not_adopted")
    answers = [Chain(each, AnonymousUser()).answer.text for each in versions]
    assert answers == ["Tien is te veel.", "Tien is goed."]
    for each, own, other in [
        (first, "Tien is te veel.", "Tien is goed."),
        (second, "Tien is goed.", "Tien is te veel."),
    ]:
        text = words_of_point(client, each)
        assert (own in text, other in text, OF_FIRST in text, OF_SECOND in text) == (True, False, False, False)


def test_page_of_a_replaced_version_has_the_state_of_the_newest(versions, client):
    first, second = versions
    chains = [Chain(each, AnonymousUser()) for each in versions]
    assert [chain.state for chain in chains] == ["adopted", "adopted"]
    assert [chain.current for chain in chains] == [second, second]
    assert "Dit gaat over de nieuwste versie." in words_in(client.get(first.get_absolute_url()))
    assert "Dit gaat over de nieuwste versie." not in words_in(client.get(second.get_absolute_url()))


def test_draft_of_a_new_version_leaves_the_state_alone(advisor):
    first = factories.recommendation(sent_on=today(-60), response_due_on=today(-20))
    factories.new_version(first.advice, "draft")
    chain = Chain(first, advisor)
    assert (chain.state, chain.current) == ("silent", first)
    assert now_of(chain).startswith("Het college moest uiterlijk op")


def test_unsent_advice_of_ones_own_council_has_no_state(advisor, client):
    client.force_login(advisor)
    recommendation = factories.recommendation(status="adopted")
    assert "Stand volgens het dossier" not in words_in(client.get(recommendation.get_absolute_url()))
    assert Recommendation.objects.count() == 1
