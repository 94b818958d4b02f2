"""A correction of a public commitment is a new version: the old words stay readable, the new ones count."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from adviesraad.chain.account import Account
from adviesraad.figures import counting as figures
from adviesraad.history import history_of
from commitments.actions.commitment import publish_commitment, report_progress
from commitments.actions.confirmation import confirm, unconfirmed
from commitments.actions.version import discard_new_version, draft_new_version, publish_new_version
from commitments.models import Commitment
from documents.models import SearchEntry
from governance.moments import in_words
from governance.trail.recording import events_of
from governance.workflow import Conflict, Refused
from tests import factories
from tests.adviesraad.page_reading import filled_in, links_in, main_in, words_in
from tests.factories import today
from tests.governance.database import check_now, sql
from tests.governance.refusals import refused

pytestmark = pytest.mark.django_db
NOTE = "De datum was fout."
MARKED = "Wat volgt, ging over de woorden van voor de correctie."


@pytest.fixture
def promise():
    return factories.commitment(made_on=today(-40), due_on=today(-2), recommendations=[factories.recommendation()])


def corrected(promise, **values):
    return factories.new_commitment_version(promise, **({"due_on": today(30)} | values))


def test_draft_has_the_same_words_and_changes_nothing(promise, staff, anonymous):
    draft = draft_new_version(promise, by=staff, correction_note=NOTE)
    copied = ("kind", "subject", "text", "made_on", "due_on", "receiver", "council", "entered_by", "author_council")
    assert [getattr(draft, name) for name in copied] == [getattr(promise, name) for name in copied]
    assert (draft.status, draft.version, draft.version_of, draft.correction_note) == ("draft", 2, promise, NOTE)
    assert list(draft.recommendations.all()) == list(promise.recommendations.all())
    assert list(Commitment.objects.visible_to(anonymous)) == [promise]
    assert list(Commitment.objects.in_force()) == [promise]
    assert events_of(draft).get().details == {"to": "draft", "version_of": promise.pk}


def test_new_version_counts_and_keeps_what_belongs_to_the_commitment(promise, staff):
    note = factories.progress(promise)
    duty, amount, number = factories.report_duty(promise), factories.earmark(promise), promise.number
    other = factories.recommendation()
    corrected(promise, text="Ik zeg twee proeven toe.", recommendations=[other])
    old = promise.versions.get()
    assert (promise.number, promise.text, promise.due_on) == (f"{number}-v2", "Ik zeg twee proeven toe.", today(30))
    assert (promise.status, promise.lateness, promise.correction_note) == ("open", "", NOTE)
    assert list(promise.recommendations.all()) == [other]
    assert (promise.progress.get(), promise.report_duty, promise.earmarks.get()) == (note, duty, amount)
    assert (old.number, old.text, old.due_on) == (number, "Ik zeg toe een proef te starten.", today(-2))
    assert (old.status, old.correction_note, old.replaced_by) == ("superseded", "", promise)
    assert not old.recommendations.filter(pk=other.pk).exists()
    assert old.recommendations.count() == 1


def test_only_the_newest_version_is_counted_and_found(promise, anonymous):
    recommendation = promise.recommendations.get()
    corrected(promise, text="Ik zeg twee proeven toe.")
    assert list(Commitment.objects.in_force()) == list(Commitment.objects.open()) == [promise]
    assert not Commitment.objects.overdue(today()).exists()
    assert [count for _label, count, _url in figures.home_figures()][-4:] == [1, 0, 0, 0]
    assert Account(recommendation, anonymous).commitments == [promise]
    entry = SearchEntry.objects.get(object_type="commitments.commitment")
    assert (entry.object_id, entry.url, entry.text) == (
        promise.pk,
        promise.get_absolute_url(),
        "Ik zeg twee proeven toe.",
    )


@pytest.mark.parametrize("status", ["settlement_proposed", "settled", "partly_settled", "lapsed"])
def test_settlement_stays_with_the_commitment(status):
    promise = factories.commitment(status)
    settled_on = promise.settled_on
    corrected(promise)
    assert (promise.status, promise.settled_on, promise.version) == (status, settled_on, 2)
    assert promise.versions.get().settled_on is None


def test_third_version_replaces_the_second(promise):
    number = promise.number
    corrected(promise)
    corrected(promise, due_on=today(60), note="Weer fout.")
    first, second = promise.versions.order_by("version")
    assert [each.number for each in (first, second, promise)] == [number, f"{number}-v2", f"{number}-v3"]
    assert [first.replaced_by, second.replaced_by, promise.replaced_by] == [second, promise, None]
    assert [first.correction_note, second.correction_note, promise.correction_note] == ["", NOTE, "Weer fout."]


def test_only_a_public_commitment_and_only_once_at_a_time(promise, staff):
    draft = draft_new_version(promise, by=staff, correction_note=NOTE)
    with pytest.raises(Refused, match="al een nieuwe versie"):
        draft_new_version(promise, by=staff, correction_note=NOTE)
    with pytest.raises(Refused, match="Alleen een openbare toezegging"):
        draft_new_version(draft, by=staff, correction_note=NOTE)
    publish_new_version(draft, by=staff)
    with pytest.raises(Refused, match="Alleen een openbare toezegging"):
        draft_new_version(draft, by=staff, correction_note=NOTE)
    with pytest.raises(Refused):
        report_progress(draft, by=staff, text="Iets.")


def test_new_version_is_not_published_as_a_commitment_of_its_own_nor_the_reverse(promise, staff):
    with pytest.raises(Refused):
        publish_commitment(draft_new_version(promise, by=staff, correction_note=NOTE), by=staff)
    with pytest.raises(Refused):
        publish_new_version(factories.commitment("draft"), by=staff)


def test_draft_that_a_colleague_changed_is_not_published_unseen(promise, staff):
    draft = factories.new_commitment_version(promise, "draft", due_on=today(30))
    with pytest.raises(Conflict):
        publish_new_version(draft, by=staff, seen_revision=draft.revision - 1)
    promise.refresh_from_db()
    assert promise.version == 1


@pytest.mark.parametrize("entered_by", ["staff", "secretary"])
def test_only_the_side_that_entered_it_corrects(entered_by, everyone):
    promise = factories.commitment(by=everyone[entered_by])
    for name in set(everyone) - {entered_by}:
        with pytest.raises(PermissionDenied):
            draft_new_version(promise, by=everyone[name], correction_note=NOTE)
    assert draft_new_version(promise, by=everyone[entered_by], correction_note=NOTE).author == everyone[entered_by]


def test_history_tells_of_the_correction(promise, anonymous):
    corrected(promise)
    assert [line.sentence for line in history_of(anonymous, [promise])][-1] == "Verbeterd met versie 2."


def test_database_lets_words_change_only_where_it_keeps_the_old_ones(promise, staff):
    change = (
        "UPDATE commitments_commitment SET text = 'Niets.', version = version + 1, correction_note = 'x' WHERE id = %s"
    )
    with refused("freeze_words"):
        sql(change, [promise.pk])
    corrected(promise)
    with refused("freeze_words"):
        sql(change, [promise.pk])
    with refused("freeze_words"):
        sql(change, [promise.versions.get().pk])


def test_staff_corrects_a_promise_from_its_page(promise, client, staff):
    client.force_login(staff)
    old_address, address = promise.get_absolute_url(), reverse("commitment_new_version", args=[promise.pk])
    assert main_in(client.get(old_address)).find("a", href=address).get_text(strip=True) == (
        "Verbeteren met een nieuwe versie"
    )
    answer = client.post(address, {"correction_note": NOTE})
    draft = promise.versions.get()
    assert answer["Location"] == reverse("commitment_edit", args=[draft.pk])
    assert main_in(client.get(old_address)).find("a", href=address) is None
    form = filled_in(client.get(answer["Location"])) | {"text": "Ik zeg twee proeven toe."}
    client.post(answer["Location"], form)
    step = reverse("commitment_step", args=[draft.pk, "superseded"])
    assert main_in(client.get(reverse("commitment_work", args=[draft.pk]))).find("a", href=step)
    answer = client.post(step, filled_in(client.get(step)))
    client.logout()
    promise.refresh_from_db()
    assert answer["Location"] == promise.get_absolute_url()
    assert promise.text == "Ik zeg twee proeven toe."
    shown = words_in(client.get(old_address))
    assert f"Wat er veranderde: {NOTE}" in shown
    assert "Ik zeg toe een proef te starten." in shown
    changes = client.get(reverse("commitment_changes", args=[promise.number]))
    assert [part.name for part in changes.context["changed"]] == ["Letterlijke tekst"]
    assert client.get(reverse("commitment_changes", args=[promise.versions.get().number])).status_code == 404


def test_another_one_from_this_meeting_is_not_of_the_same_kind_unasked(client, staff):
    motion = factories.commitment("draft", kind="motion", meeting="Gemeenteraad")
    client.force_login(staff)
    initial = client.get(f"{reverse('commitment_new')}?na={motion.pk}").context["form"].initial
    assert (initial.get("kind"), initial["meeting"]) == (None, "Gemeenteraad")


def test_new_version_that_is_not_public_can_be_thrown_away(promise, staff, secretary, client):
    draft = draft_new_version(promise, by=staff, correction_note=NOTE)
    address = reverse("new_version_discard", args=[draft.pk])
    client.force_login(staff)
    assert address in links_in(client.get(draft.get_absolute_url()))
    assert client.get(address).status_code == 200
    assert client.post(address)["Location"] == promise.get_absolute_url()
    check_now()
    assert list(Commitment.objects.all()) == [promise]
    assert events_of(draft).last().details == {"title": promise.subject, "version_of": promise.pk}
    assert draft_new_version(promise, by=staff, correction_note=NOTE).version == 2


@pytest.mark.parametrize("make", [lambda promise: promise, lambda promise: corrected(promise).versions.get()])
def test_what_is_or_was_public_cannot_be_thrown_away(make, promise, staff, client):
    record = make(promise)
    with pytest.raises(Refused, match="Alleen een nieuwe versie die nog niet openbaar is"):
        discard_new_version(record, by=staff)
    client.force_login(staff)
    assert client.get(reverse("new_version_discard", args=[record.pk])).status_code == 404


def test_chain_says_that_the_words_were_corrected(promise, client):
    corrected(promise, text="Ik zeg twee proeven toe.")
    page = client.get(promise.recommendations.get().get_absolute_url())
    day = in_words(today())
    assert f"Gecorrigeerd op {day}: {promise.correction_note} Bekijk de oude woorden" in words_in(page)
    assert reverse("commitment_changes", args=[promise.number]) in links_in(page)


def test_confirmation_of_the_old_words_is_marked_and_asked_again(secretary, staff, client):
    record = factories.commitment(by=secretary, recommendations=[factories.recommendation()])
    confirm(record, by=staff, outcome="confirmed")
    assert MARKED not in words_in(client.get(record.get_absolute_url()))
    assert list(unconfirmed(Commitment, staff)) == []
    factories.new_commitment_version(record, by=secretary, text="Ik zeg twee proeven toe.")
    assert MARKED in words_in(client.get(record.get_absolute_url()))
    chain = words_in(client.get(record.recommendations.get().get_absolute_url()))
    assert "Dat ging over de woorden van voor de correctie." in chain
    assert list(unconfirmed(Commitment, staff)) == [record]
    confirm(record, by=staff, outcome="confirmed")
    assert list(unconfirmed(Commitment, staff)) == []
