"""Who did what, in words; everybody reads the public steps, whoever works on the record reads the rest too."""

import re
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from advices.actions import advice as advice_actions
from advices.actions import dispatch as dispatch_actions
from advices.actions import planned_publication as planned_actions
from advices.actions import request as request_actions
from advices.actions.rows import ReactionRow, RecommendationRow
from adviesraad.history import INSIDERS, histories, history_of
from commitments.actions import duty as duty_actions
from governance.events import OLD_NAMES, Event
from governance.models import AuditEvent
from tests import factories
from tests.adviesraad.page_reading import main_in
from tests.governance.database import check_now, sql, stored_event

pytestmark = pytest.mark.django_db


def told(user, *records):
    return [(line.who, line.sentence, line.notes) for line in history_of(user, records)]


def sentences(user, *records):
    return [line.sentence for line in history_of(user, records)]


@pytest.fixture
def advice():
    return factories.advice(sent_on=factories.today(-10), response_due_on=factories.today(30))


def test_member_reads_every_step_with_the_name(advice, advisor):
    lines = told(advisor, advice)
    assert [(who, sentence) for who, sentence, _notes in lines] == [
        ("Advisor1 Jansen, Lid van de adviesraad", "Geregistreerd."),
        ("Advisor1 Jansen, Lid van de adviesraad", "Van “Concept” naar “In bespreking”."),
        ("Advisor2 Jansen, Lid van de adviesraad", "Van “In bespreking” naar “Vastgesteld”."),
        ("Secretary1 Jansen, Secretaris van de adviesraad", "Van “Vastgesteld” naar “Verstuurd”."),
        ("Secretary1 Jansen, Secretaris van de adviesraad", "Van “Verstuurd” naar “Openbaar”."),
    ]
    assert [len(notes) for _who, _sentence, notes in lines] == [0, 0, 1, 2, 1]


def test_public_reads_the_public_steps_with_the_role(advice, anonymous):
    assert [(who, sentence) for who, sentence, _notes in told(anonymous, advice)] == [
        ("Lid van de adviesraad", "Van “In bespreking” naar “Vastgesteld”."),
        ("Secretaris van de adviesraad", "Van “Vastgesteld” naar “Verstuurd”."),
        ("Secretaris van de adviesraad", "Van “Verstuurd” naar “Openbaar”."),
    ]


def test_other_side_and_other_council_read_what_the_public_reads(advice, everyone, anonymous):
    outside = set(everyone) - {"secretary", "advisor"}
    assert {name: told(everyone[name], advice) == told(anonymous, advice) for name in everyone} == {
        name: name in outside for name in everyone
    }


def test_day_and_reason_are_told(secretary, anonymous):
    advice = factories.advice()
    advice_actions.withdraw(advice, by=secretary, reason="De cijfers klopten niet.", on=factories.today())
    [*_before, (_who, sentence, notes)] = told(anonymous, advice)
    assert sentence == "Van “Openbaar” naar “Ingetrokken”."
    assert notes[1] == "Reden: De cijfers klopten niet."
    assert re.fullmatch(r"Dag: \d{1,2} [a-z]+ \d{4}", notes[0])


def test_advice_adopted_twice_was_adopted_once_for_the_public(adopter, advisor, anonymous):
    advice = factories.advice(status="adopted")
    advice_actions.reopen(advice, by=adopter)
    advice_actions.adopt(advice, by=adopter)
    adoptions = [e.at for e in AuditEvent.objects.filter(action="status.adopted")]
    seen = [line.at for line in history_of(anonymous, [advice]) if "Vastgesteld" in line.sentence]
    assert (len(adoptions), seen) == (2, adoptions[1:])
    assert len([s for s in sentences(advisor, advice) if s.endswith("“Vastgesteld”.")]) == 2


def edited(record):
    return AuditEvent.objects.filter(action="edited", object_id=record.pk).last().details


def test_changed_text_is_named_and_its_words_are_not_kept(advisor):
    advice = factories.advice(status="draft")
    row = RecommendationRow(id=advice.recommendations.get().pk, text="Maak het vervoer kosteloos.")
    values = {"title": "Geheime titel", "kind": "unsolicited", "themes": [factories.theme()], "policy_versions": []}
    advice_actions.save_advice(advice, values, [row], by=advisor, seen_revision=1)
    assert edited(advice) == {"revision": 2, "changed": {"title": [], "themes": []}}
    assert told(advisor, advice)[-1][1:] == ("Gewijzigd.", ["Titel", "Thema's"])


