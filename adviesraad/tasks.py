"""What the worker does for the site as a whole."""

from django.utils import timezone, translation
from procrastinate.contrib.django import app

from adviesraad.notices.gathering import gather
from adviesraad.notices.posting import schedule, send_mail

__all__ = ["gather_notices", "send_mail"]


@app.periodic(cron="*/5 * * * *")
@app.task(pass_context=False)
def gather_notices(timestamp):
    """Every five minutes: what is there to tell, and which mail waits?"""
    with translation.override("nl"):
        now = timezone.now()
        gather(now)
        schedule(now)
