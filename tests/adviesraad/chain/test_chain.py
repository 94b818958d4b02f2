"""One recommendation's story: every link in order with its words, and what is missing said with its number of days."""

import re
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from advices.models import Recommendation
from adviesraad.chain.chain import Chain
from adviesraad.chain.in_plain_words import answer_of, now_of
from adviesraad.chain.link import term_sentence
from commitments.actions import commitment as actions
from governance.moments import in_words
from tests import factories

pytestmark = pytest.mark.django_db


def chain_of(recommendation, user=None, on=None):
    return Chain(Recommendation.objects.get(pk=recommendation.pk), user or AnonymousUser(), on)


def told(chain):
    """(date, words or else the notes, who speaks) of each step."""
    return [(step.date, step.words or " ".join(step.notes), str(step.side)) for step in chain.steps()]


def missing(chain):
    return [(step.heading, step.notes) for step in chain.steps() if step.missing]


def ago(days):
    return factories.today(-days)


@pytest.fixture
def story():
    """A recommendation with every link, one every ten days, and the day of each."""
    version = factories.policy_version(factories.policy("Het plan"), "versie 1", dated_on=ago(100))
    request = factories.advice_request(
        received_on=ago(90), question="Wat vindt u?", policy_version=version, public=True
    )
    advice = factories.advice(
        request=request,
        policy_versions=[version],
        recommendations=["Doe iets."],
        sent_on=ago(80),
        response_due_on=ago(45),
    )
    recommendation = advice.recommendations.get()
    reaction = factories.reaction(recommendation, "Dat doen wij.", responded_on=ago(70))
    factories.reading(reaction)
    commitment = factories.commitment(
        source_reaction=reaction, recommendations=[recommendation], text="Ik start.", made_on=ago(60), due_on=ago(7)
    )
    factories.progress(commitment, "Begonnen.", on=ago(50))
    actions.propose_settlement(commitment, by=factories.staff(), text="Klaar.", on=ago(40))
    actions.send_back(commitment, by=factories.secretary(), reason="Nee.", on=ago(30))
    factories.verdict(recommendation, "done", by=factories.staff(), on=ago(20), note="Af.")
    factories.verdict(recommendation, "not_done", on=ago(10), note="Niets gezien.")
    factories.advice(recommendations=[{"text": "Nogmaals.", "repeats": [recommendation]}], sent_on=ago(5))
    return recommendation


def test_whole_story_stands_in_order(story):
    sent = _("Sent to the college on %(sent)s. The college was to respond by %(due)s at the latest.")
    municipality, council = "municipality", "advisory_council"
    assert [step.date for step in chain_of(story).steps()] == [ago(n) for n in range(100, 9, -10)] + [ago(5), None]
    assert told(chain_of(story)) == [
        (ago(100), "versie 1", municipality),
        (ago(90), "Wat vindt u?", municipality),
        (ago(80), "Doe iets.", council),
        (ago(70), "Dat doen wij.", municipality),
        (ago(60), "Ik start.", municipality),
        (ago(50), "Begonnen.", municipality),
        (ago(40), "Klaar.", municipality),
        (ago(30), "Nee.", council),
        (ago(20), "Af.", municipality),
        (ago(10), "Niets gezien.", council),
        (ago(5), "Nogmaals.", council),
        (None, overdue_sentence(ago(7), 7), ""),
    ]
    advised = chain_of(story).steps()[2]
    assert advised.notes == [
        sent % {"sent": in_words(ago(80)), "due": in_words(ago(45))},
        "Het college kreeg 35 dagen om te reageren.",
        "Gebruikt: 10 dagen.",
    ]


def overdue_sentence(due, days):
    sentence = ngettext(
        "“%(subject)s” was due on %(date)s. That is %(days)s day ago.",
        "“%(subject)s” was due on %(date)s. That is %(days)s days ago.",
        days,
    )
    return sentence % {"subject": "Proef met vervoer", "date": in_words(due), "days": days}


def test_every_source_is_an_address_that_opens(story, client):
    steps = chain_of(story).steps()
    addresses = {address for step in steps for address in (step.url, step.source_url) if address}
    assert len(addresses) == 5
    assert {client.get(address).status_code for address in addresses} == {200}


def test_page_shows_every_step(story, client):
    page = client.get(story.get_absolute_url())
    assert page.content.decode().count('class="chain-mark"') == 12


@pytest.mark.parametrize("days", [1, 2, 23, 90])
def test_silence_is_said_with_the_exact_number_of_days(days):
    recommendation = factories.recommendation(sent_on=ago(400), response_due_on=ago(days))
    [(heading, [sentence])] = missing(chain_of(recommendation))
    assert heading == _("No response of the college yet")
    assert (f" {days} " in sentence, in_words(ago(days)) in sentence) == (True, True)


@pytest.mark.parametrize(("days", "months"), [(91, 3), (365, 12), (500, 16)])
def test_long_silence_is_said_in_months(days, months):
    due = date(2026, 5, 1)
    sentences = [term_sentence(due, due + timedelta(days=days)), term_sentence(due, due - timedelta(days=days))]
    assert [f" {months} " in sentence for sentence in sentences] == [True, True]


