"""The recount in plain Python agrees where the example has no case: words on versions that the public may not read."""

from collections import Counter
from itertools import product

import pytest

from advices.models import Recommendation
from adviesraad.figures.counting import statements
from commitments.follow_up import with_follow_up
from tests import factories
from tests.adviesraad.counted_by_hand import statements_by_hand
from tests.adviesraad.keeping import kept
from tests.factories import today

pytestmark = pytest.mark.django_db

LONG_AGO = today(-700)


def two_versions(status):
    """A recommendation in its first version, and in a second one of this `status`."""
    first = factories.advice(sent_on=today(-800), response_due_on=today(-750))
    second = factories.new_version(first, status, sent_on=today(-790), response_due_on=today(-740))
    return first.recommendations.get(), second.recommendations.get()


def take_over(point, verdict="adopted", on=LONG_AGO):
    factories.reading(factories.reaction(point, responded_on=on), verdict, read_on=on)


def answer(said_of, other):
    take_over(said_of)


def later_answer(said_of, other):
    take_over(other)
    take_over(said_of, "not_adopted", on=today(-600))


def final_response_that_passes_over(said_of, other):
    factories.response(said_of.advice, reactions={}, responded_on=LONG_AGO)


def verdicts(said_of, other):
    take_over(other)
    factories.verdict(said_of, "done", on=today(-90))
    factories.verdict(said_of, "in_progress", by=factories.staff(), on=today(-80))


def promise(said_of, other):
    take_over(other)
    factories.commitment(recommendations=[said_of], made_on=today(-60))


def promise_that_quotes(said_of, other):
    """About the other, with the words that were spoken of this one."""
    take_over(other)
    quoted = factories.reaction(said_of, responded_on=LONG_AGO)
    factories.commitment(source_reaction=quoted, recommendations=[said_of, other], made_on=today(-60))


def promise_that_quotes_a_draft(said_of, other):
    take_over(other)
    quoted = factories.reaction(said_of, status="draft")
    factories.commitment(source_reaction=quoted, recommendations=[said_of, other], made_on=today(-60))


def settled_promise_with_progress(said_of, other):
    take_over(other)
    kept_ = factories.commitment(recommendations=[said_of], made_on=LONG_AGO)
    factories.progress(kept_, on=today(-30))
    factories.commitment_actions.settle(kept_, "lapsed", by=factories.secretary(), reason="Nee.", on=today(-30))


def corrected_promise(said_of, other):
    take_over(other)
    commitment = factories.commitment(recommendations=[said_of], made_on=today(-60))
    factories.new_commitment_version(commitment, made_on=today(-50))
    factories.commitment_actions.settle(commitment, "settled", by=factories.secretary(), on=today(-40))


STORIES = [
    answer,
    later_answer,
    final_response_that_passes_over,
    verdicts,
    promise,
    promise_that_quotes,
    promise_that_quotes_a_draft,
    settled_promise_with_progress,
    corrected_promise,
]


def every_story():
    for status, tell, of_first in product(["sent", "published"], STORIES, [True, False]):
        first, second = two_versions(status)
        tell(*((first, second) if of_first else (second, first)))
    promise_that_quotes(
        factories.recommendation(status="sent", sent_on=today(-800)), factories.recommendation(sent_on=today(-800))
    )
    for tell in STORIES[3:6]:
        first, second = two_versions("published")
        tell(first, second)
        tell(second, first)
        factories.advice_actions.withdraw(second.advice, by=factories.secretary(), reason="De cijfers klopten niet.")
    return Counter(Recommendation.objects.values_list("advice__status", flat=True))


@pytest.fixture(scope="module", autouse=True)
def world(django_db_setup, django_db_blocker, tmp_path_factory):
    with kept(every_story, django_db_blocker, tmp_path_factory) as counted:
        yield counted


@pytest.mark.parametrize("days", [-650, -100, -70, 0, 300, 400])
def test_follow_up_of_all_versions_equals_a_count_in_plain_python(days):
    on = today(days)
    rows = with_follow_up(Recommendation.objects.in_force(), on=on)
    names = ["dossier_state", "municipality_verdict", "council_verdict"]
    assert {pk: tuple(said) for pk, *said in rows.values_list("pk", *names)} == statements_by_hand(on)


def test_figures_of_the_public_versions_equal_a_count_in_plain_python():
    states, municipality, council = map(Counter, zip(*statements_by_hand(today(), public=True).values(), strict=True))
    counted = {"dossier_state": states, "municipality_verdict": municipality, "council_verdict": council}
    assert statements() == counted
    assert counted["council_verdict"]["done"] > 0 < counted["dossier_state"]["promised"]
