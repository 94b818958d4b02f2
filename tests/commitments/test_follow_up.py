"""The three statements about a recommendation: a test for each state, and for the days on which one becomes another."""

import pytest

from advices.models import Recommendation
from commitments.follow_up import State, with_follow_up
from tests import factories
from tests.factories import today

pytestmark = pytest.mark.django_db


def row_of(recommendation, on=None):
    return with_follow_up(Recommendation.objects.filter(pk=recommendation.pk), on=on).get()


def stand(recommendation, on=None):
    """The stand volgens het dossier."""
    return row_of(recommendation, on).dossier_state


def verdicts(recommendation):
    """What the municipality and the advisory council say themselves."""
    row = row_of(recommendation)
    return row.municipality_verdict, row.council_verdict


def adopted(recommendation=None, **fields):
    """A recommendation that the college says it takes over."""
    recommendation = recommendation or factories.recommendation(sent_on=today(-800))
    factories.reading(factories.reaction(recommendation, **fields))
    return recommendation


@pytest.mark.parametrize("status", ["draft", "in_review", "adopted"])
def test_unsent_recommendation_has_no_state(status):
    assert stand(factories.recommendation(status=status)) == ""


@pytest.mark.parametrize("status", ["sent", "published"])
@pytest.mark.parametrize(("days", "state"), [(1, "awaiting_response"), (0, "awaiting_response"), (-1, "silent")])
def test_unanswered_recommendation_is_silent_from_the_day_after_the_last(status, days, state):
    recommendation = factories.recommendation(status=status, sent_on=today(-42), response_due_on=today(days))
    assert stand(recommendation) == state


def test_state_is_that_of_the_day_asked():
    recommendation = factories.recommendation(sent_on=today(-42), response_due_on=today())
    assert stand(recommendation, on=today(1)) == "silent"


def test_draft_response_is_no_answer():
    recommendation = factories.recommendation(sent_on=today(-42), response_due_on=today(-1))
    factories.reading(factories.reaction(recommendation, status="draft"))
    assert stand(recommendation) == "silent"


@pytest.mark.parametrize(("kind", "state"), [("interim", "silent"), ("final", "passed_over")])
def test_reaction_to_another_recommendation_is_no_answer_and_a_final_response_passes_over(kind, state):
    advice = factories.advice(recommendations=["Een.", "Twee."], sent_on=today(-42), response_due_on=today(-1))
    one, two = advice.recommendations.all()
    factories.response(advice, kind=kind, reactions={1: "Ja."})
    assert (stand(one), stand(two)) == ("verdict_open", state)


def test_final_response_to_another_version_passes_over_what_stood_in_it():
    first = factories.advice(recommendations=["Een."], sent_on=today(-42))
    factories.response(first, reactions={})
    second = factories.new_version(first, response_due_on=today(9))
    assert stand(second.recommendations.get()) == "passed_over"


def test_withdrawn_recommendation_has_no_state():
    assert stand(factories.recommendation(status="withdrawn")) == ""


def test_reaction_without_reading_is_open():
    reaction = factories.reaction()
    assert stand(reaction.recommendation) == "verdict_open"


def test_reaction_read_as_no_verdict_is_open():
    reaction = factories.reaction(text=None)
    factories.reading(reaction, "no_verdict")
    assert stand(reaction.recommendation) == "verdict_open"


@pytest.mark.parametrize("verdict", ["not_adopted", "adopted", "partly_adopted"])
@pytest.mark.parametrize("who", ["staff", "secretary"])
def test_reading_of_one_side_counts_as_long_as_the_other_reads_nothing(verdict, who, everyone):
    reaction = factories.reaction()
    factories.reading(reaction, verdict, by=everyone[who])
    assert stand(reaction.recommendation) == verdict


@pytest.mark.parametrize(("own", "state"), [("adopted", "adopted"), ("no_verdict", "verdict_open")])
def test_reading_of_the_college_itself_goes_before_that_of_the_council(own, state, staff, secretary):
    reaction = factories.reaction()
    factories.reading(reaction, own, by=staff)
    factories.reading(reaction, "not_adopted", by=secretary)
    assert stand(reaction.recommendation) == state


