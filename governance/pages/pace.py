"""How often one visitor may ask for what costs much."""

from functools import wraps

from allauth.core.internal.ratelimit import consume, consume_or_429
from django.conf import settings
from django.db import connection
from django.utils.crypto import salted_hmac


def at_most(name):
    """A view that answers 429 to who asks more often than RATE_LIMITS says under `name`."""

    def decorated(view):
        @wraps(view)
        def answered(request, *args, **kwargs):
            return consume_or_429(request, **_limits(name)) or view(request, *args, **kwargs)

        return answered

    return decorated


def is_too_often(request, name, key=None):
    """Whether `request`, which counts, is one more than RATE_LIMITS says under `name`, for this `key` where it says
    so.
    """
    return not consume(request, key=key, **_limits(name))


def _limits(name):
    return {"app": "adviesraad", "action": name, "config": settings.RATE_LIMITS, "limit_get": True}


def unreadable(key, prefix, version):
    """The name under which the cache keeps `key`: nobody reads the address of a visitor back from it."""
    return salted_hmac(__name__, f"{prefix}:{version}:{key}", algorithm="sha256").hexdigest()


def forget_old_counts():
    """Throw away the counts whose time is over; the cache itself does so only when it is full."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM governance_cache WHERE expires < now()")
