"""What the worker does for the house itself."""

from django.core.management import call_command
from procrastinate.contrib.django import app


@app.periodic(cron="17 3 * * *")
@app.task(pass_context=False)
def clear_expired_sessions(timestamp):
    """Expired logins, and what was kept with them, go every night."""
    call_command("clearsessions")
