"""Rows that must fit what they belong to."""

from uuid import uuid4

from advices.models import AgendaItem, Extension, PlannedAction, Reading, Review, Reviewer
from commitments.models import Earmark
from governance.trail.recording import record_event
from tests import factories
from tests.factories import today
from tests.governance.database import check_now, copy_row
from tests.governance.refusals import change
from tests.governance.trigger_cases import stopped_by

# Of the same advisory council


@stopped_by("advices_advice", "request_fits")
def advice_on_a_request_to_another_council():
    elsewhere = factories.advice_request(factories.council("Jongerenraad"))
    change(factories.advice(status="draft"), kind="requested", request=elsewhere)


@stopped_by("advices_advice", "request_fits")
def advice_on_a_request_that_moves_to_another_council():
    record = factories.advice(status="draft", request=factories.advice_request())
    change(record, council=factories.council("Jongerenraad"))


@stopped_by("advices_agendaitem", "agenda_item_fits")
def advice_on_the_agenda_of_another_council():
    elsewhere = factories.advice(factories.council("Jongerenraad"))
    AgendaItem.objects.create(meeting=factories.meeting(), position=1, advice=elsewhere)


@stopped_by("advices_agendaitem", "agenda_item_fits")
def request_on_the_agenda_of_another_council():
    elsewhere = factories.advice_request(factories.council("Jongerenraad"))
    AgendaItem.objects.create(meeting=factories.meeting(), position=1, request=elsewhere)


# Judged by others


@stopped_by("advices_advice", "adopter_fits")
def advice_adopted_by_who_wrote_in_it():
    record, by = factories.advice(status="in_review"), factories.adopter()
    record.writers.add(by)
    numbered = {"year": 2026, "serial": 1, "adopted_on": today(), "issued_on": today()}
    change(record, status="adopted", adopted_by=by, **numbered)


@stopped_by("advices_reviewer", "reviewer_fits")
def author_who_is_asked_for_an_opinion():
    Reviewer.objects.create(advice=factories.advice(status="draft"), member=factories.author())


@stopped_by("advices_review", "review_fits")
def opinion_on_a_draft():
    advice = factories.advice(status="draft")
    Review.objects.create(advice=advice, reviewer=factories.adopter(), revision=advice.revision, opinion="agreed")


@stopped_by("advices_review", "review_fits")
def opinion_on_words_that_are_no_longer_there():
    advice = factories.advice(status="in_review")
    Review.objects.create(advice=advice, reviewer=factories.adopter(), revision=2, opinion="agreed")


# The answer


@stopped_by("advices_reaction", "reaction_fits")
def reaction_to_a_recommendation_of_another_advice():
    reaction = factories.reaction(status="draft")
    copy_row("advices_reaction", reaction.pk, recommendation_id=factories.recommendation().pk)


@stopped_by("advices_reading", "college_gives_a_reason")
def college_that_says_no_without_a_reason():
    saying = {"side": "municipality", "verdict": "not_adopted", "read_on": today(), "by": factories.staff()}
    Reading.objects.create(reaction=factories.reaction(), **saying)


def publish(response):
    change(response, status="published", published_at="2026-01-02T00:00Z", published_on=today())


@stopped_by("advices_collegeresponse", "response_is_complete", "college_gives_a_reason")
def draft_without_a_reason_that_becomes_public():
    reaction = factories.reaction(status="draft")
    saying = {"side": "municipality", "verdict": "not_adopted", "read_on": today(), "by": factories.staff()}
    Reading.objects.create(reaction=reaction, **saying)
    publish(reaction.response)


@stopped_by("advices_collegeresponse", "response_is_complete", "planned_action_has_words")
def planned_action_without_words_that_becomes_public():
    reaction = factories.reaction(status="draft")
    PlannedAction.objects.create(reaction=reaction, by_whom="Wmo")
    publish(reaction.response)


@stopped_by("advices_collegeresponse", "response_version_fits")
def new_version_of_a_response_to_another_advice():
    draft = factories.new_response_version(factories.response(), "draft")
    change(draft, supersedes=factories.response())


@stopped_by("advices_reaction", "reaction_version_fits")
def new_version_of_a_reaction_in_another_response():
    response = factories.response()
    reaction = factories.new_response_version(response, "draft").reactions.get()
    change(reaction, supersedes=factories.response(response.advice).reactions.get())


# Versions, terms and money


@stopped_by("advices_advice", "same_lineage")
def new_version_of_another_lineage():
    change(factories.new_version(factories.advice(), "draft"), lineage=uuid4())


@stopped_by("advices_recommendation", "same_lineage")
def new_version_of_a_recommendation_of_another_lineage():
    change(factories.new_version(factories.advice(), "draft").recommendations.get(), lineage=uuid4())


@stopped_by("advices_extension", "extension_applied")
def extension_that_moves_no_date():
    advice = factories.advice(status="sent")
    days = {"old_due_on": advice.response_due_on, "new_due_on": today(100), "granted_on": today()}
    said = {"reason": "Drukte.", "granted_by": "het college", "by": factories.secretary()}
    extension = Extension.objects.create(advice=advice, **days, **said)
    record_event("extended", advice, by=None, words=[extension])
    check_now()


@stopped_by("commitments_earmark", "carried_over_fits")
def more_carried_over_than_there_was():
    first = factories.earmark(year=2026, amount=1000)
    row = {"year": 2027, "amount": 1001, "purpose": "Proef", "noted_on": today(), "by": factories.staff()}
    Earmark.objects.create(commitment=first.commitment, carried_from=first, **row)