def test_newest_reading_of_a_side_counts(staff):
    reaction = factories.reaction()
    factories.reading(reaction, "adopted")
    factories.reading(reaction, "not_adopted")
    assert stand(reaction.recommendation) == "not_adopted"


def test_newest_reading_is_that_of_the_latest_day():
    reaction = factories.reaction()
    factories.reading(reaction, "adopted", read_on=today(-1))
    factories.reading(reaction, "not_adopted", read_on=today(-2))
    assert stand(reaction.recommendation) == "adopted"


def test_newest_reaction_counts():
    recommendation = factories.recommendation(sent_on=today(-42))
    factories.reading(factories.reaction(recommendation, responded_on=today(-5)), "adopted")
    factories.reading(factories.reaction(recommendation, responded_on=today(-20)), "not_adopted")
    assert stand(recommendation) == "adopted"


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("draft", "adopted"),
        ("open", "promised"),
        ("settlement_proposed", "promised"),
        ("settled", "adopted"),
        ("partly_settled", "promised"),
        ("lapsed", "adopted"),
    ],
)
def test_open_commitment_is_a_promise(status, state):
    recommendation = adopted()
    factories.commitment(status, recommendations=[recommendation])
    assert stand(recommendation) == state


@pytest.mark.parametrize("verdict", ["not_adopted", "no_verdict"])
def test_open_commitment_does_not_make_a_yes(verdict):
    reaction = factories.reaction()
    factories.reading(reaction, verdict)
    factories.commitment(recommendations=[reaction.recommendation])
    assert stand(reaction.recommendation) == {"no_verdict": "verdict_open"}.get(verdict, verdict)


@pytest.mark.parametrize(("days", "state"), [(364, "adopted"), (365, "adopted"), (366, "dormant")])
def test_adopted_recommendation_is_dormant_after_365_days(days, state):
    assert stand(adopted(responded_on=today(-days))) == state


@pytest.mark.parametrize(("days", "state"), [(365, "partly_adopted"), (366, "dormant")])
def test_what_was_adopted_in_part_is_forgotten_as_well(days, state):
    reaction = factories.reaction(factories.recommendation(sent_on=today(-800)), responded_on=today(-days))
    factories.reading(reaction, "partly_adopted")
    assert stand(reaction.recommendation) == state


@pytest.mark.parametrize(("days", "state"), [(365, "adopted"), (366, "dormant")])
def test_progress_keeps_awake_for_365_days(days, state):
    recommendation = adopted(responded_on=today(-700))
    commitment = factories.commitment(made_on=today(-690), recommendations=[recommendation])
    factories.progress(commitment, on=today(-days))
    factories.commitment_actions.settle(
        commitment, "lapsed", by=factories.secretary(), reason="Geen geld.", on=today(-days)
    )
    assert stand(recommendation) == state


@pytest.mark.parametrize(("days", "state"), [(365, "adopted"), (366, "dormant")])
def test_settled_commitment_keeps_awake_from_the_day_it_was_made(days, state):
    recommendation = adopted(responded_on=today(-700))
    commitment = factories.commitment(made_on=today(-days), recommendations=[recommendation])
    factories.commitment_actions.settle(commitment, "settled", by=factories.secretary(), on=today(-days))
    assert stand(recommendation) == state


def test_draft_commitment_does_not_keep_awake():
    recommendation = adopted(responded_on=today(-700))
    factories.commitment("draft", recommendations=[recommendation])
    assert stand(recommendation) == "dormant"


def test_open_commitment_is_a_promise_however_old():
    recommendation = adopted(responded_on=today(-700))
    factories.commitment(made_on=today(-690), recommendations=[recommendation])
    assert stand(recommendation) == "promised"


def test_open_motion_is_no_promise_but_it_is_a_word():
    recommendation = adopted(responded_on=today(-700))
    factories.commitment(kind="motion", made_on=today(-400), recommendations=[recommendation])
    assert stand(recommendation) == "dormant"
    factories.commitment(kind="motion", made_on=today(-30), recommendations=[recommendation])
    assert stand(recommendation) == "adopted"


