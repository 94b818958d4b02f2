"""Sign-in is django-allauth's; this is all we change about it, and how somebody is invited."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import LoginForm, default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _


class SignInForm(LoginForm):
    """With the link for a forgotten password below the form, and not between its two fields."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""


class InvitationOnlyAdapter(DefaultAccountAdapter):
    """Nobody signs up: an administrator invites."""

    def is_open_for_signup(self, request):
        return False

    def format_email_subject(self, subject):
        return subject


def mail_invitation(user):
    """Mail USER a link with which to choose a password."""
    key = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    url = settings.SITE_URL + reverse("account_reset_password_from_key", kwargs=key)
    text = render_to_string("governance/invitation.txt", {"invited": user, "url": url})
    send_mail(_("You have been invited to Adviesraad"), text, settings.DEFAULT_FROM_EMAIL, [user.email])
