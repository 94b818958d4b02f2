"""The list as the registry knows it: whose commitments, in which order, and one act on several."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import gettext as _

from commitments.models import Progress
from documents.publishing.actions import publish_file
from tests import factories
from tests.adviesraad.page_reading import filled_in, form_in, general_mistakes_in, main_in, mistakes_in
from tests.factories import today

pytestmark = pytest.mark.django_db

ADDRESS = reverse("commitment_work_list")


def rows(client, query=""):
    page = main_in(client.get(ADDRESS + query))
    return [row.find("th").a.get_text().split(" ", 1)[1] for row in page.select("tbody tr")]


def act(client, commitments, name, query="", **answers):
    page = client.get(ADDRESS + query)
    chosen = [commitment.pk for commitment in commitments]
    return client.post(ADDRESS + query, filled_in(page, commitments=chosen, act=name, **answers))


def notes(commitment):
    return list(commitment.progress.order_by("pk").values_list("kind", "text", "noted_on"))


@pytest.fixture
def signed_in(client, staff):
    client.force_login(staff)
    return client


@pytest.fixture
def everything(other_council):
    factories.commitment(subject="raad")
    factories.commitment(subject="jongeren", council_=other_council)
    factories.commitment(subject="gemeenteraad", receiver="municipal_council")
    factories.commitment("draft", subject="concept")
    factories.commitment("settled", subject="klaar")


@pytest.mark.parametrize(
    ("who", "found"),
    [
        ("staff", ["gemeenteraad", "jongeren", "raad"]),
        ("secretary", ["raad"]),
        ("other_secretary", ["jongeren"]),
        ("registry", ["gemeenteraad"]),
    ],
)
def test_list_holds_what_one_works_on(who, found, everything, client, everyone):
    client.force_login(everyone[who])
    assert sorted(rows(client)) == found
    settled = ["klaar"] if who in ("staff", "secretary") else []
    assert sorted(rows(client, "?state=")) == sorted(found + settled)


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ("", ["Ezel", "aap", "Één"]),
        ("due_on", ["Ezel", "aap", "Één"]),
        ("-due_on", ["aap", "Ezel", "Één"]),
        ("subject", ["aap", "Één", "Ezel"]),
        ("-made_on", ["aap", "Één", "Ezel"]),
        ("maker", ["Één", "aap", "Ezel"]),
        ("nonsense", ["Ezel", "aap", "Één"]),
        ("text", ["Ezel", "aap", "Één"]),
    ],
)
def test_list_is_sorted_by_a_column(order, found, signed_in):
    holders = [factories.office_holder(name) for name in ("Zwart", "Bakker")]
    factories.commitment(subject="Ezel", due_on=today(1), made_on=today(-9))
    factories.commitment(subject="aap", due_on=today(2), made_on=today(-1), made_by=holders[0])
    factories.commitment(subject="Één", made_on=today(-5), made_by=holders[1])
    assert rows(signed_in, f"?volgorde={order}") == found


def test_heading_says_how_the_list_is_sorted_and_turns_it_round(signed_in):
    factories.commitment()
    page = main_in(signed_in.get(f"{ADDRESS}?volgorde=subject&state=open"))
    heading = page.select_one("th[aria-sort]")
    assert heading["aria-sort"] == "ascending"
    assert heading.a["href"] == "?volgorde=-subject&state=open"


def test_same_progress_for_several(signed_in):
    chosen, left = [factories.commitment(), factories.commitment()], factories.commitment()
    file = SimpleUploadedFile("verslag.txt", b"Verslag")
    response = act(signed_in, chosen, "report", text="De raad is bijgepraat.", on=today(-1), file=file)
    assert response["Location"] == ADDRESS
    assert [notes(each) for each in (*chosen, left)] == [[("report", "De raad is bijgepraat.", today(-1))]] * 2 + [[]]
    assert [each.progress.get().documents.get().name for each in chosen] == ["verslag.txt"] * 2


def test_note_when_they_are_expected(signed_in):
    chosen = [factories.commitment(due_on=today(5)), factories.commitment()]
    act(signed_in, chosen, "expect", expected_on="2031-02-01", text="Na de zomer.")
    assert [notes(each) for each in chosen] == [[("report", "Verwacht op 1 februari 2031. Na de zomer.", today())]] * 2
    chosen[0].refresh_from_db()
    assert chosen[0].due_on == today(5)


def test_settlement_of_several_is_proposed_and_accepted(signed_in, registry):
    chosen = [factories.commitment(receiver="municipal_council") for _ in range(2)]
    act(signed_in, chosen, "propose", text="Gedaan.")
    signed_in.force_login(registry)
    act(signed_in, chosen, "settle", on=today())
    for each in chosen:
        each.refresh_from_db()
        assert (each.status, each.settled_on) == ("settled", today())
        assert [kind for kind, _text, _on in notes(each)] == ["settlement_proposed", "settled"]


def test_one_that_cannot_keeps_all_as_they_were_and_is_named(signed_in):
    able, proposed = factories.commitment(), factories.commitment("settlement_proposed", subject="De dwarsligger")
    before = Progress.objects.count()
    response = act(signed_in, [able, proposed], "propose", text="Gedaan.")
    [sentence] = general_mistakes_in(response)
    assert sentence.startswith(f"{proposed.number} “De dwarsligger”: ")
    able.refresh_from_db()
    assert (able.status, Progress.objects.count()) == ("open", before)
    assert form_in(response)["text"] == ["Gedaan."]
    assert sorted(form_in(response)["commitments"]) == sorted([str(able.pk), str(proposed.pk)])


@pytest.mark.parametrize(
    ("name", "field"), [("report", "text"), ("propose", "text"), ("expect", "expected_on"), ("settle", "act")]
)
def test_what_is_missing_is_told_beside_the_field(name, field, signed_in):
    response = act(signed_in, [factories.commitment()], name)
    assert list(mistakes_in(response)) == [field]
    assert not Progress.objects.exists()


def test_nothing_ticked_is_told(signed_in):
    factories.commitment()
    response = act(signed_in, [], "report", text="Ja.")
    assert _("Tick at least one commitment first.") in main_in(response).select_one(".alert-error").get_text()


def test_secretary_reports_for_several_with_the_source_only(client, secretary):
    client.force_login(secretary)
    chosen = [factories.commitment(), factories.commitment()]
    assert list(mistakes_in(act(client, chosen, "report", text="Het loopt."))) == ["source"]
    act(client, chosen, "report", text="Het loopt.", source="Brief Z-9")
    assert list(Progress.objects.values_list("entered_by", "source")) == [("advisory_council", "Brief Z-9")] * 2


def test_commitment_of_somebody_else_cannot_be_ticked(client, registry):
    client.force_login(registry)
    factories.commitment(receiver="municipal_council")
    response = act(client, [factories.commitment("settlement_proposed")], "settle")
    assert response.status_code == 200
    assert not Progress.objects.filter(kind="settled").exists()


def test_progress_takes_several_files(signed_in):
    commitment = factories.commitment()
    address = reverse("progress_new", args=[commitment.pk])
    files = [SimpleUploadedFile(f"{name}.txt", b"Verslag") for name in ("een", "twee")]
    signed_in.post(address, filled_in(signed_in.get(address), text="Zie de bijlagen.") | {"file": files})
    assert sorted(file.name for file in commitment.progress.get().documents.all()) == ["een.txt", "twee.txt"]


def test_one_bad_file_keeps_the_words_and_stores_nothing(signed_in):
    commitment = factories.commitment()
    address = reverse("progress_new", args=[commitment.pk])
    files = [SimpleUploadedFile("een.txt", b"Verslag"), SimpleUploadedFile("leeg.txt", b"")]
    response = signed_in.post(address, filled_in(signed_in.get(address), text="Zie de bijlagen.") | {"file": files})
    assert mistakes_in(response)["file"]
    assert (form_in(response)["text"], Progress.objects.exists()) == (["Zie de bijlagen."], False)


def test_settlement_is_proposed_with_evidence_that_everybody_reads_once_it_is_published(signed_in, staff):
    commitment = factories.commitment()
    address = reverse("commitment_step", args=[commitment.pk, "settlement_proposed"])
    files = [SimpleUploadedFile("bewijs.txt", b"Klaar")]
    signed_in.post(address, filled_in(signed_in.get(address), text="Klaar.") | {"file": files})
    note = commitment.progress.get()
    assert (note.kind, note.documents.get().name) == ("settlement_proposed", "bewijs.txt")
    signed_in.logout()
    assert signed_in.get(note.documents.get().get_absolute_url()).status_code == 404
    publish_file(note.documents.get(), by=staff)
    assert signed_in.get(note.documents.get().get_absolute_url()).status_code == 200
