"""What the worker publishes at a set moment."""

import logging

from django.utils import timezone
from procrastinate.contrib.django import app

from advices.actions.planned import publish_planned
from advices.models import PlannedPublication

logger = logging.getLogger(__name__)


@app.periodic(cron="* * * * *")
@app.task(pass_context=False)
def publish_what_is_due(timestamp):
    """Every minute: publish what was planned for now; one that fails does not keep the next one waiting."""
    for plan in PlannedPublication.objects.due(timezone.now()):
        try:
            publish_planned(plan)
        except Exception:
            logger.exception("planned publication %s", plan.pk)