def test_sentences_of_the_term():
    due = date(2026, 5, 1)
    sentences = {days: term_sentence(due, due + timedelta(days=days)) for days in (-2, -1, 0, 1, 2)}
    assert len(set(sentences.values())) == 5
    assert all("1 mei 2026" in sentence for days, sentence in sentences.items() if days)
    assert sentences[0] == _("The college has to respond today at the latest.")
    assert [days for days, sentence in sentences.items() if re.search(r" 1 dag\b", sentence)] == [-1, 1]


def test_unanswered_point_of_an_answered_advice_is_said():
    advice = factories.advice(recommendations=["een", "twee"])
    factories.response(advice, reactions={1: "Ja."})
    assert missing(chain_of(advice.recommendations.get(number=1))) == []
    [(heading, _notes)] = missing(chain_of(advice.recommendations.get(number=2)))
    assert heading == _("The college answered the advice, but not this point")


def test_taken_over_and_forgotten_is_said():
    recommendation = factories.recommendation(sent_on=ago(500))
    factories.reading(factories.reaction(recommendation, responded_on=ago(366)))
    [(heading, _notes)] = missing(chain_of(recommendation))
    assert heading == _("Nothing was heard of it since")
    assert missing(chain_of(recommendation, on=ago(1))) == []


@pytest.mark.parametrize(("days", "said"), [(1, 1), (0, 0), (-1, 0)])
def test_promise_is_overdue_from_the_day_after(days, said):
    reaction = factories.reaction()
    factories.commitment(recommendations=[reaction.recommendation], due_on=ago(days), made_on=ago(30))
    assert [notes for _heading, notes in missing(chain_of(reaction.recommendation))] == [
        [overdue_sentence(ago(days), days)]
    ] * said


@pytest.mark.parametrize(("status", "late"), [("settled", 0), ("lapsed", 0), ("partly_settled", 1), ("open", 1)])
def test_settled_promise_is_never_overdue_and_one_settled_in_part_is(status, late):
    reaction = factories.reaction()
    factories.commitment(status, recommendations=[reaction.recommendation], due_on=ago(5), made_on=ago(30))
    assert len(missing(chain_of(reaction.recommendation))) == late


def test_nothing_is_missing_from_what_was_not_sent(advisor):
    recommendation = factories.recommendation(status="adopted")
    assert missing(chain_of(recommendation, advisor)) == []
    assert now_of(chain_of(recommendation, advisor)) == _("The advice was not sent to the college yet.")


def test_versions_tell_one_story():
    old = factories.advice(recommendations=["Doe iets."], sent_on=ago(50))
    factories.reaction(old.recommendations.get(), "Ja.", responded_on=ago(40))
    new = factories.new_version(old, sent_on=ago(20), correction_note="Een rekenfout.")
    for advice in (old, new):
        chain = chain_of(advice.recommendations.get())
        assert chain.newest == new.recommendations.get()
        assert [line[:2] for line in told(chain)] == [(ago(50), "Doe iets."), (ago(40), "Ja."), (ago(20), "Doe iets.")]
    assert _("What changed in this version: %(note)s") % {"note": "Een rekenfout."} in chain.steps()[2].notes


def test_draft_of_a_new_version_is_told_to_the_council_only(advisor):
    old = factories.advice()
    new = factories.new_version(old, "draft")
    assert chain_of(old.recommendations.get()).newest == old.recommendations.get()
    assert chain_of(old.recommendations.get(), advisor).newest == new.recommendations.get()


def test_answer_in_general_terms_quotes_no_words():
    recommendation = factories.recommendation()
    factories.reaction(recommendation, None, responded_on=ago(3))
    [_advised, step] = chain_of(recommendation).steps()
    assert (step.words, step.notes) == ("", [_("The college answered in general terms only.")])


def test_what_the_council_entered_names_its_source():
    recommendation = factories.recommendation()
    factories.reaction(recommendation, by=factories.secretary(), source="Brief Z-12")
    [_advised, step] = chain_of(recommendation).steps()
    assert step.notes == [_("Entered by the advisory council from: %(source)s.") % {"source": "Brief Z-12"}]


def test_draft_response_is_told_to_who_writes_it_only(staff, secretary):
    recommendation = factories.recommendation()
    factories.reaction(recommendation, "Nog geheim.", "draft")
    assert len(chain_of(recommendation, staff).steps()) == 3
    for user in (secretary, AnonymousUser()):
        assert "Nog geheim." not in [words for _date, words, _side in told(chain_of(recommendation, user))]


def test_letter_is_the_source_of_a_reaction():
    document = factories.document()
    reaction = factories.reaction(letter=document)
    assert chain_of(reaction.recommendation).steps()[1].source_url == ""
    assert chain_of(reaction.recommendation, factories.staff()).steps()[1].source_url == document.get_absolute_url()
    factories.published(document)
    assert chain_of(reaction.recommendation).steps()[1].source_url == document.public_url


