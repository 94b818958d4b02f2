"""Which words count for a recommendation or an advice with more than one version: one rule, wherever it is asked."""

import pytest
from django.urls import reverse

from advices.models import Advice, CollegeResponse, Reaction, Recommendation
from adviesraad.desk import desk_of
from commitments.follow_up import with_follow_up
from commitments.models import Commitment, Progress, Verdict
from commitments.views.yearly_round import to_judge
from tests import factories
from tests.factories import today

pytestmark = pytest.mark.django_db


def two_versions(status, **dates):
    """A published advice on one point, and a new version of it in `status`."""
    first = factories.advice(sent_on=today(-80), response_due_on=today(-40))
    second = factories.new_version(first, status, **dates)
    return first.recommendations.get(), second.recommendations.get()


def withdraw(point):
    factories.advice_actions.withdraw(point.advice, by=factories.secretary(), reason="De cijfers klopten niet.")


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


@pytest.mark.parametrize(("status", "counts"), [("sent", False), ("published", True)])
def test_word_on_a_new_version_counts_for_the_old_one_once_it_is_published(status, counts):
    first, second = two_versions(status)
    words = say(second)
    assert (said(first), said(second)) == (words if counts else [], words)


@pytest.mark.parametrize("status", ["draft", "sent", "published"])
def test_word_on_a_published_version_counts_for_the_other_in_whatever_status(status):
    first, second = two_versions(status)
    words = say(first)
    assert (said(first), said(second)) == (words, words)


def test_word_on_a_withdrawn_version_counts_for_that_version_alone():
    first, second = two_versions("published")
    words = say(first)
    withdraw(second)
    assert (said(first), said(second)) == (words, [])


def test_word_on_another_recommendation_never_counts():
    advice = factories.advice(recommendations=["een", "twee"])
    one, two = advice.recommendations.all()
    [response, *_words] = say(one)
    assert said(two) == [response]
    assert said(factories.recommendation()) == []


@pytest.mark.parametrize("counts", [False, True])
def test_all_who_ask_say_the_same_of_what_was_said_on_another_version(counts):
    """It was judged and answered; the page, the round, the desk and the lists of what waits then agree."""
    first, second = two_versions("published" if counts else "sent", sent_on=today(-70), response_due_on=today(-30))
    asked, other = (second, first) if counts else (first, second)
    factories.reading(factories.reaction(other, responded_on=today(-60)))
    factories.verdict(other, "done")
    factories.response(asked.advice, reactions={})
    point = Recommendation.objects.filter(pk=asked.pk)
    waiting = [task.url for task in desk_of(factories.author())["waiting"]]
    assert {
        "verdict": with_follow_up(point).get().council_verdict,
        "state": with_follow_up(point).get().dossier_state,
        "to judge": to_judge(point, "advisory_council", today()).exists(),
        "on the desk": f"{reverse('yearly_round')}?advies={asked.advice_id}" in waiting,
        "answered": Advice.objects.with_response_state().get(pk=asked.advice_id).answered_points,
    } == {
        "verdict": "done" if counts else "",
        "state": "adopted" if counts else "passed_over",
        "to judge": not counts,
        "on the desk": not counts,
        "answered": int(counts),
    }


@pytest.mark.parametrize(("status", "answered"), [("published", True), ("sent", False)])
def test_answer_to_a_version_that_is_not_public_does_not_answer_the_other(status, answered):
    first, second = two_versions(status, sent_on=today(-70), response_due_on=today(-30))
    factories.response(second.advice)
    assert Advice.objects.answered().filter(pk=first.advice_id).exists() is answered


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
