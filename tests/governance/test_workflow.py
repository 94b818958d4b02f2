"""The one way to change a status: what it refuses, what it says, and that it is all or nothing."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.utils import translation

from advices.models import Advice
from governance.models import AuditEvent
from governance.trail.recording import events_of
from governance.workflow import Conflict, Refused, change_status, day_of_act, require, save_words
from tests import factories
from tests.factories import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return factories.advice(status="draft")


@pytest.fixture
def english():
    with translation.override("en"):
        yield


def stored(record):
    return Advice.objects.filter(pk=record.pk).values().get()


def test_step_that_the_table_does_not_know_is_refused_by_name(draft, secretary, english):
    with pytest.raises(Refused) as refusal:
        change_status(draft, "published", by=secretary)
    assert str(refusal.value) == "From “Draft” this cannot become “Published”."
    assert type(refusal.value) is Refused


def test_step_that_somebody_took_before_is_a_conflict(draft, advisor, english):
    stale = Advice.objects.get(pk=draft.pk)
    change_status(draft, "in_review", by=advisor)
    events = AuditEvent.objects.count()
    with pytest.raises(Conflict) as refusal:
        change_status(stale, "in_review", by=advisor)
    assert str(refusal.value).startswith("Somebody was ahead of you")
    assert (stale.status, AuditEvent.objects.count()) == ("draft", events)


def test_step_on_words_that_were_not_seen_is_a_conflict(draft, advisor):
    with pytest.raises(Conflict):
        change_status(draft, "in_review", by=advisor, seen_revision=2)
    assert stored(draft)["status"] == "draft"
    change_status(draft, "in_review", by=advisor, seen_revision=1)
    assert stored(draft)["status"] == "in_review"


def test_step_writes_who_by_which_role_and_what(draft, advisor):
    change_status(draft, "in_review", by=advisor, details={"on": today()})
    event = events_of(draft).last()
    assert (event.action, event.actor_id, event.actor_role) == ("status.in_review", advisor.pk, "advisor")
    assert event.details == {"from": "draft", "to": "in_review", "on": str(today())}


def test_step_whose_consequence_fails_leaves_nothing(draft, advisor):
    def fail(record):
        factories.theme("Half werk")
        raise ValueError

    before = (stored(draft), AuditEvent.objects.count())
    with pytest.raises(ValueError, match=r"^$"):
        change_status(draft, "in_review", by=advisor, then=fail)
    assert (stored(draft), AuditEvent.objects.count()) == before
    assert not type(factories.theme()).objects.filter(name="Half werk").exists()


def test_constraint_with_words_of_its_own_refuses_in_those(secretary, english):
    record = factories.advice(status="adopted")
    with pytest.raises(Refused) as refusal:
        change_status(record, "sent", by=secretary, sent_on=today(), response_due_on=today(-1))
    assert str(refusal.value) == "An advice is adopted, then sent, then answered: check the dates."
    assert (record.status, stored(record)["status"]) == ("adopted", "adopted")


def test_constraint_without_words_is_an_error_of_ours(draft, advisor):
    with pytest.raises(IntegrityError):
        change_status(draft, "in_review", by=advisor, version=2)
    assert stored(draft)["status"] == "draft"


def test_saving_raises_the_revision_and_writes_an_event(draft, advisor):
    save_words(draft, {"title": "Nieuw"}, by=advisor, role="advisor", seen_revision=1)
    assert (draft.title, draft.revision) == ("Nieuw", 2)
    assert events_of(draft).last().details == {"revision": 2, "changed": {"title": []}}


def test_saving_what_was_submitted_meanwhile_is_a_conflict(draft, advisor):
    stale = Advice.objects.get(pk=draft.pk)
    change_status(draft, "in_review", by=advisor)
    with pytest.raises(Conflict):
        save_words(stale, {"title": "Nieuw"}, by=advisor, role="advisor", seen_revision=1)
    assert stored(draft)["title"] == "Advies over vervoer"


def test_saving_over_words_that_were_not_seen_is_a_conflict(draft, advisor):
    stale = Advice.objects.get(pk=draft.pk)
    save_words(draft, {"title": "Eerst"}, by=advisor, role="advisor", seen_revision=1)
    with pytest.raises(Conflict):
        save_words(stale, {"title": "Later"}, by=advisor, role="advisor", seen_revision=1)
    assert (stored(draft)["title"], stored(draft)["revision"]) == ("Eerst", 2)


def test_what_goes_with_words_is_written_and_told_with_them(draft, advisor):
    def then(record):
        return {"themes": [record.revision]}

    save_words(draft, {"title": "Nieuw"}, by=advisor, role="advisor", seen_revision=1, also=["themes"], then=then)
    assert events_of(draft).last().details == {
        "revision": 2,
        "changed": {"title": [], "themes": []},
        "themes": [2],
    }


def test_day_of_an_act_is_today_unless_an_earlier_one_is_given():
    assert [day_of_act(None), day_of_act(today()), day_of_act(today(-9))] == [today(), today(), today(-9)]
    assert day_of_act(today(-9), not_before=today(-9)) == today(-9)


@pytest.mark.parametrize(("days", "not_before"), [(1, None), (1, -9), (-10, -9)])
def test_day_of_an_act_is_neither_to_come_nor_too_early(days, not_before):
    with pytest.raises(Refused) as refusal:
        day_of_act(today(days), not_before=None if not_before is None else today(not_before), field="responded_on")
    assert refusal.value.field == "responded_on"


def test_requirement_gives_the_role_or_refuses(draft, everyone):
    assert require(everyone["advisor"], "write_advice", draft) == "advisor"
    for name in ("other_advisor", "staff", "outsider", "anonymous"):
        with pytest.raises(PermissionDenied):
            require(everyone[name], "write_advice", draft)
