"""What the worker does for the site as a whole."""

import logging

from django.utils import timezone, translation
from procrastinate.contrib.django import app

from advices.actions.planned_publication import publish_planned
from advices.models import PlannedPublication
from adviesraad.notices.gathering import gather
from adviesraad.notices.posting import schedule, send_mail
from adviesraad.privacy.retention import KINDS

__all__ = ["gather_notices", "keep_to_periods", "publish_what_is_due", "send_mail"]
logger = logging.getLogger(__name__)


@app.periodic(cron="*/5 * * * *")
@app.task(pass_context=False)
def gather_notices(timestamp):
    """Every five minutes: what is there to tell, and which mail waits?"""
    with translation.override("nl"):
        now = timezone.now()
        gather(now)
        schedule(now)


@app.periodic(cron="27 3 * * *")
@app.task(pass_context=False)
def keep_to_periods(timestamp):
    """Every night: what was kept long enough goes, kind by kind; raises NotForgotten with those that did not."""
    failed = {}
    for name, kind in KINDS.items():
        try:
            kind.forget()
        except Exception as problem:
            logger.exception("keeping to the period of %s", name)
            failed[name] = str(problem)
    if failed:
        raise NotForgotten(failed)


class NotForgotten(Exception):
    """Which kinds of personal data stay longer than they should, and why; the others went."""


@app.periodic(cron="* * * * *")
@app.task(pass_context=False)
def publish_what_is_due(timestamp):
    """Every minute: publish what was planned for now; one that fails does not keep the next one waiting."""
    for plan in PlannedPublication.objects.due(timezone.now()):
        try:
            publish_planned(plan)
        except Exception:
            logger.exception("planned publication %s", plan.pk)
