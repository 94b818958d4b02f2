"""Who is told what, when: once, and at the pace that each chose."""

import pytest
from django.utils import timezone

from advices.actions.assignment import assign
from adviesraad.models import Gathering, Mail, MailChoice, Notice
from adviesraad.notices.gathering import gather, start_from
from governance.models import User
from tests import factories
from tests.adviesraad.notices.mailbox import at, begin
from tests.factories import today
from tests.governance.racing import at_once, begun_then, results

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(secretary, advisor, adopter, other_secretary, other_advisor, staff, registry, administrator, outsider):
    """Everybody there could be; notices go to few of them."""


def told(rule=None):
    """(rule, e-mail address without the place) of each notice, in the order of the alphabet."""
    notices = Notice.objects.select_related("user").filter(**({"rule": rule} if rule else {}))
    return sorted((notice.rule, notice.user.email.split("@")[0]) for notice in notices)


def told_after(act, now=None):
    begin()
    act()
    gather(now or at())
    return told()


SECRETARY, ADVISOR = "secretary1-adviesraad-sociaal-domein", "advisor1-adviesraad-sociaal-domein"
ADOPTER, STAFF, REGISTRY = "advisor2-adviesraad-sociaal-domein", "staff1", "registry1"


def test_submitted_advice_is_told_to_the_other_members(people):
    act = lambda: factories.advice(status="in_review")  # noqa: E731
    assert told_after(act) == [("advice_in_review", ADOPTER)]


def test_sent_advice_is_told_to_the_staff(people):
    assert told_after(lambda: factories.advice(status="sent")) == [("advice_sent", STAFF)]


def test_assignment_is_told_to_the_colleague_or_to_everybody_of_the_department(people):
    point = factories.advice().recommendations.get()
    others = [factories.works_for("Team Jeugd", nth=nth) for nth in (7, 8)]
    factories.works_for("Wmo", nth=6)
    assert told_after(lambda: factories.assignment(point, assignee=others[0])) == [("assigned", "staff7")]
    assert told_after(lambda: assign([point], by=factories.staff(), department="Team Jeugd")) == [
        ("assigned", "staff7"),
        ("assigned", "staff7"),
        ("assigned", "staff8"),
    ]


def test_response_is_told_to_the_whole_council(people):
    advice = factories.advice()
    assert told_after(lambda: factories.response(advice)) == [
        ("response_published", ADVISOR),
        ("response_published", ADOPTER),
        ("response_published", SECRETARY),
    ]


def test_response_that_the_secretary_entered_is_not_told_to_the_secretary(people, secretary):
    advice = factories.advice()
    found = told_after(lambda: factories.response(advice, by=secretary))
    assert found == [("response_published", ADVISOR), ("response_published", ADOPTER)]


@pytest.mark.parametrize(("receiver", "who"), [("advisory_council", SECRETARY), ("municipal_council", REGISTRY)])
def test_proposed_settlement_is_told_to_the_receiver(receiver, who, people):
    act = lambda: factories.commitment("settlement_proposed", receiver=receiver)  # noqa: E731
    assert told_after(act) == [("settlement_proposed", who)]


def test_settlement_sent_back_is_told_to_the_staff(people, secretary):
    commitment = factories.commitment("settlement_proposed")
    begin()
    factories.commitment_actions.send_back(commitment, by=secretary, reason="Nog niet.")
    gather(at())
    assert told() == [("settlement_sent_back", STAFF)]


DAYS = {
    "request_due_soon": (-7, [SECRETARY]),
    "request_overdue": (1, [SECRETARY]),
    "response_due_soon": (-7, [STAFF]),
    "response_overdue": (1, [STAFF]),
    "college_silent": (1, [SECRETARY]),
    "commitment_due_soon": (-7, [STAFF]),
    "commitment_overdue": (1, [STAFF]),
    "promise_overdue": (1, [SECRETARY]),
}


@pytest.mark.parametrize("rule", DAYS)
def test_day_is_told_on_that_day_and_on_no_other(rule, people):
    days, who = DAYS[rule]
    due_on = today(30)
    factories.advice_request(advice_due_on=due_on)
    factories.advice(response_due_on=due_on)
    factories.commitment(due_on=due_on)
    begin()
    gather(at(30 + days - 1))
    assert told(rule) == []
    gather(at(30 + days))
    assert told(rule) == [(rule, each) for each in who]
    gather(at(30 + days + 1))
    assert told(rule) == [(rule, each) for each in who]


def test_day_begins_at_seven_in_the_morning(people):
    factories.commitment(due_on=today(6))
    begin()
    gather(at(7, hour=6))
    assert told("commitment_overdue") == []
    gather(at(7, hour=7))
    assert told("commitment_overdue") == [("commitment_overdue", STAFF)]


def test_days_on_which_the_worker_stood_still_are_told_afterwards(people):
    factories.commitment(due_on=today(3))
    begin()
    gather(at(20))
    assert told("commitment_overdue") == [("commitment_overdue", STAFF)]


