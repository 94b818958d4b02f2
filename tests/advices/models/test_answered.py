"""When an advice is answered: every recommendation, or a final response; one rule wherever it is asked."""

import pytest
from django.urls import reverse

from advices.actions import reminder as reminders
from advices.actions.rows import RecommendationRow
from advices.models import Advice, Recommendation
from advices.rules import ladder, terms
from adviesraad.calendars.dates import public_dates
from adviesraad.desk import desk_of
from adviesraad.figures.counting import home_figures
from adviesraad.notices.rules import unanswered
from commitments.follow_up import with_follow_up
from commitments.views.yearly_round import to_judge
from governance.workflow import Refused
from tests import factories
from tests.adviesraad.page_reading import main_in, words_in
from tests.factories import today

pytestmark = pytest.mark.django_db
SIX = [f"Aanbeveling {number}." for number in range(1, 7)]


def six(**dates):
    """A public advice on six points, of which the term of 42 days ended eighteen days ago."""
    return factories.advice(recommendations=SIX, **{"sent_on": today(-60), "response_due_on": today(-18), **dates})


def interim(advice, *numbers, **fields):
    return factories.response(advice, kind="interim", reactions=dict.fromkeys(numbers, "Ja."), **fields)


def state(advice, on=None):
    """(its state, how many points were answered, of how many)."""
    row = Advice.objects.with_response_state(on).get(pk=advice.pk)
    return row.response_state, row.answered_points, row.points


def used(advice):
    account = terms.response_account(advice, factories.secretary())
    return account.used, account.met_on is not None


# The states


def test_sentence_on_one_of_six_points_answers_one_of_six():
    advice = six(response_due_on=today(5))
    assert state(advice) == ("awaiting_response", 0, 6)
    interim(advice, 2)
    assert state(advice) == ("partly_answered", 1, 6)
    interim(advice, 1, 3, 4, 5)
    assert state(advice) == ("partly_answered", 5, 6)
    interim(advice, 6)
    assert state(advice) == ("answered", 6, 6)


@pytest.mark.parametrize(("days", "expected"), [(-18, "partly_answered"), (-17, "overdue"), (25, "long_overdue")])
def test_what_is_answered_in_part_gets_late_as_any_other(days, expected):
    """The term of 42 days ended eighteen days ago; far too late is from the 43rd day after it."""
    advice = six()
    interim(advice, 2)
    assert state(advice, today(days)) == (expected, 1, 6)
    found = Advice.objects.overdue(today(days)).exists(), Advice.objects.long_overdue(today(days)).exists()
    assert found == (expected != "partly_answered", expected == "long_overdue")


def test_final_response_answers_also_what_it_passes_over():
    advice = six()
    factories.response(advice, kind="final", reactions={2: "Ja."})
    assert state(advice) == ("answered", 1, 6)


def test_interim_response_without_a_reaction_answers_nothing():
    advice = six(response_due_on=today(5))
    interim(advice)
    assert state(advice) == ("awaiting_response", 0, 6)


def test_response_that_is_not_public_answers_nothing():
    advice = six(response_due_on=today(5))
    factories.response(advice, "draft")
    assert state(advice) == ("awaiting_response", 0, 6)


def test_unsent_and_withdrawn_advice_waits_for_nothing():
    assert state(factories.advice(status="adopted")) == ("", 0, 1)
    assert state(factories.advice(status="withdrawn")) == ("withdrawn", 0, 1)


def test_reaction_that_a_correction_leaves_out_waits_again():
    advice = factories.advice(recommendations=["Een.", "Twee."])
    response = interim(advice, 1, 2)
    factories.new_response_version(response, reactions={1: "Toch niet."})
    assert state(advice) == ("partly_answered", 1, 2)


# Across versions


def with_one_more(advice, **dates):
    """A new version of `advice` with a recommendation that was not there before."""
    by = factories.author()
    draft = factories.draft_new_version(advice, by=by, correction_note="Er is een punt bij.")
    rows = [RecommendationRow(id=row.pk, text=row.text) for row in draft.recommendations.all()] + [
        RecommendationRow(text="Nog iets.")
    ]
    factories.advice_actions.save_advice(draft, {}, rows, by=by, seen_revision=draft.revision)
    return factories.bring(draft, "published", **dates)


def test_new_point_after_a_final_response_waits_with_the_term_of_its_version():
    """The college could not pass over what it had not seen: the advice waits for it, so somebody is asked."""
    first = factories.advice(recommendations=["Een.", "Twee."], sent_on=today(-80), response_due_on=today(-38))
    factories.response(first, reactions={1: "Ja."}, responded_on=today(-50))
    second = with_one_more(first, sent_on=today(-20), response_due_on=today(22))
    assert state(second) == ("partly_answered", 1, 3)
    assert dossier(second) == ["verdict_open", "passed_over", "awaiting_response"]
    assert list(Advice.objects.overdue(today(23))) == [second]
    factories.response(second, reactions={3: "Nee."}, responded_on=today(-4))
    assert state(second) == ("answered", 2, 3)
    assert used(second) == (16, True)


def test_new_version_of_answered_points_waits_for_nothing():
    first = six()
    factories.response(first)
    second = factories.new_version(first)
    assert state(second) == ("answered", 6, 6)


def dossier(advice, on=None):
    rows = with_follow_up(Recommendation.objects.filter(advice=advice), on).order_by("number")
    return [row.dossier_state for row in rows]


# The term


def test_term_runs_until_the_last_point_is_answered():
    advice = six()
    interim(advice, 1, 2, responded_on=today(-40))
    assert used(advice) == (60, False)
    interim(advice, 3, 4, 5, 6, responded_on=today(-15))
    assert used(advice) == (45, True)
    interim(advice, 1, responded_on=today(-2))
    factories.response(advice, responded_on=today(-1))
    assert used(advice) == (45, True)