@pytest.mark.parametrize(
    ("value", "days", "state"),
    [
        ("in_progress", 365, "adopted"),
        ("in_progress", 366, "dormant"),
        ("not_done", 366, "dormant"),
        ("done", 366, "adopted"),
        ("lapsed", 366, "adopted"),
    ],
)
@pytest.mark.parametrize("who", ["staff", "advisor"])
def test_verdict_keeps_awake_and_one_that_it_is_finished_for_good(value, days, state, who, everyone):
    recommendation = adopted(responded_on=today(-700))
    factories.verdict(recommendation, value, by=everyone[who], on=today(-days))
    assert stand(recommendation) == state


@pytest.mark.parametrize("value", ["not_started", "in_progress", "partly_done", "done", "not_done", "lapsed"])
@pytest.mark.parametrize(("who", "place"), [("staff", 0), ("advisor", 1)])
def test_word_of_a_side_is_that_of_that_side_alone(value, who, place, everyone):
    recommendation = adopted()
    factories.verdict(recommendation, value, by=everyone[who])
    expected = ["", ""]
    expected[place] = value
    assert (stand(recommendation), *verdicts(recommendation)) == ("adopted", *expected)


def test_neither_side_says_what_follows_from_the_record():
    recommendations = [
        factories.recommendation(sent_on=today(-42), response_due_on=today(-1)),
        adopted(),
        factories.reaction().recommendation,
    ]
    assert [verdicts(each) for each in recommendations] == [("", "")] * 3


def test_newest_verdict_by_its_date_counts(advisor):
    recommendation = adopted()
    factories.verdict(recommendation, "done", on=today(-1))
    factories.verdict(recommendation, "not_started", on=today(-9))
    assert verdicts(recommendation) == ("", "done")


def test_later_of_two_verdicts_of_one_day_counts():
    recommendation = adopted()
    factories.verdict(recommendation, "not_started")
    factories.verdict(recommendation, "in_progress")
    assert verdicts(recommendation) == ("", "in_progress")


def test_what_was_said_of_the_first_version_counts_for_the_second(staff, advisor):
    first = factories.recommendation(sent_on=today(-42), response_due_on=today(-1))
    adopted(first)
    second = factories.new_version(first.advice, response_due_on=today(9)).recommendations.get()
    assert stand(second) == "adopted"
    factories.commitment(recommendations=[first])
    assert stand(second) == "promised"
    factories.verdict(first, "done", by=advisor)
    factories.verdict(first, "in_progress", by=staff)
    assert verdicts(second) == ("in_progress", "done")


def test_answer_to_the_second_version_counts_for_the_first():
    first = factories.recommendation(sent_on=today(-42), response_due_on=today(-1))
    second = factories.new_version(first.advice).recommendations.get()
    assert stand(first) == "silent"
    adopted(second)
    assert stand(first) == "adopted"


def test_every_recommendation_of_a_list_has_its_own_state():
    advice = factories.advice(recommendations=["Een.", "Twee.", "Drie."], sent_on=today(-42))
    response = factories.response(advice, reactions={1: "Ja.", 2: "Nee."})
    one, two = response.reactions.all()
    factories.reading(one, "adopted")
    factories.reading(two, "not_adopted")
    rows = with_follow_up(Recommendation.objects.filter(advice=advice)).order_by("number")
    assert [row.dossier_state for row in rows] == ["adopted", "not_adopted", "passed_over"]


def test_states_are_those_tested_here():
    assert {str(state) for state in State} == {
        "awaiting_response", "silent", "passed_over", "not_adopted", "verdict_open", "promised", "dormant",
        "partly_adopted", "adopted", "no_answer_needed", "not_recorded",
    }  # fmt: skip


def test_withdrawn_and_replaced_recommendations_leave_the_counts():
    kept = factories.recommendation()
    replaced = factories.recommendation()
    newest = factories.new_version(replaced.advice).recommendations.get()
    factories.recommendation(status="withdrawn")
    factories.recommendation(status="adopted")
    sent = factories.recommendation(status="sent")
    assert set(Recommendation.objects.in_force()) == {kept, newest, sent}


def test_new_version_counts_from_its_publication():
    first = factories.recommendation()
    advice = factories.new_version(first.advice, "sent")
    assert set(Recommendation.objects.in_force()) == {first}
    factories.advice_actions.publish(advice, by=factories.secretary())
    assert set(Recommendation.objects.in_force()) == {advice.recommendations.get()}
