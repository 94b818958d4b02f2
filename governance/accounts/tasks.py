"""What the worker mails about somebody's own account."""

from django.utils import translation
from procrastinate.contrib.django import app

from governance.accounts.mails import mail_invitation, mail_password_link, mail_second_factor_taken
from governance.models import User
from governance.patience import PATIENT


@app.task(name="governance.tasks.send_invitation", retry=PATIENT)
def send_invitation(user_id):
    """Mail the link with which somebody who was invited chooses a password."""
    with translation.override("nl"):
        mail_invitation(User.objects.get(pk=user_id))


@app.task(name="governance.tasks.send_second_factor_taken", retry=PATIENT)
def send_second_factor_taken(user_id):
    """Mail whoever lost the second step that it is gone, so that somebody who did not ask for it knows."""
    with translation.override("nl"):
        mail_second_factor_taken(User.objects.get(pk=user_id))


@app.task(retry=PATIENT)
def send_password_link(user_id):
    """Mail the link for a new password to whoever asked; to nobody for 0, which is what an unknown address becomes."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user:
        with translation.override("nl"):
            mail_password_link(user)
