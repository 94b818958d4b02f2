"""The bin of drafts, the one draft on a request, and a request that was entered by mistake."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from advices.actions import advice as advices
from advices.actions import bin as bins
from advices.actions import request as requests
from advices.actions.advice_version import draft_new_version
from advices.models import Advice, AdviceRequest, DraftVersion, MinorityNote, Note, Recommendation, Review, Reviewer
from adviesraad.bin import BinNotEmptied
from adviesraad.bin import empty as empty_bin
from adviesraad.privacy.forgetting import remove
from documents.models import Document
from governance.models import AuditEvent
from governance.pages.binning import in_bin, long_in_bin
from governance.workflow import Refused
from tests import factories
from tests.adviesraad.page_reading import filled_in, links_in, mistakes_in, words_in
from tests.governance.database import check_now, sql

pytestmark = pytest.mark.django_db
BIN = "/werk/prullenbak/"


@pytest.fixture
def draft(adopter):
    return factories.advice(status="draft", title="Vervoer", recommendations=["een", "twee"])


def acts(pk):
    events = AuditEvent.objects.filter(object_type="advices.advice", object_id=pk).order_by("number")
    return [(event.action, event.actor_name) for event in events]


def test_draft_comes_back_from_the_bin_as_it_was(draft, advisor):
    before = Advice.objects.filter(pk=draft.pk).values().get()
    bins.throw_away(draft, by=advisor)
    assert not Advice.objects.exists()
    assert not Recommendation.objects.visible_to(advisor).exists()
    bins.put_back(draft, by=advisor)
    check_now()
    assert Advice.objects.values().get() == before
    assert [point.text for point in Advice.objects.get().recommendations.all()] == ["een", "twee"]
    names = [advisor.name] * 3
    assert acts(draft.pk) == list(zip(["created", "binned", "put_back"], names, strict=True))


@pytest.mark.parametrize(("days", "stays"), [(29, True), (31, False)])
def test_after_thirty_days_it_is_gone_for_good(days, stays, draft, advisor):
    factories.note(draft)
    bins.throw_away(draft, by=advisor)
    Advice.with_bin.update(binned_at=timezone.now() - timedelta(days=days))
    empty_bin()
    check_now()
    assert [model.objects.exists() for model in (Recommendation, DraftVersion)] == [stays, stays]
    assert Advice.with_bin.exists() is stays
    assert (("deleted", "") in acts(draft.pk)) is not stays


@pytest.mark.parametrize("status", ["in_review", "adopted", "sent", "published"])
def test_only_a_draft_is_thrown_away(status, secretary):
    advice = factories.advice(status=status)
    with pytest.raises(Refused, match="Alleen een concept"):
        bins.throw_away(advice, by=secretary)
    assert Advice.objects.get().binned_at is None


def test_draft_on_an_agenda_is_not_thrown_away(draft, advisor):
    factories.agenda_item(advice=draft)
    with pytest.raises(Refused, match="agenda"):
        bins.throw_away(draft, by=advisor)
    assert Advice.objects.get().binned_at is None


def test_author_who_left_throws_nothing_away(draft, advisor):
    advisor.memberships.update(ends_on=factories.today(-1))
    left = type(advisor).objects.get(pk=advisor.pk)
    assert not bins.may_throw_away(left, draft)
    with pytest.raises(PermissionDenied):
        bins.throw_away(draft, by=left)


@pytest.mark.parametrize("who", ["other_advisor", "other_secretary", "staff", "registry", "administrator"])
def test_others_put_nothing_back(who, draft, advisor, everyone):
    bins.throw_away(draft, by=advisor)
    with pytest.raises(PermissionDenied):
        bins.put_back(draft, by=everyone[who])
    assert Advice.with_bin.get().binned_at


def test_draft_that_is_not_in_the_bin_is_not_put_back(draft, advisor):
    bins.put_back(draft, by=advisor)
    assert acts(draft.pk) == [("created", advisor.name)]


def test_last_that_was_thrown_away_stands_first(advisor):
    drafts = [factories.advice(status="draft") for _each in range(3)]
    for each in (drafts[1], drafts[0], drafts[2]):
        bins.throw_away(each, by=advisor)
    assert list(in_bin(Advice, advisor)) == [drafts[2], drafts[0], drafts[1]]


def test_draft_that_cannot_be_removed_does_not_keep_the_others_in_the_bin(draft, advisor):
    [stuck, other] = [draft, factories.advice(status="draft")]
    for each in (stuck, other):
        bins.throw_away(each, by=advisor)
    Advice.with_bin.update(binned_at=timezone.now() - timedelta(days=31))
    sql(
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'Blijft.'; END $$;"
        " CREATE TRIGGER refuse BEFORE DELETE ON advices_advice FOR EACH ROW"
        f" WHEN (OLD.id = {stuck.pk}) EXECUTE FUNCTION refuse()"
    )
    with pytest.raises(BinNotEmptied) as told:
        empty_bin()
    assert list(Advice.with_bin.all()) == [stuck]
    [(name, why)] = told.value.args[0].items()
    assert (name, "Blijft." in why) == (f"advices.Advice {stuck.pk}", True)
    assert Recommendation.objects.filter(advice=stuck).count() == 2


def test_only_its_author_and_the_secretary_throw_a_draft_away(draft, adopter, secretary, other_secretary, client):
    with pytest.raises(Refused, match="Alleen wie een concept begon en de secretaris"):
        bins.throw_away(draft, by=adopter)
    with pytest.raises(PermissionDenied):
        bins.throw_away(draft, by=other_secretary)
    address = reverse("advice_delete", args=[draft.pk])
    client.force_login(adopter)
    assert client.post(address).status_code == 403
    assert address not in links_in(client.get(draft.get_absolute_url()))
    client.force_login(secretary)
    assert address in links_in(client.get(draft.get_absolute_url()))
    assert f"Dit concept van {draft.author.name} gaat naar de prullenbak." in words_in(client.get(address))
    client.post(address)
    assert Advice.with_bin.get().binned_by == secretary


def test_bin_says_who_and_when_and_puts_back(draft, advisor, adopter, other_advisor, client):
    bins.throw_away(draft, by=advisor)
    client.force_login(other_advisor)
    assert "De prullenbak is leeg." in words_in(client.get(BIN))
    assert client.post(BIN, {"advice": draft.pk}).status_code == 404
    client.force_login(adopter)
    words = words_in(client.get(BIN))
    assert f"Vervoer Begonnen door {advisor.name}. Weggegooid door {advisor.name} op" in words
    assert client.get(reverse("advice_work", args=[draft.pk])).status_code == 404
    assert client.post(BIN, {"advice": draft.pk})["Location"] == reverse("advice_work", args=[draft.pk])
    assert f"Begonnen door {advisor.name}" in words_in(client.get(reverse("advice_work", args=[draft.pk])))
    assert client.post(BIN, {"advice": "x"}).status_code == 404


def test_new_version_in_the_bin_is_gone_on_with(advisor):
    advice = factories.advice()
    new = draft_new_version(advice, by=advisor, correction_note="Een rekenfout.")
    bins.throw_away(new, by=advisor)
    with pytest.raises(Refused, match="in de prullenbak"):
        draft_new_version(advice, by=advisor, correction_note="Nog een.")


def test_what_belongs_to_a_draft_in_the_bin_stands_nowhere_either(draft, adopter, client):
    note = factories.note(draft, "Klopt dit?")
    bins.throw_away(draft, by=draft.author)
    addresses = [
        reverse("advice_versions", args=[draft.pk]),
        reverse("advice_restore", args=[draft.pk, 1]),
        reverse("note_new", args=[draft.pk]),
        reverse("note_reply", args=[note.pk]),
        reverse("note_resolve", args=[note.pk]),
    ]
    client.force_login(adopter)
    assert {address: client.get(address).status_code for address in addresses} == dict.fromkeys(addresses, 404)
    for model in (DraftVersion, Note, Review, Reviewer, MinorityNote):
        assert not model.objects.visible_to(adopter).exists()


def test_draft_that_went_into_the_bin_meanwhile_is_not_submitted(draft, advisor):
    stale = Advice.objects.get(pk=draft.pk)
    bins.throw_away(draft, by=advisor)
    with pytest.raises(Refused, match="Dit concept ligt in de prullenbak"):
        advices.submit(stale, by=advisor)
    assert Advice.with_bin.get().status == "draft"


def test_request_of_which_the_only_draft_is_in_the_bin_waits_on_the_desk_again(advisor, adopter, client):
    request = factories.advice_request(subject="Vervoer naar school")
    begun = factories.advice(status="draft", request=request)
    client.force_login(adopter)
    address = f"{reverse('advice_new')}?aanvraag={request.pk}"
    assert address not in links_in(client.get(reverse("desk")))
    bins.throw_away(begun, by=advisor)
    assert address in links_in(client.get(reverse("desk")))


def test_draft_that_was_put_back_just_before_the_job_came_stays(draft, advisor):
    bins.throw_away(draft, by=advisor)
    Advice.with_bin.update(binned_at=timezone.now() - timedelta(days=31))
    late = list(long_in_bin(Advice))
    bins.put_back(draft, by=advisor)
    for advice in late:
        bins.remove(advice)
    assert [point.text for point in Advice.objects.get().recommendations.all()] == ["een", "twee"]


def test_words_in_the_bin_are_removed_for_privacy_too(draft, secretary):
    bins.throw_away(draft, by=draft.author)
    remove(factories.advice(title="Vervoer elders"), by=secretary, reason="Een naam.", words="Vervoer")
    assert "Vervoer" not in Advice.with_bin.get(pk=draft.pk).title


# One draft on a request


def test_who_begins_on_a_request_is_led_to_the_draft_that_exists(client, advisor, adopter):
    request = factories.advice_request(subject="Vervoer")
    begun = factories.advice(status="draft", request=request, title="Het vervoer")
    client.force_login(adopter)
    address = f"{reverse('advice_new')}?aanvraag={request.pk}"
    response = client.get(address, follow=True)
    assert response.redirect_chain == [(reverse("advice_work", args=[begun.pk]), 302)]
    assert [str(each) for each in response.context["messages"]] == [f"{advisor.name} begon al aan dit advies."]
    assert f"{address}&tweede=ja" in links_in(client.get(request.get_absolute_url()))
    second = filled_in(client.get(f"{address}&tweede=ja"), kind="requested", recommendations__0__text="Een.")
    assert client.post(f"{address}&tweede=ja", second).status_code == 302
    assert request.advices.count() == 2


def test_two_who_begin_at_once_do_not_make_two_drafts(client, advisor, adopter):
    request = factories.advice_request(subject="Vervoer")
    client.force_login(adopter)
    address = f"{reverse('advice_new')}?aanvraag={request.pk}"
    typed = filled_in(client.get(address), kind="requested", recommendations__0__text="Een.")
    factories.advice(status="draft", request=request, title="Het vervoer")
    told = f"{advisor.name} begon al een advies op deze aanvraag. Ga daarmee verder: “Het vervoer”."
    assert mistakes_in(client.post(address, typed)) == {"request": [told]}
    assert request.advices.count() == 1


def test_another_council_is_not_told_who_began(client, advisor, other_advisor):
    request = factories.advice_request(public=True)
    factories.advice(status="draft", request=request, title="Het vervoer")
    client.force_login(other_advisor)
    response = client.get(f"{reverse('advice_new')}?aanvraag={request.pk}", follow=True)
    assert response.redirect_chain == []
    assert advisor.name not in response.content.decode()
    told = f"{reverse('advice_new')}?aanvraag={request.pk}&tweede=ja"
    assert told not in links_in(client.get(request.get_absolute_url()))


@pytest.mark.parametrize(("status", "free"), [("draft", False), ("adopted", False), ("sent", True)])
def test_another_advice_may_follow_once_the_first_was_sent(status, free, advisor, council):
    request = factories.advice_request()
    factories.advice(status=status, request=request)
    begin = {"by": advisor, "council": council, "kind": "requested", "request": request, "title": "Tweede"}
    if free:
        assert advices.draft_advice(**begin).request == request
    else:
        with pytest.raises(Refused):
            advices.draft_advice(**begin)


# A request that was entered by mistake


@pytest.mark.parametrize("begun", [False, True])
def test_secretary_takes_a_request_away_on_which_nothing_rests(begun, client, secretary):
    request = factories.advice_request(subject="Per ongeluk")
    address = reverse("request_remove", args=[request.pk])
    client.force_login(secretary)
    assert address in links_in(client.get(request.get_absolute_url()))
    if begun:
        requests.start_preparing(request, by=secretary)
    assert "voorgoed weg" in words_in(client.get(address))
    assert client.post(address)["Location"] == reverse("desk")
    check_now()
    assert not AdviceRequest.objects.exists()
    event = AuditEvent.objects.last()
    assert (event.action, event.object_id, event.details) == ("deleted", request.pk, {"title": "Per ongeluk"})


def test_files_of_a_removed_request_go_unless_something_else_has_them(secretary, django_capture_on_commit_callbacks):
    own, attached, shared = (factories.document(f"{name}.txt") for name in ("eigen", "bijlage", "gedeeld"))
    factories.commitment(source_document=shared)
    request = factories.advice_request(document=own)
    request.attachments.set([attached, shared])
    with django_capture_on_commit_callbacks(execute=True):
        requests.remove_request(request, by=secretary)
    check_now()
    assert list(Document.objects.all()) == [shared]
    there = [each.file.storage.exists(each.file.name) for each in (own, attached, shared)]
    assert there == [False, False, True]


@pytest.mark.parametrize(
    ("rests", "why"),
    [
        (lambda request: factories.extension(request), "verlenging"),
        (lambda request: factories.agenda_item(request=request), "agendapunt"),
    ],
)
def test_request_on_which_something_rests_stays(rests, why, secretary, client):
    request = factories.advice_request()
    rests(request)
    with pytest.raises(Refused) as refusal:
        requests.remove_request(request, by=secretary)
    assert why in str(refusal.value)
    client.force_login(secretary)
    for answer in (client.get, client.post):
        page = answer(reverse("request_remove", args=[request.pk]), follow=True)
        assert [str(each) for each in page.context["messages"]] == [str(refusal.value)]
    assert AdviceRequest.objects.exists()


def test_request_of_which_a_draft_is_in_the_bin_says_so(secretary, advisor):
    request = factories.advice_request()
    bins.throw_away(factories.advice(status="draft", request=request), by=advisor)
    with pytest.raises(Refused, match="In de prullenbak ligt nog een concept"):
        requests.remove_request(request, by=secretary)


@pytest.mark.parametrize("state", [{"public": True}, {"status": "answered"}, {"status": "withdrawn"}])
def test_request_that_others_may_know_stays(state, secretary, client):
    request = factories.advice_request(**state)
    with pytest.raises(Refused, match="Alleen een aanvraag die nog openstaat en niet openbaar is"):
        requests.remove_request(request, by=secretary)
    client.force_login(secretary)
    assert reverse("request_remove", args=[request.pk]) not in links_in(client.get(request.get_absolute_url()))
