"""Rows that become public, or private again, by writing these columns: {table: [(how to make one, columns)]}."""

from django.utils import timezone

from tests import factories
from tests.factories import today

NOW = timezone.now()
MADE_PUBLIC_OR_PRIVATE = {
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
