"""A new version replaces a published advice, and tells the same story."""

import pytest
from django.core.exceptions import PermissionDenied

from advices.actions import advice as actions
from advices.actions.advice_version import draft_new_version
from advices.models import Advice
from documents.models import SearchEntry
from governance.workflow import Refused
from tests import factories
from tests.governance.database import check_now, copy_row, sql
from tests.governance.refusals import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def first():
    theme = factories.theme()
    old = factories.recommendation()
    return factories.advice(
        themes=[theme],
        recommendations=[
            {"text": "Een.", "themes": [theme], "repeats": [old]},
            {"text": "Twee.", "legal_basis": "Wmo"},
        ],
    )


def test_new_version_copies_the_words_and_keeps_the_lineage(first, advisor):
    new = draft_new_version(first, by=advisor, correction_note="Rekenfout.")
    check_now()
    assert (new.status, new.version, new.supersedes, new.lineage) == ("draft", 2, first, first.lineage)
    assert (new.title, new.author, new.correction_note) == (first.title, advisor, "Rekenfout.")
    assert list(new.themes.all()) == list(first.themes.all())
    for old, copy in zip(first.recommendations.all(), new.recommendations.all(), strict=True):
        assert (copy.number, copy.text, copy.legal_basis) == (old.number, old.text, old.legal_basis)
        assert (copy.supersedes, copy.lineage) == (old, old.lineage)
        assert list(copy.themes.all()) == list(old.themes.all())
        assert list(copy.repeats.all()) == list(old.repeats.all())


def test_new_version_has_the_number_of_the_first(first):
    new = factories.new_version(first)
    assert new.reference == f"{first.reference}-v2"
    assert factories.new_version(new).reference == f"{first.reference}-v3"


def test_new_version_replaces_the_old_one_only_once_it_is_public(first):
    new = factories.new_version(first, "sent")
    assert set(Advice.objects.filter(lineage=first.lineage).newest()) == {first, new}
    actions.publish(new, by=factories.secretary())
    assert set(Advice.objects.filter(lineage=first.lineage).newest()) == {new}


def test_search_finds_the_newest_version_only(first):
    def found():
        entries = SearchEntry.objects.filter(kind="advice", title="Advies over vervoer")
        return set(entries.values_list("object_id", flat=True)) - {other}

    other = Advice.objects.exclude(pk=first.pk).get().pk
    new = factories.new_version(first, "sent")
    assert found() == {first.pk}
    actions.publish(new, by=factories.secretary())
    assert found() == {new.pk}
    assert not SearchEntry.objects.filter(kind="recommendation", object_id__in=first.recommendations.values("pk"))


def test_second_new_version_is_refused(first, advisor):
    draft_new_version(first, by=advisor, correction_note="Een.")
    with pytest.raises(Refused):
        draft_new_version(first, by=advisor, correction_note="Twee.")
    assert Advice.objects.filter(supersedes=first).count() == 1


@pytest.mark.parametrize("status", ["draft", "in_review", "adopted", "sent", "withdrawn"])
def test_new_version_of_what_is_not_public_is_refused(status, advisor):
    record = factories.advice(status=status)
    with pytest.raises(Refused):
        draft_new_version(record, by=advisor, correction_note="Rekenfout.")
    assert Advice.objects.count() == 1


@pytest.mark.parametrize("who", ["other_advisor", "other_secretary", "staff", "registry", "administrator", "outsider"])
def test_new_version_by_anybody_else_is_refused(who, first, everyone):
    with pytest.raises(PermissionDenied):
        draft_new_version(first, by=everyone[who], correction_note="Rekenfout.")
    assert not Advice.objects.filter(supersedes=first).exists()


def test_new_version_with_another_lineage_is_refused(first):
    new = factories.new_version(first, "draft")
    with refused("same_lineage"):
        sql("UPDATE advices_advice SET lineage = gen_random_uuid() WHERE id = %s", [new.pk])


def test_new_recommendation_with_another_lineage_is_refused(first):
    new = factories.new_version(first, "draft").recommendations.get(number=1)
    with refused("same_lineage"):
        sql("UPDATE advices_recommendation SET lineage = gen_random_uuid() WHERE id = %s", [new.pk])


def test_recommendation_that_replaces_another_starts_with_its_lineage(first):
    old, record = first.recommendations.get(number=1), factories.advice(status="draft")
    with refused("same_lineage"):
        copy_row("advices_recommendation", record.recommendations.get().pk, number=9, supersedes_id=old.pk)


@pytest.mark.parametrize("table", ["advices_advice", "advices_recommendation"])
def test_one_row_replaces_another_only_once(table, first):
    new = factories.new_version(first, "draft")
    row = new if table == "advices_advice" else new.recommendations.get(number=1)
    with refused(f"{table}_supersedes_id_key"):
        copy_row(table, row.pk, **({"version": 7} if table == "advices_advice" else {"number": 9}))
