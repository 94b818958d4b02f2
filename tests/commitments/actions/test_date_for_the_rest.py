"""Settling in part may bring a new date for the rest; without one what is late stays late."""

import pytest
from django.urls import reverse

from adviesraad.history import history_of
from commitments.actions.commitment import settle
from commitments.models import Commitment
from governance.moments import in_words
from governance.trail.recording import events_of
from tests import factories
from tests.adviesraad.page_reading import filled_in, mistakes_in, words_in
from tests.factories import today
from tests.governance.database import check_now, particulars

pytestmark = pytest.mark.django_db
DATES = [("Was uiterlijk op", today(-2)), ("Nu uiterlijk op", today(30))]
TELLS = "Voor de rest is de nieuwe datum {}."


@pytest.fixture
def late(council):
    record = factories.recommendation()
    return factories.commitment(made_on=today(-40), due_on=today(-2), recommendations=[record])


@pytest.fixture
def page(late, client, secretary):
    client.force_login(secretary)
    return reverse("commitment_step", args=[late.pk, "partly_settled"])


def test_new_date_counts_from_then_on_and_is_told(late, page, client):
    typed = filled_in(client.get(page), reason="De helft moet nog.", new_due_on=today(30).isoformat())
    assert client.post(page, typed).status_code == 302
    check_now()
    late.refresh_from_db()
    assert (late.status, late.due_on, late.lateness) == ("partly_settled", today(30), "")
    assert list(Commitment.objects.overdue(today())) == []
    assert particulars(events_of(late).last()) == {
        "from": "open",
        "to": "partly_settled",
        "on": today().isoformat(),
        "old_due_on": today(-2).isoformat(),
        "new_due_on": today(30).isoformat(),
    }
    client.logout()
    for address in (late.get_absolute_url(), late.recommendations.get().get_absolute_url()):
        assert TELLS.format(in_words(today(30))) in words_in(client.get(address))


def test_history_tells_both_dates_to_everybody(late, secretary, anonymous):
    settle(late, "partly_settled", by=secretary, reason="Nog iets.", new_due_on=today(30))
    notes = history_of(anonymous, [late])[-1].notes
    assert [f"{label}: {in_words(day)}" for label, day in DATES] == notes[-2:]


def test_without_a_new_date_what_is_late_stays_late(late, page, client):
    assert client.post(page, filled_in(client.get(page), reason="De helft moet nog.")).status_code == 302
    late.refresh_from_db()
    assert (late.due_on, late.lateness, late.progress.get().new_due_on) == (today(-2), "overdue", None)
    assert "old_due_on" not in events_of(late).last().details


def test_new_date_before_the_day_itself_is_refused_beside_its_field(late, page, client):
    answer = client.post(page, filled_in(client.get(page), reason="Nog iets.", new_due_on=today(-1).isoformat()))
    assert mistakes_in(answer) == {"new_due_on": ["De nieuwe datum ligt voor de dag waarop u dit afdoet."]}
    late.refresh_from_db()
    assert (late.status, late.due_on) == ("open", today(-2))


def test_rest_can_be_settled_with_its_new_date(late, secretary, staff):
    settle(late, "partly_settled", by=secretary, reason="Nog iets.", new_due_on=today(30))
    factories.commitment_actions.propose_settlement(late, by=staff, text="Nu alles.")
    settle(late, "settled", by=secretary)
    check_now()
    assert (late.status, late.due_on) == ("settled", today(30))
