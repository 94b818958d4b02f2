"""What the worker does for the house itself."""

from django.core.management import call_command
from django.utils import translation
from procrastinate.contrib.django import app

from governance.accounts import mail_invitation
from governance.keeping import forget_old
from governance.models import User
from governance.once import forget_long_sent
from governance.pace import forget_old_counts
from governance.patience import PATIENT


@app.periodic(cron="17 3 * * *")
@app.task(pass_context=False)
def clear_expired_sessions(timestamp):
    """Expired logins go every night, and so do the counts of who asked too often."""
    call_command("clearsessions")
    forget_old_counts()


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
