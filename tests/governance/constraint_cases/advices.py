"""Requests, advices, recommendations, responses, reactions and readings."""

from datetime import timedelta

from django.db import connection
from django.utils import timezone

from advices.models import Assignment, DraftVersion, Reaction, Reading, Recommendation, RecommendationOrigin
from tests import factories
from tests.factories import today
from tests.governance.constraint_cases import refused_by
from tests.governance.refusals import change

# advices: the request


@refused_by("request_due_after_received")
def request_due_before_it_was_received():
    record = factories.advice_request()
    change(record, advice_due_on=record.received_on - timedelta(days=1))


@refused_by("request_closed_with_reason")
def request_declined_without_reason():
    change(factories.advice_request(), status="declined", closed_on=today())


@refused_by("request_closed_with_reason")
def request_declined_without_a_day():
    change(factories.advice_request(), status="declined", closing_reason="Geen tijd.")


@refused_by("request_closed_with_reason")
def request_declined_before_it_was_received():
    change(factories.advice_request(), status="declined", closing_reason="Geen tijd.", closed_on=today(-61))


@refused_by("request_closed_with_reason")
def open_request_with_a_day_of_closing():
    change(factories.advice_request(), closed_on=today())


@refused_by("request_closed_with_reason")
def open_request_with_a_reason_for_closing():
    change(factories.advice_request(), closing_reason="Geen tijd.")


@refused_by("request_published_at_and_on")
def request_published_without_a_day():
    change(factories.advice_request(), published_at=timezone.now())


@refused_by("request_public_or_kept_private")
def request_public_and_kept_private():
    change(factories.advice_request(public=True), kept_private_at=timezone.now())


# advices: the advice


@refused_by("advice_reference_once")
def number_that_another_advice_has():
    taken = factories.advice(status="adopted")
    change(factories.advice(status="draft"), year=taken.year, serial=taken.serial)


@refused_by("unsolicited_advice_has_no_request")
def unsolicited_advice_on_a_request():
    change(factories.advice(status="draft"), request=factories.advice_request())


@refused_by("adopted_advice_has_date_person_and_number")
def draft_with_a_day_of_adoption():
    change(factories.advice(status="draft"), adopted_on=today())


def adoption(**without):
    record = factories.advice(status="in_review")
    fields = {"adopted_on": today(), "issued_on": today(), "year": 2026, "serial": 1, "adopted_by": factories.adopter()}
    change(record, status="adopted", **{**fields, **without})


for column in ("adopted_on", "issued_on", "year", "serial", "adopted_by"):
    refused_by("adopted_advice_has_date_person_and_number")(lambda column=column: adoption(**{column: None}))


@refused_by("advice_adopted_by_another")
def advice_adopted_by_its_author():
    adoption(adopted_by=factories.author())


@refused_by("only_a_draft_is_binned")
def advice_in_review_in_the_bin():
    change(factories.advice(status="in_review"), binned_at=timezone.now(), binned_by=factories.author())


@refused_by("only_a_draft_is_binned")
def draft_in_the_bin_without_who_put_it_there():
    change(factories.advice(status="draft"), binned_at=timezone.now())


def sending(**other):
    record = factories.advice(status="adopted")
    change(record, status="sent", **{"sent_on": record.adopted_on, "response_due_on": today(42), **other})


@refused_by("sent_advice_has_dates_in_order")
def advice_sent_without_a_day():
    sending(sent_on=None)


@refused_by("sent_advice_has_dates_in_order")
def advice_sent_without_a_term():
    sending(response_due_on=None)


@refused_by("sent_advice_has_dates_in_order")
def advice_sent_before_it_was_adopted():
    sending(sent_on=today(-11))


@refused_by("sent_advice_has_dates_in_order")
def response_due_before_the_advice_was_sent():
    sending(response_due_on=today(-11))


@refused_by("sent_under_an_answer_rule")
def advice_sent_without_an_answer_rule():
    sending()


@refused_by("sent_under_an_answer_rule")
def advice_sent_under_a_by_law_without_its_article():
    sending(answer_rule="if_deviating")


@refused_by("sent_under_an_answer_rule")
def article_of_an_advice_that_always_gets_an_answer():
    sending(answer_rule="always", answer_article="artikel 8")


@refused_by("silence_noted_of_an_archive_only")
def silence_noted_of_an_advice_that_is_no_archive():
    change(factories.advice(status="sent"), no_answer_noted_on=today())


@refused_by("old_reference_once")
def two_advices_with_one_old_number():
    factories.advice(status="adopted", old_reference="ASD/2019-03")
    second = factories.advice(status="in_review", old_reference="ASD/2019-03")
    adopted = {"adopted_on": today(), "adopted_by": factories.adopter(), "issued_on": today()}
    change(second, status="adopted", year=2019, serial=9, **adopted)


@refused_by("sent_advice_has_dates_in_order")
def draft_that_was_sent():
    change(factories.advice(status="draft"), sent_on=today())


@refused_by("published_advice_has_moment")
def advice_published_without_a_moment():
    change(factories.advice(status="sent"), status="published", published_on=today())


@refused_by("published_advice_has_moment")
def advice_published_without_a_day():
    change(factories.advice(status="sent"), status="published", published_at=timezone.now())


@refused_by("published_advice_has_moment")
def draft_that_is_public():
    change(factories.advice(status="draft"), published_at=timezone.now(), published_on=today())