@pytest.mark.parametrize(
    ("verdict", "sentence"),
    [
        ("adopted", "On %(date)s the college said that it takes this over."),
        ("partly_adopted", "On %(date)s the college said that it takes this over in part."),
        ("not_adopted", "On %(date)s the college said that it does not take this over."),
        ("no_verdict", "The college answered on %(date)s. It does not say clearly whether it takes this over."),
        (None, "The college answered on %(date)s. It does not say clearly whether it takes this over."),
    ],
)
def test_answer_in_one_sentence(verdict, sentence):
    reaction = factories.reaction(responded_on=ago(3))
    if verdict:
        factories.reading(reaction, verdict)
    assert answer_of(chain_of(reaction.recommendation)) == _(sentence) % {"date": in_words(ago(3))}


def test_reading_of_the_college_goes_before_that_of_the_council(secretary):
    reaction = factories.reaction(responded_on=ago(3))
    factories.reading(reaction, "adopted")
    factories.reading(reaction, "not_adopted", by=secretary)
    sentence = _("On %(date)s the college said that it takes this over.") % {"date": in_words(ago(3))}
    assert answer_of(chain_of(reaction.recommendation)) == sentence


def test_no_answer_in_one_sentence():
    recommendation = factories.recommendation(sent_on=ago(50), response_due_on=ago(8))
    chain = chain_of(recommendation)
    assert answer_of(chain) == _("The college has not answered this yet.")
    assert now_of(chain) == term_sentence(ago(8), factories.today())


@pytest.mark.parametrize(
    ("promises", "verdicts", "said"),
    [
        ([30, 10], [], ["The municipality promised to do something by %(date)s."]),
        ([None], [], ["The municipality promised something. No date was given."]),
        ([None, 10], ["advisor"], ["The municipality promised to do something by %(date)s."]),
        (
            [],
            ["advisor"],
            [
                "No promise is recorded here.",
                "Below the advisory council says what came of it. The municipality has not said so yet.",
            ],
        ),
        (
            [],
            ["staff"],
            [
                "No promise is recorded here.",
                "Below the municipality says what came of it. The advisory council has not said so yet.",
            ],
        ),
        ([], ["staff", "advisor"], ["No promise is recorded here.", "Below both sides say what came of it."]),
        ([], [], ["No promise is recorded here.", "Neither side has said yet what came of it."]),
    ],
)
def test_what_happens_now(promises, verdicts, said, everyone):
    reaction = factories.reaction()
    for days in promises:
        due_on = factories.today(days) if days else None
        factories.commitment(recommendations=[reaction.recommendation], due_on=due_on)
    for who in verdicts:
        factories.verdict(reaction.recommendation, by=everyone[who])
    date_said = {"date": in_words(factories.today(10))}
    sentences = [_(sentence) % date_said if "%" in sentence else _(sentence) for sentence in said]
    assert now_of(chain_of(reaction.recommendation)) == " ".join(sentences)


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("settled", "What was promised was settled on %(date)s."),
        ("lapsed", "What was promised lapsed on %(date)s."),
    ],
)
def test_promise_that_is_closed_is_told_with_its_day(status, sentence):
    reaction = factories.reaction()
    factories.commitment(status, recommendations=[reaction.recommendation])
    said = _(sentence) % {"date": in_words(factories.today())}
    assert now_of(chain_of(reaction.recommendation)) == f"{said} {_('Neither side has said yet what came of it.')}"


def test_promise_whose_day_has_passed_is_not_told_as_if_it_had_not():
    reaction = factories.reaction()
    factories.commitment(recommendations=[reaction.recommendation], due_on=ago(3))
    said = _("The municipality promised to do something. It should have been done by %(date)s.")
    assert now_of(chain_of(reaction.recommendation)) == said % {"date": in_words(ago(3))}


def test_open_motion_is_told_as_a_motion():
    reaction = factories.reaction()
    factories.commitment(kind="motion", recommendations=[reaction.recommendation])
    said = _("The municipal council asked for this in a motion that is still open.")
    assert now_of(chain_of(reaction.recommendation)) == said


@pytest.mark.parametrize(
    ("due_on", "sentence"),
    [
        (factories.today(10), "The college plans to do something by %(date)s."),
        (factories.today(-1), "The college planned to do something by %(date)s. That day has passed."),
        (None, "The college plans to do something."),
    ],
)
def test_plan_of_the_college_is_what_happens_now_until_somebody_says_more(due_on, sentence):
    plan = {"action": "Een proef.", "due_on": due_on}
    reaction = factories.reaction(planned=plan)
    said = _(sentence) % ({"date": in_words(due_on)} if due_on else {})
    said = f"{said} {_('No promise is recorded here yet.')}"
    assert now_of(chain_of(reaction.recommendation)) == said
    factories.verdict(reaction.recommendation)
    assert now_of(chain_of(reaction.recommendation)) != said
