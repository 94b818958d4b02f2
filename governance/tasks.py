"""What the worker does for the house itself."""

from django.conf import settings
from django.core.mail import send_mail
from django.core.management import call_command
from django.utils import translation
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from governance import sign_ins
from governance.accounts import mail_invitation
from governance.keeping import forget_old
from governance.models import User
from governance.once import forget_long_sent
from governance.pace import forget_old_counts
from governance.patience import PATIENT
from governance.seals import newest_seal


@app.periodic(cron="17 3 * * *")
@app.task(pass_context=False)
def clear_expired_sessions(timestamp):
    """Expired logins go every night, and so do the counts of who asked too often and old lines of the log."""
    call_command("clearsessions")
    forget_old_counts()
    sign_ins.forget_old()


@app.periodic(cron="27 3 * * *")
@app.task(pass_context=False)
def clear_kept_forms(timestamp):
    """What somebody typed and did not come back to within thirty days goes, and so do the keys of sent forms."""
    forget_old()
    forget_long_sent()


@app.periodic(cron="* * * * *")
@app.task(pass_context=False)
async def retry_stalled_jobs(timestamp):
    """What a killed worker had begun is done again: its jobs would stay "doing" for ever."""
    for job in await app.job_manager.get_stalled_jobs():
        await app.job_manager.retry_job(job)


@app.task(retry=PATIENT)
def send_invitation(user_id):
    """Mail the link with which somebody who was invited chooses a password."""
    with translation.override("nl"):
        mail_invitation(User.objects.get(pk=user_id))


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
