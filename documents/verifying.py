"""Whether the files are still what they were when they were stored."""

from documents.models import Document, Rendition
from governance.stored_files import sha256_of

HASHED = [(Document, "file", "sha256"), (Document, "public_file", "public_sha256"), (Rendition, "file", "sha256")]


def files_with_a_hash():
    """(file, SHA-256) of every file that was stored and not removed for privacy."""
    for model, file, digest in HASHED:
        for record in model.objects.exclude(**{file: ""}).only(file, digest).order_by("pk").iterator():
            yield getattr(record, file), getattr(record, digest)


def not_as_stored(files):
    """The names of those of these (file, SHA-256) that are missing or changed."""
    return [file.name for file, digest in files if sha256_of(file) != digest]
