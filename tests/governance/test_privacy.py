"""What the database lets a privacy correction do, and nothing more."""

import pytest

from governance import privacy
from governance.models import AuditEvent
from governance.privacy import MARK, compiled, correct, pattern_of, rows_with, word_columns
from governance.sql.backfilling import backfill
from governance.trail.recording import events_of, record_event
from tests import factories
from tests.governance.database import check_now, first_broken_event, sql
from tests.governance.refusals import refused

pytestmark = pytest.mark.django_db
WORDS = "mevrouw De Wit"


@pytest.fixture
def advice():
    return factories.advice(title="Over mevrouw De Wit", summary="Zo ging het met mevrouw De Wit aan de balie.")


def removal(record, columns, by, **fields):
    correct(record, columns, by=by, role="secretary", pattern=pattern_of(WORDS), reason="Op verzoek.", **fields)


def update(record, column, value):
    sql(f"UPDATE {record._meta.db_table} SET {column} = %s WHERE id = %s", [value, record.pk])


def test_mark_is_that_of_the_database():
    assert sql("SELECT governance_privacy_mark()") == [(MARK,)]


def test_frozen_words_give_way_to_the_mark_and_the_rest_of_the_sentence_stays(advice, secretary):
    removal(advice, ["title", "summary"], secretary)
    advice.refresh_from_db()
    assert advice.title == "Over [verwijderd om privacy]"
    assert advice.summary == "Zo ging het met [verwijderd om privacy] aan de balie."


def test_event_says_who_when_and_why(advice, secretary):
    removal(advice, ["title"], secretary)
    event = events_of(advice).last()
    assert (event.action, event.actor_id, event.actor_name, event.actor_role) == (
        "privacy", secretary.pk, "Secretary1 Jansen", "secretary",
    )  # fmt: skip
    assert event.details == {"columns": ["title"], "reason": "Op verzoek.", "blanked_events": []}
    assert first_broken_event() is None


@pytest.mark.parametrize(
    ("make", "column"),
    [
        (lambda: factories.recommendation(recommendations=[f"Help {WORDS}."]), "text"),
        (lambda: factories.reaction(text=f"Wij helpen {WORDS}."), "text"),
        (lambda: factories.response(text=f"Aan {WORDS}."), "text"),
        (lambda: factories.reading(factories.reaction(), reason=f"Want {WORDS}."), "reason"),
        (lambda: factories.commitment(text=f"Wij bellen {WORDS}."), "text"),
        (lambda: factories.progress(factories.commitment(), f"{WORDS} is gebeld."), "text"),
        (lambda: factories.verdict(factories.recommendation(), note=f"Volgens {WORDS}."), "note"),
        (lambda: factories.advice_request(public=True, question=f"Wat nu met {WORDS}?"), "question"),
        (lambda: factories.policy_version(label=f"versie van {WORDS}"), "label"),
    ],
)
def test_every_guarded_table_lets_the_correction_through(make, column, secretary):
    record = make()
    before = getattr(record, column)
    removal(record, [column], secretary)
    record.refresh_from_db()
    assert getattr(record, column) == before.replace(WORDS, MARK)


def test_mark_without_an_event_is_refused(advice):
    with refused("freeze_words"):
        update(advice, "title", f"Over {MARK}")


def test_mark_with_an_event_about_another_column_is_refused(advice, secretary):
    record_event("privacy", advice, by=secretary, columns=["summary"])
    with refused("freeze_words"):
        update(advice, "title", f"Over {MARK}")


@pytest.mark.parametrize("value", ["Over iemand", f"Over {MARK} en meer", f"Iets anders {MARK}", f"O%ver {MARK}", ""])
def test_event_allows_the_mark_and_no_other_words(value, advice, secretary):
    record_event("privacy", advice, by=secretary, columns=["title"])
    with refused("freeze_words"):
        update(advice, "title", value)


def test_mark_and_another_change_at_once_are_refused(advice, secretary):
    record_event("privacy", advice, by=secretary, columns=["title"])
    with refused("freeze_words"):
        sql("UPDATE advices_advice SET title = %s, serial = serial + 1 WHERE id = %s", [f"Over {MARK}", advice.pk])


@pytest.mark.parametrize("column", ["published_at", "published_on"])
def test_event_that_names_a_column_does_not_let_it_be_emptied(column, advice, secretary):
    record_event("privacy", advice, by=secretary, columns=["title", column])
    with refused("freeze_words"):
        sql(f"UPDATE advices_advice SET title = %s, {column} = NULL WHERE id = %s", [f"Over {MARK}", advice.pk])


def test_row_still_cannot_go(advice, secretary):
    record_event("privacy", advice, by=secretary, columns=["title"])
    with refused("freeze_words"):
        sql("DELETE FROM advices_advice WHERE id = %s", [advice.pk])


