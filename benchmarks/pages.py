"""Each kind of page against the plainest page of the same site (privacy: no query of its own)."""

import statistics
import time

from django.conf import settings
from django.test import Client

from advices.models import Advice, Recommendation
from commitments.models import Commitment

settings.ALLOWED_HOSTS = ["*"]
settings.SECURE_SSL_REDIRECT = False
advice = Advice.objects.filter(status="published").order_by("-issued_on").first()
recommendation = Recommendation.objects.filter(advice__status="published", commitments__isnull=False).first()
commitment = Commitment.objects.exclude(status="draft").first()
PAGES = {
    "home": "/",
    "advices": "/adviezen/",
    "advice": advice.get_absolute_url(),
    "chain": recommendation.get_absolute_url(),
    "commitments": "/toezeggingen/",
    "commitment": commitment.get_absolute_url(),
    "search": "/zoeken/?q=mantelzorg",
    "figures": "/cijfers/",
}


def median_seconds(address, runs=15):
    client = Client()

    def once():
        start = time.perf_counter()
        assert client.get(address).status_code == 200, address
        return time.perf_counter() - start

    once()
    return statistics.median(once() for _run in range(runs))


plainest = median_seconds("/privacy/")
for name, address in PAGES.items():
    print(f"{name:12} {median_seconds(address) / plainest:5.1f} times the plainest page")
