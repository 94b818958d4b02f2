"""A new request from a mail with its letter: what is proposed, and what stays as it was typed."""

from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from advices.models import AdviceRequest
from documents.models import Document
from governance.models import KeptFile, KeptForm, OfficeHolder
from tests import factories
from tests.adviesraad.page_reading import filled_in, form_in, mistakes_in, words_in
from tests.documents.cleaning.test_pdf import pdf_with

pytestmark = pytest.mark.django_db

NEW = reverse("request_new")
MAIL = (Path(__file__).parents[2] / "fixtures/request_with_letter.eml").read_bytes()


@pytest.fixture
def site(client, secretary):
    client.force_login(secretary)
    return client


def read(site, content=MAIL, name="mail.eml", **typed):
    upload = SimpleUploadedFile(name, content)
    return site.post(NEW, filled_in(site.get(NEW), file=upload, read_file="1", **typed))


def test_everything_is_proposed_from_a_mail_with_its_letter(site):
    holder = factories.office_holder("Fatima de Wit")
    factories.office_holder("Jan Pietersen")
    policy = factories.policy("Beleidsplan Wmo")
    factories.policy_version(policy, "versie 1", dated_on=date(2025, 1, 1))
    version = factories.policy_version(policy, "versie 2", dated_on=date(2026, 2, 15))
    page = read(site)
    form = form_in(page)
    assert {name: form[name] for name in ("subject", "reference", "received_on", "asked_by", "policy_version")} == {
        "subject": ["adviesaanvraag over het Beleidsplan Wmo, versie d.d. 15 februari 2026"],
        "reference": ["Z-26-118"],
        "received_on": ["2026-03-03"],
        "asked_by": [str(holder.pk)],
        "policy_version": [str(version.pk)],
    }
    assert form["question"] == [
        "Wij vragen u om advies over dit plan.\r\nWat vindt u van de eigen bijdrage?\r\n"
        "En is het plan duidelijk voor inwoners?".replace("\r\n", "\n")
    ]
    assert mistakes_in(page) == {}
    assert not AdviceRequest.objects.exists()


@pytest.mark.parametrize(
    ("sentence", "due_on"),
    [
        ("Wij ontvangen uw advies graag uiterlijk 15 januari 2027.", "2027-01-15"),
        ("Graag uw reactie vóór 1 februari 2027.", "2027-02-01"),
        ("Wilt u uw advies uiterlijk op 3 maart 2027 sturen?", "2027-03-03"),
        ("De nota moet voor 1 april 2027 worden vastgesteld.", ""),
        ("Uw advies van voor 1 mei 2020 kennen wij.", ""),
        ("Wij ontvangen graag uw advies.", ""),
    ],
)
def test_day_on_which_the_advice_is_asked_is_proposed(sentence, due_on, site):
    text = f"Datum: 3 november 2026\n\nHet college vraagt u om advies over de nota.\n\n{sentence}\n"
    form = form_in(read(site, text.encode(), "brief.txt"))
    assert form["question"][0].startswith("Het college vraagt u om advies over de nota.")
    assert form.get("advice_due_on", [""]) == [due_on]


def test_what_was_typed_stays(site):
    form = form_in(read(site, subject="Vervoer", received_on="2026-03-05"))
    assert (form["subject"], form["received_on"], form["reference"]) == (["Vervoer"], ["2026-03-05"], ["Z-26-118"])


def test_file_that_was_read_is_kept_with_the_request(site, secretary):
    site.post(NEW, filled_in(read(site)))
    record = AdviceRequest.objects.get()
    assert (record.document.name, record.document.uploaded_by) == ("mail.eml", secretary)
    assert record.document.file.read() == MAIL
    assert (record.received_on, record.advice_due_on) == (date(2026, 3, 3), date(2026, 4, 14))
    [letter] = record.attachments.all()
    assert (letter.name, letter.uploaded_by, letter.published_at) == ("brief.txt", secretary, None)
    assert letter.file.read().decode().startswith("Gemeente Elzerveen")
    assert Document.objects.count() == 2


