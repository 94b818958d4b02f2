"""Rows of recommendations on a page: what each button makes of them, and what gets the focus."""

import pytest
from django.http import QueryDict
from django.urls import reverse

from advices.actions.advice_version import draft_new_version
from advices.forms.rows import act_in, after
from advices.models import RecommendationOrigin
from governance.trail.recording import events_of
from tests import factories
from tests.adviesraad.page_reading import filled_in, form_in, page_in
from tests.governance.refusals import refused


def posted(*rows, **more):
    data = QueryDict(mutable=True)
    data.update({"title": "Advies", "p-TOTAL_FORMS": str(len(rows)), **more})
    for number, row in enumerate(rows):
        for name, value in (row if isinstance(row, dict) else {"text": row}).items():
            data.setlist(f"p-{number}-{name.replace('__', '-')}", value if isinstance(value, list) else [value])
    return data


def rows_after(act, place, *rows, continued=(), name="text"):
    data, focus = after(act, place, posted(*rows), "p", continued)
    return [data.get(f"p-{n}-{name}", "") for n in range(int(data["p-TOTAL_FORMS"]))], focus


@pytest.mark.parametrize(
    ("act", "place", "texts", "focus"),
    [
        ("add_row", 1, ["a", "b", "c", ""], "text-3"),
        ("move_up", 2, ["a", "c", "b"], "move_up-1"),
        ("move_up", 1, ["b", "a", "c"], "move_down-0"),
        ("move_up", 0, ["a", "b", "c"], "move_down-0"),
        ("move_down", 0, ["b", "a", "c"], "move_down-1"),
        ("move_down", 1, ["a", "c", "b"], "move_up-2"),
        ("move_down", 2, ["a", "b", "c"], "move_up-2"),
        ("split", 0, ["a", "", "b", "c"], "text-1"),
        ("merge", 1, ["a", "b\n\nc"], "text-1"),
        ("merge", 2, ["a", "b", "c"], "text-2"),
        ("move_up", 9, ["a", "b", "c"], ""),
    ],
)
def test_button_of_a_row(act, place, texts, focus):
    assert rows_after(act, place, "a", "b", "c") == (texts, focus)


@pytest.mark.parametrize(
    ("text", "cursor", "parts"),
    [
        ("Eén. Twee.", "5", ["Eén.", "Twee."]),
        ("Eén.\r\nTwee. Drie.", "11", ["Eén.\nTwee.", "Drie."]),
        ("Eén.\r\n\r\nTwee.\r\nDrie.", "", ["Eén.", "Twee.\nDrie."]),
        ("Eén.\r\nTwee.", "0", ["Eén.", "Twee."]),
        ("Eén. Twee.", "10", ["Eén. Twee.", ""]),
        ("Eén. Twee.", "9999999999", ["Eén. Twee.", ""]),
        ("Eén. Twee.", "-3", ["Eén. Twee.", ""]),
        ("", "", ["", ""]),
    ],
)
def test_row_is_split_at_the_cursor_or_an_empty_line(text, cursor, parts):
    assert rows_after("split", 0, {"text": text, "split_at": cursor})[0] == parts


def test_what_a_split_leaves_behind_stays_with_the_first_row():
    row = {"id": "7", "text": "a\n\nb", "explanation": "Want.", "repeats": ["3", "4"]}
    data, _focus = after("split", 0, posted(row), "p")
    assert dict(data.lists()) == {
        "title": ["Advies"],
        "p-0-id": ["7"],
        "p-0-text": ["a"],
        "p-0-explanation": ["Want."],
        "p-0-repeats": ["3", "4"],
        "p-1-text": ["b"],
        "p-1-split_from": ["7"],
        "p-TOTAL_FORMS": ["2"],
    }


def test_row_that_is_split_twice_names_the_stored_row():
    names = rows_after("split", 0, {"split_from": "7", "text": "a\nb"}, name="split_from")[0]
    assert names == ["7", "7"]


