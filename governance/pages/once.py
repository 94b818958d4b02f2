"""The same form sent twice does its work once: a double press, or Back and Save.

Every form on a work page carries a key of its own. A row in the database with that key is written in the same
transaction as what the form does, so that of two posts at the same moment the second waits for the first. A browser
that goes back may ask for the page anew, and so get another key: what somebody sends just after the very same is asked
about first.
"""

import hashlib
from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from governance.models import SentForm
from governance.pages.keeping import NOT_TYPED, forget

REMEMBERED_FOR = timedelta(days=30)
JUST_NOW = timedelta(hours=1)


class OnceMiddleware:
    """Does what a form asks once, however often it is sent."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        key = _key_in(request) if request.method == "POST" and request.user.is_authenticated else None
        return _once(request, key, lambda: view(request, *args, **kwargs)) if key else None


def _key_in(request):
    try:
        return UUID(request.POST.get(SentForm.FIELD, ""))
    except ValueError:
        return None


@transaction.atomic
def _once(request, key, act):
    """The answer of `act`; of a form that was sent before as it is now, where it led then.

    A form that was changed after it was sent is `request.sent_before`: see `told_of_sending`.
    """
    now, digest = timezone.now(), _digest(request)
    sent, is_first = SentForm.objects.get_or_create(
        user=request.user, key=key, defaults={"digest": digest, "sent_at": now}
    )
    if not is_first and sent.digest == digest:
        return _sent_already(request, sent)
    request.sent_before = _just_sent(request, digest, sent) if is_first else sent
    request.sent_the_same = is_first
    response = act()
    if _led_on(request, response):
        sent.digest, sent.sent_at, sent.led_to = digest, now, response["Location"]
        sent.save()
    elif is_first:
        sent.delete()
    return response


def _just_sent(request, digest, sent):
    """The last form that this user sent, where that was the very same not long ago and the user was not asked yet."""
    if SentForm.AGAIN in request.POST:
        return None
    last = SentForm.objects.filter(user=request.user).exclude(pk=sent.pk).order_by("sent_at").last()
    return last if last and last.digest == digest and last.sent_at > sent.sent_at - JUST_NOW else None


def _sent_already(request, sent):
    forget(request.user, request.get_full_path())
    messages.info(request, _("You had already saved this. It was not done a second time."))
    return redirect(sent.led_to)


def _led_on(request, response):
    """Whether `response` leads on, and not back because what was asked is refused."""
    told = {message.level for message in messages.get_messages(request)._queued_messages}
    return response.status_code == 302 and (not told or messages.SUCCESS in told)


def _digest(request):
    """What was sent and where to, in 64 hex digits, without what differs by itself."""
    digest = hashlib.sha256(request.get_full_path().encode())
    for name, values in sorted(request.POST.lists()):
        if name not in NOT_TYPED:
            digest.update(repr((name, values)).encode())
    for name, uploads in sorted(request.FILES.lists()):
        for upload in uploads:
            digest.update(repr((name, upload.name, hashlib.file_digest(upload, "sha256").hexdigest())).encode())
            upload.seek(0)
    return digest.hexdigest()


def forget_long_sent():
    """A form that was sent so long ago stands in no browser any more."""
    SentForm.objects.filter(sent_at__lt=timezone.now() - REMEMBERED_FOR).delete()
