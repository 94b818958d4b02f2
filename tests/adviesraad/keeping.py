"""Records that all tests of a module look at: made once, and gone after its last test."""

from contextlib import contextmanager

from django.db import connection, transaction
from django.test import override_settings


@contextmanager
def kept(make, django_db_blocker, tmp_path_factory):
    """What `make()` makes; what a test adds to it or changes in it is gone after that test."""
    files = tmp_path_factory.mktemp("files")
    with django_db_blocker.unblock(), transaction.atomic(), override_settings(MEDIA_ROOT=files):
        records = make()
        _count_rows()
        yield records
        transaction.set_rollback(True)


def _count_rows():
    """Tell the planner how many rows there are: it may have counted while they were not there for others to see.

    A table that is being vacuumed is passed over: to wait for one after another has cost a minute.
    """
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE (SKIP_LOCKED)")
