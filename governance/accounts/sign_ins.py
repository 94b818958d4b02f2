"""The log of who signs in, and how a session ends: by hand, after a time of rest, or after its longest time."""

from datetime import timedelta

from allauth.account.internal.flows.login import get_authentication_records
from django.contrib.auth import logout
from django.urls import reverse
from django.utils import timezone

from governance.accounts.devices import device_of
from governance.models import SignIn, User
from governance.pages.form_page import number_in

SIGN_IN = "sign_in"  # in the session: the id of its row in the log
ENDED = "session_ended"  # in the session of who was signed out: how the one before it ended
NOTED_EVERY = timedelta(minutes=1)


def began(request, user):
    """Note that `user` signed in with this request, which has the session of `user` from now on."""
    now = timezone.now()
    row = SignIn.objects.create(
        user=user,
        at=now,
        seen_at=now,
        outcome=SignIn.Outcome.SUCCEEDED,
        way=_way(request, user),
        device=device_of(request),
    )
    request.session[SIGN_IN] = row.pk
    request.session.pop(ENDED, None)
    return row


def _way(request, user):
    records = get_authentication_records(request, user)
    if not records:
        return ""
    last = records[-1]
    return last.get("type") or last["method"]


def failed(request, *, user=None, address="", outcome=SignIn.Outcome.FAILED):
    """Note that somebody did not get in as `user`, or with an `address`; one that somebody has becomes that user."""
    user = user or User.objects.filter(email__iexact=address).first()
    longest = SignIn._meta.get_field("address").max_length
    typed = "" if user else address[:longest]
    SignIn.objects.create(user=user, address=typed, outcome=outcome, device=device_of(request))


def of(request):
    """The row of the session of this request; a session that began without one gets it now."""
    row = SignIn.objects.filter(pk=request.session.get(SIGN_IN), user=request.user).first()
    return row or began(request, request.user)


def left(request):
    """Note that somebody signs out."""
    SignIn.objects.filter(pk=request.session.get(SIGN_IN)).end(SignIn.Ended.SIGNED_OUT)


def end_others(request, user, only=None):
    """End every session of `user` but the one of this request, or `only` one of them; returns how many there were."""
    others = SignIn.objects.filter(user=user).exclude(pk=request.session.get(SIGN_IN))
    if only is not None:
        others = others.filter(pk=number_in(only))
    return others.end(SignIn.Ended.BY_USER)


def forget_old():
    """Throw away what has been kept long enough."""
    SignIn.objects.old(timezone.now()).delete()


class SignInMiddleware:
    """Signs out who was signed out elsewhere, who did nothing for too long, and who was here for the longest time."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.session.session_key and request.user.is_authenticated:
            _go_on_or_end(request, of(request))
        return self.get_response(request)


def _go_on_or_end(request, row):
    now = timezone.now()
    over = row.over(now)
    if over:
        SignIn.objects.filter(pk=row.pk, ended_at=None).update(ended_at=now, ended_as=over)
        logout(request)
        request.session[ENDED] = str(over)
    elif row.seen_at < now - NOTED_EVERY and not _sent_by_itself(request):
        SignIn.objects.filter(pk=row.pk).update(seen_at=now)


def _sent_by_itself(request):
    """Whether the page asks, and not its reader: an open page looks every minute who else is there."""
    return request.path == reverse("keep_typed") and "typed" not in request.POST
