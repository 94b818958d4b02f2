"""Sign-in is django-allauth's; this is all we change about it, and how somebody is invited."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import ResetPasswordForm


class InvitationOnlyAdapter(DefaultAccountAdapter):
    """Nobody signs up: an administrator invites."""

    def is_open_for_signup(self, request):
        return False


def send_invitation(request, user):
    """Mail USER a link with which to choose a password."""
    form = ResetPasswordForm({"email": user.email})
    if form.is_valid():
        form.save(request)