@pytest.mark.django_db(transaction=True)
def test_event_of_an_earlier_transaction_allows_nothing(secretary):
    advice = factories.advice(title="Over mevrouw De Wit")
    record_event("privacy", advice, by=secretary, columns=["title"])
    with refused("freeze_words"):
        update(advice, "title", f"Over {MARK}")


def test_blanked_events_lose_their_details_and_the_trail_still_proves(secretary):
    advice = factories.advice(status="withdrawn")
    check_now()
    number = events_of(advice).last().number
    removal(advice, [], secretary, blanked_events=[number])
    assert AuditEvent.objects.get(number=number).details == {"blanked": True}
    assert first_broken_event() is None


def test_removal_that_is_blanked_hands_on_what_it_had_blanked():
    record = factories.theme()
    record_event("privacy", record, by=None, columns=["title"], blanked_events=[11, 12])
    record_event("privacy", record, by=None, columns=["file"])
    first, second = AuditEvent.objects.order_by("number").values_list("number", flat=True)
    assert privacy.with_those_they_blanked([first, second, 20]) == [first, second, 11, 12, 20]


def test_details_are_not_blanked_without_an_event_that_says_so(advice, secretary):
    record_event("privacy", advice, by=secretary, columns=["title"], blanked_events=[2])
    with refused("append_only"):
        sql("UPDATE governance_auditevent SET details = '{\"blanked\": true}' WHERE number = 1")
    with refused("append_only"):
        sql("UPDATE governance_auditevent SET details = '{\"other\": true}' WHERE number = 2")


def test_mark_that_would_not_fit_takes_the_place_of_the_whole(secretary):
    commitment = factories.commitment("draft", reference=f"{'x' * 44} {WORDS}")
    removal(commitment, ["reference"], secretary)
    commitment.refresh_from_db()
    assert commitment.reference == MARK


TEXTS = [
    ("bij De Wit.", True),
    ("bij DE WIT, en", True),
    ("De\nWit", True),
    ("<strong>De</strong> Wit", True),
    ("brief_De_Wit.pdf", True),
    ("De Witte", False),
    ("Zonde Wit", False),
    ("De  Wit's", True),
]


@pytest.mark.parametrize(("text", "found"), TEXTS)
def test_words_are_found_over_lines_and_tags_but_not_in_longer_words(text, found):
    assert bool(compiled("de Wit").search(text)) is found
    assert sql("SELECT %s ~* %s", [text, pattern_of("de Wit")]) == [(found,)]


@pytest.mark.parametrize(
    "words", ["a.b*c", "(06) 12-34", r"C:\x", 'zei: "ja"', "50% van 'iets'", "R&D", "[x] {y} ^$|?+"]
)
def test_words_with_marks_of_a_regular_expression_are_found_literally(words):
    assert compiled(words).search(f"Er staat {words} hier.")
    assert sql("SELECT %s ~* %s", [f"Er staat {words} hier.", pattern_of(words)]) == [(True,)]
    assert not compiled("a.b*c").search("aXbbc")


def test_rows_are_found_with_their_columns(advice):
    assert rows_with(type(advice), pattern_of(WORDS)) == {advice.pk: ["title", "summary"]}


def test_codes_and_addresses_are_no_words():
    assert word_columns(type(factories.commitment())) == [
        "correction_note", "reference", "subject", "text", "source", "made_by_as_said", "made_to", "meeting",
        "due_as_said",
    ]  # fmt: skip
    assert word_columns(type(factories.policy())) == ["title"]


def test_kept_post_with_the_words_goes_and_the_login_stays(client, secretary, advice):
    client.force_login(secretary)
    session = client.session
    session["kept_post"] = {"path": "/werk/", "data": "title=Over+mevrouw+De+Wit"}
    session["other"] = "iets"
    session.save()
    privacy.clean_sessions(WORDS)
    left = client.session
    assert (left.get("kept_post"), left["other"], left["_auth_user_id"]) == (None, "iets", str(secretary.pk))


def test_backfill_changes_frozen_rows_with_an_event_for_each(advice):
    other = factories.advice(title="Anders")
    check_now()
    operation = backfill(
        "advices_advice", "advices.advice", column="title", value="upper(title)", where="title LIKE 'Over%'",
        reason="Titels in 't groot",
    )  # fmt: skip
    sql(operation.sql)
    advice.refresh_from_db()
    other.refresh_from_db()
    assert (advice.title, other.title) == ("OVER MEVROUW DE WIT", "Anders")
    [event] = AuditEvent.objects.filter(action="backfilled")
    assert (event.object_id, event.actor_id) == (advice.pk, None)
    assert event.details == {"columns": ["title"], "reason": "Titels in 't groot"}
    assert first_broken_event() is None
    with refused("freeze_words"):
        update(advice, "title", "Iets")


def test_backfill_leaves_alone_what_has_the_value_already(advice):
    check_now()
    sql(backfill("advices_advice", "advices.advice", column="title", value="title", where="true", reason="Niets").sql)
    assert not AuditEvent.objects.filter(action="backfilled").exists()