@pytest.mark.parametrize(
    ("row", "changed"),
    [
        ({}, {}),
        ({"text": "Anders."}, {"recommendations": []}),
        ({"explanation": "<p>Want.</p>"}, {"recommendations": []}),
        ({"id": None}, {"recommendations": []}),
    ],
)
def test_changed_recommendation_is_named(row, changed, advisor):
    advice = factories.advice(status="draft")
    stored = RecommendationRow(id=advice.recommendations.get().pk, text="Maak het vervoer kosteloos.")
    advice_actions.save_advice(advice, {}, [replace(stored, **row)], by=advisor, seen_revision=1)
    assert edited(advice)["changed"] == changed


def test_changed_reaction_is_named(staff):
    response = factories.response(status="draft")
    [reaction] = response.reactions.all()
    same = ReactionRow(recommendation=reaction.recommendation, text=reaction.text)
    factories.response_actions.save_response(response, {}, [same], by=staff, seen_revision=1)
    assert edited(response)["changed"] == {}
    factories.response_actions.save_response(response, {}, [replace(same, text="Nee.")], by=staff, seen_revision=2)
    assert edited(response)["changed"] == {"reactions": []}
    assert told(staff, response)[-1][2] == ["Reacties op aanbevelingen"]


def test_changed_day_is_told_from_and_to(secretary):
    request = factories.advice_request(received_on=date(2026, 1, 5), advice_due_on=date(2026, 3, 1))
    values = {"advice_due_on": date(2026, 4, 2), "subject": "Anders"}
    request_actions.save_request(request, values, by=secretary, seen_revision=1)
    assert told(secretary, request)[-1][2] == ["Onderwerp", "Advies uiterlijk op: “2 april 2026”, was “1 maart 2026”"]


def test_changed_choice_and_tick_are_told_in_words(staff):
    version = factories.policy_version(public=False)
    values = {"stage": "adopted", "confidential": True}
    factories.policy_actions.save_version(version, values, by=staff, seen_revision=1)
    assert told(staff, version)[-1][2] == ["Fase: “Vastgesteld”, was “Concept”", "Vertrouwelijk: “ja”, was “nee”"]


STRANGERS_READ = {
    "advices.advicerequest": {"published", "extended"},
    "advices.advice": {
        "no_answer_noted","dispatched", "forwarded", "extended"},
    "advices.recommendation": {"verdict"},
    "advices.collegeresponse": {"entry_confirmed", "entry_corrected"},
    "advices.reaction": set(),
    "commitments.commitment": {
        "corrected", "progress", "asked", "report_duty", "report_duty_ended", "earmark", "earmark_carried_over",
        "entry_confirmed", "entry_corrected",
    },
    "policies.policydocument": set(),
    "policies.policyversion": {"published"},
    "documents.document": {"published", "made_private"},
}  # fmt: skip
PUBLIC_RECORDS = {
    "advices.advicerequest": lambda: factories.advice_request(public=True),
    "advices.advice": factories.advice,
    "advices.recommendation": factories.recommendation,
    "advices.collegeresponse": factories.response,
    "advices.reaction": factories.reaction,
    "commitments.commitment": factories.commitment,
    "policies.policydocument": lambda: factories.policy_version().policy,
    "policies.policyversion": factories.policy_version,
    "documents.document": factories.published_file,
}


def test_acts_that_strangers_read_are_known_of_every_kind_of_record():
    assert set(PUBLIC_RECORDS) == set(STRANGERS_READ) == set(INSIDERS)


@pytest.mark.parametrize("kind", PUBLIC_RECORDS)
def test_stranger_reads_of_a_public_record_these_acts_and_no_other(kind, anonymous):
    record = PUBLIC_RECORDS[kind]()
    before = len(told(anonymous, record))
    read = set()
    for act in [*(event for event in Event if not event.is_step), *OLD_NAMES, "unheard_of"]:
        stored_event(str(act), record, changed={"title": ["Geheim", "Openbaar"]})
        after = len(told(anonymous, record))
        if after > before:
            read.add(act)
        before = after
    assert {OLD_NAMES.get(act, act) for act in read} == STRANGERS_READ[kind] | {"privacy", "backfilled"}


STEPS_THAT_STRANGERS_READ = {
    "advices.advicerequest": {"answered", "withdrawn", "declined"},
    "advices.advice": {"adopted", "sent", "published", "withdrawn"},
    "advices.collegeresponse": {"published"},
    "commitments.commitment": {
        "open", "settlement_proposed", "settled", "partly_settled", "lapsed", "superseded",
    },
}  # fmt: skip