def test_nothing_from_before_the_first_gathering_is_told(people):
    factories.advice(status="sent")
    factories.commitment("settlement_proposed", due_on=today(-1))
    gather(at())
    assert (told(), Gathering.objects.get().day) == ([], today())
    gather(at(1))
    assert told() == []


@pytest.mark.parametrize(
    "act",
    [
        lambda: factories.advice(sent_on=today(-61), response_due_on=today(30)),
        lambda: factories.response(factories.advice(sent_on=today(-90)), responded_on=today(-61)),
    ],
)
def test_archive_that_is_read_in_is_no_news(act, people):
    assert told_after(act) == []


def test_gathering_twice_tells_once(people):
    begin()
    factories.advice(status="sent")
    gather(at())
    gather(at())
    assert (len(told()), Mail.objects.count()) == (1, 1)


def test_new_due_date_is_a_new_occasion(people, secretary):
    record = factories.advice_request(advice_due_on=today(3))
    begin()
    gather(at(4))
    later = {"advice_due_on": today(8)}
    factories.request_actions.save_request(record, later, by=secretary, seen_revision=record.revision)
    gather(at(9))
    overdue = Notice.objects.filter(rule="request_overdue").order_by("pk")
    assert list(overdue.values_list("occasion", flat=True)) == [today(3).isoformat(), today(8).isoformat()]


def test_what_one_may_not_see_is_not_told(people):
    """The secretary may not read the reaction that is quoted, so not the commitment either."""
    reaction = factories.reaction(factories.advice().recommendations.get(), "Geheim.", "draft")
    commitment = factories.commitment(source_reaction=reaction)
    begin()
    factories.commitment_actions.propose_settlement(commitment, by=factories.staff(), text="Klaar.")
    gather(at())
    assert told() == []


@pytest.mark.parametrize("change", [{"is_active": False}, {}])
def test_who_left_is_told_nothing(change, people, staff):
    User.objects.filter(pk=staff.pk).update(**change)
    if not change:
        staff.memberships.update(ends_on=today(-1))
    assert told_after(lambda: factories.advice(status="sent")) == []


# The pace that each chose


def test_what_is_told_at_once_goes_in_one_mail_per_person(people, staff):
    begin()
    factories.advice(status="sent")
    factories.advice(status="sent")
    gather(at())
    mail = Mail.objects.get()
    assert (mail.user, mail.is_digest, mail.notices.count(), mail.not_before) == (staff, False, 2, at())


def test_nothing_is_noted_for_who_wants_no_mail(people, staff):
    MailChoice.objects.create(user=staff, kind="work", pace="never")
    assert told_after(lambda: factories.advice(status="sent")) == []


def monday(weeks=1):
    """Days from today to a Monday to come."""
    return 7 * weeks - timezone.localdate().weekday()


def test_digest_waits_until_monday_morning(people, staff):
    MailChoice.objects.create(user=staff, kind="work", pace="weekly")
    begin()
    factories.advice(status="sent")
    for now in (at(), at(monday(), hour=6)):
        gather(now)
        assert (told(), Mail.objects.count()) == ([("advice_sent", STAFF)], 0)
    gather(at(monday(), hour=7))
    mail = Mail.objects.get()
    assert (mail.user, mail.is_digest, mail.notices.count()) == (staff, True, 1)
    gather(at(monday(2), hour=7))
    assert Mail.objects.filter(is_digest=True).count() == 1


def test_digest_comes_later_when_the_worker_stood_still_on_monday(people, staff):
    MailChoice.objects.create(user=staff, kind="work", pace="weekly")
    begin()
    factories.advice(status="sent")
    gather(at(monday() + 2))
    assert Mail.objects.filter(is_digest=True).count() == 1


# Two at once


@pytest.mark.django_db(transaction=True)
def test_two_gatherers_at_once_tell_once(people):
    begin()
    factories.advice(status="sent")
    assert results(at_once(lambda: gather(at()), lambda: gather(at()))) == ["done", "done"]
    assert (told(), Mail.objects.count()) == ([("advice_sent", STAFF)], 1)


@pytest.mark.django_db(transaction=True)
def test_two_gatherers_at_once_make_one_digest(people, staff):
    MailChoice.objects.create(user=staff, kind="work", pace="weekly")
    begin()
    factories.advice(status="sent")
    gather(at())
    on_monday = at(monday())
    begun_then(lambda: gather(on_monday), lambda: gather(on_monday))
    assert Mail.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_event_that_is_not_committed_yet_is_told_the_next_time(people, secretary):
    """Numbers follow commits, because whoever writes the trail waits for whoever wrote it before."""
    advice = factories.advice(status="adopted")
    begin()
    begun_then(lambda: factories.advice_actions.send(advice, by=secretary), lambda: gather(at()))
    assert told() == []
    gather(at())
    assert told() == [("advice_sent", STAFF)]


def test_start_moves_the_cursor(people):
    factories.advice(status="sent")
    start_from(at())
    gather(at())
    assert told() == []
