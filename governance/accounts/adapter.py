"""Sign-in is django-allauth's; this is all we change about it."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import LoginForm, ResetPasswordForm
from allauth.account.internal.stagekit import clear_login
from allauth.core.exceptions import ImmediateHttpResponse
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from governance.accounts import second_factor, sign_ins
from governance.accounts.tasks import send_password_link
from governance.events import Event
from governance.models import SignIn, User
from governance.trail.recording import record_event

BEGAN_WITH = "sign_in_began_with"  # in the session of who is still to take the second step: a digest of the password


class SignInForm(LoginForm):
    """With the link for a forgotten password below the form, and not between its two fields."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""


class ForgottenPasswordForm(ResetPasswordForm):
    """Does as much for an address that nobody has, so that its time tells nothing; the mail waits for the worker."""

    def clean_email(self):
        return self.cleaned_data["email"]

    def save(self, request, **kwargs):
        email = self.cleaned_data["email"]
        user = User.objects.filter(email__iexact=email, is_active=True).first()
        send_password_link.defer(user_id=user.pk if user else 0)
        return email


class InvitationOnlyAdapter(DefaultAccountAdapter):
    """Nobody signs up: an administrator invites. Who signs in, or does not get in, is noted."""

    def is_open_for_signup(self, request):
        return False

    def format_email_subject(self, subject):
        return subject

    def pre_login(self, request, user, **kwargs):
        request.session[BEGAN_WITH] = user.get_session_auth_hash()
        return super().pre_login(request, user, **kwargs)

    def login(self, request, user):
        """After the second step too; not with a password that was changed between the two."""
        if request.session.pop(BEGAN_WITH, "") != user.get_session_auth_hash():
            raise ImmediateHttpResponse(_begin_anew(request, user))
        super().login(request, user)
        began = sign_ins.began(request, user)
        if began.way != SignIn.Way.SIGN_ON:
            second_factor.note_deadline(request, user)

    def authenticate(self, request, **credentials):
        return super().authenticate(request, **credentials) if settings.LOCAL_LOGIN else None

    def is_reauthentication_required(self, **kwargs):
        """Not by a password that does not count."""
        asked = settings.LOCAL_LOGIN or second_factor.has_one(self.request.user)
        return asked and super().is_reauthentication_required(**kwargs)

    def logout(self, request):
        sign_ins.left(request)
        super().logout(request)

    def set_password(self, user, password):
        super().set_password(user, password)
        sign_ins.end_others(self.request, user)

    def authentication_failed(self, request, **credentials):
        super().authentication_failed(request, **credentials)
        sign_ins.failed(request, address=credentials.get("email", ""))

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        """What somebody changed in the own way of signing in is an event, and not a mail."""
        record_event(Event.ACCOUNT_CHANGED, user, by=user, changed=template_prefix.rpartition("/")[2])

    def respond_user_inactive(self, request, user):
        sign_ins.failed(request, user=user, outcome=SignIn.Outcome.BLOCKED)
        return super().respond_user_inactive(request, user)


def _begin_anew(request, user):
    clear_login(request)
    sign_ins.failed(request, user=user)
    messages.error(request, _("Your password was changed just now. Sign in again, with the new one."))
    return redirect("account_login")