@pytest.mark.parametrize(
    ("first", "second", "continued", "stays", "merged"),
    [
        ("1", "2", (), "1", "2"),
        ("1", "2", {2}, "2", "1"),
        ("1", "2", {1, 2}, "1", "2"),
        ("", "2", (), "2", ""),
        ("1", "", {1}, "1", ""),
        ("", "", (), "", ""),
    ],
)
def test_merged_row_goes_on_with_the_earlier_version(first, second, continued, stays, merged):
    rows = [{"id": first, "text": "a"}, {"id": second, "text": "b"}]
    data, _focus = after("merge", 0, posted(*rows), "p", continued)
    assert (data["p-0-id"], data["p-0-merged"]) == (stays, merged)


def test_merged_rows_keep_everything_of_both():
    first = {
        "id": "1",
        "merged": "5,6",
        "legal_basis": "Wmo",
        "explanation": "Want a.",
        "repeats": ["3"],
        "DELETE": "on",
    }
    second = {"id": "2", "merged": "7", "legal_basis": "Jw", "explanation": "<p>b</p>", "explanation__html": "1"}
    data, _focus = after("merge", 0, posted(first, second | {"repeats": ["3", "4"]}), "p")
    assert dict(data.lists()) == {
        "title": ["Advies"],
        "p-0-id": ["1"],
        "p-0-merged": ["5,6,7,2"],
        "p-0-text": [""],
        "p-0-legal_basis": ["Wmo; Jw"],
        "p-0-explanation": ["<p>Want a.</p>\n<p>b</p>"],
        "p-0-explanation-html": ["1"],
        "p-0-repeats": ["3", "4"],
        "p-TOTAL_FORMS": ["1"],
    }


def test_typed_explanations_stay_typed():
    rows = [{"explanation": "Eén."}, {"explanation": "## Twee"}]
    assert rows_after("merge", 0, *rows, name="explanation")[0] == ["Eén.\n\n## Twee"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [("", (None, 0)), ("split=3", ("split", 3)), ("split=x", ("split", 0)), ("merge=99999", ("merge", 0))],
)
def test_which_button_was_pressed(data, expected):
    assert act_in(QueryDict(data)) == expected


# On the page, and once it is saved


@pytest.fixture
def draft(db):
    return factories.advice(status="draft", recommendations=["een", "twee\n\ndrie"])


@pytest.fixture
def site(client, advisor):
    client.force_login(advisor)
    return client


def press(site, address, **button):
    return site.post(address, filled_in(site.get(address), **button))


def points(advice):
    return list(advice.recommendations.order_by("number").values_list("text", flat=True))


@pytest.mark.parametrize(
    ("button", "focused"),
    [
        ({"move_up": "1"}, ("move_down", "0")),
        ({"move_down": "0"}, ("move_down", "1")),
        ({"split": "1"}, ("textarea", "recommendations-2-text")),
        ({"add_row": "1"}, ("textarea", "recommendations-3-text")),
    ],
)
def test_focus_goes_along_with_the_row(button, focused, site, draft):
    [it] = page_in(press(site, reverse("advice_edit", args=[draft.pk]), **button)).select("main [autofocus]")
    assert (it["name"], it.get("value")) == focused or (it.name, it["name"]) == focused


def test_nothing_is_stored_before_saving(site, draft):
    press(site, reverse("advice_edit", args=[draft.pk]), split="1")
    assert points(draft) == ["een", "twee\n\ndrie"]


def test_split_row_keeps_its_id_and_the_trail_tells_of_the_new_one(site, draft):
    address, [first, second] = reverse("advice_edit", args=[draft.pk]), draft.recommendations.order_by("number")
    second.themes.add(factories.theme())
    split = press(site, address, split="1")
    assert site.post(address, form_in(split)).status_code == 302
    assert points(draft) == ["een", "twee", "drie"]
    new = draft.recommendations.get(number=3)
    assert [row.pk for row in draft.recommendations.order_by("number")] == [first.pk, second.pk, new.pk]
    assert [theme.name for theme in new.themes.all()] == ["Mantelzorg"]
    assert events_of(draft).last().details == {
        "revision": 2,
        "changed": {"recommendations": []},
        "split": [[second.pk, new.pk]],
    }
    assert not RecommendationOrigin.objects.exists()


