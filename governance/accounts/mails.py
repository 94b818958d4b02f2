"""The mails about somebody's own account."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _


def mail_second_factor_taken(user):
    """Tell `user` that the administrator took the second step away."""
    url = settings.SITE_URL + reverse("mfa_index")
    text = render_to_string("governance/second_factor_taken.txt", {"person": user, "url": url})
    send_mail(_("Your second step was taken away"), text, settings.DEFAULT_FROM_EMAIL, [user.email])


def mail_invitation(user):
    """Mail `user` a link with which to choose a password."""
    text = render_to_string("governance/invitation.txt", {"invited": user, "url": _password_link(user)})
    send_mail(_("You have been invited to Adviesraad"), text, settings.DEFAULT_FROM_EMAIL, [user.email])


def mail_password_link(user):
    """Mail `user`, who forgot the password, a link with which to choose another."""
    text = render_to_string("governance/new_password.txt", {"url": _password_link(user)})
    send_mail(_("Choose a new password"), text, settings.DEFAULT_FROM_EMAIL, [user.email])


def _password_link(user):
    key = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    return settings.SITE_URL + reverse("account_reset_password_from_key", kwargs=key)
