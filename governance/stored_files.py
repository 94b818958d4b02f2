"""The bytes of stored files: their digest, and that they go only once the act that takes them away is stored."""

import hashlib

from django.db import transaction


def delete_when_stored(file):
    """Delete the bytes of `file` once the act is stored."""
    name, storage = file.name, file.storage
    if name:
        transaction.on_commit(lambda: storage.delete(name))


def sha256_of(file):
    """The SHA-256 of what is there now; nothing where the file is gone."""
    try:
        with file.storage.open(file.name) as stored:
            return hashlib.file_digest(stored.file, "sha256").hexdigest()
    except FileNotFoundError:
        return None