@pytest.mark.parametrize("kind", STEPS_THAT_STRANGERS_READ)
def test_stranger_reads_these_steps_and_no_other(kind, anonymous):
    record = PUBLIC_RECORDS[kind]()
    statuses = [str(status) for status in type(record).Status]
    seen = set()
    for status in statuses:
        new = stored_event(f"status.{status}", record, to=status)
        if new.at in {line.at for line in history_of(anonymous, [record])}:
            seen.add(status)
    assert seen == STEPS_THAT_STRANGERS_READ[kind]


@pytest.mark.parametrize("who", ["anonymous", "outsider", "staff", "other_advisor", "administrator"])
def test_edits_of_a_draft_stand_in_no_history_of_the_published_advice(who, everyone, advisor):
    advice = factories.advice(status="draft")
    row = RecommendationRow(id=advice.recommendations.get().pk, text="Maak het vervoer kosteloos.")
    advice_actions.save_advice(advice, {"title": "Werktitel"}, [row], by=advisor, seen_revision=1)
    factories.bring(advice, "published")
    point = advice.recommendations.get()
    assert "Gewijzigd." in sentences(advisor, advice)
    assert sentences(everyone[who], advice) == [
        "Van “In bespreking” naar “Vastgesteld”.",
        "Van “Vastgesteld” naar “Verstuurd”.",
        "Van “Verstuurd” naar “Openbaar”.",
    ]
    assert sentences(everyone[who], point, advice) == [
        f"Het advies: {sentence}" for sentence in sentences(everyone[who], advice)
    ]


def test_edits_of_a_draft_stand_on_no_page_of_the_published_advice(advisor, client):
    advice = factories.advice(status="draft", title="Werktitel")
    row = RecommendationRow(id=advice.recommendations.get().pk, text="Maak het vervoer kosteloos.")
    advice_actions.save_advice(advice, {"title": "Openbare titel"}, [row], by=advisor, seen_revision=1)
    factories.bring(advice, "published")
    addresses = [advice.get_absolute_url(), advice.recommendations.get().get_absolute_url()]
    shown = {"a stranger": [client.get(address).content.decode() for address in addresses]}
    client.force_login(advisor)
    shown["a member"] = [client.get(address).content.decode() for address in addresses]
    assert {who: ["Gewijzigd." in page for page in pages] for who, pages in shown.items()} == {
        "a stranger": [False, False],
        "a member": [True, True],
    }


def test_public_reads_nothing_of_changes(anonymous, staff):
    version = factories.policy_version(public=False)
    factories.policy_actions.save_version(version, {"label": "Geheim"}, by=staff, seen_revision=1)
    assert told(anonymous, version) == []


def test_policy_tells_of_its_versions_by_name(staff, anonymous):
    version = factories.policy_version(label="versie 3")
    assert sentences(staff, version.policy, version) == [
        "Geregistreerd.",
        "versie 3: Geregistreerd.",
        "versie 3: Openbaar gemaakt.",
    ]
    assert sentences(anonymous, version.policy, version) == ["versie 3: Openbaar gemaakt."]


def test_reading_and_verdict_stand_with_the_recommendation(anonymous, secretary):
    reaction = factories.reaction()
    factories.reading(reaction, "not_adopted")
    factories.verdict(reaction.recommendation, "partly_done")
    records = [reaction.recommendation, reaction]
    verdict = "Oordeel van de adviesraad: “Deels uitgevoerd”."
    reading = "De reactie van het college: Lezing van de gemeente: “Niet overgenomen”."
    assert sentences(secretary, *records) == [reading, verdict]
    assert sentences(anonymous, *records) == [verdict]


def test_dispatch_and_extension_are_told_to_everybody(secretary, anonymous):
    advice = factories.advice(sent_on=factories.today(-10), response_due_on=date(2199, 1, 5))
    extension = factories.extension(advice, days=7, reason="Het college is met reces.")
    dispatch_actions.dispatch_advice(advice, by=secretary, recipients=[factories.recipient(name="De krant")])
    dispatch_actions.mark_forwarded(advice, by=secretary)
    assert extension.new_due_on == date(2199, 1, 12)
    *_steps, extended, dispatched, forwarded = told(anonymous, advice)
    day = extended[2][0]
    assert extended[1:] == (
        "Meer tijd gegeven.",
        [
            day,
            "Reden: Het college is met reces.",
            "Was uiterlijk op: 5 januari 2199",
            "Nu uiterlijk op: 12 januari 2199",
            "Gegeven door: de wethouder",
        ],
    )
    assert dispatched == ("Secretaris van de adviesraad", "Gemaild.", ["Aan: De krant"])
    assert forwarded == ("Secretaris van de adviesraad", "Doorgestuurd aan de gemeenteraad.", [day])


