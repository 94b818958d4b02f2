"""A draft of a promise or a motion goes into the bin, and comes back or goes for good."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from adviesraad.bin import empty as empty_bin
from commitments.actions import bin as throwing_away
from commitments.actions.commitment import publish_commitment, register_commitment
from commitments.models import Commitment
from documents.models import Document
from governance.models import AuditEvent
from governance.workflow import Refused
from tests import factories
from tests.adviesraad.page_reading import links_in, words_in
from tests.factories import today
from tests.governance.database import check_now

pytestmark = pytest.mark.django_db
BIN = "/werk/prullenbak/"


@pytest.fixture
def draft():
    return factories.commitment("draft", subject="Proef", recommendations=[factories.recommendation()])


def acts(pk):
    events = AuditEvent.objects.filter(object_type="commitments.commitment", object_id=pk).order_by("number")
    return [(event.action, event.actor_name) for event in events]


def test_draft_comes_back_from_the_bin_as_it_was(draft, staff, client):
    before = Commitment.objects.filter(pk=draft.pk).values().get()
    address = reverse("commitment_delete", args=[draft.pk])
    client.force_login(staff)
    assert address in links_in(client.get(draft.get_absolute_url()))
    assert f"Dit concept van {draft.author.name} gaat naar de prullenbak." in words_in(client.get(address))
    assert client.post(address)["Location"] == BIN
    assert not Commitment.objects.exists()
    assert not draft.recommendations.get().commitments.exists()
    assert f"Proef Begonnen door {draft.author.name}. Weggegooid door {staff.name} op" in words_in(client.get(BIN))
    assert client.post(BIN, {"commitment": draft.pk})["Location"] == draft.get_absolute_url()
    check_now()
    assert Commitment.objects.values().get() == before
    assert acts(draft.pk) == [("created", draft.author.name), ("binned", staff.name), ("put_back", staff.name)]


@pytest.mark.parametrize(("days", "stays"), [(29, True), (31, False)])
def test_after_thirty_days_it_is_gone_for_good_with_its_file(days, stays, draft, staff):
    Commitment.objects.update(source_document=factories.document())
    throwing_away.throw_away(draft, by=staff)
    Commitment.with_bin.update(binned_at=timezone.now() - timedelta(days=days))
    empty_bin()
    check_now()
    assert [Commitment.with_bin.exists(), Document.objects.exists()] == [stays, stays]
    assert (("deleted", "") in acts(draft.pk)) is not stays


@pytest.mark.parametrize("who", ["secretary", "advisor", "registry", "administrator"])
def test_the_other_side_throws_nothing_away_and_puts_nothing_back(who, draft, staff, client, request):
    user = request.getfixturevalue(who)
    with pytest.raises(PermissionDenied):
        throwing_away.throw_away(draft, by=user)
    throwing_away.throw_away(draft, by=staff)
    client.force_login(user)
    assert client.post(BIN, {"commitment": draft.pk}).status_code in (403, 404)
    with pytest.raises(PermissionDenied):
        throwing_away.put_back(draft, by=user)
    assert Commitment.with_bin.get().binned_by == staff


def test_secretary_throws_away_what_the_own_council_entered(secretary):
    entered = factories.commitment("draft", by=secretary, source="Verslag")
    throwing_away.throw_away(entered, by=secretary)
    assert Commitment.with_bin.get().binned_by == secretary


def test_what_is_public_is_not_thrown_away(staff):
    with pytest.raises(Refused, match="Alleen een concept"):
        throwing_away.throw_away(factories.commitment(), by=staff)


def test_new_version_of_a_public_one_does_not_go_into_the_bin(staff):
    new = factories.new_commitment_version(factories.commitment(), "draft")
    with pytest.raises(Refused, match="nieuwe versie"):
        throwing_away.throw_away(new, by=staff)


def test_draft_with_a_note_of_progress_stays(staff, client):
    fields = {"subject": "Proef", "text": "Wij doen een proef.", "council": factories.council()}
    draft = register_commitment(by=staff, made_on=today(-9), answer="De proef loopt.", answered_on=today(-3), **fields)
    client.force_login(staff)
    address = reverse("commitment_delete", args=[draft.pk])
    for answer in (client.get, client.post):
        page = answer(address, follow=True)
        assert [str(each) for each in page.context["messages"]] == [
            "Dit concept blijft, want er hangt iets aan vast: bericht over de stand van zaken."
        ]
    assert Commitment.objects.get() == draft


def test_draft_that_went_into_the_bin_meanwhile_is_not_published(draft, staff):
    stale = Commitment.objects.get(pk=draft.pk)
    throwing_away.throw_away(draft, by=staff)
    with pytest.raises(Refused, match="Dit concept ligt in de prullenbak"):
        publish_commitment(stale, by=staff)
    assert Commitment.with_bin.get().status == "draft"