def test_merged_rows_become_one_and_the_trail_tells_of_the_other(site, draft):
    address, [first, second] = reverse("advice_edit", args=[draft.pk]), draft.recommendations.order_by("number")
    assert site.post(address, form_in(press(site, address, merge="0"))).status_code == 302
    assert [(row.pk, row.text) for row in draft.recommendations.all()] == [(first.pk, "een\n\ntwee\n\ndrie")]
    assert events_of(draft).last().details == {
        "revision": 2,
        "changed": {"recommendations": []},
        "merged": [[second.pk, first.pk]],
    }


@pytest.fixture
def correction(db):
    """A new version of a published advice, and the two recommendations that it corrects."""
    old = factories.advice(recommendations=["een\n\nander", "twee"])
    new = draft_new_version(old, by=factories.author(), correction_note="Beter.")
    return new, list(old.recommendations.order_by("number"))


def origins(advice):
    rows = RecommendationOrigin.objects.filter(recommendation__advice=advice)
    return {(row.recommendation.text, row.origin_id, row.kind) for row in rows}


def test_split_in_a_new_version_leads_back_to_the_earlier_recommendation(site, correction):
    new, [first, _second] = correction
    address = reverse("advice_edit", args=[new.pk])
    site.post(address, form_in(press(site, address, split="0")))
    assert points(new) == ["een", "ander", "twee"]
    assert origins(new) == {("ander", first.pk, "split")}
    assert [row.supersedes_id for row in new.recommendations.order_by("number")][:2] == [first.pk, None]


def test_merge_in_a_new_version_leads_back_to_both(site, correction):
    new, [first, second] = correction
    address = reverse("advice_edit", args=[new.pk])
    site.post(address, form_in(press(site, address, merge="0")))
    point = new.recommendations.get()
    assert (point.supersedes_id, point.lineage) == (first.pk, first.lineage)
    assert origins(new) == {("een\n\nander\n\ntwee", second.pk, "merged")}


def test_row_that_is_new_and_merged_takes_over_the_earlier_one(site, correction):
    """What was answered and promised on the earlier recommendation stays in one story."""
    new, [first, _second] = correction
    address = reverse("advice_edit", args=[new.pk])
    site.post(address, form_in(press(site, address, split="0")))
    site.post(address, form_in(press(site, address, move_up="1")))
    site.post(address, form_in(press(site, address, merge="0")))
    assert points(new) == ["ander\n\neen", "twee"]
    assert new.recommendations.get(number=1).supersedes_id == first.pk
    assert origins(new) == set()


def test_recommendation_page_tells_of_a_split_and_a_merge(client, site, correction):
    new, [first, second] = correction
    address = reverse("advice_edit", args=[new.pk])
    site.post(address, form_in(press(site, address, merge="0")))
    site.post(address, form_in(press(site, address, split="0")))
    factories.bring(new, "published")
    client.logout()
    merged, split = new.recommendations.order_by("number")
    told = {row: client.get(row.get_absolute_url()).content.decode() for row in (first, second, merged, split)}
    assert f"Deze aanbeveling is samengevoegd met aanbeveling 2 uit {second.advice.reference}" in told[merged]
    assert f"Deze aanbeveling is afgesplitst van aanbeveling 1 uit {first.advice.reference}" in told[split]
    assert "In een nieuwere versie is deze aanbeveling samengevoegd met aanbeveling 1" in told[second]
    assert "In een nieuwere versie is hiervan aanbeveling 2 afgesplitst" in told[first]


@pytest.mark.parametrize("status", ["adopted", "sent", "published", "withdrawn"])
def test_where_a_recommendation_came_from_is_frozen_with_its_advice(status, correction):
    new, [first, second] = correction
    point = new.recommendations.get(number=2)
    row = RecommendationOrigin.objects.create(recommendation=point, origin=first, kind="merged")
    factories.bring(new, status)
    with refused("origin_stays"):
        RecommendationOrigin.objects.create(recommendation=point, origin=second, kind="merged")
    with refused("origin_stays"):
        RecommendationOrigin.objects.update(kind="split")
    with refused("origin_stays"):
        row.delete()


def test_where_an_unpublished_recommendation_comes_from_is_not_told(client, site, correction):
    new, [first, _second] = correction
    address = reverse("advice_edit", args=[new.pk])
    site.post(address, form_in(press(site, address, split="0")))
    client.logout()
    assert "afgesplitst" not in client.get(first.get_absolute_url()).content.decode()