def test_term_stops_at_the_final_response():
    advice = six()
    interim(advice, 1, 2, responded_on=today(-40))
    factories.response(advice, reactions={}, responded_on=today(-30))
    assert used(advice) == (30, True)


def test_answers_entered_in_another_order_count_by_their_own_days():
    advice = factories.advice(recommendations=["Een.", "Twee."], sent_on=today(-60))
    interim(advice, 2, responded_on=today(-10))
    interim(advice, 1, responded_on=today(-30))
    assert used(advice) == (50, True)


# Whoever asks


def test_all_who_ask_count_the_advice_as_late_until_the_last_point(secretary):
    advice = six()
    interim(advice, 2)
    assert asked(advice, secretary) == dict.fromkeys(asked(advice, secretary), True)
    interim(advice, 1, 3, 4, 5, 6)
    assert asked(advice, secretary) == dict.fromkeys(asked(advice, secretary), False)


def asked(advice, secretary):
    """Who thinks that an answer to `advice` is due, by name."""
    late = {line.subject for line in desk_of(secretary)["overdue"]}
    to_answer = {line.step for line in desk_of(factories.staff())["overdue"]}
    return {
        "the ladder": bool(ladder.offers(advice, secretary)),
        "the desk of the secretary": str(advice) in late,
        "the desk of the staff": "Beantwoord de aanbevelingen die nog wachten" in to_answer,
        "the mails": unanswered(Advice.objects.all()).exists(),
        "the calendars": bool([entry for entry in public_dates() if entry.key.startswith("response-")]),
        "the figures": {label: number for label, number, _url in home_figures()}["reacties van het college te laat"]
        == 1,
    }


def test_reminder_is_no_longer_needed_only_after_the_last_point(secretary):
    advice = six()
    interim(advice, 2)
    letter = reminders.draft_reminder(advice, by=secretary)
    interim(advice, 1, 3, 4, 5, 6)
    with pytest.raises(Refused, match="Het college heeft gereageerd"):
        reminders.mark_sent(letter, by=secretary)


def test_letter_says_what_was_answered_and_what_still_waits(secretary):
    advice = six()
    assert "Wij hebben nog geen reactie ontvangen." in reminders.draft_reminder(advice, by=secretary).text
    advice.reminders.all().delete()
    interim(advice, 2)
    text = reminders.draft_reminder(advice, by=secretary).text
    assert "Wij kregen een antwoord op 1 van de 6 aanbevelingen. De nummers 1, 3, 4, 5 en 6 wachten nog." in text


def test_what_a_final_response_passed_over_can_still_be_answered_and_is_not_late(client, staff):
    advice = six()
    factories.assignment(advice.recommendations.get(number=3))
    interim(advice, 2)
    client.force_login(staff)
    assert waiting(client) == ([1, 3, 4, 5, 6], ["Te laat"])
    factories.response(advice, reactions={1: "Ja."})
    assert waiting(client) == ([3, 4, 5, 6], ["Niet genoemd in het antwoord"])
    assert waiting(client, due="te-laat") == ([], [])
    assert desk_of(staff)["overdue"] == []


def waiting(client, **query):
    """The numbers of the points on the list of what waits for the municipality, and the badges beside their advice."""
    page = client.get(reverse("waiting"), query)
    badges = [badge.get_text(strip=True) for badge in main_in(page).select(".ticked-group > .meta .badge")]
    return [row.number for row in page.context["page_obj"]], badges


def test_answered_point_of_an_advice_that_still_waits_can_be_judged():
    advice = six(response_due_on=today(5))
    interim(advice, 2)
    rows = to_judge(Recommendation.objects.all(), "advisory_council", today())
    assert [row.number for row in rows] == [2]
    lines = [line.step for line in desk_of(factories.author())["waiting"]]
    assert "Oordeel geven over 1 aanbeveling" in lines


# What is read


@pytest.mark.parametrize(
    ("days", "badges"),
    [
        (5, ["Deels beantwoord (1 van 6)"]),
        (-18, ["Deels beantwoord (1 van 6)", "Te laat"]),
        (-29, ["Deels beantwoord (1 van 6)", "Te laat"]),
        (-31, ["Deels beantwoord (1 van 6)", "Veel te laat"]),
    ],
)
def test_list_and_page_say_how_much_is_answered_and_how_late_it_is(days, badges, client):
    advice = six(response_due_on=today(days))
    interim(advice, 2)
    listed = main_in(client.get(reverse("advice_list"))).select_one(".results .badges")
    [alert] = [
        each
        for each in main_in(client.get(advice.get_absolute_url())).select(".alert")
        if "moe" in each.get_text() or "moest" in each.get_text()
    ]
    shown = [[badge.get_text(strip=True) for badge in place.select(".badge")] for place in (listed, alert)]
    assert shown == [badges, badges]
    assert "Het college heeft een deel beantwoord" in words_in(client.get(advice.get_absolute_url()))


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("awaiting", {"waiting", "partly", "late"}),
        ("partly", {"partly", "late"}),
        ("overdue", {"late"}),
        ("long_overdue", {"late"}),
        ("answered", {"answered"}),
    ],
)
def test_filter_of_the_list_asks_the_same(query, names, client):
    made = {
        "waiting": six(response_due_on=today(5)),
        "partly": six(response_due_on=today(5)),
        "late": six(response_due_on=today(-50)),
        "answered": six(),
    }
    for name in ("partly", "late"):
        interim(made[name], 2)
    factories.response(made["answered"])
    page = client.get(reverse("advice_list"), {"state": query}).context["page_obj"]
    assert {name for name, advice in made.items() if advice in page} == names
