"""The council's own notes beside an advice: who reads them, what becomes of them, and that nobody else ever does."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from advices.actions.rows import RecommendationRow
from advices.models import Note
from advices.tasks import advice_pdf_html
from documents.models import SearchEntry
from governance.workflow import Refused
from tests import factories
from tests.adviesraad.page_reading import filled_in, form_in, links_in, main_in, words_in

pytestmark = pytest.mark.django_db

MARKER = "Geheimwoord"


@pytest.fixture
def draft(council):
    return factories.advice(status="draft", text="<p>Het kost 4 euro.</p>", recommendations=["een", "twee"])


@pytest.fixture
def site(client, advisor):
    client.force_login(advisor)
    return client


def page_of(site, advice):
    return site.get(reverse("advice_work", args=[advice.pk]))


def notes_on(page):
    return [" ".join(note.get_text(" ").split()) for note in main_in(page).select(".note")]


def test_note_about_a_passage_stands_beside_the_text(site, draft, advisor):
    address = reverse("note_new", args=[draft.pk])
    form = filled_in(site.get(f"{address}?passage=4+euro"), text="Klopt dit?")
    assert form["passage"] == ["4 euro"]
    note_page = site.post(address, form)
    note = Note.objects.get()
    assert note_page["Location"] == f"{reverse('advice_work', args=[draft.pk])}#notitie-{note.pk}"
    assert (note.by, note.passage, note.text, note.recommendation) == (advisor, "4 euro", "Klopt dit?", None)
    [shown] = main_in(page_of(site, draft)).select(".with-notes .note")
    assert shown.blockquote.get_text() == "4 euro"


def test_note_about_a_recommendation_stands_beside_it(site, draft):
    point = draft.recommendations.get(number=2)
    address = f"{reverse('note_new', args=[draft.pk])}?aanbeveling={point.pk}"
    site.post(address, filled_in(site.get(address), text="Scherper."))
    items = main_in(page_of(site, draft)).select("#aanbevelingen ~ ol.results")[0].find_all("li", recursive=False)
    assert [len(item.select(".note")) for item in items] == [0, 1]


def test_answer_stands_below_its_note_and_an_answer_to_it_too(site, draft, adopter):
    note = factories.note(draft)
    site.post(reverse("note_reply", args=[note.pk]), {"text": "Ja, uit de begroting."})
    answer = note.replies.get()
    factories.note_actions.reply(answer, by=adopter, text="Dank.")
    assert [each.text for each in note.replies.order_by("pk")] == ["Ja, uit de begroting.", "Dank."]
    assert len(main_in(page_of(site, draft)).select(".note .note-answer")) == 2


def test_note_that_is_dealt_with_stays_and_says_by_whom(site, draft, advisor):
    note = factories.note(draft)
    assert site.post(reverse("note_resolve", args=[note.pk])).status_code == 302
    [shown] = notes_on(page_of(site, draft))
    assert f"Afgehandeld door {advisor.name}" in shown
    assert reverse("note_reply", args=[note.pk]) not in links_in(page_of(site, draft))


def test_second_who_deals_with_a_note_changes_nothing(draft, advisor, adopter):
    note = factories.note(draft)
    for member in (advisor, adopter):
        factories.note_actions.resolve(note, by=member)
    note.refresh_from_db()
    assert note.resolved_by == advisor


def test_note_without_words_is_refused(site, draft):
    response = site.post(reverse("note_new", args=[draft.pk]), {"passage": "4 euro", "text": ""})
    assert (response.status_code, form_in(response)["passage"]) == (200, ["4 euro"])


def test_recommendation_of_another_advice_is_refused(draft, advisor):
    with pytest.raises(Refused):
        factories.note(draft, recommendation=factories.recommendation())


def test_note_of_a_row_that_leaves_the_draft_stays_with_its_words(draft, advisor):
    point = draft.recommendations.get(number=2)
    factories.note(draft, recommendation=point)
    factories.advice_actions.save_advice(draft, {}, [], by=advisor, seen_revision=1)
    note = Note.objects.get()
    assert (note.recommendation, note.passage) == (None, "twee")


def test_note_of_a_merged_row_goes_along(draft, advisor):
    first, second = draft.recommendations.order_by("number")
    factories.note(draft, recommendation=second)
    rows = [RecommendationRow(id=first.pk, text="een en twee", merged=[second.pk])]
    factories.advice_actions.save_advice(draft, {}, rows, by=advisor, seen_revision=1)
    assert Note.objects.get().recommendation == first


@pytest.mark.parametrize("status", ["draft", "in_review", "adopted", "sent", "published", "withdrawn"])
def test_only_the_own_council_sees_a_note(status, everyone):
    advice = factories.advice(status="draft", text="<p>x</p>")
    factories.note(advice, MARKER, recommendation=advice.recommendations.get())
    factories.note(advice, MARKER, passage="x")
    factories.bring(advice, status)
    seeing = {name for name, user in everyone.items() if Note.objects.visible_to(user).exists()}
    assert seeing == {"secretary", "advisor"}


def test_no_note_on_a_page_that_others_read(client, everyone):
    advice = factories.advice(status="draft", text="<p>x</p>")
    for about in ({"recommendation": advice.recommendations.get()}, {"passage": "x"}):
        factories.note_actions.reply(factories.note(advice, MARKER, **about), by=advice.author, text=MARKER)
    factories.bring(advice, "published")
    point = advice.recommendations.get()
    showing = set()
    for name, user in everyone.items():
        client.logout()
        if user.is_authenticated:
            client.force_login(user)
        pages = [client.get(each.get_absolute_url()).content.decode() for each in (advice, point)]
        showing |= {name} if MARKER in "".join(pages) else set()
    assert showing == {"secretary", "advisor"}


def test_no_note_in_the_pdf_nor_in_the_search(draft):
    factories.note(draft, MARKER, passage=MARKER)
    factories.bring(draft, "published")
    assert MARKER not in advice_pdf_html(draft)
    assert not SearchEntry.objects.filter(text__contains=MARKER).exists()


@pytest.mark.parametrize("who", ["staff", "other_advisor", "registry", "outsider"])
def test_nobody_else_writes_a_note(who, everyone, draft):
    with pytest.raises(PermissionDenied):
        factories.note(draft, by=everyone[who])


def test_note_is_kept_while_one_types(site, draft):
    address = reverse("note_new", args=[draft.pk])
    site.post(address, filled_in(site.get(address), passage="4 euro", text=""))
    assert form_in(site.get(address))["passage"] == ["4 euro"]
    assert "Het is nog niet opgeslagen." in site.get(address).content.decode()
    assert words_in(site.get(address)).startswith("Een notitie schrijven")
