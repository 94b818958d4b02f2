"""The duty to report again and again, and amounts that are carried over."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext as _

from adviesraad.desk import desk_of
from commitments.actions import duty as duties
from commitments.models import Earmark, ReportDuty
from governance.models import User
from governance.trail.recording import events_of
from governance.workflow import Refused
from tests import factories
from tests.adviesraad.page_reading import filled_in, general_mistakes_in, mistakes_in, words_in
from tests.factories import today
from tests.governance.database import particulars
from tests.governance.refusals import refused

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("due", "months", "reported", "following"),
    [
        (date(2026, 7, 1), 6, date(2026, 6, 10), date(2027, 1, 1)),  # in time
        (date(2026, 7, 1), 6, date(2026, 7, 1), date(2027, 1, 1)),  # on the day
        (date(2026, 7, 1), 6, date(2026, 7, 20), date(2027, 1, 1)),  # a little late
        (date(2026, 7, 1), 6, date(2027, 2, 1), date(2027, 7, 1)),  # one was missed
        (date(2026, 7, 1), 6, date(2026, 1, 1), date(2026, 7, 1)),  # that was the one before
        (date(2026, 7, 1), 6, date(2025, 3, 1), date(2026, 7, 1)),  # entered long afterwards
        (date(2026, 1, 31), 1, date(2026, 1, 31), date(2026, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 3, 1), date(2027, 8, 31)),  # the end of the month comes back
    ],
)
def test_report_moves_the_next_day(due, months, reported, following):
    assert duties.next_after_report(due, months, reported) == following


def test_progress_fulfils_the_duty_and_the_desk_line_goes(staff):
    commitment = factories.commitment(subject="Monitor", made_on=today(-400))
    factories.report_duty(commitment, next_due_on=today(-3))
    assert desk_lines(staff) == [("Monitor", today(-3), True)]
    factories.progress(commitment, on=today(-1))
    duty = ReportDuty.objects.get()
    assert duty.next_due_on == duties.months_later(today(-3), 6)
    assert desk_lines(staff) == []


@pytest.mark.parametrize(("who", "receiver"), [("secretary", "advisory_council"), ("registry", "municipal_council")])
def test_receiver_is_told_that_a_report_has_not_come(who, receiver, everyone):
    for days in (0, -1):
        late = factories.commitment(receiver=receiver, subject=f"{days} dagen")
        factories.report_duty(late, next_due_on=today(days))
    expected = [("-1 dagen", today(-1), True)]
    assert desk_lines(everyone[who], "Ask how it stands: a regular report has not come") == expected


def desk_lines(user, step="Report on this again"):
    lists = desk_of(User.objects.get(pk=user.pk))
    tasks = [task for task in [*lists["waiting"], *lists["overdue"]] if task.step == _(step)]
    return [(task.subject, task.due_on, task.overdue) for task in tasks]


def test_report_due_stands_on_the_desk_from_a_month_before(staff):
    for days in (30, 31):
        factories.report_duty(factories.commitment(subject=f"over {days}"), next_due_on=today(days))
    settled = factories.commitment(subject="afgedaan")
    factories.report_duty(settled, next_due_on=today())
    factories.commitment_actions.settle(settled, "settled", by=factories.secretary())
    ended = factories.report_duty(factories.commitment(subject="beëindigd"), next_due_on=today())
    duties.end_report_duty(ended.commitment, by=staff)
    assert desk_lines(staff) == [("over 30", today(30), False)]


@pytest.mark.parametrize("who", ["staff", "secretary"])
def test_duty_is_set_changed_and_ended_on_its_page(who, client, everyone):
    commitment = factories.commitment()
    client.force_login(everyone[who])
    address = reverse("report_duty", args=[commitment.pk])
    answers = filled_in(client.get(address), next_due_on=today(90))
    assert answers["every_months"] == ["6"]
    assert client.post(address, answers)["Location"] == commitment.get_absolute_url()
    assert list(ReportDuty.objects.values_list("every_months", "next_due_on")) == [(6, today(90))]
    assert events_of(commitment).last().details == {"every_months": 6, "next_due_on": str(today(90))}
    client.post(address, filled_in(client.get(address), every_months="3"))
    assert "Elke 3 maanden." in words_in(client.get(commitment.get_absolute_url()))
    client.post(address, filled_in(client.get(address), end="1"))
    assert ReportDuty.objects.get().ended_on == today()
    assert "Elke 3 maanden." not in words_in(client.get(commitment.get_absolute_url()))
    assert events_of(commitment).last().action == "report_duty_ended"
    again = client.post(address, {"end": "1"})
    assert general_mistakes_in(again) == [_("There is no report duty any more.")]


@pytest.mark.parametrize("months", ["0", "61"])
def test_duty_of_no_or_too_many_months_is_told_beside_the_field(months, client, staff):
    client.force_login(staff)
    address = reverse("report_duty", args=[factories.commitment().pk])
    answers = filled_in(client.get(address), next_due_on=today(90), every_months=months)
    assert list(mistakes_in(client.post(address, answers))) == ["every_months"]


def test_settled_commitment_gets_no_duty(staff):
    with pytest.raises(Refused):
        factories.report_duty(factories.commitment("settled"))


@pytest.mark.parametrize("who", ["advisor", "other_secretary", "registry", "outsider"])
def test_nobody_else_sets_a_duty(who, everyone):
    with pytest.raises(PermissionDenied):
        factories.report_duty(by=everyone[who])


def test_amount_is_noted_and_carried_over_once(client, staff):
    commitment = factories.commitment()
    client.force_login(staff)
    address = reverse("earmark_new", args=[commitment.pk])
    answers = filled_in(client.get(address), amount="25000.50", purpose="Proef", year="2026")
    assert client.post(address, answers)["Location"] == commitment.get_absolute_url()
    first = Earmark.objects.get()
    carry = reverse("carry_over", args=[first.pk])
    too_much = _("No more can be carried over than there was, and it has to be more than nothing.")
    assert mistakes_in(client.post(carry, {"amount": "25000.51"})) == {"amount": [too_much]}
    client.post(carry, filled_in(client.get(carry), amount="1000"))
    second = Earmark.objects.get(carried_from=first)
    assert (second.amount, second.year, second.purpose, second.commitment) == (Decimal(1000), 2027, "Proef", commitment)
    assert general_mistakes_in(client.post(carry, {"amount": "1"})) == [_("This amount was carried over before.")]
    assert [(e.action, particulars(e)) for e in events_of(commitment)][-2:] == [
        ("earmark", {"year": 2026, "amount": "25000.50"}),
        ("earmark_carried_over", {"year": 2027, "amount": "1000"}),
    ]
    client.logout()
    words = words_in(client.get(commitment.get_absolute_url()))
    assert "€ 25.000,50 – Proef, 2026 · € 1.000,00 doorgeschoven naar 2027" in words


@pytest.mark.parametrize("who", ["secretary", "advisor", "registry", "outsider"])
def test_only_the_municipality_notes_amounts(who, everyone):
    with pytest.raises(PermissionDenied):
        factories.earmark(by=everyone[who])
    noted = factories.earmark()
    with pytest.raises(PermissionDenied):
        duties.carry_over(noted, by=everyone[who], amount=1)


@pytest.mark.parametrize("wrong", [{"year": 2028}, {"amount": 1001}, {"other": True}])
def test_database_keeps_what_is_carried_over_in_line(wrong):
    first = factories.earmark(year=2026, amount=1000)
    fields = {"commitment": first.commitment, "purpose": "Proef", "year": 2027, "amount": 1000} | wrong
    if fields.pop("other", False):
        fields["commitment"] = factories.commitment()
    with refused("carried_over_fits"):
        Earmark.objects.create(carried_from=first, noted_on=today(), by=factories.staff(), **fields)


def test_draft_commitment_has_no_amount(staff):
    with pytest.raises(Refused):
        factories.earmark(factories.commitment("draft"))


def test_carrying_over_tomorrow_is_refused(staff):
    with pytest.raises(Refused):
        duties.carry_over(factories.earmark(), by=staff, amount=1, on=today() + timedelta(days=1))