@refused_by("withdrawn_advice_has_date_and_reason")
def advice_withdrawn_without_reason():
    change(factories.advice(), status="withdrawn", withdrawn_on=today())


@refused_by("withdrawn_advice_has_date_and_reason")
def advice_withdrawn_without_a_day():
    change(factories.advice(), status="withdrawn", withdrawal_reason="Onjuist.")


@refused_by("only_a_new_version_supersedes")
def second_version_of_nothing():
    change(factories.advice(status="draft"), version=2)


# advices: what stands under an advice


@refused_by("recommendation_number_once")
def two_recommendations_of_one_number():
    record = factories.advice(status="draft")
    Recommendation.objects.create(advice=record, number=1, text="Nog een.")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@refused_by("recommendation_has_text")
def recommendation_without_text():
    Recommendation.objects.create(advice=factories.advice(status="draft"), number=2, text="")


@refused_by("recommendation_numbers_from_one")
def recommendation_of_number_nought():
    Recommendation.objects.create(advice=factories.advice(status="draft"), number=0, text="Nul.")


# advices: the response


@refused_by("response_entered_by_council_has_source")
def response_of_the_secretary_without_source():
    change(factories.response(status="draft", by=factories.secretary()), source="")


@refused_by("published_response_has_moment")
def response_published_without_a_moment():
    change(factories.response(status="draft"), status="published", published_on=today())


@refused_by("published_response_has_moment")
def response_published_without_a_day():
    change(factories.response(status="draft"), status="published", published_at=timezone.now())


@refused_by("published_response_has_moment")
def draft_response_that_is_public():
    change(factories.response(status="draft"), published_at=timezone.now(), published_on=today())


@refused_by("one_reaction_per_response")
def second_reaction_to_a_recommendation():
    first = factories.reaction(status="draft")
    Reaction.objects.create(response=first.response, recommendation=first.recommendation, text="Toch niet.")


@refused_by("reaction_has_text_or_is_general")
def reaction_without_words():
    change(factories.reaction(status="draft"), text="")


@refused_by("reaction_has_text_or_is_general")
def general_reaction_with_words():
    change(factories.reaction(status="draft"), in_general_terms_only=True)


def reading(**fields):
    by = factories.staff()
    Reading.objects.create(reaction=factories.reaction(), **{"read_on": today(), "by": by, **fields})


@refused_by("only_the_council_records_no_reason")
def college_records_that_it_gives_no_reason():
    reading(side="municipality", verdict="adopted", no_reason_given=True)


@refused_by("only_the_council_records_no_reason")
def no_reason_and_a_reason():
    reading(side="advisory_council", verdict="not_adopted", no_reason_given=True, reason="Geen geld.")


def assigning(**fields):
    row = {"recommendation": factories.recommendation(), "by": factories.staff(), "assigned_on": today()}
    Assignment.objects.create(**row | fields)


@refused_by("one_open_assignment_per_recommendation")
def recommendation_given_to_two():
    assigning(recommendation=factories.assignment().recommendation, department="Wmo")


@refused_by("assignment_to_a_colleague_or_a_department")
def assignment_to_nobody():
    assigning()


@refused_by("assignment_to_a_colleague_or_a_department")
def assignment_to_a_colleague_and_a_department():
    assigning(assignee=factories.staff(), department="Wmo")


@refused_by("ended_assignment_has_day")
def assignment_done_on_no_day():
    change(factories.assignment(), status="done")


@refused_by("ended_assignment_has_day")
def assignment_done_before_it_was_given():
    change(factories.assignment(), status="done", ended_on=today(-1))


@refused_by("ended_assignment_has_day")
def open_assignment_that_ended():
    change(factories.assignment(), ended_on=today())


# advices: writing together


@refused_by("one_draft_version_per_revision")
def second_version_of_one_revision():
    version = factories.advice(status="draft").draft_versions.get()
    DraftVersion.objects.create(advice=version.advice, revision=version.revision, content={}, by=version.by)


def draft_of_a_new_version():
    """A recommendation of a new version, and the one that it replaces."""
    advice = factories.new_version(factories.advice(), "draft")
    point = advice.recommendations.get()
    return point, point.supersedes


@refused_by("one_origin_once")
def same_origin_twice():
    point, before = draft_of_a_new_version()
    for kind in ("split", "merged"):
        RecommendationOrigin.objects.create(recommendation=point, origin=before, kind=kind)


@refused_by("origin_is_another")
def origin_of_itself():
    point, _before = draft_of_a_new_version()
    RecommendationOrigin.objects.create(recommendation=point, origin=point, kind="split")


@refused_by("note_has_text")
def note_of_nothing():
    change(factories.note(factories.advice(status="draft")), text="")


@refused_by("note_resolved_by_somebody_at_a_moment")
def note_resolved_by_nobody():
    change(factories.note(factories.advice(status="draft")), resolved_at=timezone.now())


@refused_by("note_resolved_by_somebody_at_a_moment")
def answer_that_is_resolved():
    note = factories.note(factories.advice(status="draft"))
    answer = factories.note_actions.reply(note, by=note.by, text="Ja.")
    change(answer, resolved_at=timezone.now(), resolved_by=note.by)


@refused_by("response_correction_has_note")
def new_version_of_a_response_that_does_not_say_what_changed():
    change(factories.new_response_version(factories.response(), "draft").correction, note="")
