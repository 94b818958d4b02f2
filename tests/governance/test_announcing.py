"""Nothing becomes public, or private again, without an event in the same transaction, whoever writes the row."""

import pytest
from django.utils import timezone

from tests import factories
from tests.factories import today
from tests.governance.database import check_now, triggers
from tests.governance.refusals import change, refused

pytestmark = pytest.mark.django_db

NOW = timezone.now()
CASES = {
    "advices_advicerequest": [
        (lambda: factories.advice_request(), {"published_at": NOW, "published_on": today()}),
        (lambda: factories.advice_request(public=True), {"published_at": None, "published_on": None}),
    ],
    "documents_document": [
        (
            lambda: factories.document(),
            {
                "published_at": NOW,
                "public_file": "public/a.txt",
                "public_name": "a.txt",
                "public_size": 1,
                "public_sha256": "0" * 64,
            },
        ),
        (
            lambda: factories.published_file(),
            {"published_at": None, "public_file": "", "public_name": "", "public_size": 0, "public_sha256": ""},
        ),
    ],
}


def test_tables_that_announce_are_those_tested():
    assert set(triggers("announce_publication")) == set(CASES)


@pytest.mark.parametrize(("make", "columns"), [case for cases in CASES.values() for case in cases])
def test_publication_without_an_event_is_refused(make, columns):
    record = make()
    check_now()
    with refused("announce_publication"):
        change(record, **columns)
        check_now()


def test_public_copy_is_not_exchanged_for_another():
    with refused("append_only"):
        change(factories.published_file(), public_name="ander.txt")
