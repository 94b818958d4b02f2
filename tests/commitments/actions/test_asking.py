"""The receiver of a promise asks how it stands, and the municipality is told."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext as _

from adviesraad.desk import desk_of
from commitments.actions.asking import ask_progress
from commitments.models import Commitment
from governance.models import User
from governance.trail.recording import events_of
from governance.workflow import Refused
from tests import factories
from tests.factories import today
from tests.governance.database import sql

pytestmark = pytest.mark.django_db
QUESTION = "Ask how it stands: this is overdue"
TO_DO = "Report progress, or propose settlement"


def late(**fields):
    return factories.commitment(made_on=today(-40), due_on=today(-3), **fields)


def lines(user, step):
    lists = desk_of(User.objects.get(pk=user.pk))
    return [task.url for task in [*lists["waiting"], *lists["overdue"]] if task.step == _(step)]


def asked_weeks_ago(weeks):
    """Make every question of the trail so old; only a test may touch it."""
    sql("ALTER TABLE governance_auditevent DISABLE TRIGGER USER")
    sql("UPDATE governance_auditevent SET at = at - %s WHERE action = 'asked'", [timedelta(weeks=weeks)])
    sql("ALTER TABLE governance_auditevent ENABLE TRIGGER USER")


@pytest.mark.parametrize(("receiver", "who"), [("advisory_council", "secretary"), ("municipal_council", "registry")])
def test_line_on_the_desk_leads_to_the_question_and_goes_once_it_is_asked(receiver, who, everyone, client):
    promise = late(receiver=receiver)
    address = reverse("progress_ask", args=[promise.pk])
    assert lines(everyone[who], QUESTION) == [address]
    client.force_login(everyone[who])
    assert client.post(address)["Location"] == promise.get_absolute_url()
    assert lines(everyone[who], QUESTION) == []
    assert [(event.action, event.actor_role) for event in events_of(promise)][-1] == ("asked", who)
    asked_weeks_ago(5)
    assert lines(everyone[who], QUESTION) == [address]


def test_question_brings_a_promise_back_to_the_staff_until_they_report(staff, secretary):
    promise = factories.commitment(made_on=today(-3), due_on=today(90))
    assert lines(staff, TO_DO) == []
    ask_progress(promise, by=secretary)
    assert lines(staff, "The receiver asks how it stands: report progress") == [
        reverse("progress_new", args=[promise.pk])
    ]
    factories.progress(promise, on=today())
    assert lines(staff, "The receiver asks how it stands: report progress") == lines(staff, TO_DO) == []


@pytest.mark.parametrize("days_ago", [3, 2, 0])
def test_late_promise_stays_late_when_the_staff_say_how_it_stands(days_ago, staff):
    promise = late()
    factories.progress(promise, on=today(-days_ago))
    assert lines(staff, TO_DO) == [promise.get_absolute_url()]
    assert promise.lateness == "overdue"


def test_promise_settled_in_part_is_open_and_late_for_the_rest(staff, secretary):
    promise = factories.commitment("partly_settled", made_on=today(-40), due_on=today(-2))
    assert (promise.is_open, promise.lateness) == (True, "overdue")
    for found in (Commitment.objects.open(), Commitment.objects.overdue(today()), Commitment.objects.unproposed()):
        assert list(found) == [promise]
    assert lines(staff, TO_DO) == [promise.get_absolute_url()]
    assert lines(secretary, "Ask how it stands: this is overdue") == [reverse("progress_ask", args=[promise.pk])]


def test_regular_report_that_did_not_come_is_asked_for_as_well(secretary):
    promise = factories.commitment(made_on=today(-200))
    factories.report_duty(promise, next_due_on=today(-1))
    step = "Ask how it stands: a regular report has not come"
    assert lines(secretary, step) == [reverse("progress_ask", args=[promise.pk])]
    ask_progress(promise, by=secretary)
    assert lines(secretary, step) == []


def test_nobody_asks_twice_within_four_weeks(secretary, client):
    promise = late()
    ask_progress(promise, by=secretary)
    with pytest.raises(Refused) as refusal:
        ask_progress(promise, by=secretary)
    client.force_login(secretary)
    response = client.get(reverse("progress_ask", args=[promise.pk]), follow=True)
    assert response.redirect_chain[-1][0] == promise.get_absolute_url()
    assert str(refusal.value) in response.content.decode()


@pytest.mark.parametrize(
    ("status", "may_ask"),
    [
        ("open", True),
        ("partly_settled", True),
        ("settlement_proposed", False),
        ("settled", False),
        ("lapsed", False),
        ("draft", False),
    ],
)
def test_only_what_is_not_finished_is_asked_about(status, may_ask, secretary):
    promise = factories.commitment(status)
    if may_ask:
        assert ask_progress(promise, by=secretary) is None
    else:
        with pytest.raises(Refused):
            ask_progress(promise, by=secretary)


@pytest.mark.parametrize("who", ["staff", "advisor", "registry", "other_secretary", "administrator"])
def test_only_the_receiver_asks(who, everyone):
    with pytest.raises(PermissionDenied):
        ask_progress(late(), by=everyone[who])


def give_back(promise, way):
    by = factories.secretary()
    if way == "in part":
        factories.commitment_actions.settle(promise, "partly_settled", by=by, reason="De rest nog.")
    else:
        factories.commitment_actions.send_back(promise, by=by, reason="Dit is niet gedaan.")


@pytest.mark.parametrize("way", ["in part", "not at all"])
def test_promise_that_was_given_back_is_on_the_staffs_desk_at_once(way, staff):
    promise = factories.commitment("settlement_proposed", made_on=today(-3), due_on=today(90))
    assert lines(staff, TO_DO) == []
    give_back(promise, way)
    assert lines(staff, TO_DO) == [promise.get_absolute_url()]
    factories.progress(promise, on=today())
    assert lines(staff, TO_DO) == []
