"""A response that is half finished, one answer for several recommendations, and what publishing asks for."""

import pytest
from django.urls import reverse
from django.utils.translation import gettext as _

from advices.actions import response as actions
from advices.models import CollegeResponse, PlannedAction, Reading
from advices.rules.completeness import left_out, what_is_missing
from governance.workflow import Refused
from tests import factories
from tests.adviesraad.page_reading import filled_in, form_in, general_mistakes_in, main_in, mistakes_in, words_in
from tests.factories import today
from tests.governance.database import change_column, columns_of, copy_row, sql
from tests.governance.refusals import change, refused

pytestmark = pytest.mark.django_db

NEEDED = "Recommendation %(number)s: say why it is not, or only partly, taken over."


@pytest.fixture
def advice():
    return factories.advice(recommendations=["een", "twee", "drie"])


@pytest.fixture
def signed_in(client, staff):
    client.force_login(staff)
    return client


def prefix(advice, number):
    return f"reaction-{advice.recommendations.get(number=number).pk}"


def answer(advice, number, **values):
    return {f"{prefix(advice, number)}-{name}": value for name, value in values.items()}


def shared(advice, *numbers, **values):
    rows = advice.recommendations.filter(number__in=numbers).values_list("pk", flat=True)
    return {"samen-recommendations": list(rows)} | {f"samen-{name}": value for name, value in values.items()}


def post_new(client, advice, answers):
    address = reverse("response_new", args=[advice.pk])
    return client.post(address, filled_in(client.get(address), responded_on=today(-3)) | answers)


def publish(client, response):
    address = reverse("response_step", args=[response.pk, "published"])
    return client.post(address, filled_in(client.get(address)))


def stored(response):
    rows = response.reactions.order_by("recommendation__number")
    return list(rows.values_list("recommendation__number", "text", "readings__verdict", "readings__reason"))


@pytest.mark.parametrize("verdict", ["partly_adopted", "not_adopted"])
def test_missing_reason_is_marked_in_the_draft_and_asked_for_at_publication(verdict, signed_in, advice):
    answers = answer(advice, 1, text="Ja.", verdict="adopted") | answer(advice, 2, text="Nee.", verdict=verdict)
    went_on = post_new(signed_in, advice, answers | {"go_on": "1"})
    response = CollegeResponse.objects.get()
    assert went_on["Location"] == reverse("response_edit", args=[response.pk])
    assert stored(response) == [(1, "Ja.", "adopted", ""), (2, "Nee.", verdict, "")]
    page = signed_in.get(went_on["Location"])
    marked = [line.find_parent("fieldset").legend.get_text() for line in main_in(page).select(".warning-line")]
    assert marked == ["2. twee"]
    assert general_mistakes_in(publish(signed_in, response)) == [_(NEEDED) % {"number": 2}]
    completed = filled_in(page) | answer(advice, 2, reason="Te duur.")
    assert signed_in.post(went_on["Location"], completed)["Location"] == advice.get_absolute_url()
    assert publish(signed_in, response)["Location"] == response.get_absolute_url()


def test_secretary_may_publish_that_no_reason_was_given_only_when_she_says_so(client, secretary, advice):
    client.force_login(secretary)
    post_new(client, advice, answer(advice, 3, text="Nee.", verdict="not_adopted") | {"source": "Brief"})
    response = CollegeResponse.objects.get()
    assert what_is_missing(response) == [_(NEEDED) % {"number": 3}]
    address = reverse("response_edit", args=[response.pk])
    client.post(address, filled_in(client.get(address)) | answer(advice, 3, no_reason_given="on"))
    actions.publish_response(CollegeResponse.objects.get(), by=secretary)
    assert response.reactions.get().readings.get().no_reason_given


def test_planned_action_is_part_of_the_reaction_and_of_the_chain(signed_in, advice):
    plan = {"action": "Proef starten.", "by_whom": "Afdeling Wmo", "due_on": "2027-02-01"}
    post_new(signed_in, advice, answer(advice, 2, text="Ja.", **plan) | answer(advice, 1, text="Goed."))
    planned = PlannedAction.objects.get()
    assert (planned.reaction.recommendation.number, planned.action, planned.by_whom, str(planned.due_on)) == (
        2, *plan.values(),
    )  # fmt: skip
    response = CollegeResponse.objects.get()
    form = form_in(signed_in.get(reverse("response_edit", args=[response.pk])))
    assert {name: form[f"{prefix(advice, 2)}-{name}"] for name in plan} == {k: [v] for k, v in plan.items()}
    actions.publish_response(response, by=response.author)
    signed_in.logout()
    words = words_in(signed_in.get(advice.recommendations.get(number=2).get_absolute_url()))
    assert "Proef starten." in words
    assert "Afdeling Wmo" in words
    assert "1 februari 2027" in words


def test_planned_action_without_words_waits_for_them_until_publication(signed_in, advice, staff):
    post_new(signed_in, advice, answer(advice, 2, text="Ja.", by_whom="Afdeling Wmo"))
    response = CollegeResponse.objects.get()
    sentence = _("Recommendation %(number)s: write what is going to be done, or empty by whom and before when.")
    assert what_is_missing(response) == [sentence % {"number": 2}]
    with pytest.raises(Refused):
        actions.publish_response(response, by=staff)
    address = reverse("response_edit", args=[response.pk])
    signed_in.post(address, filled_in(signed_in.get(address)) | answer(advice, 2, by_whom=""))
    assert (PlannedAction.objects.count(), what_is_missing(response)) == (0, [])


