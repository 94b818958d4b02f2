"""Publication at a set moment: nothing before it, by the ordinary action, in the name of who planned it."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from advices.actions import advice as advice_actions
from advices.actions import planned_publication as actions
from advices.actions import response as response_actions
from advices.models import Advice, CollegeResponse, PlannedPublication
from adviesraad.tasks import publish_what_is_due
from governance.trail.recording import events_of
from governance.workflow import Refused
from tests import factories
from tests.adviesraad.page_reading import filled_in, links_in, words_in

pytestmark = pytest.mark.django_db

DAY = date(2026, 10, 25)  # the night in which the clock goes back
NINE = datetime(2026, 10, 25, 8, 0, tzinfo=UTC)  # nine o'clock, winter time


@pytest.fixture
def advice(on):
    on(date(2026, 10, 20))
    return factories.advice(status="sent", sent_on=date(2026, 10, 12))


def plan(record, by, moment=NINE, **fields):
    return actions.plan_publication(record, by=by, moment=moment, seen_revision=record.revision, **fields)


def stored(record):
    return type(record).objects.get(pk=record.pk)


def test_planned_on_the_page_and_done_at_its_moment(advice, client, secretary, anonymous, on):
    client.force_login(secretary)
    address = reverse("advice_plan", args=[advice.pk])
    client.post(address, filled_in(client.get(address), day="2026-10-25", time="09:00"))
    waiting = PlannedPublication.objects.get()
    assert (waiting.moment, waiting.planned_by, waiting.advice) == (NINE, secretary, advice)
    on(DAY, time(8, 59))
    publish_what_is_due(0)
    assert not Advice.objects.visible_to(anonymous).exists()
    on(DAY, time(9, 0))
    publish_what_is_due(0)
    public = stored(advice)
    assert (public.status, public.published_on, public.published_at) == ("published", DAY, NINE)
    event = list(events_of(advice))[-1]
    assert (event.action, event.actor_name, event.actor_role) == ("status.published", secretary.name, "secretary")
    assert PlannedPublication.objects.get().outcome == "published"
    assert ProcrastinateJob.objects.filter(task_name="advices.tasks.make_advice_pdf").count() == 1
    publish_what_is_due(0)
    assert [event.action for event in events_of(advice)].count("status.published") == 1


def test_press_gets_the_advice_at_that_moment(advice, secretary, council, on):
    press = factories.recipient(council, "press", "De Krant")
    plan(advice, secretary, recipients=[press])
    assert not advice.dispatches.exists()
    on(DAY, time(9, 1))
    publish_what_is_due(0)
    assert [dispatch.name for dispatch in advice.dispatches.all()] == ["De Krant"]


def test_response_at_a_set_moment(advice, staff, anonymous, on):
    advice_actions.publish(advice, by=factories.secretary())
    response = factories.response(advice, "draft", responded_on=date(2026, 10, 19))
    plan(response, staff)
    on(DAY, time(9, 0))
    publish_what_is_due(0)
    public = stored(response)
    assert (public.status, public.published_on) == ("published", DAY)
    assert list(events_of(response))[-1].actor_name == staff.name


def test_words_that_changed_since_are_not_published(advice, staff, client, on):
    response = factories.response(advice, "draft", responded_on=date(2026, 10, 19))
    plan(response, staff)
    response_actions.save_response(response, {"text": "<p>Anders.</p>"}, [], by=staff, seen_revision=1)
    on(DAY, time(9, 0))
    publish_what_is_due(0)
    ended = PlannedPublication.objects.get()
    assert (stored(response).status, ended.outcome) == ("draft", "refused")
    client.force_login(staff)
    assert ended.reason in words_in(client.get(advice.get_absolute_url()))


@pytest.mark.parametrize("lost", ["role", "account"])
def test_who_may_no_longer_do_it_publishes_nothing(lost, advice, secretary, on):
    plan(advice, secretary)
    if lost == "role":
        secretary.memberships.update(ends_on=date(2026, 10, 24))
    else:
        type(secretary).objects.filter(pk=secretary.pk).update(is_active=False)
    on(DAY, time(9, 0))
    publish_what_is_due(0)
    ended = PlannedPublication.objects.get()
    assert (stored(advice).status, ended.outcome) == ("sent", "refused")
    assert ended.reason == f"{secretary.name} mag dit niet meer doen."
    event = list(events_of(advice))[-1]
    assert (event.action, event.actor_id) == ("publication_refused", None)


def test_cancelled_plan_publishes_nothing(advice, secretary, client, on):
    waiting = plan(advice, secretary)
    client.force_login(secretary)
    address = reverse("plan_cancel", args=[waiting.pk])
    assert address in links_in(client.get(advice.get_absolute_url()))
    client.post(address)
    on(DAY, time(9, 0))
    publish_what_is_due(0)
    assert (stored(advice).status, PlannedPublication.objects.get().outcome) == ("sent", "cancelled")
    client.force_login(secretary)
    assert client.get(address).status_code == 404
    actions_done = [event.action for event in events_of(advice)][-2:]
    assert actions_done == ["publication_planned", "publication_cancelled"]


def test_published_by_hand_before_the_moment(advice, secretary, on):
    plan(advice, secretary)
    advice_actions.publish(advice, by=secretary)
    on(DAY, time(9, 0))
    publish_what_is_due(0)
    assert PlannedPublication.objects.get().outcome == "published"
    assert stored(advice).published_on == date(2026, 10, 20)


def test_one_that_fails_does_not_keep_the_next_waiting(advice, secretary, on, monkeypatch, caplog):
    other = factories.advice(status="sent", title="Ander advies")
    plan(advice, secretary)
    plan(other, secretary, NINE + timedelta(minutes=1))
    publish = actions.publish

    def break_down(record, **answers):
        if record == advice:
            raise RuntimeError("kapot")
        publish(record, **answers)

    monkeypatch.setattr(actions, "publish", break_down)
    on(DAY, time(9, 1))
    publish_what_is_due(0)
    assert (stored(advice).status, stored(other).status) == ("sent", "published")
    assert [p.outcome for p in PlannedPublication.objects.order_by("moment")] == ["", "published"]


@pytest.mark.parametrize("moment", [NINE - timedelta(days=30), datetime(2026, 10, 20, 10, 0, tzinfo=UTC)])
def test_moment_that_has_passed_is_refused(moment, advice, secretary):
    with pytest.raises(Refused):
        plan(advice, secretary, moment)


def test_second_moment_is_refused(advice, secretary):
    plan(advice, secretary)
    with pytest.raises(Refused):
        plan(advice, secretary)
    assert PlannedPublication.objects.count() == 1


@pytest.mark.parametrize("status", ["draft", "adopted", "published", "withdrawn"])
def test_only_what_can_be_published_is_planned(status, secretary):
    with pytest.raises(Refused):
        plan(factories.advice(status=status), secretary, timezone.now() + timedelta(days=1))


@pytest.mark.parametrize("who", ["advisor", "other_secretary", "staff", "registry", "administrator"])
def test_only_who_may_publish_plans_and_cancels(who, advice, secretary, request):
    user = request.getfixturevalue(who)
    with pytest.raises(PermissionDenied):
        plan(advice, user)
    waiting = plan(advice, secretary)
    with pytest.raises(PermissionDenied):
        actions.cancel_publication(waiting, by=user)


def test_plan_is_seen_by_its_own_side_only(advice, everyone, secretary, staff):
    response = factories.response(advice, "draft", responded_on=date(2026, 10, 19))
    plan(advice, secretary)
    plan(response, staff)
    seen = {name: set(PlannedPublication.objects.visible_to(user)) for name, user in everyone.items()}
    of_advice, of_response = PlannedPublication.objects.order_by("pk")
    own = {"secretary": {of_advice}, "advisor": {of_advice}, "staff": {of_response}}
    assert seen == {name: own.get(name, set()) for name in everyone}
    assert CollegeResponse.objects.filter(status="published").count() == 0
