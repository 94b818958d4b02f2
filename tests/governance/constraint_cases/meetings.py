"""The agenda of a meeting and the decisions on it."""

from django.db import connection
from django.utils import timezone

from advices.models import AgendaItem
from tests import factories
from tests.governance.constraint_cases import refused_by
from tests.governance.refusals import change


@refused_by("agenda_place_once")
def two_items_in_one_place():
    item = factories.agenda_item()
    AgendaItem.objects.create(meeting=item.meeting, position=1, subject="Nog iets")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@refused_by("agenda_item_about_one_thing")
def item_about_nothing():
    change(factories.agenda_item(), subject="")


@refused_by("agenda_item_about_one_thing")
def item_about_an_advice_and_a_subject():
    change(factories.agenda_item(), advice=factories.advice())


@refused_by("agenda_item_about_one_thing")
def item_about_an_advice_and_a_request():
    change(factories.agenda_item(advice=factories.advice()), request=factories.advice_request())


@refused_by("only_a_subject_is_made_public_here")
def advice_made_public_by_the_agenda():
    change(factories.agenda_item(advice=factories.advice(status="draft")), is_public=True)


@refused_by("decision_has_person_and_moment")
def decision_of_nobody():
    change(factories.agenda_item(), decision="discussed", decided_at=timezone.now())


@refused_by("decision_has_person_and_moment")
def decision_at_no_moment():
    change(factories.agenda_item(), decision="discussed", decided_by=factories.secretary())


@refused_by("decision_has_person_and_moment")
def note_to_no_decision():
    change(factories.agenda_item(), decision_note="Goed.")


@refused_by("returned_with_a_note")
def advice_returned_without_a_note():
    decided = {"decided_by": factories.secretary(), "decided_at": timezone.now()}
    change(factories.agenda_item(), decision="returned", **decided)
