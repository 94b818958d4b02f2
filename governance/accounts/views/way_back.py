"""A way in without a password or the organisation: a link from a command, good once, for a quarter of an hour."""

from datetime import timedelta

from allauth.account.utils import perform_login
from django.core import signing
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from governance.models import User

GOOD_FOR = timedelta(minutes=15)


def token_for(user):
    """What lets `user` in once: after signing in it is of no more use."""
    return signing.TimestampSigner(salt=__name__).sign_object([user.pk, str(user.last_login)])


@never_cache
def come_back(request, token):
    """Sign in whoever this `token` was made for; 404 once it was used or is too old."""
    try:
        pk, last_login = signing.TimestampSigner(salt=__name__).unsign_object(token, max_age=GOOD_FOR)
    except signing.BadSignature:
        raise Http404 from None
    user = User.objects.filter(pk=pk, is_active=True).first()
    if not user or str(user.last_login) != last_login:
        raise Http404
    if request.method == "POST":
        return perform_login(request, user, email_verification="none")
    return render(request, "account/come_back.html", {"person": user})


def changed_mind(request):
    """Back to the login page for who did not want to sign on with the organisation after all."""
    return redirect("account_login")
