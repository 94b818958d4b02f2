"""Which words count for a recommendation or an advice with more than one version: one rule, wherever it is asked."""

import pytest
from django.urls import reverse

from advices.models import Advice, CollegeResponse, Reaction, Recommendation
from adviesraad.desk import desk_of
from commitments.follow_up import with_follow_up
from commitments.models import Commitment, Progress, Verdict
from commitments.yearly_round import to_judge
from governance.workflow import change_status
from tests import factories
from tests.factories import today

pytestmark = pytest.mark.django_db

COUNTS = {"draft": False, "sent": False, "published": True, "withdrawn": False}


def two_versions(status, **dates):
    """A published advice on one point, and a new version of it in STATUS; that of a withdrawn one was public."""
    first = factories.advice(sent_on=today(-80), response_due_on=today(-40))
    second = factories.new_version(first, "published" if status == "withdrawn" else status, **dates)
    if status == "withdrawn":
        withdraw_alone(second)
    return first.recommendations.get(), second.recommendations.get()


def withdraw_alone(advice):
    values = {"withdrawn_on": today(), "withdrawal_reason": "De cijfers klopten niet."}
    change_status(advice, "withdrawn", by=factories.secretary(), **values)


def say(point):
    """One of everything that is said of a recommendation."""
    reaction = factories.reaction(point)
    commitment = factories.commitment(recommendations=[point])
    return [reaction.response, reaction, commitment, factories.progress(commitment), factories.verdict(point)]


def said(point):
    """What counts for this row, of every kind."""
    told = [
        Reaction.objects.told_of("recommendation", point),
        Commitment.objects.told_of("recommendations", point),
        Progress.objects.told_of("commitment__recommendations", point),
        Verdict.objects.told_of("recommendation", point),
    ]
    return [*CollegeResponse.objects.told_of("advice", point.advice), *(row for rows in told for row in rows)]


@pytest.mark.parametrize("status", ["sent", "published", "withdrawn"])
def test_word_on_one_version_counts_for_the_other_while_that_one_is_published(status):
    first, second = two_versions("published" if status == "withdrawn" else status)
    words = say(second)
    if status == "withdrawn":
        withdraw_alone(second.advice)
    assert said(second) == words
    assert said(first) == (words if COUNTS[status] else [])


@pytest.mark.parametrize("status", COUNTS)
def test_word_on_a_published_version_counts_for_the_other_in_whatever_status(status):
    first, second = two_versions(status)
    words = say(first)
    assert (said(first), said(second)) == (words, words)


def test_word_on_another_recommendation_never_counts():
    advice = factories.advice(recommendations=["een", "twee"])
    one, two = advice.recommendations.all()
    [response, *_words] = say(one)
    assert said(two) == [response]
    assert said(factories.recommendation()) == []


@pytest.mark.parametrize("withdrawn", [False, True])
def test_all_who_ask_say_the_same_of_what_was_said_on_a_version_that_was_replaced_and_withdrawn(withdrawn):
    """It was judged, answered and promised on; the page, the round, the desk and the lists then agree."""
    first, second = two_versions("published", sent_on=today(-70), response_due_on=today(-30))
    factories.reading(factories.reaction(first, responded_on=today(-60)))
    factories.verdict(first, "done")
    factories.response(second.advice, reactions={})
    if withdrawn:
        withdraw_alone(first.advice)
    point = Recommendation.objects.filter(pk=second.pk)
    waiting = [task.url for task in desk_of(factories.author())["waiting"]]
    assert {
        "verdict": with_follow_up(point).get().council_verdict,
        "to judge": to_judge(point, "advisory_council", today()).exists(),
        "on the desk": f"{reverse('yearly_round')}?advies={second.advice_id}" in waiting,
        "unanswered": point.unanswered().exists(),
    } == {"verdict": "" if withdrawn else "done"} | dict.fromkeys(["to judge", "on the desk", "unanswered"], withdrawn)


@pytest.mark.parametrize(("withdrawn", "answered"), [(False, True), (True, False)])
def test_answer_to_a_version_that_was_withdrawn_does_not_answer_its_successor(withdrawn, answered):
    first, second = two_versions("published", sent_on=today(-70), response_due_on=today(-30))
    factories.response(first.advice)
    if withdrawn:
        withdraw_alone(first.advice)
    assert Advice.objects.answered().filter(pk=second.advice_id).exists() is answered


def test_promise_that_quotes_the_reaction_to_another_point_counts_for_every_point_it_is_about():
    advice = factories.advice(recommendations=["een", "twee"], sent_on=today(-80))
    response = factories.response(advice)
    one, two = response.reactions.all()
    for reaction in (one, two):
        factories.reading(reaction)
    factories.commitment(source_reaction=one, recommendations=list(advice.recommendations.all()))
    rows = with_follow_up(advice.recommendations.all())
    assert [row.dossier_state for row in rows] == ["promised", "promised"]


def test_the_lineage_is_asked_by_its_index():
    """Not „this row, or of its lineage and published”: no index serves that."""
    point = factories.recommendation()
    sql = str(Verdict.objects.told_of("recommendation", point).query)
    condition = sql.split(" WHERE ")[1]
    assert condition.startswith('("advices_recommendation"."lineage" = ')
    assert condition.index(" AND ") < condition.index(" OR ")