def test_reaction_taken_out_of_a_draft_takes_its_planned_action_along(staff, advice):
    response = factories.response(advice, "draft", reactions={1: "Ja."})
    PlannedAction.objects.create(reaction=response.reactions.get(), action="Proef.")
    actions.save_response(response, {}, [], by=staff, seen_revision=1)
    assert (response.reactions.count(), PlannedAction.objects.count()) == (0, 0)


def test_one_answer_for_several_recommendations(signed_in, advice):
    answers = answer(advice, 2, text="Nee.") | shared(
        advice, 1, 3, text="Wij nemen dit deels over.", verdict="partly_adopted", reason="Geld.", action="Proef."
    )
    post_new(signed_in, advice, answers)
    response = CollegeResponse.objects.get()
    both = ("Wij nemen dit deels over.", "partly_adopted", "Geld.")
    assert stored(response) == [(1, *both), (2, "Nee.", None, None), (3, *both)]
    assert PlannedAction.objects.filter(action="Proef.").count() == 2
    edit = form_in(signed_in.get(reverse("response_edit", args=[response.pk])))
    assert (edit["samen-text"], "samen-recommendations" in edit) == ([""], False)


@pytest.mark.parametrize(
    ("numbers", "values", "field", "sentence"),
    [
        ([1], {}, "text", "Write the answer that these recommendations share."),
        ([], {"text": "Ja."}, "recommendations", "Tick for which recommendations this answer is."),
    ],
)
def test_half_a_shared_answer_is_told(numbers, values, field, sentence, signed_in, advice):
    response = post_new(signed_in, advice, shared(advice, *numbers, **values))
    assert mistakes_in(response) == {f"samen-{field}": [_(sentence)]}
    assert not CollegeResponse.objects.exists()


def test_shared_answer_never_replaces_an_answer_of_its_own(signed_in, advice):
    response = post_new(signed_in, advice, answer(advice, 1, text="Eigen.") | shared(advice, 1, 2, text="Samen."))
    sentence = _("Recommendation %(number)s has an answer of its own. Untick it here, or empty that answer.")
    assert mistakes_in(response) == {"samen-recommendations": [sentence % {"number": 1}]}
    kept = form_in(response)
    assert (kept[f"{prefix(advice, 1)}-text"], kept["samen-text"]) == (["Eigen."], ["Samen."])
    assert len(kept["samen-recommendations"]) == 2


def left(response):
    return [recommendation.number for recommendation in left_out(response)]


def test_final_response_tells_what_it_leaves_out_before_it_is_published(signed_in, advice):
    factories.response(advice, kind="interim", reactions={1: "Alvast ja."})
    final = factories.response(advice, "draft", reactions={2: None})
    interim = factories.response(advice, "draft", kind="interim", reactions={})
    assert (left(final), left(interim)) == ([3], [])
    page = signed_in.get(reverse("response_step", args=[final.pk, "published"]))
    assert [item.get_text() for item in main_in(page).select(".alert-warning li")] == ["3. drie"]
    assert publish(signed_in, final)["Location"] == final.get_absolute_url()


def test_answer_to_the_version_before_is_not_left_out(advice):
    factories.response(advice, kind="interim", reactions={1: "Ja."})
    newer = factories.new_version(advice)
    draft = factories.response(newer, "draft", reactions={2: "Ja.", 3: "Nee."})
    assert left(draft) == []


@pytest.mark.parametrize("verdict", ["partly_adopted", "not_adopted"])
def test_database_wants_the_reason_of_what_is_public(verdict, staff):
    fields = {"side": "municipality", "verdict": verdict, "read_on": today(), "by": staff}
    with refused("college_gives_a_reason"):
        Reading.objects.create(reaction=factories.reaction(), **fields)
    draft = factories.reaction(status="draft")
    Reading.objects.create(reaction=draft, **fields)
    with refused("college_gives_a_reason"):
        change(draft.response, status="published", published_at="2026-01-02T00:00Z", published_on=today())


def test_database_wants_words_for_a_planned_action_that_is_public():
    draft = factories.reaction(status="draft")
    PlannedAction.objects.create(reaction=draft, by_whom="Wmo")
    with refused("planned_action_has_words"):
        change(draft.response, status="published", published_at="2026-01-02T00:00Z", published_on=today())


def test_planned_action_is_frozen_with_its_response(staff):
    draft, other = factories.reaction(status="draft"), factories.reaction(status="draft")
    planned = PlannedAction.objects.create(reaction=draft, action="Proef.")
    change_column("advices_plannedaction", planned.pk, "action")
    actions.publish_response(draft.response, by=staff)
    for column in columns_of("advices_plannedaction"):
        with refused("planned_action_stays"):
            change_column("advices_plannedaction", planned.pk, column)
    for statement in (
        "DELETE FROM advices_plannedaction",
        f"UPDATE advices_plannedaction SET reaction_id = {other.pk}",
    ):
        with refused("planned_action_stays"):
            sql(statement)
    with refused("planned_action_stays"):
        copy_row("advices_plannedaction", planned.pk, reaction_id=factories.reaction().pk)
