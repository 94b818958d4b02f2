"""Promises from registration to settlement, and the verdicts of both sides, page by page."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import gettext as _

from commitments.actions.commitment import publish_commitment
from commitments.models import Commitment, Progress, Verdict
from documents.publishing.actions import publish_file
from governance.pages.keeping import PAGE
from tests import factories
from tests.adviesraad.page_reading import filled_in, form_in, general_mistakes_in, links_in, mistakes_in, words_in

pytestmark = pytest.mark.django_db

NEW = reverse("commitment_new")
USUAL = {"kind": "promise", "subject": "Proef", "text": "Ik zeg een proef toe.", "made_on": "2026-02-03"}


def typed(client, address=NEW, **answers):
    return filled_in(client.get(address), **USUAL | answers)


def step(client, user, commitment, status, **answers):
    client.force_login(user)
    address = reverse("commitment_step", args=[commitment.pk, status])
    response = client.post(address, filled_in(client.get(address), **answers))
    commitment.refresh_from_db()
    return response


def notes(commitment):
    return list(commitment.progress.order_by("pk").values_list("kind", "text"))


def test_commitment_from_a_reaction_takes_its_words_over(client, staff, council):
    holder = factories.office_holder()
    reaction = factories.reaction(text="Wij starten een proef.", signed_by=holder)
    address = f"{NEW}?reactie={reaction.pk}"
    client.force_login(staff)
    form = form_in(client.get(address))
    assert (form["text"], form["source"]) == (["Wij starten een proef."], ["Wij starten een proef."])
    assert (form["made_by"], form["council"]) == ([str(holder.pk)], [str(council.pk)])
    assert form["made_on"] == [str(reaction.response.responded_on)]
    assert form["recommendations"] == [str(reaction.recommendation_id)]
    response = client.post(address, filled_in(client.get(address), subject="Proef", due_on="2027-01-01"))
    commitment = Commitment.objects.get()
    assert response["Location"] == reverse("commitment_work", args=[commitment.pk])
    assert (commitment.source_reaction, commitment.entered_by) == (reaction, "municipality")
    assert (commitment.status, commitment.serial, str(commitment.due_on)) == ("draft", None, "2027-01-01")
    assert list(commitment.recommendations.all()) == [reaction.recommendation]


@pytest.mark.parametrize("number", ["abc", "0", "-1", "%00", "9" * 5000, "99999999", "²"])
def test_nonsense_in_the_address_starts_an_empty_form(number, client, staff):
    client.force_login(staff)
    assert form_in(client.get(f"{NEW}?reactie={number}"))["subject"] == [""]


def test_draft_reaction_of_the_other_side_is_not_quoted(client, secretary):
    reaction = factories.reaction(status="draft", text="Nog geheim.")
    client.force_login(secretary)
    assert "Nog geheim." not in client.get(f"{NEW}?reactie={reaction.pk}").content.decode()


def test_secretary_registers_with_a_source_for_the_own_council_only(client, secretary, council, other_council):
    client.force_login(secretary)
    answers = typed(client, receiver="advisory_council", council=council.pk)
    assert list(mistakes_in(client.post(NEW, answers))) == ["source"]
    answers["source"] = "Notulen van 3 februari"
    assert list(mistakes_in(client.post(NEW, answers | {"council": other_council.pk}))) == ["council"]
    client.post(NEW, answers)
    commitment = Commitment.objects.get()
    assert (commitment.entered_by, commitment.author_council) == ("advisory_council", council)


def test_registry_registers_for_the_municipal_council_only(client, registry):
    client.force_login(registry)
    assert "council" not in form_in(client.get(NEW))
    assert list(mistakes_in(client.post(NEW, typed(client, receiver="advisory_council")))) == ["receiver"]
    assert client.post(NEW, typed(client, receiver="municipal_council")).status_code == 302
    commitment = Commitment.objects.get()
    assert (commitment.receiver, commitment.council, commitment.entered_by) == (
        "municipal_council",
        None,
        "municipality",
    )


def test_receiver_without_a_council_stands_beside_the_field(client, staff):
    client.force_login(staff)
    response = client.post(NEW, typed(client, receiver="advisory_council", council=""))
    assert mistakes_in(response) == {"council": [_("Choose the advisory council that received the promise.")]}


def test_mistake_keeps_everything_that_was_typed(client, staff, council):
    client.force_login(staff)
    answers = typed(
        client,
        receiver="advisory_council",
        council=str(council.pk),
        due_on="2026-02-02",
        due_as_said="voor het reces",
        meeting="Raadsvergadering",
        made_to="mevrouw Jansen",
        recommendations=[str(factories.recommendation().pk)],
    )
    response = client.post(NEW, answers)
    assert mistakes_in(response) == {"due_on": [_("The promise cannot be due before it was made.")]}
    del answers[PAGE]
    assert form_in(response) == {name: value if isinstance(value, list) else [value] for name, value in answers.items()}


def test_draft_is_changed_then_published_with_a_number(client, staff):
    commitment = factories.commitment("draft")
    client.force_login(staff)
    address = reverse("commitment_edit", args=[commitment.pk])
    client.post(address, filled_in(client.get(address), subject="Betere naam"))
    response = step(client, staff, commitment, "open", on=factories.today(-1))
    assert (commitment.subject, commitment.status) == ("Betere naam", "open")
    assert (commitment.number, commitment.published_on) == (f"{commitment.made_on.year}-1", factories.today(-1))
    assert response["Location"] == reverse("commitment_detail", args=[commitment.number])


def test_published_commitment_no_longer_changes(client, staff):
    commitment = factories.commitment("draft")
    client.force_login(staff)
    address = reverse("commitment_edit", args=[commitment.pk])
    answers = filled_in(client.get(address), subject="Anders")
    publish_commitment(commitment, by=staff)
    assert client.get(address)["Location"] == commitment.get_absolute_url()
    response = client.post(address, answers)
    assert general_mistakes_in(response) == [_("This is adopted or public: its words can no longer change.")]
    assert form_in(response)["subject"] == ["Anders"]


def test_progress_is_reported_with_a_file_that_everybody_reads_once_it_is_published(client, staff):
    commitment = factories.commitment()
    client.force_login(staff)
    address = reverse("progress_new", args=[commitment.pk])
    answers = filled_in(client.get(address), on=factories.today(-1), text="De proef loopt.")
    answers["file"] = SimpleUploadedFile("verslag.txt", b"Verslag")
    assert client.post(address, answers)["Location"] == commitment.get_absolute_url()
    note = commitment.progress.get()
    assert (note.noted_on, note.text, note.entered_by) == (factories.today(-1), "De proef loopt.", "municipality")
    client.logout()
    link = note.documents.get().get_absolute_url()
    assert link not in links_in(client.get(commitment.get_absolute_url()))
    assert client.get(link).status_code == 404
    publish_file(note.documents.get(), by=staff)
    assert link in links_in(client.get(commitment.get_absolute_url()))
    assert b"".join(client.get(link).streaming_content) == b"Verslag"


def test_secretary_reports_progress_with_the_source(client, secretary):
    commitment = factories.commitment()
    client.force_login(secretary)
    address = reverse("progress_new", args=[commitment.pk])
    answers = filled_in(client.get(address), text="De proef loopt.")
    response = client.post(address, answers)
    assert list(mistakes_in(response)) == ["source"]
    assert form_in(response)["text"] == ["De proef loopt."]
    client.post(address, answers | {"source": "Brief Z-3"})
    note = commitment.progress.get()
    assert (note.entered_by, note.source) == ("advisory_council", "Brief Z-3")
    sentence = _("Entered by the advisory council from: %(source)s.") % {"source": "Brief Z-3"}
    assert sentence in words_in(client.get(commitment.get_absolute_url()))


def test_settlement_is_proposed_sent_back_and_accepted(client, staff, secretary):
    commitment, day = factories.commitment(), factories.today(-2)
    step(client, staff, commitment, "settlement_proposed", text="De proef is klaar.", on=day)
    assert commitment.status == "settlement_proposed"
    step(client, secretary, commitment, "open", reason="Het verslag ontbreekt.", on=day)
    assert commitment.status == "open"
    step(client, staff, commitment, "settlement_proposed", text="Nu met verslag.")
    step(client, secretary, commitment, "settled", on=day)
    assert (commitment.status, commitment.settled_on) == ("settled", day)
    assert notes(commitment) == [
        ("settlement_proposed", "De proef is klaar."),
        ("sent_back", "Het verslag ontbreekt."),
        ("settlement_proposed", "Nu met verslag."),
        ("settled", ""),
    ]


@pytest.mark.parametrize("status", ["partly_settled", "lapsed"])
def test_settling_in_part_or_letting_lapse_needs_a_reason(status, client, secretary):
    commitment = factories.commitment()
    response = step(client, secretary, commitment, status, reason="")
    assert (list(mistakes_in(response)), commitment.status) == (["reason"], "open")
    step(client, secretary, commitment, status, reason="De helft is gedaan.")
    assert (commitment.status, notes(commitment)) == (status, [(status, "De helft is gedaan.")])


def test_settling_before_the_promise_is_refused_in_plain_words(client, secretary):
    commitment = factories.commitment()
    response = step(client, secretary, commitment, "settled", on=commitment.made_on - timedelta(days=1))
    assert len(general_mistakes_in(response) + list(mistakes_in(response))) == 1
    assert (commitment.status, Progress.objects.count()) == ("open", 0)


def test_registry_settles_for_the_municipal_council(client, registry):
    commitment = factories.commitment("settlement_proposed", receiver="municipal_council")
    step(client, registry, commitment, "settled")
    assert commitment.status == "settled"


@pytest.mark.parametrize(
    ("who", "receiver"),
    [("registry", "advisory_council"), ("secretary", "municipal_council"), ("staff", "advisory_council")],
)
def test_nobody_settles_what_was_promised_to_another(who, receiver, client, request):
    commitment = factories.commitment("settlement_proposed", receiver=receiver)
    client.force_login(request.getfixturevalue(who))
    for status in ("settled", "partly_settled", "lapsed", "open"):
        address = reverse("commitment_step", args=[commitment.pk, status])
        assert client.post(address, {"on": factories.today(), "reason": "Ik vind van wel."}).status_code == 404
        assert address not in links_in(client.get(commitment.get_absolute_url()))


def test_both_sides_give_their_verdict(client, staff, advisor):
    recommendation = factories.recommendation()
    address = reverse("verdict_new", args=[recommendation.pk])
    client.force_login(staff)
    assert "noticed" not in client.get(address).context["form"].fields
    client.post(address, filled_in(client.get(address), value="done", note="Klaar."))
    client.force_login(advisor)
    answers = filled_in(client.get(address), value="not_done", note="Niet gezien.", noticed="Niemand merkt iets.")
    assert client.post(address, answers)["Location"] == recommendation.get_absolute_url()
    assert list(Verdict.objects.order_by("pk").values_list("side", "value", "note", "noticed")) == [
        ("municipality", "done", "Klaar.", ""),
        ("advisory_council", "not_done", "Niet gezien.", "Niemand merkt iets."),
    ]
    page = client.get(recommendation.get_absolute_url())
    assert [(side, verdict.value) for side, verdict in page.context["sides"]] == [
        ("municipality", "done"),
        ("advisory_council", "not_done"),
    ]
    assert {"Klaar.", "Niet gezien.", "Niemand merkt iets."} == {
        text for text in ("Klaar.", "Niet gezien.", "Niemand merkt iets.") if text in words_in(page)
    }


def test_verdict_without_a_value_stands_beside_the_field(client, advisor):
    client.force_login(advisor)
    address = reverse("verdict_new", args=[factories.recommendation().pk])
    response = client.post(address, filled_in(client.get(address), note="Hm."))
    assert list(mistakes_in(response)) == ["value"]
    assert form_in(response)["note"] == ["Hm."]
