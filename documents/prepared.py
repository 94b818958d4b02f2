"""What a process for work within limits has ready: the server that forks them imports this, and nothing else does."""

import django

django.setup()

import documents.cleaning.copies  # noqa: E402
import documents.dangers  # noqa: E402
import documents.reading  # noqa: E402, F401
