"""The yearly round: which recommendations it asks for, and what becomes of what one fills in."""

import pytest
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from adviesraad.desk import desk_of
from commitments.models import Verdict
from governance.models import User
from governance.pages.keeping import keep
from tests import factories
from tests.adviesraad.page_reading import filled_in, form_in, main_in, mistakes_in
from tests.factories import today

pytestmark = pytest.mark.django_db

ADDRESS = reverse("yearly_round")
LONG_AGO = {"sent_on": today(-900)}


def asked(client, query=""):
    page = main_in(client.get(ADDRESS + query))
    return [row.legend.get_text().split(". ", 1)[1] for row in page.select("fieldset.row-fields")]


def point(text, **fields):
    return factories.recommendation(recommendations=[text], **LONG_AGO | fields)


def judge(recommendation, days, value="in_progress", **fields):
    return factories.verdict(recommendation, value, on=today(-days), **fields)


@pytest.fixture
def signed_in(client, advisor):
    client.force_login(advisor)
    return client


def test_round_of_one_advice_asks_for_that_alone(signed_in):
    one = point("van dit advies")
    point("van een ander")
    assert asked(signed_in, f"?advies={one.advice_id}") == ["van dit advies"]


def test_round_of_what_was_judged_long_ago_leaves_out_the_rest(signed_in):
    judge(point("lang geleden"), 400)
    point("nooit")
    assert asked(signed_in, "?opnieuw=ja") == ["lang geleden"]


def test_choice_that_was_kept_stands_there_again(signed_in, advisor):
    one = point("nooit")
    field = f"oordeel-{one.pk}-value"
    keep(advisor, ADDRESS, QueryDict(f"rows={one.pk}&{field}=in_progress"))
    assert form_in(signed_in.get(ADDRESS))[field] == ["in_progress"]
    keep(advisor, ADDRESS, QueryDict(f"rows=onzin&{field}=in_progress"))
    assert signed_in.get(ADDRESS).status_code == 200


def test_round_asks_for_what_has_no_verdict_of_ones_own_side_in_a_year(signed_in, other_council, staff):
    point("nooit")
    judge(point("een jaar geleden"), 365)
    judge(point("vorige maand"), 364)
    judge(point("klaar"), 500, "done")
    judge(point("vervallen"), 500, "lapsed")
    judge(point("de gemeente zei iets"), 3, by=staff)
    point("nog binnen de termijn", response_due_on=today())
    factories.reaction(point("al beantwoord", response_due_on=today()))
    reopened = point("toch niet klaar")
    judge(reopened, 800, "done")
    judge(reopened, 500, "not_done")
    point("van de jongeren", council_=other_council)
    for status in ("draft", "adopted", "withdrawn"):
        factories.recommendation(status=status, recommendations=[status])
    assert sorted(asked(signed_in)) == [
        "al beantwoord",
        "de gemeente zei iets",
        "een jaar geleden",
        "nooit",
        "toch niet klaar",
    ]
    signed_in.force_login(staff)
    found = [
        "al beantwoord",
        "een jaar geleden",
        "klaar",
        "nooit",
        "toch niet klaar",
        "van de jongeren",
        "vervallen",
        "vorige maand",
    ]
    pages = [*asked(signed_in), *asked(signed_in, "?page=2")]
    assert sorted(pages) == found


def test_newest_version_is_asked_once_and_an_older_verdict_counts(signed_in):
    old = factories.advice(recommendations=["een", "twee"], **LONG_AGO)
    judge(old.recommendations.get(number=1), 30)
    factories.new_version(old, sent_on=today(-90))
    assert asked(signed_in) == ["twee"]


def fill(client, rows, query=""):
    answers = {f"oordeel-{each.pk}-{name}": value for each, values in rows.items() for name, value in values.items()}
    return client.post(ADDRESS + query, filled_in(client.get(ADDRESS + query)) | answers)