def test_file_chosen_later_goes_before_the_one_that_was_read(site):
    later = SimpleUploadedFile("brief.txt", b"De echte brief.")
    site.post(NEW, filled_in(read(site), file=later))
    assert AdviceRequest.objects.get().document.name == "brief.txt"


def test_letter_of_a_file_of_another_is_not_taken(site, other_secretary):
    theirs = KeptForm.objects.create(user=other_secretary, path=NEW, changed_at=timezone.now())
    KeptFile.objects.create(form=theirs, field="file", name="geheim.txt", size=1, sha256="abc")
    response = site.post(NEW, filled_in(read(site)) | {"file-kept": "abc"})
    assert mistakes_in(response) == {"file": ["Het bestand dat bewaard was, is er niet meer. Kies het opnieuw."]}
    assert not AdviceRequest.objects.exists()


def test_date_of_a_letter_is_not_taken_for_the_day_on_which_it_came(site):
    letter = "Datum: 2 maart 2026\nBetreft: adviesaanvraag vervoer\n\nGeachte adviesraad,\n\nWat vindt u hiervan?\n"
    form = form_in(read(site, letter.encode(), "brief.txt"))
    assert (form["received_on"], form["subject"]) == ([""], ["adviesaanvraag vervoer"])


def test_file_that_cannot_be_read_is_kept_and_told(site):
    page = read(site, pdf_with(lambda pdf, page: None, content=b""), "brief.pdf", subject="Vervoer")
    assert form_in(page)["subject"] == ["Vervoer"]
    assert KeptFile.objects.get().name == "brief.pdf"
    assert "Het bestand is bewaard, maar de site kan het niet lezen" in words_in(page)


def test_kind_of_file_that_is_not_kept_is_told_beside_the_field(site):
    page = read(site, b"MZ", "virus.exe", subject="Vervoer")
    assert (list(mistakes_in(page)), form_in(page)["subject"]) == (["file"], ["Vervoer"])
    assert not Document.objects.exists()


def test_button_without_a_file_saves_what_was_typed(site):
    typed = {"subject": "Vervoer", "question": "Wat vindt u?", "received_on": "2026-03-02", "read_file": "1"}
    assert site.post(NEW, filled_in(site.get(NEW), **typed)).status_code == 302
    assert AdviceRequest.objects.get().subject == "Vervoer"


BOTH = "Betreft: vervoer\n\nWethouders De Wit en Elzerveen vragen u om advies.\n\nWat vindt u hiervan?\n\n"
MANNERS = "Wij wachten af.\n\nU kunt ons bellen.\n\nMet groet,\n\n"


@pytest.mark.parametrize(
    ("signed", "asked_by"), [("P. Elzerveen", "Piet Elzerveen"), ("De Wit en Elzerveen", None), ("J. Bos", None)]
)
def test_of_two_in_one_letter_who_signs_it_asks(signed, asked_by, site):
    factories.office_holder("Fatima De Wit")
    factories.office_holder("Piet Elzerveen")
    [chosen] = form_in(read(site, (BOTH + MANNERS + signed).encode(), "brief.txt")).get("asked_by", [""])
    assert (OfficeHolder.objects.get(pk=chosen).name if chosen else None) == asked_by


def test_of_two_in_one_mail_who_sent_it_asks(site):
    holder = factories.office_holder("Fatima de Wit")
    factories.office_holder("Piet Elzerveen")
    assert form_in(read(site))["asked_by"] == [str(holder.pk)]


def test_version_that_one_may_not_see_is_not_proposed(site):
    hidden = factories.policy_version(
        factories.policy("Beleidsplan Wmo"), public=False, confidential=True, dated_on=date(2026, 2, 15)
    )
    shown = [pk for pk, _label in site.get(NEW).context["form"].fields["policy_version"].choices]
    assert (hidden.pk in shown) == (form_in(read(site)).get("policy_version") == [str(hidden.pk)])
