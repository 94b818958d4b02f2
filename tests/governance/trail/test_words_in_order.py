"""Words that changed by the rules, or went for privacy, fit the trail; those of before the digests are counted."""

import pytest

from advices.actions.rows import RecommendationRow
from adviesraad.privacy.forgetting import remove
from governance.trail.proof import read_trail
from governance.trail.recording import events_of
from governance.trail.stored_words import differing_words, older_than_the_digests
from governance.trail.words import key_of
from tests import factories
from tests.governance.database import check_now, sql
from tests.governance.trail.test_words import verify

pytestmark = pytest.mark.django_db


# What is in order


def test_words_that_changed_by_the_rules_fit():
    advice = factories.advice(status="adopted")
    factories.advice_actions.reopen(advice, by=factories.adopter())
    values = {"title": "Beter advies"}
    rows = [RecommendationRow(id=r.pk, text="Beter.") for r in advice.recommendations.all()]
    factories.advice_actions.save_advice(advice, values, rows, by=factories.author(), seen_revision=advice.revision)
    factories.advice_actions.adopt(advice, by=factories.adopter())
    factories.commitment("superseded")
    request = factories.advice_request(public=True)
    factories.request_actions.keep_private(request, by=factories.secretary(), reason="Fout.")
    assert len(verify()) == 1


def test_frozen_rows_of_before_the_digests_are_counted():
    factories.verdict(factories.recommendation())
    check_now()
    sql("ALTER TABLE governance_auditevent DISABLE TRIGGER append_only")
    sql(
        "UPDATE governance_auditevent SET details = details - 'words', details_digest ="
        " encode(sha256(convert_to((details - 'words')::text, 'UTF8')), 'hex')"
    )
    told = read_trail().told
    assert told.digests == {}
    assert (list(differing_words(told)), older_than_the_digests(told)) == ([], 2)


# Privacy


def test_words_that_went_for_privacy_are_told_of_anew():
    advice = factories.advice(title="Over mevrouw De Wit", summary="Bij mevrouw De Wit thuis.")
    factories.reading(factories.reaction(advice.recommendations.get(), text="Mevrouw De Wit heeft gelijk."))
    remove(advice, by=factories.secretary(), words="mevrouw De Wit", reason="Op verzoek.")
    event = events_of(advice).get(action="resealed")
    assert sorted(event.details["words"]) == [key_of(advice)]
    assert len(verify()) == 1


def test_file_that_went_for_privacy_is_told_of_anew():
    file = factories.document(content=b"De brief.", by=factories.staff())
    response = factories.response(letter=file)
    remove(response, by=factories.staff(), files=[file], reason="Op verzoek.")
    assert events_of(response).get(action="resealed").details["words"] == {key_of(file): ""}
    assert len(verify()) == 1


def test_digests_in_events_that_are_blanked_are_kept():
    """An event that holds the words loses its particulars, and so its digests."""
    advice = factories.advice(status="sent")
    extension = factories.extension(advice, reason="Mevrouw De Wit is ziek.")
    remove(advice, by=factories.secretary(), words="mevrouw De Wit", reason="Op verzoek.")
    assert events_of(advice).get(action="extended").details == {"blanked": True}
    assert key_of(extension) in events_of(advice).get(action="resealed").details["words"]
    assert len(verify()) == 1
