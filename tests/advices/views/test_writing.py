"""The versions of a draft: one per saving, compared word by word, and put back without losing anything."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from advices.actions import bin as bins
from advices.actions.advice import restore, save_advice
from advices.actions.advice_version import draft_new_version
from advices.actions.rows import RecommendationRow
from advices.forms.draft_comparing import parts_of
from advices.models import DraftVersion
from documents.rich_text.comparing import Change, Piece
from governance.trail.recording import events_of
from governance.workflow import Conflict, Refused
from tests import factories
from tests.adviesraad.page_reading import filled_in, form_in, links_in, main_in, words_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(council):
    return factories.advice(status="draft", title="Vervoer", recommendations=["een", "twee"])


@pytest.fixture
def site(client, advisor):
    client.force_login(advisor)
    return client


def save(advice, by=None, rows=None, **values):
    rows = (
        rows
        if rows is not None
        else [RecommendationRow(id=row.pk, text=row.text) for row in advice.recommendations.all()]
    )
    values = {"title": advice.title, "summary": advice.summary} | values
    save_advice(advice, values, rows, by=by or factories.author(), seen_revision=advice.revision)
    return advice


def versions(advice):
    rows = advice.draft_versions.order_by("revision")
    return [(row.revision, row.by.name, row.content["title"]) for row in rows]


def texts(advice):
    return list(advice.recommendations.order_by("number").values_list("text", flat=True))


def test_every_saving_is_kept(draft, adopter, advisor):
    save(draft, title="Vervoer voor iedereen", by=adopter)
    save(draft, title="Vervoer", by=advisor)
    assert versions(draft) == [
        (1, advisor.name, "Vervoer"),
        (2, adopter.name, "Vervoer voor iedereen"),
        (3, advisor.name, "Vervoer"),
    ]


def test_version_holds_every_word(council):
    theme, version, earlier = factories.theme(), factories.policy_version(), factories.recommendation()
    row = {"text": "een", "explanation": "<p>want</p>", "legal_basis": "Wmo", "repeats": [earlier], "themes": [theme]}
    advice = factories.advice(status="draft", recommendations=[row], policy_versions=[version], themes=[theme])
    point = advice.recommendations.get()
    assert advice.draft_versions.get().content == {
        "kind": "unsolicited",
        "title": "Advies over vervoer",
        "summary": "Wij vragen kosteloos vervoer.",
        "text": "",
        "correction_note": "",
        "request": None,
        "policy_versions": [version.pk],
        "themes": [theme.pk],
        "recommendations": [
            {
                "id": point.pk,
                "text": "een",
                "explanation": "<p>want</p>",
                "legal_basis": "Wmo",
                "supersedes_id": None,
                "lineage": str(point.lineage),
                "themes": [theme.pk],
                "repeats": [earlier.pk],
            }
        ],
    }


def test_draft_from_before_this_was_kept_gets_its_first_version(draft, adopter, advisor):
    DraftVersion.objects.all().delete()
    save(draft, title="Beter", by=adopter)
    assert versions(draft) == [(1, advisor.name, "Vervoer"), (2, adopter.name, "Beter")]


def test_conflict_keeps_no_version(draft, advisor):
    with pytest.raises(Conflict):
        save_advice(draft, {"title": "x"}, [], by=advisor, seen_revision=7)
    assert versions(draft) == [(1, advisor.name, "Vervoer")]


def test_version_that_is_put_back_is_a_new_one(draft, advisor):
    first = draft.draft_versions.get()
    save(draft, title="Slechter", text="<p>x</p>", rows=[RecommendationRow(text="drie")])
    restore(first, by=advisor, seen_revision=2)
    draft.refresh_from_db()
    assert (draft.title, draft.text, draft.revision, texts(draft)) == ("Vervoer", "", 3, ["een", "twee"])
    assert [title for _number, _by, title in versions(draft)] == ["Vervoer", "Slechter", "Vervoer"]
    assert events_of(draft).last().details == {
        "revision": 3,
        "changed": {"title": [], "text": [], "recommendations": []},
        "restored": 1,
    }


def test_row_that_is_still_there_keeps_its_id(draft, advisor):
    first, pks = draft.draft_versions.get(), {row.text: row.pk for row in draft.recommendations.all()}
    save(draft, rows=[RecommendationRow(id=pks["twee"], text="twee, anders")])
    restore(first, by=advisor, seen_revision=2)
    assert draft.recommendations.get(number=2).pk == pks["twee"]
    assert draft.recommendations.get(number=1).pk not in pks.values()


def test_row_that_comes_back_in_a_new_version_goes_on_with_the_earlier_one(council, advisor):
    old = factories.advice(recommendations=["een"])
    new = draft_new_version(old, by=advisor, correction_note="Beter.")
    save(new, rows=[RecommendationRow(text="iets anders")])
    restore(new.draft_versions.get(revision=1), by=advisor, seen_revision=2)
    point, before = new.recommendations.get(), old.recommendations.get()
    assert (point.text, point.supersedes, point.lineage) == ("een", before, before.lineage)


def test_words_of_an_adopted_advice_are_not_put_back(council, advisor):
    advice = factories.advice(status="adopted")
    with pytest.raises(Refused):
        restore(advice.draft_versions.get(), by=advisor, seen_revision=1)


def test_version_never_changes(draft):
    with pytest.raises(IntegrityError, match="only ever added to"):
        DraftVersion.objects.update(revision=9)


def test_draft_that_is_thrown_away_takes_its_versions_and_notes_with_it(draft, advisor):
    note = factories.note(draft)
    factories.note_actions.reply(note, by=advisor, text="Ja.")
    bins.throw_away(draft, by=advisor)
    assert DraftVersion.objects.exists()
    type(draft).with_bin.update(binned_at=timezone.now() - timedelta(days=31))
    bins.remove(draft)
    assert not DraftVersion.objects.exists()


def test_parts_that_differ_are_compared(draft):
    save(
        draft,
        title="Vervoer voor iedereen",
        text="<h3>Kop</h3>",
        rows=[RecommendationRow(text="een"), RecommendationRow(text="drie")],
    )
    first, second = draft.draft_versions.order_by("revision")
    kept, removed, added = Change.KEPT, Change.REMOVED, Change.ADDED
    assert [(part.label, part.pieces) for part in parts_of(first, second)] == [
        ("Titel", [Piece(kept, "Vervoer "), Piece(added, "voor iedereen")]),
        ("Tekst van het advies", [Piece(added, "## Kop")]),
        ("Aanbevelingen", [Piece(kept, "1. een\n\n2. "), Piece(removed, "twee"), Piece(added, "drie")]),
    ]


# The pages


def test_page_compares_the_newest_with_the_one_before(site, draft):
    save(draft, title="Vervoer voor iedereen")
    save(draft, title="Vervoer voor iedereen, altijd")
    page = site.get(reverse("advice_versions", args=[draft.pk]))
    box = main_in(page).select_one(".comparison")
    assert [(tag.name, tag.get_text()) for tag in box.find_all(["ins", "del"])] == [
        ("ins", "[toegevoegd: , altijd einde van wat is toegevoegd]")
    ]
    assert "Van versie 2 naar versie 3" in words_in(page)
    assert reverse("advice_restore", args=[draft.pk, 2]) in links_in(page)
    assert reverse("advice_restore", args=[draft.pk, 3]) not in links_in(page)


def test_any_two_can_be_compared(site, draft):
    save(draft, title="B")
    save(draft, title="C")
    address = reverse("advice_versions", args=[draft.pk])
    page = site.get(address, {"van": "3", "naar": "1"})
    assert "Van versie 3 naar versie 1" in words_in(page)
    assert [tag.name for tag in main_in(page).select(".comparison > *")] == ["del", "ins"]
    assert "Beide versies zeggen hetzelfde." in words_in(site.get(address, {"van": "1", "naar": "1"}))


@pytest.mark.parametrize("asked", [{"van": "99", "naar": "1"}, {"van": "x"}, {"naar": "1"}])
def test_version_that_is_not_there_is_a_mistake_on_the_page(asked, site, draft):
    save(draft, title="B")
    assert site.get(reverse("advice_versions", args=[draft.pk]), asked).status_code == 200


def test_one_version_has_nothing_to_compare_with(site, draft):
    assert "Er is nog maar één versie." in words_in(site.get(reverse("advice_versions", args=[draft.pk])))


def test_version_is_put_back_on_its_page(site, draft):
    save(draft, title="Slechter")
    address = reverse("advice_restore", args=[draft.pk, 1])
    assert site.post(address, form_in(site.get(address)))["Location"] == reverse("advice_work", args=[draft.pk])
    draft.refresh_from_db()
    assert draft.title == "Vervoer"


def test_who_saved_meanwhile_is_not_overwritten(site, draft):
    save(draft, title="Slechter")
    address = reverse("advice_restore", args=[draft.pk, 1])
    answers = filled_in(site.get(address))
    save(draft, title="Van een ander")
    assert site.post(address, answers).status_code == 200
    draft.refresh_from_db()
    assert draft.title == "Van een ander"


def test_nobody_outside_the_council_sees_a_version(everyone, draft):
    seeing = {name for name, user in everyone.items() if DraftVersion.objects.visible_to(user).exists()}
    assert seeing == {"secretary", "advisor"}
