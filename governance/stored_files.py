"""The bytes of a file go only once the act that takes it away is stored."""

from django.db import transaction


def delete_when_stored(file):
    """Delete the bytes of FILE once the act is stored."""
    name, storage = file.name, file.storage
    if name:
        transaction.on_commit(lambda: storage.delete(name))
