"""A second step when signing in: for whom it is compulsory, by when, and how its secrets are kept."""

import base64
import secrets
from datetime import timedelta

from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.core import context
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from cryptography.exceptions import InvalidSignature
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.cache import cache
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.accounts import sign_ins
from governance.models import User
from governance.pages.pace import is_too_often

NEEDED = "second_factor_needed"  # in the session of who gets no other page before it is set up
CODE_LASTS = app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 1)
PROVES = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def is_compulsory_for(user):
    """Whether a role that `user` has today asks for a second step."""
    return any(membership.role in settings.SECOND_FACTOR_FOR for membership in user.active_memberships)


def has_one(user):
    return Authenticator.objects.filter(user=user, type__in=PROVES).exists()


def due_on(user):
    """The day from which `user` needs a second step and does not have it, or None."""
    return user.second_factor_by if user.second_factor_by and not has_one(user) else None


def note_deadline(request, user):
    """At sign-in: give `user` a day by which to set it up, where that is compulsory; from that day on it comes
    first.
    """
    if not is_compulsory_for(user):
        by = None
    else:
        by = user.second_factor_by or timezone.localdate() + timedelta(days=settings.SECOND_FACTOR_GRACE_DAYS)
    if by != user.second_factor_by:
        user.second_factor_by = by
        User.objects.filter(pk=user.pk).update(second_factor_by=by)
    due = due_on(user)
    if due and due <= timezone.localdate():
        request.session[NEEDED] = True


class SecondFactorMiddleware:
    """Who has to set up the second step first gets no other page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.session.session_key and not request.path.startswith("/account/") and _comes_first(request):
            return redirect("mfa_index")
        return self.get_response(request)


def _comes_first(request):
    if not request.session.get(NEEDED) or not request.user.is_authenticated:
        return False
    if has_one(request.user):
        del request.session[NEEDED]
        return False
    return True


def _cipher():
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(_derived(key))) for key in keys])


def _derived(key):
    return salted_hmac(__name__, "secrets", secret=key, algorithm="sha256").digest()


class SecondFactorAdapter(DefaultMFAAdapter):
    """The secrets stand in the database under the key of the settings: a copy of the database alone opens nothing."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": gettext_lazy("This code is not right. Wait for the next one and type that."),
        "cannot_delete_authenticator": gettext_lazy(
            "Your role asks for a second step. Set up another one first, and then take this one away."
        ),
    }

    def get_totp_issuer(self):
        return "Adviesraad"

    def encrypt(self, text):
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        """The secret; one that nobody knows where the key of the settings is another one by now."""
        try:
            return _cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return base64.b32encode(secrets.token_bytes(20)).decode()

    def can_delete_authenticator(self, authenticator):
        user = authenticator.user
        others = Authenticator.objects.filter(user=user, type__in=PROVES).exclude(pk=authenticator.pk)
        return not is_compulsory_for(user) or others.exists()

    def generate_authenticator_name(self, user, type):
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return _("Passkey %(number)s") % {"number": number}


class NotedFailure:
    """A form of the second step that notes who did not get through."""

    def full_clean(self):
        super().full_clean()
        if self.is_bound and self._errors:
            sign_ins.failed(context.request, user=self.user)


def _code():
    numbers = {"autocomplete": "one-time-code", "inputmode": "numeric"}
    return forms.CharField(label=gettext_lazy("Code"), widget=forms.TextInput(attrs=numbers))


class CountedCode:
    """A code that is guessed only so often for one account, from however many computers, and counts once."""

    def clean_code(self):
        if is_too_often(context.request, "second_step", str(self.user.pk)):
            raise get_account_adapter().validation_error("too_many_login_attempts")
        code = super().clean_code()
        if not cache.add(f"second_step:{self.user.pk}:{normalize_user_code(code)}", "used", CODE_LASTS):
            raise SecondFactorAdapter().validation_error("incorrect_code")
        return code


class CodeForm(NotedFailure, CountedCode, AuthenticateForm):
    code = _code()


class CodeAgainForm(CountedCode, ReauthenticateForm):
    code = _code()


class SetUpForm(ActivateTOTPForm):
    code = _code()


class NameForm(EditWebAuthnForm):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=50)


class ReadsAnything:
    """A form that gets an answer about a passkey, of which a browser makes sense and an attacker need not."""

    def clean_credential(self):
        return self._judged(getattr(super(), "clean_credential", lambda: self.cleaned_data["credential"]))

    def clean(self):
        return self._judged(super().clean)

    def _judged(self, judge):
        try:
            return judge()
        except (KeyError, TypeError, ValueError, AttributeError, InvalidSignature) as nonsense:
            raise SecondFactorAdapter().validation_error("incorrect_code") from nonsense


class PasskeyForm(ReadsAnything, NotedFailure, AuthenticateWebAuthnForm):
    pass


class PasskeyAgainForm(ReadsAnything, ReauthenticateWebAuthnForm):
    pass


class NewPasskeyForm(ReadsAnything, AddWebAuthnForm):
    pass


class TakePasskeyAway(RemoveWebAuthnView):
    """Not the last second step of who has to have one; the form of the app's code sees to that itself."""

    def form_valid(self, form):
        adapter = SecondFactorAdapter()
        if adapter.can_delete_authenticator(self.object):
            return super().form_valid(form)
        messages.error(self.request, adapter.error_messages["cannot_delete_authenticator"])
        return redirect(self.get_success_url())
