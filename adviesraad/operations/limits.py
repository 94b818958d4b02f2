"""How long a page may wait for the database; commands and jobs may take longer."""

from django.db import connections

PAGE_LIMITS = {
    "statement_timeout": "20s",
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "60s",
}
MOST_SECONDS_TO_CONNECT = 5


def limit_queries():
    """From here every connection of this process is one for pages."""
    options = connections.settings["default"].setdefault("OPTIONS", {})
    options["connect_timeout"] = MOST_SECONDS_TO_CONNECT
    options["options"] = " ".join(f"-c {name}={limit}" for name, limit in PAGE_LIMITS.items())
