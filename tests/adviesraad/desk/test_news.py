"""What is new on the desk: what others did since the last visit, as the trail tells it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from adviesraad.desk import desk_of
from adviesraad.desk.visits import all_seen, visit_of
from adviesraad.models import Visit
from governance.models import AuditEvent
from tests import factories
from tests.adviesraad.page_reading import words_in

pytestmark = pytest.mark.django_db

ASKED = ("Nieuwe adviesaanvraag", "aanvraag")


def news(user):
    return [(task.step, task.subject) for task in desk_of(type(user).objects.get(pk=user.pk))["new"]]


def away(user, **time):
    """As if `user` was at the desk for the last time so long ago."""
    Visit.objects.filter(user=user).update(last_at=timezone.now() - timedelta(**time))


def test_first_visit_finds_what_happened_before(staff, secretary):
    factories.advice(status="sent", title="Een")
    assert news(staff) == [("Naar het college gestuurd", "Een")]


def test_first_visit_looks_back_thirty_days(staff, monkeypatch):
    factories.advice(status="sent")
    later = timezone.now() + timedelta(days=31)
    monkeypatch.setattr("adviesraad.desk.visits.timezone.now", lambda: later)
    assert visit_of(staff).new_after == AuditEvent.objects.latest("number").number


def test_reload_does_not_empty_the_news(staff, secretary):
    factories.advice(status="sent", title="Een")
    found = [news(staff)]
    away(staff, minutes=59)
    found.append(news(staff))
    assert found == [[("Naar het college gestuurd", "Een")]] * 2


def test_next_visit_shows_what_came_after_the_last(staff, secretary):
    factories.advice(status="sent", title="Een")
    news(staff)
    factories.advice(status="sent", title="Twee")
    away(staff, minutes=61)
    assert news(staff) == [("Naar het college gestuurd", "Twee")]
    assert desk_of(staff)["previous_at"] is not None
    away(staff, minutes=61)
    assert news(staff) == []


def test_what_came_during_a_visit_stays_new_until_the_one_after(staff, secretary):
    news(staff)
    factories.advice(status="sent", title="Een")
    assert news(staff) == news(staff) == [("Naar het college gestuurd", "Een")]


def test_all_seen_empties_the_news_at_once(staff, secretary, client):
    factories.advice(status="sent")
    client.force_login(staff)
    assert "1 is nieuw" in words_in(client.get(reverse("desk")))
    page = client.post(reverse("desk_seen"), follow=True)
    assert "Er is niets nieuws." in words_in(page)
    assert news(staff) == []
    factories.advice(status="sent", title="Twee")
    assert news(staff) == [("Naar het college gestuurd", "Twee")]


def test_looking_at_the_address_marks_nothing(staff, secretary, client):
    factories.advice(status="sent")
    client.force_login(staff)
    client.get(reverse("desk_seen"))
    assert len(news(staff)) == 1


def test_what_i_did_is_no_news_to_me(staff, registry):
    factories.commitment(by=staff, subject="belofte")
    assert (news(staff), news(registry)) == ([], [("Nieuw vastgelegd", "belofte")])


def test_record_stands_there_once_with_the_newest(registry):
    factories.commitment("settlement_proposed", subject="belofte")
    assert news(registry) == [("Afdoening voorgesteld", "belofte")]


def test_sent_back_is_told_as_such(staff, secretary):
    commitment = factories.commitment("settlement_proposed", subject="belofte")
    factories.commitment_actions.send_back(commitment, by=secretary, reason="Nog niet.")
    assert news(staff) == [("Afdoening teruggestuurd", "belofte")]


def test_newest_comes_first(registry):
    for name in ("eerst", "daarna"):
        factories.commitment(subject=name)
    assert [subject for _step, subject in news(registry)] == ["daarna", "eerst"]


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("secretary", [("Ter beoordeling aangeboden", "beoordeling")]),
        ("adopter", [("Naar het college gestuurd", "verstuurd"), ("Ter beoordeling aangeboden", "beoordeling"), ASKED]),
        ("other_secretary", []),
        ("staff", [("Naar het college gestuurd", "verstuurd")]),
        ("registry", []),
    ],
)
def test_news_is_what_one_may_see_and_what_others_did_last(who, seen, request):
    user = request.getfixturevalue(who)
    factories.advice_request(subject="aanvraag")
    factories.advice(status="in_review", title="beoordeling")
    factories.advice(status="sent", title="verstuurd")
    assert news(user) == seen


def test_at_most_thirty_lines(registry):
    for number in range(31):
        factories.commitment(subject=f"belofte {number}")
    assert len(news(registry)) == 30


def test_all_seen_before_the_first_visit(staff, secretary):
    factories.advice(status="sent")
    all_seen(staff)
    assert news(staff) == []
