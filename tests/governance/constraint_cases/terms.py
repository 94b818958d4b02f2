"""Recess, extensions, letters, dispatches and planned publications."""

from django.utils import timezone

from advices.models import Dispatch, Extension, LetterTemplate, PlannedPublication, Reminder
from tests import factories
from tests.factories import today
from tests.governance.constraint_cases import refused_by
from tests.governance.refusals import change


@refused_by("recess_ends_after_start")
def recess_that_ends_before_it_begins():
    factories.recess(starts_on=today(), ends_on=today(-1))


def extension(**fields):
    whole = {"old_due_on": today(), "new_due_on": today(7), "reason": "Drukte.", "granted_by": "het college"}
    Extension.objects.create(**{**whole, "granted_on": today(), "by": factories.secretary(), **fields})


@refused_by("extension_of_one_term")
def extension_of_nothing():
    extension()


@refused_by("extension_of_one_term")
def extension_of_two_terms():
    extension(request=factories.advice_request(), advice=factories.advice())


@refused_by("extension_gives_more_days")
def extension_of_no_days():
    extension(request=factories.advice_request(), new_due_on=today())


for column in ("reason", "granted_by"):
    refused_by("extension_has_reason_and_granter")(
        lambda column=column: extension(request=factories.advice_request(), **{column: ""})
    )


def letter(**fields):
    whole = {"step": "first", "days": 7, "subject": "Herinnering", "text": "Geacht college,"}
    LetterTemplate.objects.create(council=factories.council(), **{**whole, **fields})


@refused_by("one_letter_per_step")
def second_letter_for_a_step():
    letter()
    letter()


@refused_by("letter_after_a_day_to_two_years")
def letter_on_the_day_itself():
    letter(days=0)


@refused_by("one_reminder_per_step")
def second_reminder_of_one_step():
    first = factories.reminder()
    Reminder.objects.create(advice=first.advice, step=first.step, subject="A", text="B", author=first.author)


@refused_by("only_a_draft_letter_is_binned")
def letter_in_the_bin_by_nobody():
    change(factories.reminder(), binned_at=timezone.now())


@refused_by("sent_reminder_has_day_and_addressee")
def reminder_sent_without_a_day():
    change(factories.reminder(), status="sent", sent_to="het college")


@refused_by("sent_reminder_has_day_and_addressee")
def reminder_sent_to_nobody():
    change(factories.reminder(), status="sent", sent_on=today())


@refused_by("sent_reminder_has_day_and_addressee")
def draft_reminder_that_was_sent():
    change(factories.reminder(), sent_on=today())


@refused_by("recipient_once")
def same_address_twice():
    factories.recipient(email="griffie@gemeente.example")
    factories.recipient(email="griffie@gemeente.example")


@refused_by("mail_has_an_address")
def mail_to_no_address():
    who = {"name": "Griffie", "kind": "municipal_council", "sent_on": today(), "by": factories.secretary()}
    Dispatch.objects.create(advice=factories.advice(), how="mail", **who)


def plan(**fields):
    who = {"moment": timezone.now(), "seen_revision": 1, "planned_by": factories.secretary()}
    PlannedPublication.objects.create(**{**who, **fields})


@refused_by("plan_for_one_record")
def plan_for_nothing():
    plan()


@refused_by("plan_for_one_record")
def plan_for_two_records():
    plan(advice=factories.advice(), response=factories.response())


@refused_by("ended_plan_has_moment")
def ended_plan_without_a_moment():
    plan(advice=factories.advice(), outcome="published")


@refused_by("ended_plan_has_moment")
def waiting_plan_that_has_ended():
    plan(advice=factories.advice(), ended_at=timezone.now())


@refused_by("one_plan_per_advice")
def second_plan_for_an_advice():
    advice = factories.advice()
    plan(advice=advice)
    plan(advice=advice)


@refused_by("one_plan_per_response")
def second_plan_for_a_response():
    response = factories.response()
    plan(response=response)
    plan(response=response)
