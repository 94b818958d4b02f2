"""Members are asked, say what they think, and adopting waits for enough of them."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from advices.actions import advice as advices
from advices.actions import bin as bins
from advices.actions import review as reviews
from advices.actions.advice_version import draft_new_version
from advices.actions.rows import RecommendationRow
from advices.models import Advice, MinorityNote, Review
from documents.models import SearchEntry
from governance.models import AuditEvent, Council, Membership
from governance.roles import Role
from governance.workflow import Conflict, Refused
from tests import factories
from tests.governance.database import particulars

pytestmark = pytest.mark.django_db

QUORUM_OF_TWO = "Minstens 2 leden moeten akkoord zijn voordat dit advies wordt vastgesteld."


@pytest.fixture
def members(council):
    """Three members besides the author, by their number."""
    return {n: factories.person(Role.ADVISOR, council, nth=n, name=f"Lid {n}") for n in (2, 3, 4)}


@pytest.fixture
def in_review(members):
    return factories.advice(status="in_review")


def say(advice, member, opinion="agreed", **fields):
    advice.refresh_from_db()
    fields = {"seen_revision": advice.revision, **fields}
    return reviews.give_review(advice, by=member, opinion=opinion, **fields)


def change_words(advice):
    advice.refresh_from_db()
    rows = [RecommendationRow(id=r.pk, text=r.text) for r in advice.recommendations.all()]
    values = {"summary": "Wij vragen iets anders."}
    advices.save_advice(advice, values, rows, by=advice.author, seen_revision=advice.revision)


def asked(advice):
    return sorted(reviewer.member.name for reviewer in advice.reviewers.all())


def test_every_member_but_the_author_is_asked(in_review, secretary, other_advisor):
    assert asked(in_review) == ["Lid 2", "Lid 3", "Lid 4"]


def test_only_named_members_are_asked_and_never_the_author(members, advisor, other_advisor):
    advice = factories.advice(status="draft")
    advices.submit(advice, by=advisor, reviewers=[advisor, members[3], other_advisor])
    assert asked(advice) == ["Lid 3"]


def test_naming_again_replaces_those_who_were_asked(in_review, members, advisor):
    advices.return_to_author(in_review, by=advisor)
    advices.submit(in_review, by=advisor, reviewers=[members[2], members[4]])
    assert asked(in_review) == ["Lid 2", "Lid 4"]


def test_member_who_left_is_not_asked(members):
    Membership.objects.filter(user=members[3]).update(ends_on=factories.today(-1))
    assert asked(factories.advice(status="in_review")) == ["Lid 2", "Lid 4"]


def test_opinion_is_kept_with_the_revision_that_was_read(in_review, members):
    change_words(in_review)
    review = say(in_review, members[2], "not_agreed", note="Te duur.")
    assert (review.revision, review.opinion, review.note) == (2, "not_agreed", "Te duur.")
    event = AuditEvent.objects.last()
    assert (event.action, event.object_id, event.actor_name) == ("review", in_review.pk, "Lid 2")
    assert particulars(event) == {"opinion": "not_agreed", "revision": 2}


def test_opinion_on_words_that_changed_is_a_conflict(in_review, members):
    change_words(in_review)
    with pytest.raises(Conflict):
        say(in_review, members[2], seen_revision=1)
    assert not Review.objects.exists()


def test_author_gives_no_opinion(in_review, advisor):
    with pytest.raises(Refused, match="U schreef zelf mee aan dit advies"):
        say(in_review, advisor)


def write_in(advice, member, **values):
    advice.refresh_from_db()
    rows = [RecommendationRow(id=r.pk, text=r.text) for r in advice.recommendations.all()]
    advices.save_advice(advice, values, rows, by=member, seen_revision=advice.revision)


def test_who_saves_words_is_a_writer_and_others_judge_and_adopt(in_review, members, advisor):
    Council.objects.update(adoption_quorum=1)
    write_in(in_review, members[2], summary="Wij vragen het anders.")
    assert set(in_review.writers.all()) == {advisor, members[2]}
    with pytest.raises(Refused, match="U schreef zelf mee aan dit advies"):
        say(in_review, members[2])
    say(in_review, members[3])
    with pytest.raises(Refused, match="Vraag een ander lid om het vast te stellen"):
        advices.adopt(in_review, by=members[2])
    advices.adopt(in_review, by=members[3])
    assert in_review.adopted_by == members[3]


def test_who_saves_a_recommendation_is_a_writer(in_review, members):
    rows = [RecommendationRow(id=None, text="Nog een punt.")]
    advices.save_advice(in_review, {}, rows, by=members[4], seen_revision=1)
    assert members[4] in in_review.writers.all()


def test_who_saves_the_same_words_is_no_writer(in_review, members, advisor):
    write_in(in_review, members[2], summary=in_review.summary)
    assert list(in_review.writers.all()) == [advisor]


def test_opinion_of_who_wrote_afterwards_stays_and_no_longer_counts(in_review, members):
    Council.objects.update(adoption_quorum=1)
    write_in(in_review, members[3], title="Een andere titel")
    say(in_review, members[2])
    write_in(in_review, members[2], title="Nog een andere titel")
    say(in_review, members[4], "not_agreed", note="Nee.")
    with pytest.raises(Refused) as refusal:
        advices.adopt(in_review, by=members[4])
    assert "Nu zijn 0 leden akkoord. Iedereen die is gevraagd, heeft gesproken." in str(refusal.value)
    assert in_review.reviews.filter(reviewer=members[2]).count() == 1


def test_who_wrote_the_version_before_writes_the_new_one_too(members, advisor, secretary):
    advice = factories.advice()
    new = draft_new_version(advice, by=secretary, correction_note="Een rekenfout is hersteld.")
    assert set(new.writers.all()) == {advisor, secretary}
    advices.submit(new, by=secretary)
    assert asked(new) == ["Lid 2", "Lid 3", "Lid 4"]
    with pytest.raises(Refused, match="U schreef zelf mee aan dit advies"):
        advices.adopt(new, by=advisor)


def test_secretary_who_is_a_member_too_does_not_adopt_the_version_he_wrote(members, council):
    both = factories.secretary(council)
    Membership.objects.create(user=both, role=Role.ADVISOR, council=council, starts_on=factories.today(-9))
    new = draft_new_version(factories.advice(), by=both, correction_note="Een rekenfout is hersteld.")
    advices.submit(new, by=both)
    both = type(both).objects.get(pk=both.pk)
    with pytest.raises(Refused, match="U schreef zelf mee aan dit advies"):
        advices.adopt(new, by=both)
    advices.adopt(new, by=members[2])


def test_round_has_a_day_by_which(members, advisor):
    advice = factories.advice(status="draft")
    with pytest.raises(Refused, match="Deze dag is al geweest") as refusal:
        advices.submit(advice, by=advisor, review_due_on=factories.today(-1))
    assert refusal.value.field == "review_due_on"
    advices.submit(advice, by=advisor, review_due_on=factories.today(3))
    assert Advice.objects.get().review_due_on == factories.today(3)
    advices.return_to_author(advice, by=advisor)
    advices.submit(advice, by=advisor)
    assert Advice.objects.get().review_due_on == factories.today(14)


def test_opinion_is_given_in_review_only(members):
    for status in ("draft", "adopted", "published"):
        with pytest.raises(Refused, match="Dit advies wordt nu niet beoordeeld"):
            say(factories.advice(status=status), members[2])


def test_secretary_gives_no_opinion(in_review, secretary, other_advisor):
    for user in (secretary, other_advisor):
        with pytest.raises(PermissionDenied):
            say(in_review, user)


def test_no_quorum_is_asked_unless_one_is_set(in_review, adopter):
    advices.adopt(in_review, by=adopter)
    assert in_review.status == "adopted"


def test_adoption_below_the_quorum_says_who_still_has_to_speak(in_review, members):
    Council.objects.update(adoption_quorum=2)
    say(in_review, members[2])
    with pytest.raises(Refused) as refusal:
        advices.adopt(in_review, by=members[2])
    assert str(refusal.value) == f"{QUORUM_OF_TWO} Nu is 1 lid akkoord. Nog niet gehoord: Lid 3, Lid 4."
    say(in_review, members[4], "agreed_with_note", note="Mits het snel gaat.")
    advices.adopt(in_review, by=members[2])
    assert Advice.objects.get().status == "adopted"


def test_adoption_is_refused_when_all_have_spoken_and_too_few_agree(in_review, members):
    Council.objects.update(adoption_quorum=2)
    say(in_review, members[2])
    for nth in (3, 4):
        say(in_review, members[nth], "not_agreed", note="Nee.")
    with pytest.raises(Refused) as refusal:
        advices.adopt(in_review, by=members[2])
    left = "Iedereen die is gevraagd, heeft gesproken. Pas het advies aan, of vraag een ander lid om een oordeel."
    assert str(refusal.value) == f"{QUORUM_OF_TWO} Nu is 1 lid akkoord. {left}"


def test_opinion_on_an_older_text_does_not_count(in_review, members):
    Council.objects.update(adoption_quorum=1)
    say(in_review, members[2])
    change_words(in_review)
    with pytest.raises(Refused, match=r"Nu zijn 0 leden akkoord. Nog niet gehoord: Lid 2, Lid 3, Lid 4\."):
        advices.adopt(in_review, by=members[2])


def test_only_the_last_opinion_of_a_member_counts(in_review, members):
    Council.objects.update(adoption_quorum=1)
    say(in_review, members[2])
    say(in_review, members[2], "not_agreed", note="Toch niet.")
    with pytest.raises(Refused, match="Nu zijn 0 leden akkoord"):
        advices.adopt(in_review, by=members[3])
    say(in_review, members[2])
    advices.adopt(in_review, by=members[3])
    assert in_review.reviews.count() == 3


def test_archive_is_adopted_without_a_quorum(in_review, members):
    Council.objects.update(adoption_quorum=3)
    advices.adopt(in_review, by=members[2], number=(2015, 4))
    assert in_review.reference == "2015-4"


def test_minority_note_freezes_and_is_found_once_public(in_review, members, anonymous):
    say(in_review, members[3], "not_agreed", note="Nee.", minority_note=" Dit raakt te weinig mensen. ", names="Lid 3")
    note = in_review.minority_notes.get()
    assert (note.text, note.names, note.author) == ("Dit raakt te weinig mensen.", "Lid 3", members[3])
    assert not MinorityNote.objects.visible_to(anonymous).exists()
    advices.adopt(in_review, by=members[2])
    advices.send(in_review, by=factories.secretary())
    assert MinorityNote.objects.visible_to(factories.staff()).get() == note
    advices.publish(in_review, by=factories.secretary())
    assert MinorityNote.objects.visible_to(anonymous).get() == note
    assert "te weinig mensen" in SearchEntry.objects.get(kind="advice").text
    advices.withdraw(in_review, by=factories.secretary(), reason="Onjuist.")
    assert not MinorityNote.objects.visible_to(anonymous).exists()
    assert MinorityNote.objects.visible_to(members[2]).get() == note


def test_minority_note_is_replaced_kept_or_taken_back(in_review, members):
    say(in_review, members[3], "not_agreed", note="Nee.", minority_note="Eerst dit.")
    say(in_review, members[3], "not_agreed", note="Nee.", minority_note="Dan dit.", names="Een lid")
    say(in_review, members[3], "not_agreed", note="Nog steeds nee.")
    assert [(n.text, n.names) for n in in_review.minority_notes.all()] == [("Dan dit.", "Een lid")]
    say(in_review, members[3], minority_note="")
    assert not in_review.minority_notes.exists()


def test_minority_note_stays_when_the_words_change(in_review, members):
    say(in_review, members[3], "not_agreed", note="Nee.", minority_note="Anders.")
    change_words(in_review)
    assert in_review.minority_notes.get().text == "Anders."


def test_new_version_begins_with_the_minority_notes(in_review, members):
    say(in_review, members[3], "not_agreed", note="Nee.", minority_note="Anders.", names="Lid 3")
    advices.adopt(in_review, by=members[2])
    advices.send(in_review, by=factories.secretary())
    advices.publish(in_review, by=factories.secretary())
    new = factories.new_version(in_review, "draft")
    assert [(n.text, n.names, n.author) for n in new.minority_notes.all()] == [("Anders.", "Lid 3", members[3])]


def test_what_was_said_goes_with_a_draft_that_is_thrown_away(in_review, members, advisor):
    say(in_review, members[3], "not_agreed", note="Nee.", minority_note="Anders.")
    advices.return_to_author(in_review, by=advisor)
    bins.throw_away(in_review, by=advisor)
    assert Review.objects.exists()
    Advice.with_bin.update(binned_at=timezone.now() - timedelta(days=31))
    bins.remove(in_review)
    assert not Review.objects.exists()
    assert not Advice.writers.through.objects.exists()


def test_reviews_are_for_the_own_council_only(in_review, members, everyone):
    say(in_review, members[2])
    able = {name for name, user in everyone.items() if Review.objects.visible_to(user).exists()}
    assert able == {"secretary", "advisor"}
