"""The secretary registers a request, changes it, publishes it and closes it."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import gettext as _

from advices.actions.request import publish_request
from advices.models import AdviceRequest
from documents.models import Document, SearchEntry
from governance.models import AuditEvent
from governance.pages.keeping import PAGE
from tests import factories
from tests.adviesraad.page_reading import filled_in, form_in, general_mistakes_in, mistakes_in, words_in

pytestmark = pytest.mark.django_db

NEW = reverse("request_new")


@pytest.fixture
def site(client, secretary):
    client.force_login(secretary)
    return client


def typed(site, **answers):
    """The form for a new request as the secretary fills it in."""
    usual = {"subject": "Vervoer", "question": "Wat vindt u?", "received_on": "2026-03-02"}
    return filled_in(site.get(NEW), **usual | answers)


def test_only_council_is_chosen_already(site, council):
    assert form_in(site.get(NEW))["council"] == [str(council.pk)]


def test_member_of_two_councils_chooses_one(site, secretary, council, other_council):
    factories.membership(secretary, "secretary", other_council)
    form = site.get(NEW).context["form"]
    assert set(form.fields["council"].queryset) == {council, other_council}
    assert form["council"].value() is None


def test_request_is_registered_with_everything_that_was_typed(site, secretary, council):
    version, holder = factories.policy_version(), factories.office_holder()
    answers = typed(
        site,
        reference="Z-2026-17",
        asked_by=holder.pk,
        policy_version=version.pk,
        advice_due_on="2026-04-01",
        file=SimpleUploadedFile("verzoek.txt", b"Graag advies."),
    )
    response = site.post(NEW, answers)
    record = AdviceRequest.objects.get()
    assert response["Location"] == reverse("request_detail", args=[record.pk])
    assert (record.subject, record.question, record.reference) == ("Vervoer", "Wat vindt u?", "Z-2026-17")
    assert (record.received_on, record.advice_due_on) == (date(2026, 3, 2), date(2026, 4, 1))
    assert (record.asked_by, record.policy_version, record.council) == (holder, version, council)
    assert (record.status, record.published_at, record.registered_by) == ("received", None, secretary)
    assert (record.document.name, record.document.uploaded_by) == ("verzoek.txt", secretary)
    assert record.document.file.read() == b"Graag advies."


@pytest.mark.parametrize(
    ("term", "due"), [(42, date(2026, 4, 13)), (1, date(2026, 3, 3)), (363, date(2027, 3, 1)), (362, date(2027, 3, 1))]
)
def test_due_date_follows_from_the_term_of_the_council(term, due, site, council):
    type(council).objects.update(advice_term_days=term)
    site.post(NEW, typed(site))
    assert AdviceRequest.objects.get().advice_due_on == due


def test_due_date_before_receipt_is_refused_in_plain_words(site):
    response = site.post(NEW, typed(site, advice_due_on="2026-03-01"))
    assert mistakes_in(response) == {"advice_due_on": [_("The advice cannot be due before the request was received.")]}
    assert not AdviceRequest.objects.exists()


@pytest.mark.parametrize("day", ["gisteren", "2026-02-30", "0021-03-02", "9999-12-31", "20211-01-01", ""])
def test_day_that_is_no_day_stands_beside_its_field(day, site):
    response = site.post(NEW, typed(site, received_on=day))
    assert list(mistakes_in(response)) == ["received_on"]
    assert form_in(response)["received_on"] == [day]


def test_mistake_keeps_everything_that_was_typed(site, council):
    version, holder = factories.policy_version(), factories.office_holder()
    answers = typed(site, subject="", reference="Z-1", asked_by=str(holder.pk), policy_version=str(version.pk))
    response = site.post(NEW, answers)
    assert list(mistakes_in(response)) == ["subject"]
    assert form_in(response) == {
        name: value if isinstance(value, list) else [value] for name, value in answers.items() if name != PAGE
    }


def test_council_of_somebody_else_cannot_be_chosen(site, other_council):
    response = site.post(NEW, typed(site, council=other_council.pk))
    assert list(mistakes_in(response)) == ["council"]


def test_request_is_changed_and_emptied(site, secretary):
    record = factories.advice_request(asked_by=factories.office_holder(), policy_version=factories.policy_version())
    address = reverse("request_edit", args=[record.pk])
    answers = filled_in(site.get(address), subject="Ander onderwerp", asked_by="", policy_version="")
    assert site.post(address, answers)["Location"] == record.get_absolute_url()
    record.refresh_from_db()
    assert (record.subject, record.asked_by, record.policy_version) == ("Ander onderwerp", None, None)
    assert record.revision == 2


def test_changing_without_a_file_keeps_the_file(site):
    record = factories.advice_request(document=factories.document())
    address = reverse("request_edit", args=[record.pk])
    site.post(address, filled_in(site.get(address), subject="Ander onderwerp"))
    assert AdviceRequest.objects.get().document == record.document


def test_changing_with_a_file_takes_the_new_one(site):
    record = factories.advice_request(document=factories.document())
    address = reverse("request_edit", args=[record.pk])
    site.post(address, filled_in(site.get(address), file=SimpleUploadedFile("nieuw.txt", b"x")))
    assert AdviceRequest.objects.get().document.name == "nieuw.txt"


def test_public_request_can_no_longer_be_changed(site):
    record = factories.advice_request()
    address = reverse("request_edit", args=[record.pk])
    answers = filled_in(site.get(address), subject="Ander onderwerp")
    publish_request(record, by=factories.secretary())
    assert site.get(address)["Location"] == record.get_absolute_url()
    response = site.post(address, answers)
    assert general_mistakes_in(response) == [_("This is adopted or public: its words can no longer change.")]
    assert form_in(response)["subject"] == ["Ander onderwerp"]


def test_request_is_published_once_for_everybody(site, client):
    record = factories.advice_request()
    address = reverse("request_publish", args=[record.pk])
    assert site.get(address).status_code == 200
    for _twice in range(2):
        assert site.post(address)["Location"] == record.get_absolute_url()
    client.logout()
    assert client.get(record.get_absolute_url()).status_code == 200
    events = AuditEvent.objects.filter(object_type="advices.advicerequest", action="published")
    assert [event.object_id for event in events] == [record.pk]


def test_looking_at_the_question_does_not_publish(site):
    record = factories.advice_request()
    site.get(reverse("request_publish", args=[record.pk]))
    record.refresh_from_db()
    assert record.published_at is None


def test_preparing_starts_with_one_press(site):
    record = factories.advice_request()
    response = site.post(reverse("request_step", args=[record.pk, "in_preparation"]))
    record.refresh_from_db()
    assert (response.status_code, record.status) == (302, "in_preparation")


@pytest.mark.parametrize("status", ["declined", "withdrawn"])
def test_request_is_closed_with_a_day_and_a_reason(status, site):
    record = factories.advice_request()
    address = reverse("request_step", args=[record.pk, status])
    day = record.received_on + timedelta(days=3)
    site.post(address, filled_in(site.get(address), on=day, reason="Geen tijd."))
    record.refresh_from_db()
    assert (record.status, record.closed_on, record.closing_reason) == (status, day, "Geen tijd.")


def test_closing_without_a_reason_stands_beside_the_field(site):
    record = factories.advice_request()
    address = reverse("request_step", args=[record.pk, "declined"])
    response = site.post(address, filled_in(site.get(address), reason="  "))
    assert list(mistakes_in(response)) == ["reason"]


def test_closing_before_receipt_is_refused_in_plain_words(site):
    record = factories.advice_request()
    address = reverse("request_step", args=[record.pk, "declined"])
    day = record.received_on - timedelta(days=1)
    response = site.post(address, filled_in(site.get(address), on=day, reason="Geen tijd."))
    assert mistakes_in(response) == {"on": [_("A request cannot be closed before it was received.")]}
    assert form_in(response)["reason"] == ["Geen tijd."]


def test_refused_file_keeps_the_words_and_nothing_else(site):
    response = site.post(NEW, typed(site, file=SimpleUploadedFile("virus.exe", b"MZ")))
    assert list(mistakes_in(response)) == ["file"]
    assert form_in(response)["subject"] == ["Vervoer"]
    assert not Document.objects.exists()


def test_page_shows_what_is_inside_before_it_is_done(site):
    record = factories.advice_request(question="Bel 06-12345678.", document=factories.mail_with_letter())
    page = words_in(site.get(reverse("request_publish", args=[record.pk])))
    for words in [
        "Telefoonnummer: 06-12345678 (regel 3)",
        "De bestanden blijven besloten",
        "Kop van de mail: From: Fatima de Wit <f.dewit@elzerveen.example>",
        "Bijlage: brief.txt",
        "Hierbij de brief van het college.",
    ]:
        assert words in page


def test_request_is_made_private_again_with_a_reason(site, client):
    record = factories.advice_request(public=True, document=factories.document())
    factories.published(record.document)
    address = reverse("request_keep_private", args=[record.pk])
    assert list(mistakes_in(site.post(address, filled_in(site.get(address), reason=" ")))) == ["reason"]
    site.post(address, filled_in(site.get(address), reason="Er stond een naam in."))
    record.refresh_from_db()
    record.document.refresh_from_db()
    assert (record.published_at, record.published_on, record.document.published_at) == (None, None, None)
    events = AuditEvent.objects.filter(action="made_private").order_by("number")
    assert [(event.object_type, event.details["reason"]) for event in events] == [
        ("documents.document", "Er stond een naam in."),
        ("advices.advicerequest", "Er stond een naam in."),
    ]
    client.logout()
    assert client.get(record.get_absolute_url()).status_code == 404
    assert not SearchEntry.objects.exists()


def test_file_of_a_private_request_is_not_published(site):
    record = factories.advice_request(document=factories.document())
    page = site.post(reverse("file_publish", args=[record.document.pk]), follow=True)
    assert "Het bestand hoort bij iets wat niet openbaar is." in page.content.decode()
    assert Document.objects.get().published_at is None
