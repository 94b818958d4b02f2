"""Writing past forms and actions, and saying which constraint refused."""

from contextlib import contextmanager

import pytest
from django.db import IntegrityError, transaction


@contextmanager
def refused(constraint):
    """The statement inside is refused by the database, by this constraint or trigger, and nothing of it stays."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        yield
    assert refusal.value.__cause__.diag.constraint_name == constraint


def change(record, **fields):
    type(record)._base_manager.filter(pk=record.pk).update(**fields)
