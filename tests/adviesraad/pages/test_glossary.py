"""The page that explains the words: every label of state has its explanation, and reads the same everywhere."""

import re

import pytest
from django.apps import apps
from django.db.models import TextChoices
from django.urls import reverse
from django.utils.translation import override

from advices import filters
from advices.views import assignment as assigning
from adviesraad.pages import recommendation_list as recommendations
from adviesraad.pages.glossary import STATES, TERMS
from commitments.filters import CommitmentFilter
from governance.templatetags.look import BADGES
from tests.adviesraad.page_reading import links_in, main_in, page_in

EXPLAINED = {
    "State": "dossier",
    "Verdict.Value": "oordeel",
    "Reading.Outcome": "lezing",
    "CollegeResponse.Kind": "soort-reactie",
    "Commitment.Status": "toezegging",
    "Advice.Status": "advies",
    "Advice.Kind": "soort-advies",
    "AdviceRequest.Status": "aanvraag",
    "Review.Opinion": "mening",
}
# What says who, where, how or which kind, and not how something stands; or repeats a word that is explained.
NO_STATE = {
    "Advice.AnswerRule",
    "AgendaItem.Decision",
    "Assignment.Status",
    "Authenticator.Type",
    "CollegeResponse.Status",
    "Commitment.Kind",
    "Commitment.Receiver",
    "Confirmation.Outcome",
    "Dispatch.How",
    "Event",
    "Kind",
    "LadderStep",
    "Mail.Status",
    "OfficeHolder.Function",
    "Pace",
    "Permission",
    "PlannedPublication.Outcome",
    "PolicyDocument.Kind",
    "PolicyVersion.Stage",
    "Progress.Kind",
    "RecommendationOrigin.Kind",
    "Reminder.Status",
    "Role",
    "SearchEntry.Kind",
    "Side",
    "SignIn.Ended",
    "SignIn.Outcome",
    "SignIn.Way",
}
FILTERS = {
    "advices": filters.AdviceFilter.base_filters["state"],
    "commitments": CommitmentFilter.base_filters["state"],
    "waiting": assigning.WaitingFilter.base_filters["due"],
    **{name: recommendations.RecommendationFilter.base_filters[name] for name in ("state", "municipality")},
    "advisory_council": recommendations.RecommendationFilter.base_filters["advisory_council"],
}
# The choices of a filter that take several states together, or name a moment.
WIDER = {"Not answered yet", "Open, and nothing settled or proposed", "Within two weeks", "Later"}


def groups():
    return {states.id: states for states in STATES}


def choices_of_the_project():
    ours = {config.name for config in apps.get_app_configs()}
    return {each.__qualname__: each for each in TextChoices.__subclasses__() if each.__module__.split(".")[0] in ours}


def words_explained():
    return {str(label) for states in STATES for _id, _value, label, _said in states.words}


def test_every_list_of_choices_is_explained_or_no_state():
    assert set(choices_of_the_project()) == set(EXPLAINED) | NO_STATE


@pytest.mark.parametrize("name", EXPLAINED)
def test_every_label_of_state_has_its_explanation(name):
    choices, states = choices_of_the_project()[name], groups()[EXPLAINED[name]]
    assert set(choices.values) - set(states.explanations) == set()
    assert {value: states.labels[value] for value in choices.values} == dict(choices.choices)


def test_every_badge_is_explained():
    assert {str(badge.word) for badge in BADGES.values()} - words_explained() == set()


def test_every_status_of_a_record_has_a_badge():
    records = ("toezegging", "advies", "aanvraag")
    states = [groups()[name] for name in records]
    bare = {
        (each.id, value) for each in states for value in each.labels if not BADGES.keys() & {(each.kind, value), value}
    }
    assert bare == set()


def test_a_badge_reads_as_the_label_of_its_state():
    unlike = {
        (states.id, value): (str(badge.word), str(label))
        for states in STATES
        for _id, value, label, _said in states.words
        if (badge := BADGES.get((states.kind, value)) or BADGES.get(value)) and badge.word != label
    }
    assert unlike == {}


@pytest.mark.parametrize("name", FILTERS)
def test_the_choices_of_a_filter_are_words_that_are_explained(name):
    with override("en"):
        chosen = {str(label) for _value, label in FILTERS[name].extra["choices"]}
        assert chosen - words_explained() - WIDER == set()


def test_every_explanation_is_one_or_two_dutch_sentences():
    said = [(id, said) for states in STATES for id, _value, _label, said in states.words]
    said += [(id, explanation) for id, (_word, explanation) in TERMS.items()]
    with override("en"):
        english = {id: str(words) for id, words in said}
    with override("nl"):
        dutch = {id: str(words) for id, words in said}
    assert [id for id in dutch if dutch[id] == english[id]] == []
    assert [id for id, words in dutch.items() if not 1 <= len(re.findall(r"\.(?:\s|$)", words)) <= 2] == []


@pytest.mark.django_db
def test_page_shows_every_word_at_an_address_of_its_own(client):
    page = client.get("/woorden/")
    shown = {
        row["id"]: [" ".join(part.get_text(" ").split()) for part in (row.dt, row.dd)]
        for row in main_in(page).select("dl > div")
    }
    expected = {f"woord-{id}": [str(word), str(said)] for id, (word, said) in TERMS.items()}
    expected |= {id: [str(label), str(said)] for states in STATES for id, _value, label, said in states.words}
    assert shown == expected
    ids = {tag["id"] for tag in main_in(page).find_all(id=True)}
    assert {link.removeprefix("#") for link in links_in(page) if link.startswith("#")} <= ids


@pytest.mark.django_db
def test_every_page_leads_to_the_words(client):
    assert reverse("glossary") in [a["href"] for a in page_in(client.get("/")).footer.find_all("a")]
