"""Every list and every page of one thing costs the same number of queries, whether it shows 1, 3 or 30 rows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from adviesraad.urls import public
from tests.adviesraad.keeping import kept
from tests.adviesraad.world import World

pytestmark = pytest.mark.django_db

NO_ROWS = {
    "commitment_changes",
    "accessibility",
    "glossary",
    "privacy",
    "advice_pdf",
    "document_download",
    "mail_unsubscribe",
    None,
}  # pages that list nothing

# {name of the address: (its arguments in a world, number of queries)}
PUBLIC = {
    "home": (lambda w: [], 10),
    "advice_list": (lambda w: [], 6),
    "recommendation_list": (lambda w: [], 5),
    "request_detail": (lambda w: [w.request.pk], 9),
    "advice_detail": (lambda w: [w.council.slug, w.advice.reference], 21),
    "recommendation_detail": (lambda w: [w.council.slug, w.advice.reference, 1], 25),
    "advice_changes": (lambda w: [w.council.slug, w.advice.reference], 7),
    "commitment_list": (lambda w: [], 7),
    "commitment_detail": (lambda w: [w.commitment.number], 12),
    "policy_list": (lambda w: [], 5),
    "policy_detail": (lambda w: [w.policy.slug], 13),
    "theme_list": (lambda w: [], 2),
    "theme_detail": (lambda w: [w.theme.slug], 4),
    "meeting_list": (lambda w: [], 4),
    "search": (lambda w: [], 3),
    "figures": (lambda w: [], 2),
    "about": (lambda w: [], 3),
    "calendar_of_all": (lambda w: [], 4),
    "calendar_of_council": (lambda w: [w.council.slug], 5),
    "calendar_of_user": (lambda w: [w.calendar.token], 4),
}
# {(role, name of the address): the same}; session, user and memberships are three of them.
WORK = {
    ("secretary", "desk"): (lambda w: [], 28),
    ("advisor", "desk"): (lambda w: [], 20),
    ("staff", "desk"): (lambda w: [], 26),
    ("registry", "desk"): (lambda w: [], 17),
    ("administrator", "desk"): (lambda w: [], 16),
    ("administrator", "background"): (lambda w: [], 11),
    ("administrator", "mail_undelivered"): (lambda w: [], 5),
    ("staff", "my_calendar"): (lambda w: [], 5),
    ("staff", "my_mail"): (lambda w: [], 5),
    ("administrator", "administration"): (lambda w: [], 9),
    ("administrator", "user_detail"): (lambda w: [w.person.pk], 8),
    ("secretary", "request_new"): (lambda w: [], 9),
    ("secretary", "request_edit"): (lambda w: [w.draft_request.pk], 12),
    ("advisor", "advice_new"): (lambda w: [], 11),
    ("advisor", "advice_edit"): (lambda w: [w.draft_advice.pk], 18),
    ("advisor", "advice_work"): (lambda w: [w.draft_advice.pk], 24),
    ("advisor", "advice_look_back"): (lambda w: [w.draft_advice.pk], 9),
    ("advisor", "advice_readability"): (lambda w: [w.draft_advice.pk], 6),
    ("advisor", "advice_preview_mail"): (lambda w: [w.draft_advice.pk], 6),
    ("secretary", "advice_work"): (lambda w: [w.reviewed.pk], 23),
    ("advisor", "meeting_plan"): (lambda w: [], 6),
    ("secretary", "meeting_detail"): (lambda w: [w.meeting.pk], 6),
    ("secretary", "agenda_item_new"): (lambda w: [w.meeting.pk], 8),
    ("advisor", "review_new"): (lambda w: [w.reviewed.pk], 10),
    ("advisor", "advice_versions"): (lambda w: [w.draft_advice.pk], 12),
    ("staff", "response_new"): (lambda w: [w.unanswered.pk], 9),
    ("staff", "response_edit"): (lambda w: [w.draft_response.pk], 11),
    ("staff", "response_new_version"): (lambda w: [w.reaction.response_id], 6),
    ("staff", "reading_new"): (lambda w: [w.reaction.pk], 8),
    ("advisor", "verdict_new"): (lambda w: [w.recommendation.pk], 7),
    ("staff", "waiting"): (lambda w: [], 15),
    ("staff", "response_step"): (lambda w: [w.draft_response.pk, "published"], 12),
    ("staff", "promise_sentences"): (lambda w: [w.reaction.pk], 5),
    ("staff", "commitment_work_list"): (lambda w: [], 11),
    ("registry", "commitment_work_list"): (lambda w: [], 11),
    ("secretary", "commitment_work_list"): (lambda w: [], 11),
    ("staff", "yearly_round"): (lambda w: [], 11),
    ("advisor", "yearly_round"): (lambda w: [], 11),
    ("staff", "report_duty"): (lambda w: [w.commitment.pk], 6),
    ("staff", "carry_over"): (lambda w: [w.earmark.pk], 6),
    ("staff", "commitment_new"): (lambda w: [], 11),
    ("staff", "confirmation_new"): (lambda w: ["reactie", w.entered_response.pk], 9),
    ("staff", "commitment_edit"): (lambda w: [w.draft_commitment.pk], 13),
    ("staff", "commitment_work"): (lambda w: [w.commitment.pk], 16),
    ("staff", "policy_new"): (lambda w: [], 8),
    ("staff", "policy_edit"): (lambda w: [w.policy.pk], 12),
    ("staff", "policy_detail"): (lambda w: [w.policy.slug], 16),
    ("staff", "recommendation_detail"): (lambda w: [w.council.slug, w.advice.reference, 1], 28),
    ("secretary", "advice_detail"): (lambda w: [w.council.slug, w.advice.reference], 31),
    ("secretary", "privacy_correction"): (lambda w: ["toezegging", w.commitment.pk], 8),
    ("secretary", "council_settings"): (lambda w: [], 8),
    ("administrator", "council_settings"): (lambda w: [], 8),
    ("secretary", "advice_dispatch"): (lambda w: [w.advice.pk], 8),
    ("secretary", "commitment_list"): (lambda w: [], 10),
    ("secretary", "advice_list"): (lambda w: [], 9),
}
EXTRA = {"search": "?q=advies"}


@pytest.fixture(scope="module", params=[1, 3, 30])
def world(request, django_db_setup, django_db_blocker, tmp_path_factory):
    with kept(lambda: World(request.param), django_db_blocker, tmp_path_factory) as world:
        yield world


def count(client, address):
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    assert response.status_code == 200
    return queries


def address_of(name, arguments, world):
    return reverse(name, args=arguments(world)) + EXTRA.get(name, "")


@pytest.mark.parametrize("name", PUBLIC)
def test_public_page_costs_a_fixed_number_of_queries(name, world, client):
    arguments, expected = PUBLIC[name]
    queries = count(client, address_of(name, arguments, world))
    assert len(queries) == expected, [query["sql"][:300] for query in queries]


@pytest.mark.parametrize(("role", "name"), WORK)
def test_work_page_costs_a_fixed_number_of_queries(role, name, world, client):
    arguments, expected = WORK[role, name]
    client.force_login(world.users[role])
    queries = count(client, address_of(name, arguments, world))
    assert len(queries) == expected, [query["sql"][:300] for query in queries]


def test_every_public_page_that_lists_something_is_counted():
    assert {pattern.name for pattern in public} - NO_ROWS == set(PUBLIC)
