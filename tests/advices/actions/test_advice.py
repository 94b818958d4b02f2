"""From draft to public advice, step by step."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import translation

from advices.actions import advice as actions
from advices.actions import bin as bins
from advices.actions.rows import RecommendationRow
from advices.models import Advice
from documents.models import Rendition, SearchEntry
from governance.models import AuditEvent
from governance.trail.recording import events_of, record_event
from governance.workflow import Conflict, Refused
from tests import factories
from tests.factories import today
from tests.governance.database import check_now, particulars, sql
from tests.governance.refusals import change, refused

pytestmark = pytest.mark.django_db


def acts(record):
    return [event.action for event in events_of(record)]


def texts(record):
    return [(r.number, r.text) for r in record.recommendations.all()]


def test_draft_is_written_with_its_recommendations(council, advisor):
    theme = factories.theme()
    record = actions.draft_advice(
        by=advisor, council=council, title="Vervoer", kind="unsolicited", themes=[theme],
        recommendations=[
            RecommendationRow(text="Een.", themes=[theme]), RecommendationRow(text="Twee.", explanation="<p>Want.</p>"),
        ],
    )  # fmt: skip
    check_now()
    assert (record.status, record.author, record.reference, record.revision) == ("draft", advisor, "", 1)
    assert texts(record) == [(1, "Een."), (2, "Twee.")]
    assert list(record.themes.all()) == [theme]
    assert list(record.recommendations.get(number=1).themes.all()) == [theme]
    assert acts(record) == ["created"]


@pytest.mark.parametrize("who", ["other_advisor", "other_secretary", "staff", "registry", "administrator", "outsider"])
def test_draft_by_anybody_else_is_refused(who, council, everyone):
    with pytest.raises(PermissionDenied):
        actions.draft_advice(by=everyone[who], council=council, title="Vervoer", kind="unsolicited")
    assert (Advice.objects.count(), AuditEvent.objects.count()) == (0, 0)


def test_draft_takes_its_request_into_preparation(council, advisor, secretary):
    request = factories.advice_request()
    actions.draft_advice(by=secretary, council=council, title="Vervoer", request=request)
    request.refresh_from_db()
    assert request.status == "in_preparation"


def test_saving_keeps_renumbers_adds_and_removes_recommendations(advisor):
    record = factories.advice(status="draft", recommendations=["Een.", "Twee.", "Drie."])
    one, _two, three = record.recommendations.all()
    rows = [
        RecommendationRow(id=three.pk, text="Drie!"),
        RecommendationRow(text="Nieuw."),
        RecommendationRow(id=one.pk, text="Een."),
    ]
    actions.save_advice(record, {"title": "Anders", "themes": [factories.theme()]}, rows, by=advisor, seen_revision=1)
    check_now()
    assert texts(record) == [(1, "Drie!"), (2, "Nieuw."), (3, "Een.")]
    assert [r.pk for r in record.recommendations.all()][::2] == [three.pk, one.pk]
    assert (record.title, record.revision, record.themes.count()) == ("Anders", 2, 1)
    assert acts(record) == ["created", "edited"]


def test_saving_an_older_revision_is_a_conflict_and_stores_nothing(advisor, secretary):
    record = factories.advice(status="draft", recommendations=["Een."])
    actions.save_advice(record, {"title": "Eerst"}, [RecommendationRow(text="Een.")], by=secretary, seen_revision=1)
    with pytest.raises(Conflict):
        actions.save_advice(record, {"title": "Daarna"}, [], by=advisor, seen_revision=1)
    record.refresh_from_db()
    assert (record.title, record.revision, texts(record)) == ("Eerst", 2, [(1, "Een.")])
    assert acts(record) == ["created", "edited"]


def test_advice_in_review_can_still_be_edited(advisor):
    record = factories.advice(status="in_review")
    actions.save_advice(record, {"title": "Beter"}, [RecommendationRow(text="Een.")], by=advisor, seen_revision=1)
    assert record.title == "Beter"


@pytest.mark.parametrize("status", ["adopted", "sent", "published", "withdrawn"])
def test_saving_adopted_words_is_refused(status, advisor):
    record = factories.advice(status=status)
    with pytest.raises(Refused):
        actions.save_advice(record, {"title": "Anders"}, [], by=advisor, seen_revision=1)
    record.refresh_from_db()
    assert record.title == "Advies over vervoer"


def test_recommendation_of_another_advice_cannot_be_taken(advisor):
    record, other = factories.advice(status="draft"), factories.advice(status="draft")
    stolen = other.recommendations.get()
    with pytest.raises(Exception, match="duplicate key"), translation.override("en"):
        actions.save_advice(
            record, {"title": "Dief"}, [RecommendationRow(id=stolen.pk, text="Mijn.")], by=advisor, seen_revision=1
        )
    stolen.refresh_from_db()
    assert (stolen.advice, stolen.text) == (other, "Maak het vervoer kosteloos.")


@pytest.mark.parametrize(("fields", "rows"), [({"summary": "  "}, ["Een."]), ({"summary": "Wij vragen iets."}, [])])
def test_submitting_without_summary_or_recommendation_is_refused(fields, rows, advisor):
    record = factories.advice(status="draft", recommendations=rows, **fields)
    with pytest.raises(Refused):
        actions.submit(record, by=advisor)
    assert acts(record) == ["created"]


def test_author_cannot_adopt(advisor):
    record = factories.advice(status="in_review")
    with pytest.raises(Refused) as refusal:
        actions.adopt(record, by=advisor)
    assert not isinstance(refusal.value, Conflict)
    record.refresh_from_db()
    assert record.status == "in_review"


def test_adopting_what_was_edited_since_is_a_conflict(advisor, adopter):
    record = factories.advice(status="in_review")
    seen = Advice.objects.get(pk=record.pk)
    actions.save_advice(record, {"title": "Anders"}, [RecommendationRow(text="Een.")], by=advisor, seen_revision=1)
    with pytest.raises(Conflict):
        actions.adopt(seen, by=adopter, seen_revision=1)
    record.refresh_from_db()
    assert (record.status, record.serial) == ("in_review", None)


def test_adoption_gives_the_next_number_of_the_year_per_council(adopter, other_council):
    numbers = [
        factories.advice(council, "adopted", adopted_on=date(year, 3, 1)).reference
        for council, year in [(None, 2025), (None, 2025), (other_council, 2025), (None, 2026), (None, 2025)]
    ]
    assert numbers == ["2025-1", "2025-2", "2025-1", "2026-1", "2025-3"]


def test_adoption_of_an_archived_advice_keeps_its_number(adopter):
    record = factories.advice(status="in_review")
    actions.adopt(record, by=adopter, on=date(2015, 2, 1), issued_on=date(2015, 2, 9), number=(2014, 31))
    assert (record.reference, record.adopted_on, record.issued_on) == ("2014-31", date(2015, 2, 1), date(2015, 2, 9))


def test_advice_taken_back_keeps_its_number(adopter):
    record = factories.advice(status="adopted", adopted_on=date(2025, 3, 1))
    actions.reopen(record, by=adopter)
    record.refresh_from_db()
    assert (record.status, record.adopted_on, record.adopted_by, record.reference) == (
        "in_review",
        None,
        None,
        "2025-1",
    )
    actions.adopt(record, by=adopter, on=date(2026, 3, 1))
    assert record.reference == "2025-1"


def test_term_to_respond_runs_from_the_day_of_sending(council, secretary):
    council.response_term_days = 30
    council.save()
    record = factories.advice(status="adopted", adopted_on=date(2026, 1, 1))
    actions.send(record, by=secretary, on=date(2026, 1, 15))
    record.refresh_from_db()
    assert (record.sent_on, record.response_due_on) == (date(2026, 1, 15), date(2026, 2, 16))


def test_sending_before_adoption_is_refused_in_plain_words(secretary):
    record = factories.advice(status="adopted", adopted_on=date(2026, 1, 10))
    with translation.override("en"), pytest.raises(Refused) as refusal:
        actions.send(record, by=secretary, on=date(2026, 1, 9))
    assert str(refusal.value) == "An advice is adopted, then sent, then answered: check the dates."
    record.refresh_from_db()
    assert (record.status, record.sent_on) == ("adopted", None)


def test_sending_answers_the_request(secretary):
    request = factories.advice_request()
    record = factories.advice(status="sent", request=request)
    request.refresh_from_db()
    assert (request.status, record.status) == ("answered", "sent")
    assert acts(request) == ["created", "status.in_preparation", "status.answered"]


def test_sending_answers_a_request_that_was_chosen_later(secretary, advisor):
    request = factories.advice_request()
    record = factories.advice(status="draft", kind="requested")
    actions.save_advice(record, {"request": request}, [RecommendationRow(text="Een.")], by=advisor, seen_revision=1)
    factories.bring(record, "sent")
    request.refresh_from_db()
    assert request.status == "answered"


def test_publishing_makes_public_findable_and_defers_the_pdf(secretary):
    request = factories.advice_request(received_on=today(-60))
    record = factories.advice(status="sent", request=request, sent_on=today(-10))
    actions.publish(record, by=secretary)
    request.refresh_from_db()
    assert (record.published_on, request.published_at, request.published_on) == (today(), None, None)
    assert sorted(SearchEntry.objects.values_list("kind", flat=True)) == ["advice", "recommendation"]
    jobs = sql("SELECT task_name, args::text FROM procrastinate_jobs")
    assert jobs == [("advices.tasks.make_advice_pdf", f'{{"advice_id": {record.pk}}}')]


@pytest.mark.parametrize("status", ["draft", "in_review", "adopted", "withdrawn"])
def test_publishing_what_was_not_sent_is_refused_and_publishes_no_request(status, secretary):
    request = factories.advice_request()
    record = factories.advice(status=status, request=request)
    with pytest.raises(Refused):
        actions.publish(Advice.objects.get(pk=record.pk), by=secretary)
    stored = type(request).objects.get(pk=request.pk)
    assert stored.published_at is None


def test_publishing_before_adoption_is_refused_in_plain_words(secretary):
    record = factories.advice(status="sent", sent_on=date(2026, 1, 10))
    with pytest.raises(Refused):
        actions.publish(record, by=secretary, on=date(2026, 1, 9))
    assert not Advice.objects.exclude(published_at=None).exists()


def test_withdrawing_says_when_and_why_and_leaves_the_search(secretary):
    record = factories.advice()
    actions.withdraw(record, by=secretary, reason="Onjuist.", on=today())
    record.refresh_from_db()
    assert (record.status, record.withdrawn_on, record.withdrawal_reason) == ("withdrawn", today(), "Onjuist.")
    assert SearchEntry.objects.count() == 0
    assert particulars(events_of(record).last()) == {
        "from": "published", "to": "withdrawn", "on": str(today()), "reason": "Onjuist.",
    }  # fmt: skip


def test_withdrawing_before_the_publication_is_refused(secretary):
    record = factories.advice()
    with pytest.raises(Refused):
        actions.withdraw(record, by=secretary, reason="Onjuist.", on=record.published_on - timedelta(days=1))
    record.refresh_from_db()
    assert record.status == "published"


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_withdrawing_without_reason_is_refused(reason, secretary):
    record = factories.advice()
    with pytest.raises(Refused):
        actions.withdraw(record, by=secretary, reason=reason)
    record.refresh_from_db()
    assert record.status == "published"


def test_what_was_submitted_meanwhile_cannot_be_thrown_away(advisor):
    record = factories.advice(status="draft")
    stale = Advice.objects.get(pk=record.pk)
    actions.submit(record, by=advisor)
    with pytest.raises(Refused):
        bins.throw_away(stale, by=advisor)
    assert texts(record) == [(1, "Maak het vervoer kosteloos.")]


def test_withdrawing_takes_every_version_along(secretary, advisor, client):
    """What a stranger can still read afterwards, at every address of every version: that it was withdrawn, and why."""
    words = ["Eerste versie van de tekst.", "Tweede versie van de tekst."]
    first = factories.advice(text=f"<p>{words[0]}</p>", recommendations=["Rijd elk uur."])
    second = factories.new_version(first)
    for version in (first, second):
        Rendition.objects.create(
            object_type="advices.advice", object_id=version.pk, file=ContentFile(b"%PDF", "a.pdf"), sha256="0", size=4
        )
    addresses = [
        *(version.get_absolute_url() for version in (first, second)),
        *(version.recommendations.get().get_absolute_url() for version in (first, second)),
    ]
    pdfs = [reverse("advice_pdf", args=[first.council.slug, each.reference]) for each in (first, second)]
    assert [client.get(address).status_code for address in pdfs] == [200, 200]
    actions.withdraw(second, by=secretary, reason="De cijfers klopten niet.")
    assert list(Advice.objects.order_by("version").values_list("status", "withdrawn_on", "withdrawal_reason")) == [
        ("withdrawn", today(), "De cijfers klopten niet."),
        ("withdrawn", today(), "De cijfers klopten niet."),
    ]
    events = AuditEvent.objects.filter(action="status.withdrawn").values_list("object_id", flat=True)
    assert sorted(events) == [first.pk, second.pk]
    for address in addresses:
        page = client.get(address).content.decode()
        assert "De cijfers klopten niet." in page
        assert [word for word in (*words, "Rijd elk uur.", "Wij vragen kosteloos vervoer.") if word in page] == []
    changes = reverse("advice_changes", args=[first.council.slug, second.reference])
    assert [client.get(address).status_code for address in (*pdfs, changes)] == [404, 404, 404]
    assert not SearchEntry.objects.exists()


def test_version_that_was_merely_replaced_stays_as_it_is():
    first = factories.advice()
    factories.new_version(first)
    first.refresh_from_db()
    assert first.status == "published"


def test_next_version_of_a_withdrawn_advice_is_not_published(secretary):
    first = factories.advice()
    second = factories.new_version(first, "sent")
    actions.withdraw(first, by=secretary, reason="Onjuist.")
    with pytest.raises(Refused, match="Begin een nieuw advies"):
        actions.publish(second, by=secretary)


def test_database_refuses_a_public_version_beside_a_withdrawn_one(secretary):
    first = factories.advice()
    factories.new_version(first)
    gone = {"status": "withdrawn", "withdrawn_on": today(), "withdrawal_reason": "Onjuist."}
    with refused("withdrawn_with_all_versions"):
        change(first, **gone)
        record_event("status.withdrawn", first, by=secretary, role="secretary", to="withdrawn")
        check_now()
