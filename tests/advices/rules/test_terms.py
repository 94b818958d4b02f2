"""Terms by exact dates, extensions, and what is told of days granted and used."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from advices.actions import term as actions
from advices.models import Advice, Extension, Recess
from advices.rules import terms
from governance.trail.recording import events_of, record_event
from governance.workflow import Refused
from tests import factories
from tests.factories import today
from tests.governance.refusals import change, refused

pytestmark = pytest.mark.django_db

MORE = {"reason": "Het college wacht op cijfers.", "granted_by": "de adviesraad"}


def summer(council):
    return Recess.objects.create(
        name="Zomerreces", council=council, starts_on=date(2026, 7, 6), ends_on=date(2026, 8, 16)
    )


def test_advice_term_leaves_out_the_recess_of_its_own_council(council, other_council):
    summer(council)
    assert terms.proposed_due_date(council, date(2026, 6, 22)) == date(2026, 9, 14)
    assert terms.proposed_response_date(council, date(2026, 6, 22)) == date(2026, 8, 3)
    assert terms.proposed_due_date(other_council, date(2026, 6, 22)) == date(2026, 8, 3)


def test_response_term_leaves_out_the_recess_of_the_college(council):
    summer(None)
    assert terms.proposed_response_date(council, date(2026, 6, 22)) == date(2026, 9, 14)
    assert terms.proposed_due_date(council, date(2026, 6, 22)) == date(2026, 8, 3)


@pytest.mark.parametrize(
    ("days", "due_on"),
    [
        (25, date(2026, 7, 3)),  # the Friday before the recess
        (26, date(2026, 8, 17)),  # the Saturday before it: the Monday after that is the first day of the recess
        (27, date(2026, 8, 17)),  # the Sunday before it
        (28, date(2026, 8, 17)),
    ],
)
def test_term_that_would_end_in_a_recess_after_a_weekend_ends_after_it(days, due_on, council):
    council.advice_term_days = council.response_term_days = days
    for whose, proposed in ((council, terms.proposed_due_date), (None, terms.proposed_response_date)):
        assert proposed(council, date(2026, 6, 8)) != date(2026, 8, 17)
        summer(whose)
        assert proposed(council, date(2026, 6, 8)) == due_on


def test_term_of_the_council_is_the_number_of_days(council):
    council.advice_term_days, council.response_term_days = 14, 28
    assert terms.proposed_due_date(council, date(2026, 3, 2)) == date(2026, 3, 16)
    assert terms.proposed_response_date(council, date(2026, 3, 2)) == date(2026, 3, 30)


def test_recess_entered_later_leaves_an_agreed_date_alone(council):
    record = factories.advice_request(received_on=today(-1))
    before = record.advice_due_on
    Recess.objects.create(name="Reces", council=council, starts_on=today(), ends_on=today(30))
    record.refresh_from_db()
    assert record.advice_due_on == before


# Extensions


def silent(**fields):
    return factories.advice(**{"sent_on": today(-60), "response_due_on": today(-18), **fields})


def test_extension_moves_the_due_date_and_is_remembered(secretary):
    advice = silent()
    extension = actions.extend_response(advice, by=secretary, new_due_on=today(14), on=today(-20), **MORE)
    stored = Advice.objects.get(pk=advice.pk)
    assert (advice.response_due_on, stored.response_due_on) == (today(14), today(14))
    assert (extension.old_due_on, extension.new_due_on, extension.days) == (today(-18), today(14), 32)
    assert (extension.granted_on, extension.by, extension.request) == (today(-20), secretary, None)
    event = list(events_of(advice))[-1]
    assert (event.action, event.details["new_due_on"], event.details["reason"]) == (
        "extended",
        str(today(14)),
        MORE["reason"],
    )


@pytest.mark.parametrize("public", [False, True])
def test_extension_of_a_request_that_still_waits(public, secretary):
    record = factories.advice_request(received_on=today(-10), advice_due_on=today(5), public=public)
    actions.extend_request(record, by=secretary, new_due_on=today(20), **MORE)
    record.refresh_from_db()
    assert (record.advice_due_on, record.extensions.get().old_due_on) == (today(20), today(5))


@pytest.mark.parametrize("days", [-18, -19])
def test_extension_gives_more_days(days, secretary):
    with pytest.raises(Refused):
        actions.extend_response(silent(), by=secretary, new_due_on=today(days), **MORE)
    assert not Extension.objects.exists()


@pytest.mark.parametrize("who", ["advisor", "other_secretary", "staff", "registry", "administrator"])
def test_only_the_own_secretary_extends(who, request):
    advice, record = silent(), factories.advice_request()
    user = request.getfixturevalue(who)
    for act, on in ((actions.extend_response, advice), (actions.extend_request, record)):
        with pytest.raises(PermissionDenied):
            act(on, by=user, new_due_on=today(100), **MORE)
    assert not Extension.objects.exists()


def test_answered_advice_is_not_extended(secretary):
    advice = silent()
    factories.response(advice)
    with pytest.raises(Refused):
        actions.extend_response(advice, by=secretary, new_due_on=today(14), **MORE)


@pytest.mark.parametrize("status", ["answered", "declined", "withdrawn"])
def test_closed_request_is_not_extended(status, secretary):
    with pytest.raises(Refused):
        actions.extend_request(factories.advice_request(status=status), by=secretary, new_due_on=today(100), **MORE)


@pytest.mark.parametrize("days", [1, -61])
def test_extension_is_granted_between_sending_and_today(days, secretary):
    with pytest.raises(Refused):
        actions.extend_response(silent(), by=secretary, new_due_on=today(14), on=today(days), **MORE)


# What the database itself refuses


def test_due_date_of_a_sent_advice_moves_only_with_an_extension(secretary):
    advice = silent()
    with refused("freeze_words"):
        change(advice, response_due_on=today(14))
    actions.extend_response(advice, by=secretary, new_due_on=today(14), **MORE)
    for day in (today(-18), today(15)):
        with refused("freeze_words"):
            change(advice, response_due_on=day)


def test_nothing_else_moves_with_an_extension(secretary):
    advice = silent()
    written = {"old_due_on": today(-18), "new_due_on": today(14), "granted_on": today(), "by": secretary, **MORE}
    extension = Extension.objects.create(advice=advice, **written)
    record_event("extended", advice, by=None, words=[extension])
    with refused("freeze_words"):
        change(advice, response_due_on=today(14), title="Anders")
    change(advice, response_due_on=today(14))


def test_request_with_an_extension_gets_no_other_date_by_itself(secretary):
    record = factories.advice_request(received_on=today(-10), advice_due_on=today(5))
    change(record, advice_due_on=today(6))
    actions.extend_request(record, by=secretary, new_due_on=today(20), **MORE)
    with refused("freeze_words"):
        change(record, advice_due_on=today(6))


def test_extension_without_its_due_date_is_refused_at_the_end(secretary):
    advice = silent()
    written = {"old_due_on": today(-18), "new_due_on": today(14), "granted_on": today(), "by": secretary, **MORE}
    with refused("extension_applied"), connection.cursor() as cursor:
        Extension.objects.create(advice=advice, **written)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


# What is told


def test_days_granted_extended_and_used(on, secretary, anonymous):
    on(date(2026, 5, 20))
    advice = factories.advice(sent_on=date(2026, 3, 17), response_due_on=date(2026, 4, 28))
    more = {"reason": "het college op cijfers wachtte.", "granted_by": "de adviesraad"}
    actions.extend_response(advice, by=secretary, new_due_on=date(2026, 5, 12), on=date(2026, 5, 3), **more)
    account = terms.response_account(advice, anonymous)
    assert (account.granted, account.used, account.met_on) == (42, 64, None)
    assert terms.response_sentences(account) == [
        "Het college kreeg 42 dagen om te reageren.",
        "De adviesraad gaf op 3 mei 2026 14 dagen extra. De reden: het college op cijfers wachtte.",
        "Gebruikt tot nu toe: 64 dagen.",
    ]


def test_days_used_stop_at_the_first_answer_that_counts(on, anonymous):
    on(date(2026, 6, 30))
    advice = factories.advice(sent_on=date(2026, 3, 17))
    factories.response(advice, kind="interim", reactions={}, responded_on=date(2026, 4, 1))
    factories.response(advice, responded_on=date(2026, 5, 17))
    factories.response(advice, responded_on=date(2026, 6, 1))
    account = terms.response_account(advice, anonymous)
    assert (account.granted, account.used) == (42, 61)
    assert terms.response_sentences(account)[-1] == "Gebruikt: 61 dagen."


def test_days_of_an_advice_run_from_receipt_to_sending(on, secretary):
    on(date(2026, 4, 20))
    record = factories.advice_request(received_on=date(2026, 3, 2))
    factories.advice(request=record, sent_on=date(2026, 4, 1))
    record.refresh_from_db()
    sentences = terms.advice_sentences(terms.advice_account(record, secretary))
    assert sentences == ["De adviesraad kreeg 42 dagen om te adviseren.", "Gebruikt: 30 dagen."]


def test_who_may_not_see_the_advice_yet_reads_no_days_used(anonymous, secretary):
    record = factories.advice_request(public=True)
    factories.advice(status="sent", request=record)
    record.refresh_from_db()
    assert len(terms.advice_sentences(terms.advice_account(record, anonymous))) == 1
    assert len(terms.advice_sentences(terms.advice_account(record, secretary))) == 2


@pytest.mark.parametrize("status", ["draft", "adopted", "withdrawn"])
def test_advice_that_waits_for_nothing_has_no_account(status, secretary):
    assert terms.response_account(factories.advice(status=status), secretary) is None


@pytest.mark.parametrize(("days", "late"), [(0, ""), (1, "overdue"), (42, "overdue"), (43, "long_overdue")])
def test_list_and_row_agree_on_lateness(days, late):
    """A term of 42 days that ended so many `days` ago."""
    factories.advice(sent_on=today(-42 - days), response_due_on=today(-days))
    row = Advice.objects.with_response_state().get()
    expected = late or "awaiting_response"
    found = {
        "overdue": Advice.objects.overdue(today()).exists(),
        "long_overdue": Advice.objects.long_overdue(today()).exists(),
    }
    assert (row.response_state, row.lateness) == (expected, late)
    assert found == {"overdue": late != "", "long_overdue": late == "long_overdue"}


@pytest.mark.parametrize(("days", "late"), [(0, ""), (1, "overdue"), (42, "overdue"), (43, "long_overdue")])
def test_lateness_of_a_request(days, late):
    record = factories.advice_request(received_on=today(-42 - days), advice_due_on=today(-days))
    assert record.lateness == late
    factories.request_actions.close_request(record, "declined", by=factories.secretary(), reason="Geen tijd.")
    assert record.lateness == ""


def test_version_counts_its_own_days(anonymous):
    """As long as only the first version was answered, the second says that and after how many days, not zero."""
    first = factories.advice(sent_on=today(-60), response_due_on=today(-18))
    factories.response(first, responded_on=today(-32))
    second = factories.new_version(first, sent_on=today(-20), response_due_on=today(22))
    said = terms.response_sentences(terms.response_account(second, anonymous))
    assert said == [
        "Het college kreeg 42 dagen om te reageren.",
        "Het college heeft versie 1 van dit advies beantwoord, na 28 dagen.",
    ]
    factories.response(second, responded_on=today(-17))
    said = terms.response_sentences(terms.response_account(second, anonymous))
    assert said[1:] == ["Gebruikt: 3 dagen."]