def test_what_members_say_of_a_draft_is_told_to_members_only(advisor, secretary, staff, anonymous):
    advice = factories.advice(status="in_review")
    factories.review(advice, "not_agreed")
    assert (
        sentences(advisor, advice)[-1]
        == sentences(secretary, advice)[-1]
        == "Oordeel over het concept gegeven: “Niet akkoord”."
    )
    advice_actions.return_to_author(advice, by=secretary)
    assert sentences(staff, advice) == sentences(anonymous, advice) == []


def test_planned_publication_is_told_to_its_own_side_only(everyone):
    response = factories.response(status="draft")
    moment = timezone.make_aware(datetime(2199, 5, 2, 9, 30))
    plan = planned_actions.plan_publication(response, by=everyone["staff"], moment=moment, seen_revision=1)
    planned_actions.cancel_publication(plan, by=everyone["staff"])
    planned, cancelled = told(everyone["staff"], response)[-2:]
    assert planned[1:] == ("Publicatie gepland.", ["Moment: 2 mei 2199 om 9.30 uur"])
    assert cancelled[1:] == ("Geplande openbaarmaking afgezegd.", ["Moment: 2 mei 2199 om 9.30 uur"])
    assert told(everyone["secretary"], response) == []


def test_money_and_reports_of_a_commitment_are_told_to_everybody(anonymous, staff):
    commitment = factories.commitment()
    amount = factories.earmark(commitment, Decimal("1250.50"), year=2026)
    duty_actions.carry_over(amount, by=staff, amount=Decimal("250.00"))
    factories.report_duty(commitment, every_months=3, next_due_on=date(2199, 2, 1))
    duty_actions.end_report_duty(commitment, by=staff)
    assert [line[1:] for line in told(anonymous, commitment)[-4:]] == [
        ("Geld gereserveerd.", ["Bedrag: € 1.250,50", "Jaar: 2026"]),
        ("Geld meegenomen naar het volgende jaar.", ["Bedrag: € 250,00", "Jaar: 2027"]),
        (
            "Afgesproken om steeds te melden hoe het gaat.",
            ["Om de hoeveel maanden: 3", "Volgende melding: 1 februari 2199"],
        ),
        ("De plicht om te melden hoe het gaat is beëindigd.", []),
    ]


def test_draft_response_tells_its_history_to_its_own_side_only(everyone):
    response = factories.response(status="draft")
    readers = {name for name, user in everyone.items() if history_of(user, [response])}
    assert readers == {"staff"}


def test_blanked_event_says_that_particulars_were_removed(secretary):
    advice = factories.advice(status="withdrawn")
    check_now()
    sql("ALTER TABLE governance_auditevent DISABLE TRIGGER append_only")
    sql("UPDATE governance_auditevent SET details = '{\"blanked\": true}'")
    assert told(secretary, advice)[-1][1:] == (
        "Het werd “Ingetrokken”.",
        ["De bijzonderheden zijn verwijderd om privacy."],
    )


def test_event_of_the_system_and_an_unknown_one_are_told_too(secretary):
    advice = factories.advice(status="draft")
    stored_event("counted", advice, number=3)
    assert told(secretary, advice)[-1] == ("Het systeem", "Er is iets anders gedaan: counted.", [])


def test_histories_of_many_cost_one_query(secretary):
    advice = factories.advice()
    responses = [factories.response(advice, by=secretary) for _each in range(3)]
    assert secretary.active_memberships
    with CaptureQueriesContext(connection) as queries:
        histories(secretary, responses)
    assert len(queries) == 1
    assert [[line.sentence for line in each.history] for each in responses] == [
        ["Geregistreerd.", "Van “Concept” naar “Openbaar”."]
    ] * 3


@pytest.mark.parametrize(
    "make",
    [
        factories.advice,
        lambda: factories.advice_request(public=True),
        lambda: factories.response().advice,
        lambda: factories.recommendation(),
        lambda: factories.commitment(),
        lambda: factories.policy_version().policy,
    ],
)
def test_page_has_a_folded_history(make, client):
    details = main_in(client.get(make().get_absolute_url())).find_all("details")
    assert {d.find("summary").get_text(strip=True) for d in details} >= {"Geschiedenis"}
