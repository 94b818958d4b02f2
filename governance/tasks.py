"""What the worker does for the house itself."""

from django.conf import settings
from django.core.mail import send_mail
from django.utils import translation
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from governance.accounts.tasks import send_invitation, send_password_link, send_second_factor_taken
from governance.patience import PATIENT
from governance.trail.seals import newest_seal

__all__ = ["mail_seal", "retry_stalled_jobs", "send_invitation", "send_password_link", "send_second_factor_taken"]


@app.periodic(cron="* * * * *")
@app.task(pass_context=False)
async def retry_stalled_jobs(timestamp):
    """What a killed worker had begun is done again: its jobs would stay "doing" for ever."""
    for job in await app.job_manager.get_stalled_jobs():
        await app.job_manager.retry_job(job)


@app.periodic(cron="7 6 * * *")
@app.task(retry=PATIENT, pass_context=False)
def mail_seal(timestamp):
    """Every morning the newest seal goes to SEAL_EMAIL, where it is out of reach of who may change the database."""
    with translation.override("nl"):
        seal = newest_seal()
        if settings.SEAL_EMAIL and seal:
            text = _("Keep this mail. With it you can check later whether somebody rewrote the trail of this site.")
            subject = _("Seal of the trail of %(site)s") % {"site": settings.SITE_URL}
            send_mail(subject, f"{text}\n\n{seal}", None, [settings.SEAL_EMAIL])
