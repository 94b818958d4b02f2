"""The review round: who is asked, what each says, and what a minority says."""

from advices.models import MinorityNote, Review, Reviewer
from tests import factories
from tests.governance.constraint_cases import refused_by
from tests.governance.refusals import change


@refused_by("council_quorum_at_most_a_hundred")
def quorum_of_a_hundred_and_one():
    change(factories.council(), adoption_quorum=101)


@refused_by("reviewer_once")
def reviewer_who_is_asked_twice():
    member, advice = factories.adopter(), factories.advice(status="in_review")
    Reviewer.objects.create(advice=advice, member=member)


@refused_by("review_says_why")
def disagreement_without_a_word():
    advice = factories.advice(status="in_review")
    Review.objects.create(advice=advice, reviewer=factories.adopter(), revision=1, opinion="not_agreed")


@refused_by("review_says_why")
def agreement_with_a_note_that_is_empty():
    advice = factories.advice(status="in_review")
    Review.objects.create(advice=advice, reviewer=factories.adopter(), revision=1, opinion="agreed_with_note")


@refused_by("minority_note_once")
def second_minority_note_of_a_member():
    note = factories.minority_note()
    MinorityNote.objects.create(advice=note.advice, author=note.author, text="Nog iets.")


@refused_by("minority_note_has_text")
def minority_note_without_words():
    change(factories.minority_note(), text="")
