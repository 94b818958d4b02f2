"""The follow-up state of every recommendation: one SQL query, against the same rules row by row in Python."""

import statistics
import time

from django.contrib.auth.models import AnonymousUser

from advices.models import Recommendation
from adviesraad.chain.chain import Chain
from commitments.follow_up import with_follow_up


def in_sql():
    return list(with_follow_up(Recommendation.objects.in_force()))


def row_by_row():
    """What a page would cost that looked at each recommendation's chain to say its state."""
    for recommendation in Recommendation.objects.in_force().select_related("advice__council"):
        chain = Chain(recommendation, AnonymousUser())
        chain.reaction, chain.verdict_of("municipality"), chain.verdict_of("advisory_council")


def median_seconds(work, runs=5):
    def once():
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    once()
    return statistics.median(once() for _run in range(runs))


sql, python = median_seconds(in_sql), median_seconds(row_by_row)
print(f"{len(in_sql())} recommendations: row by row costs {python / sql:.1f} times the one query")
