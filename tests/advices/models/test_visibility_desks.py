"""Who sees what the desks work with: reviews, notes, versions, meetings, letters, sendings and plans."""

from datetime import timedelta

import pytest
from django.utils import timezone

from advices.actions import advice as actions
from advices.actions.planned_publication import plan_publication
from advices.models import Delivery, Dispatch
from governance.trail.recording import record_event
from tests import factories
from tests.governance.seeing import COUNCIL, EVERYONE, seen

pytestmark = pytest.mark.django_db

STAFF = {"staff"}
WHEN = {"moment": timezone.now() + timedelta(days=1), "seen_revision": 1}


def of(make, status):
    """What `make` makes of an advice in this `status`."""
    return lambda: make(factories.advice(status=status))


def minority_note(*, public):
    note = factories.minority_note()
    if public:
        advice, by = note.advice, factories.secretary()
        actions.adopt(advice, by=factories.adopter())
        actions.send(advice, by=by)
        actions.publish(advice, by=by)
    return note


def dispatch(advice, **fields):
    row = {"name": "Griffie", "kind": "municipal_council", "how": "otherwise", "sent_on": factories.today()}
    written = Dispatch.objects.create(advice=advice, by=factories.secretary(), **row | fields)
    record_event("dispatched", advice, by=None, words=[written])
    return written


def delivery(advice):
    return Delivery.objects.create(dispatch=dispatch(advice, how="mail", email="griffie@voorbeeld.nl"))


def origin():
    """A recommendation of a new version that was split off from one of the version before."""
    old = factories.advice()
    draft = factories.new_version(old, "draft")
    row, point = draft.recommendations.get(), old.recommendations.get()
    return row.origins.create(origin=point, kind="split")


def agenda_item(is_public, status):
    meeting = factories.meeting(is_public=is_public)
    return lambda: factories.agenda_item(meeting, advice=factories.advice(status=status))


def silent(status="published"):
    return factories.advice(status=status, sent_on=factories.today(-100), response_due_on=factories.today(-58))


TABLES = {
    "reviewer": {"of a draft in review": (lambda: factories.advice(status="in_review").reviewers.first(), COUNCIL)},
    "review": {
        "of a draft": (factories.review, COUNCIL),
    },
    "minority note": {
        "of a draft": (lambda: minority_note(public=False), COUNCIL),
        "of a public advice": (lambda: minority_note(public=True), EVERYONE),
    },
    "note": {
        "on a draft": (of(factories.note, "draft"), COUNCIL),
        "on a public advice": (of(factories.note, "published"), COUNCIL),
    },
    "version of a draft": {
        "of a draft": (lambda: factories.advice(status="draft").draft_versions.get(), COUNCIL),
        "of a public advice": (lambda: factories.advice().draft_versions.get(), COUNCIL),
    },
    "origin": {"in a draft": (origin, COUNCIL)},
    "meeting": {
        "closed": (lambda: factories.meeting(is_public=False), COUNCIL),
        "open": (lambda: factories.meeting(is_public=True), EVERYONE),
    },
    "agenda item": {
        "of a closed meeting": (lambda: agenda_item(False, "published")(), COUNCIL),
        "a draft in an open meeting": (lambda: agenda_item(True, "draft")(), COUNCIL),
        "a sent advice in an open meeting": (lambda: agenda_item(True, "sent")(), COUNCIL | STAFF),
        "a public advice in an open meeting": (lambda: agenda_item(True, "published")(), EVERYONE),
    },
    "reminder": {
        "draft": (lambda: factories.reminder(silent()), COUNCIL),
        "sent": (lambda: factories.reminder(silent(), "sent"), EVERYONE),
        "sent about an advice that is not public": (
            lambda: factories.reminder(silent("sent"), "sent"),
            COUNCIL | STAFF,
        ),
    },
    "extension": {
        "of a sent advice": (of(factories.extension, "sent"), COUNCIL | STAFF),
        "of a public advice": (of(factories.extension, "published"), EVERYONE),
        "of a hidden request": (lambda: factories.extension(factories.advice_request()), COUNCIL),
        "of a public request": (lambda: factories.extension(factories.advice_request(public=True)), EVERYONE),
    },
    "sending": {
        "of a sent advice": (of(dispatch, "sent"), COUNCIL | STAFF),
        "of a public advice": (of(dispatch, "published"), EVERYONE),
        "of a withdrawn advice": (of(dispatch, "withdrawn"), COUNCIL),
    },
    "delivery": {"of a public advice": (of(delivery, "published"), COUNCIL)},
    "recipient": {"of the council": (factories.recipient, COUNCIL)},
    "recess": {"of the college": (factories.recess, EVERYONE)},
    "plan": {
        "of an advice": (
            lambda: plan_publication(factories.advice(status="sent"), by=factories.secretary(), **WHEN),
            COUNCIL,
        ),
        "of a response of the municipality": (
            lambda: plan_publication(factories.response(status="draft"), by=factories.staff(), **WHEN),
            STAFF,
        ),
    },
}


@pytest.mark.parametrize("kind", TABLES)
def test_record_is_seen_by_whom_the_table_says(kind, everyone):
    found, expected = seen(TABLES[kind], everyone)
    assert found == expected
