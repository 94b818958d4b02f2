"""Nothing becomes public, or private again, without an event in the same transaction, whoever writes the row."""

import pytest

from tests import factories
from tests.governance.announced import MADE_PUBLIC_OR_PRIVATE
from tests.governance.database import check_now, triggers
from tests.governance.refusals import change, refused

pytestmark = pytest.mark.django_db


def test_tables_that_announce_are_those_tested():
    assert set(triggers("announce_publication")) == set(MADE_PUBLIC_OR_PRIVATE)


@pytest.mark.parametrize(("make", "columns"), [case for cases in MADE_PUBLIC_OR_PRIVATE.values() for case in cases])
def test_publication_without_an_event_is_refused(make, columns):
    record = make()
    check_now()
    with refused("announce_publication"):
        change(record, **columns)
        check_now()


def test_public_copy_is_not_exchanged_for_another():
    with refused("append_only"):
        change(factories.published_file(), public_name="ander.txt")