def test_any_number_is_saved_at_once_and_the_rest_stays(signed_in, advisor):
    one, two, three = (point(text) for text in ("een", "twee", "drie"))
    rows = {one: {"value": "done", "note": "Gezien.", "noticed": "Kortere rij."}, three: {"value": "not_done"}}
    assert fill(signed_in, rows)["Location"] == ADDRESS
    given = Verdict.objects.order_by("recommendation").values_list(
        "recommendation", "side", "value", "note", "noticed", "given_on", "by"
    )
    assert list(given) == [
        (one.pk, "advisory_council", "done", "Gezien.", "Kortere rij.", today(), advisor.pk),
        (three.pk, "advisory_council", "not_done", "", "", today(), advisor.pk),
    ]
    assert asked(signed_in) == ["twee"]
    assert two.verdicts.count() == 0


def test_row_with_a_mistake_keeps_its_words_while_the_others_are_saved(signed_in):
    one, two = point("een"), point("twee")
    response = fill(signed_in, {one: {"value": "done"}, two: {"note": "Hm.", "noticed": "Niets."}})
    assert mistakes_in(response) == {
        f"oordeel-{two.pk}-value": [_("Choose a verdict as well, or empty the other fields.")]
    }
    form = form_in(response)
    assert (form["rows"], form[f"oordeel-{two.pk}-note"]) == ([str(two.pk)], ["Hm."])
    assert list(Verdict.objects.values_list("recommendation", "value")) == [(one.pk, "done")]
    fill_again = form | {f"oordeel-{two.pk}-value": "not_started"}
    signed_in.post(ADDRESS, fill_again)
    assert list(two.verdicts.values_list("value", "note", "noticed")) == [("not_started", "Hm.", "Niets.")]


def test_verdict_of_a_colleague_meanwhile_loses_nothing(signed_in):
    one = point("een")
    page = signed_in.get(ADDRESS)
    judge(one, 0, "in_progress", by=factories.adopter())
    told = signed_in.post(ADDRESS, filled_in(page) | {f"oordeel-{one.pk}-value": "done"})
    assert list(one.verdicts.values_list("value", flat=True)) == ["in_progress"]
    signed_in.post(ADDRESS, form_in(told))
    assert list(one.verdicts.order_by("pk").values_list("value", flat=True)) == ["in_progress", "done"]


def test_recommendation_of_another_council_is_not_judged(signed_in, other_council):
    other = point("van de jongeren", council_=other_council)
    signed_in.post(ADDRESS, {"rows": [other.pk], f"oordeel-{other.pk}-value": "done"})
    assert not Verdict.objects.exists()


def test_staff_judge_for_the_municipality_without_what_residents_noticed(client, staff):
    client.force_login(staff)
    one = point("een")
    fill(client, {one: {"value": "done", "noticed": "Stiekem."}})
    assert list(one.verdicts.values_list("side", "value", "noticed")) == [("municipality", "done", "")]


def test_169_recommendations_come_a_few_advices_at_a_time_and_whole(signed_in):
    for number in range(7):
        factories.advice(title=f"Advies {number}", recommendations=[f"{number}-{i}" for i in range(4)], **LONG_AGO)
    assert len(asked(signed_in)) == 20
    assert len(asked(signed_in, "?page=2")) == 8
    assert main_in(signed_in.get(ADDRESS)).select_one(".lead").get_text().startswith("Over 28 open aanbevelingen")


def lines(user):
    tasks = desk_of(User.objects.get(pk=user.pk))["waiting"]
    return [task.step for task in tasks if task.url == f"{ADDRESS}?opnieuw=ja"]


@pytest.mark.parametrize("who", ["advisor", "staff"])
def test_desk_asks_for_the_round_until_it_is_done(who, everyone):
    user = factories.author() if who == "advisor" else everyone[who]
    one, two = point("een"), point("twee")
    assert lines(user) == []
    for each in (one, two):
        judge(each, 400, by=user)
    assert lines(user) == ["Geef opnieuw uw oordeel over 2 aanbevelingen"]
    judge(one, 0, by=user)
    assert lines(user) == ["Geef opnieuw uw oordeel over 1 aanbeveling"]
    judge(two, 0, by=user)
    assert lines(user) == []
