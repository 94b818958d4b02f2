"""Every list and every page of one thing costs the same number of queries, whether it shows 1, 3 or 30 rows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.adviesraad.addresses import public
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
# {(role, name of the address): the same}; session, user, sign-in and memberships are four of them.
WORK = {
    ("secretary", "desk"): (lambda w: [], 29),
    ("advisor", "desk"): (lambda w: [], 21),
    ("staff", "desk"): (lambda w: [], 27),
    ("registry", "desk"): (lambda w: [], 18),
    ("administrator", "desk"): (lambda w: [], 17),
    ("administrator", "background"): (lambda w: [], 12),
    ("administrator", "mail_undelivered"): (lambda w: [], 6),
    ("staff", "my_calendar"): (lambda w: [], 6),
    ("staff", "my_mail"): (lambda w: [], 6),
    ("staff", "my_sign_ins"): (lambda w: [], 7),
    ("administrator", "group_roles"): (lambda w: [], 8),
    ("administrator", "sign_in_log"): (lambda w: [], 7),
    ("administrator", "user_sign_ins"): (lambda w: [w.person.pk], 9),
    ("administrator", "administration"): (lambda w: [], 10),
    ("administrator", "user_detail"): (lambda w: [w.person.pk], 10),
    ("secretary", "request_new"): (lambda w: [], 10),
    ("secretary", "request_edit"): (lambda w: [w.draft_request.pk], 13),
    ("advisor", "advice_new"): (lambda w: [], 12),
    ("advisor", "advice_edit"): (lambda w: [w.draft_advice.pk], 19),
    ("advisor", "advice_work"): (lambda w: [w.draft_advice.pk], 25),
    ("advisor", "advice_look_back"): (lambda w: [w.draft_advice.pk], 10),
    ("advisor", "advice_readability"): (lambda w: [w.draft_advice.pk], 7),
    ("advisor", "advice_preview_mail"): (lambda w: [w.draft_advice.pk], 8),
    ("secretary", "advice_work"): (lambda w: [w.reviewed.pk], 24),
    ("advisor", "meeting_plan"): (lambda w: [], 7),
    ("secretary", "meeting_detail"): (lambda w: [w.meeting.pk], 7),
    ("secretary", "agenda_item_new"): (lambda w: [w.meeting.pk], 9),
    ("advisor", "review_new"): (lambda w: [w.reviewed.pk], 11),
    ("advisor", "advice_versions"): (lambda w: [w.draft_advice.pk], 13),
    ("staff", "response_new"): (lambda w: [w.unanswered.pk], 10),
    ("staff", "response_edit"): (lambda w: [w.draft_response.pk], 12),
    ("staff", "response_new_version"): (lambda w: [w.reaction.response_id], 7),
    ("staff", "reading_new"): (lambda w: [w.reaction.pk], 9),
    ("advisor", "verdict_new"): (lambda w: [w.recommendation.pk], 8),
    ("staff", "waiting"): (lambda w: [], 16),
    ("staff", "response_step"): (lambda w: [w.draft_response.pk, "published"], 13),
    ("staff", "promise_sentences"): (lambda w: [w.reaction.pk], 6),
    ("staff", "commitment_work_list"): (lambda w: [], 12),
    ("registry", "commitment_work_list"): (lambda w: [], 12),
    ("secretary", "commitment_work_list"): (lambda w: [], 12),
    ("staff", "yearly_round"): (lambda w: [], 12),
    ("advisor", "yearly_round"): (lambda w: [], 12),
    ("staff", "report_duty"): (lambda w: [w.commitment.pk], 7),
    ("staff", "carry_over"): (lambda w: [w.earmark.pk], 7),
    ("staff", "commitment_new"): (lambda w: [], 12),
    ("staff", "confirmation_new"): (lambda w: ["reactie", w.entered_response.pk], 10),
    ("staff", "commitment_edit"): (lambda w: [w.draft_commitment.pk], 14),
    ("staff", "commitment_work"): (lambda w: [w.commitment.pk], 17),
    ("staff", "policy_new"): (lambda w: [], 9),
    ("staff", "policy_edit"): (lambda w: [w.policy.pk], 13),
    ("staff", "policy_detail"): (lambda w: [w.policy.slug], 17),
    ("staff", "recommendation_detail"): (lambda w: [w.council.slug, w.advice.reference, 1], 29),
    ("secretary", "advice_detail"): (lambda w: [w.council.slug, w.advice.reference], 32),
    ("secretary", "privacy_correction"): (lambda w: ["toezegging", w.commitment.pk], 9),
    ("secretary", "council_settings"): (lambda w: [], 9),
    ("administrator", "council_settings"): (lambda w: [], 9),
    ("secretary", "advice_dispatch"): (lambda w: [w.advice.pk], 9),
    ("secretary", "commitment_list"): (lambda w: [], 11),
    ("secretary", "advice_list"): (lambda w: [], 10),
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
    client.get(reverse("about"))  # the session gets its line in the log
    queries = count(client, address_of(name, arguments, world))
    assert len(queries) == expected, [query["sql"][:300] for query in queries]


def test_every_public_page_that_lists_something_is_counted():
    assert {pattern.name for pattern in public} - NO_ROWS == set(PUBLIC)
