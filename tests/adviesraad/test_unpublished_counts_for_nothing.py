"""What rests on words that are not public stands on no page for a stranger, and moves no state, figure or list."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from advices.models import Recommendation
from adviesraad.chain.chain import Chain
from adviesraad.figures.counting import home_figures, statements
from adviesraad.history import history_of
from adviesraad.lookback.policy import look_back
from commitments.follow_up import with_follow_up
from documents.models import SearchEntry
from tests import factories
from tests.factories import today

pytestmark = pytest.mark.django_db

LONG_AGO = today(-700)


@pytest.fixture
def policy():
    return factories.policy("Beleidsplan Wmo")


@pytest.fixture
def point(policy):
    """A recommendation that the college took over long ago, and of which nothing was heard since."""
    version = factories.policy_version(policy, public=True)
    point = factories.recommendation(sent_on=today(-800), response_due_on=today(-750), policy_versions=[version])
    factories.reading(factories.reaction(point, responded_on=LONG_AGO), read_on=LONG_AGO)
    return point


# A promise that quotes a reaction


def draft(point):
    return factories.reaction(point, "Dat doen wij straks.", status="draft")


def to_a_sent_advice(point):
    return factories.reaction(factories.recommendation(status="sent"))


def to_a_new_version_that_is_not_public(point):
    return factories.reaction(factories.new_version(point.advice, "sent").recommendations.get())


def to_a_withdrawn_advice(point):
    reaction = factories.reaction()
    advice = reaction.response.advice
    factories.advice_actions.withdraw(advice, by=factories.secretary(), reason="De cijfers klopten niet.")
    return reaction


def public(point):
    return point.reactions.get()


def to_another_advice(point):
    return factories.reaction()


def promise(point, policy, reaction):
    quoting = factories.commitment(
        source_reaction=reaction,
        recommendations=[point],
        policy_documents=[policy],
        subject="Geheime proef",
        text="Ik start een geheime proef.",
        made_on=today(-30),
        due_on=today(-3),
    )
    factories.progress(quoting, "De geheime proef loopt.", on=today(-20))
    return quoting


@pytest.mark.parametrize(
    ("quoted", "counts"),
    [
        (draft, 0),
        (to_a_sent_advice, 0),
        (to_a_new_version_that_is_not_public, 0),
        (to_a_withdrawn_advice, 0),
        (public, 1),
        (to_another_advice, 1),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_promise_counts_for_a_stranger_once_what_it_quotes_is_public(quoted, counts, point, policy, client):
    promised = promise(point, policy, quoted(point))
    assert {
        "state": stand(point),
        "state in the figures": statements()["dossier_state"]["promised"],
        "recommendations of that state": listed(client, "recommendation_list", "state=promised"),
        "open and overdue in the figures": [number for _label, number, _url in home_figures()][3:],
        "list of promises": listed(client, "commitment_list"),
        "page": client.get(promised.get_absolute_url()).status_code,
        "told in the chain": len(Chain(point, AnonymousUser()).promises),
        "found": SearchEntry.objects.filter(object_type="commitments.commitment").count(),
        "pages with its words": pages_with("eheime proef", client, point, policy),
    } == {
        "state": "promised" if counts else "dormant",
        "state in the figures": counts,
        "recommendations of that state": counts,
        "open and overdue in the figures": [counts, counts, 0, 0],  # the motions apart
        "list of promises": counts,
        "page": 200 if counts else 404,
        "told in the chain": counts,
        "found": counts,
        "pages with its words": ["home", "point", "policy", "calendar"] if counts else [],
    }


@pytest.mark.parametrize(
    ("quoted", "state"), [(draft, "dormant"), (to_a_sent_advice, "dormant"), (public, "adopted")],
    ids=["draft", "sent", "public"],
)  # fmt: skip
def test_progress_on_such_a_promise_keeps_nothing_awake(quoted, state, point, policy):
    promised = promise(point, policy, quoted(point))
    factories.commitment_actions.settle(promised, "lapsed", by=factories.secretary(), reason="Geen geld.")
    assert stand(point) == state


def test_promise_that_quotes_the_answer_to_a_sent_advice_counts_for_that_advice_alone():
    """For those who may read that advice."""
    sent = factories.recommendation(status="sent", sent_on=today(-800), response_due_on=today(-750))
    reaction = factories.reaction(sent)
    factories.reading(reaction)
    other = factories.reaction()
    factories.reading(other)
    factories.commitment(source_reaction=reaction, recommendations=[sent, other.recommendation])
    assert (stand(sent), stand(other.recommendation)) == ("promised", "adopted")


# A verdict, an answer and a promise about a version


@pytest.mark.parametrize(("status", "counts"), [("sent", 0), ("published", 1)])
def test_word_on_a_new_version_is_told_to_a_stranger_once_that_is_public(status, counts, point, policy, client):
    version = factories.new_version(point.advice, status, sent_on=today(-50))
    new = version.recommendations.get()
    factories.verdict(new, "not_done", on=today(-9), note="Geheim oordeel", noticed="Geheime bevinding")
    factories.reading(factories.reaction(new, "Geheim antwoord", responded_on=today(-20)), "not_adopted")
    chain = Chain(point, AnonymousUser())
    given = chain.verdict_of("advisory_council")
    to_a_member = Chain(point, factories.author()).verdict_of("advisory_council")
    assert {
        "verdict": with_follow_up(Recommendation.objects.filter(pk=point.pk)).get().council_verdict,
        "state": stand(point),
        "figures": statements()["council_verdict"]["not_done"],
        "recommendations of that verdict": listed(client, "recommendation_list", "advisory_council=not_done"),
        "given in the chain": given and given.value,
        "given in the chain of a member": to_a_member and to_a_member.value,
        "told in the chain": len(chain.verdicts),
        "answers in the chain": len(chain.reactions),
        "history": sum("Oordeel" in line.sentence for line in history_of(AnonymousUser(), chain.versions)),
        "looked back on": [row.council_verdict for row in looked_back(policy)],
        "pages with its words": pages_with("eheim", client, point, policy),
    } == {
        "verdict": "not_done" if counts else "",
        "state": "not_adopted" if counts else "dormant",
        "figures": counts,
        "recommendations of that verdict": counts,
        "given in the chain": "not_done" if counts else None,
        "given in the chain of a member": "not_done" if counts else None,
        "told in the chain": counts,
        "answers in the chain": 1 + counts,
        "history": counts,
        "looked back on": ["not_done" if counts else ""],
        "pages with its words": ["point"] if counts else [],
    }


def stand(point):
    return with_follow_up(Recommendation.objects.filter(pk=point.pk)).get().dossier_state


def listed(client, name, query=""):
    return client.get(f"{reverse(name)}?{query}").context["page_obj"].paginator.count


def looked_back(policy):
    return look_back(factories.policy("Nieuw plan", succeeds=[policy]), AnonymousUser())


def pages_with(words, client, point, policy):
    addresses = {
        "home": reverse("home"),
        "advice": point.advice.get_absolute_url(),
        "point": point.get_absolute_url(),
        "policy": policy.get_absolute_url(),
        "figures": reverse("figures"),
        "recommendations": reverse("recommendation_list"),
        "calendar": reverse("calendar_of_all"),
    }
    return [name for name, address in addresses.items() if words in client.get(address).content.decode()]
