"""What the worker does for the site as a whole."""

import logging

from django.db import DatabaseError
from django.utils import timezone, translation
from procrastinate.contrib.django import app

from advices.actions.planned import publish_planned
from advices.models import PlannedPublication
from adviesraad.bin import BINS
from adviesraad.notices.gathering import gather
from adviesraad.notices.posting import schedule, send_mail
from governance.binning import long_in_bin

__all__ = ["empty_bin", "gather_notices", "publish_what_is_due", "send_mail"]
logger = logging.getLogger(__name__)


@app.periodic(cron="*/5 * * * *")
@app.task(pass_context=False)
def gather_notices(timestamp):
    """Every five minutes: what is there to tell, and which mail waits?"""
    with translation.override("nl"):
        now = timezone.now()
        gather(now)
        schedule(now)


@app.periodic(cron="37 3 * * *")
@app.task(pass_context=False)
def empty_bin(timestamp):
    """Drafts that were thrown away thirty days ago go for good; raises BinNotEmptied with those that cannot."""
    stuck = {}
    for kind in BINS.values():
        for draft in long_in_bin(kind.model):
            try:
                kind.remove(draft)
            except DatabaseError as problem:
                stuck[f"{draft._meta.label} {draft.pk}"] = str(problem)
    if stuck:
        raise BinNotEmptied(stuck)


class BinNotEmptied(Exception):
    """Which drafts stay in the bin after their thirty days, by kind and id, and why; the others are gone."""


@app.periodic(cron="* * * * *")
@app.task(pass_context=False)
def publish_what_is_due(timestamp):
    """Every minute: publish what was planned for now; one that fails does not keep the next one waiting."""
    for plan in PlannedPublication.objects.due(timezone.now()):
        try:
            publish_planned(plan)
        except Exception:
            logger.exception("planned publication %s", plan.pk)
