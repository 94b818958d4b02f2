"""A by-law by which the college answers only where it deviates: then silence counts as following the advice."""

import pytest
from django.urls import reverse

from advices.models import Advice, Recommendation
from advices.rules import ladder, terms
from adviesraad.calendars.dates import public_dates
from adviesraad.chain.chain import Chain
from adviesraad.chain.in_plain_words import answer_of, now_of, why_of
from adviesraad.desk import desk_of
from adviesraad.figures.counting import statements
from commitments.follow_up import with_follow_up
from governance.trail.recording import events_of
from tests import factories
from tests.adviesraad.contradictions import contradictions
from tests.adviesraad.page_reading import filled_in, main_in, words_in
from tests.factories import today
from tests.governance.refusals import change, refused

pytestmark = pytest.mark.django_db
ARTICLE = "artikel 8 van de verordening"
WHY = f"Geen antwoord nodig volgens {ARTICLE}: het college week niet af voor of op "


@pytest.fixture
def by_law(council):
    council.unsolicited_answer_article = ARTICLE
    council.save()
    return council


def passed(**fields):
    """A public advice of which the term ended eighteen days ago."""
    return factories.advice(**{"sent_on": today(-60), "response_due_on": today(-18), **fields})


def state(advice, on=None):
    row = with_follow_up(Recommendation.objects.filter(advice=advice), on).first()
    return Advice.objects.with_response_state(on).get(pk=advice.pk).response_state, row.dossier_state


def test_rule_of_the_day_of_sending_stays_with_the_advice(council):
    before = factories.advice()
    council.unsolicited_answer_article = ARTICLE
    council.save()
    after = factories.advice()
    council.unsolicited_answer_article = ""
    council.save()
    kept = [(each.answer_rule, each.answer_article) for each in (before, after, factories.advice())]
    assert kept == [("always", ""), ("if_deviating", ARTICLE), ("always", "")]
    sent = events_of(after).get(action="status.sent").details
    assert (sent["answer_rule"], sent["answer_article"]) == ("if_deviating", ARTICLE)


def test_rule_is_one_of_the_kind_of_advice(by_law):
    request = factories.advice_request()
    assert factories.advice(request=request).answer_rule == "always"
    assert factories.advice().answer_rule == "if_deviating"


@pytest.mark.parametrize("other", [{"answer_rule": "always", "answer_article": ""}, {"answer_article": "artikel 9"}])
def test_rule_of_a_sent_advice_is_frozen(other, by_law):
    with refused("freeze_words"):
        change(passed(), **other)


def test_rule_cannot_come_later(council):
    with refused("freeze_words"):
        change(passed(), answer_rule="if_deviating", answer_article=ARTICLE)


@pytest.mark.parametrize(("days", "expected"), [(-18, "awaiting_response"), (-17, "no_answer_needed")])
def test_silence_after_the_term_needs_no_answer(days, expected, by_law):
    assert state(passed(), today(days)) == (expected, expected)


def test_answer_that_deviates_counts_as_any_other(by_law):
    advice = passed()
    factories.reading(factories.response(advice).reactions.get(), "not_adopted")
    assert state(advice) == ("answered", "not_adopted")


def test_what_the_college_did_not_deviate_from_beside_what_it_did(by_law):
    advice = passed(recommendations=["Een.", "Twee."])
    factories.response(advice, kind="interim", reactions={1: "Nee."})
    row = Advice.objects.with_response_state().get()
    assert (row.response_state, row.answered_points, row.is_partly_answered) == ("no_answer_needed", 1, True)
    rows = with_follow_up(Recommendation.objects.order_by("number"))
    assert [each.dossier_state for each in rows] == ["verdict_open", "no_answer_needed"]


def test_nobody_counts_it_as_late_or_asks_for_it(by_law, secretary, staff):
    advice = passed()
    assert not Advice.objects.overdue(today()).exists()
    assert not Advice.objects.awaiting_response().exists()
    assert not Recommendation.objects.to_answer().exists()
    assert ladder.offers(advice, secretary) == []
    assert [line for who in (secretary, staff) for line in desk_of(who)["overdue"]] == []
    assert [entry for entry in public_dates() if entry.key.startswith("response-")] == []
    assert statements()["dossier_state"] == {"no_answer_needed": 1}
    assert terms.response_sentences(terms.response_account(advice, secretary)) == [
        "Het college kreeg 42 dagen om te reageren."
    ]


def test_page_says_why_no_answer_is_needed(by_law, client):
    advice = passed()
    chain = Chain(advice.recommendations.get(), factories.staff())
    assert why_of(chain.current, chain.on).startswith(WHY)
    assert now_of(chain) == why_of(chain.current, chain.on)
    assert answer_of(chain) == "Het college antwoordde hier niet op. Dat hoeft ook niet: het volgt het advies."
    assert contradictions(chain) == []
    shown = words_in(client.get(advice.get_absolute_url()))
    assert WHY in shown
    assert "te laat" not in shown.lower()
    badges = main_in(client.get(reverse("advice_list"))).select(".results .badge")
    assert [badge.get_text(strip=True) for badge in badges] == ["Geen antwoord nodig"]


def test_while_the_term_runs_the_page_says_that_the_college_may_deviate(by_law, client):
    advice = factories.advice(response_due_on=today(5))
    assert f"Volgens {ARTICLE} antwoordt het college alleen als het afwijkt" in words_in(
        client.get(advice.get_absolute_url())
    )


def test_administrator_sets_the_article_with_an_event(council, administrator, client):
    client.force_login(administrator)
    address = reverse("council_edit", args=[council.pk])
    client.post(address, filled_in(client.get(address), requested_answer_article=ARTICLE))
    council.refresh_from_db()
    assert (council.requested_answer_article, council.unsolicited_answer_article) == (ARTICLE, "")
    assert events_of(council).last().details["changed"] == {"requested_answer_article": ["", ARTICLE]}
