"""Every list and every page of one thing costs the same number of queries, whether it shows 1, 3 or 30 rows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from adviesraad.urls import public
from tests.adviesraad.keeping import kept
from tests.adviesraad.world import World

pytestmark = pytest.mark.django_db

NO_ROWS = {"accessibility", "privacy", "advice_pdf", "document_download", None}  # pages that list nothing

# {name of the address: (its arguments in a world, number of queries)}
PUBLIC = {
    "home": (lambda w: [], 9),
    "advice_list": (lambda w: [], 6),
    "recommendation_list": (lambda w: [], 5),
    "request_detail": (lambda w: [w.request.pk], 5),
    "advice_detail": (lambda w: [w.council.slug, w.advice.reference], 14),
    "recommendation_detail": (lambda w: [w.council.slug, w.advice.reference, 1], 18),
    "commitment_list": (lambda w: [], 6),
    "commitment_detail": (lambda w: [w.commitment.number], 8),
    "policy_list": (lambda w: [], 5),
    "policy_detail": (lambda w: [w.policy.slug], 11),
    "theme_list": (lambda w: [], 2),
    "theme_detail": (lambda w: [w.theme.slug], 4),
    "search": (lambda w: [], 3),
    "figures": (lambda w: [], 2),
    "about": (lambda w: [], 3),
}
# {(role, name of the address): the same}; session, user and memberships are three of them.
WORK = {
    ("secretary", "desk"): (lambda w: [], 17),
    ("advisor", "desk"): (lambda w: [], 12),
    ("staff", "desk"): (lambda w: [], 11),
    ("registry", "desk"): (lambda w: [], 9),
    ("administrator", "desk"): (lambda w: [], 7),
    ("administrator", "administration"): (lambda w: [], 9),
    ("administrator", "user_detail"): (lambda w: [w.person.pk], 8),
    ("secretary", "request_new"): (lambda w: [], 9),
    ("secretary", "request_edit"): (lambda w: [w.draft_request.pk], 11),
    ("advisor", "advice_new"): (lambda w: [], 12),
    ("advisor", "advice_edit"): (lambda w: [w.draft_advice.pk], 17),
    ("advisor", "advice_versions"): (lambda w: [w.draft_advice.pk], 12),
    ("advisor", "advice_work"): (lambda w: [w.draft_advice.pk], 17),
    ("staff", "response_new"): (lambda w: [w.unanswered.pk], 9),
    ("staff", "response_edit"): (lambda w: [w.draft_response.pk], 11),
    ("staff", "reading_new"): (lambda w: [w.reaction.pk], 6),
    ("advisor", "verdict_new"): (lambda w: [w.recommendation.pk], 6),
    ("staff", "commitment_new"): (lambda w: [], 10),
    ("staff", "commitment_edit"): (lambda w: [w.draft_commitment.pk], 13),
    ("staff", "commitment_work"): (lambda w: [w.commitment.pk], 11),
    ("staff", "policy_new"): (lambda w: [], 8),
    ("staff", "policy_edit"): (lambda w: [w.policy.pk], 12),
    ("staff", "policy_detail"): (lambda w: [w.policy.slug], 14),
    ("staff", "recommendation_detail"): (lambda w: [w.council.slug, w.advice.reference, 1], 21),
    ("secretary", "advice_detail"): (lambda w: [w.council.slug, w.advice.reference], 18),
    ("secretary", "commitment_list"): (lambda w: [], 9),
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
