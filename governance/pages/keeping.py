"""Nothing typed is lost: what a user types is kept, per page and for nobody else to read, until it is saved."""

from datetime import timedelta

from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import JsonResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from governance.models import KeptFile, KeptForm, SentForm, User
from governance.moments import clock
from governance.pages.kept_files import files_chosen, keep_files, throw_away
from governance.pages.pace import is_too_often

KEPT_FOR = timedelta(days=30)
BUSY_FOR = timedelta(minutes=3)
LONGEST_PATH = KeptForm._meta.get_field("path").max_length
PAGE = "page"  # the name of the page's token in every form
NOT_TYPED = {"csrfmiddlewaretoken", PAGE, SentForm.FIELD, SentForm.AGAIN}
PAGE_LASTS = timedelta(days=3)  # over a weekend: so long a page may be open when its login has expired
LONGEST_TEXT = 200_000  # characters, of what is kept for somebody who is not logged in
MOST_FORMS = 200  # of one user, for what is kept while not logged in


def token_for(request):
    """What proves that this page was shown to this user: with it the page may keep what is typed in it."""
    return signing.TimestampSigner(salt=__name__).sign_object([request.user.pk, request.get_full_path()])


def path_of(token, user):
    """The address of the page for which `token` was given to `user`; raises PermissionDenied for any other."""
    try:
        pk, path = signing.TimestampSigner(salt=__name__).unsign_object(token)
    except signing.BadSignature:
        raise PermissionDenied from None
    if pk != user.pk:
        raise PermissionDenied
    return path


def keep(user, path, typed):
    """Keep what `user` typed into the page at `path`, in place of what was kept of it before."""
    if len(path) > LONGEST_PATH:
        return
    words = typed.copy()
    for name in [name for name in words if name in NOT_TYPED or "password" in name]:
        del words[name]
    seen = words.get("revision", "") or words.get("seen_revision", "")
    values = {
        "data": words.urlencode(),
        "revision": int(seen) if seen.isdecimal() and len(seen) < 10 else None,
        "changed_at": timezone.now(),
    }
    KeptForm.objects.update_or_create(user=user, path=path, defaults=values)


def keep_for_later(request):
    """Keep what was posted after the login had expired, for the user to whom its page was given.

    Returns "kept", "too_long", or "" for a page that was given to nobody, or too long ago, or where one visitor
    sends much at once: a stranger keeps nothing.
    """
    user, path = _given_to(request.POST.get(PAGE, "")), request.get_full_path()
    if not user or KeptForm.objects.filter(user=user).count() >= MOST_FORMS:
        return ""
    if is_too_often(request, "kept_signed_out"):
        return ""
    if len(request.POST.urlencode()) > LONGEST_TEXT:
        return "too_long"
    files = files_chosen(request, user, path)
    keep(user, path, request.POST)
    keep_files(user, path, dict(files.lists()))
    return "kept"


def _given_to(token):
    """The user to whom a page with this `token` was given not long ago, or None."""
    try:
        pk, _path = signing.TimestampSigner(salt=__name__).unsign_object(token, max_age=PAGE_LASTS)
    except signing.BadSignature:
        return None
    return User.objects.filter(pk=pk, is_active=True).first()


def kept(user, path):
    """What `user` typed into the page at `path` and did not save, as (KeptForm, what was posted); or (None, None)."""
    row = KeptForm.objects.visible_to(user).filled_in().filter(path=path).first()
    return (row, QueryDict(row.data, mutable=True)) if row else (None, None)


def note_open(user, path):
    """Note that `user` has the page at `path` open, on which others may be as well."""
    if len(path) > LONGEST_PATH:
        return
    now = timezone.now()
    nothing_typed = {"data": "", "revision": 0, "changed_at": now, "open_at": now}
    KeptForm.objects.update_or_create(user=user, path=path, defaults={"open_at": now}, create_defaults=nothing_typed)


def forget(user, path):
    """Throw away what `user` typed and chose at `path`: it is saved, or not wanted any more."""
    _throw_away(KeptForm.objects.visible_to(user).filter(path=path))


def forget_old():
    """Throw away what nobody came back to."""
    _throw_away(KeptForm.objects.filter(changed_at__lt=timezone.now() - KEPT_FOR))


@transaction.atomic
def _throw_away(rows):
    throw_away(KeptFile.objects.filter(form__in=rows))
    rows.delete()


def others_in(path, user):
    """A sentence about the others who have the same record open to change it at this moment, or nothing."""
    names = KeptForm.objects.others_at(path, user, timezone.now() - BUSY_FOR)
    if not names:
        return ""
    sentence = ngettext("%(names)s is working in this text now.", "%(names)s are working in this text now.", len(names))
    return sentence % {"names": _(" and ").join(names)}


@require_POST
def keep_typed(request):
    """Keep what a page sends while one types, or throw it away; answers when, and who else is there."""
    path = path_of(request.POST.get("page", ""), request.user)
    if "discard" in request.POST:
        forget(request.user, path)
        return redirect(path)
    if "open" in request.POST:
        note_open(request.user, path)
    answer = {"others": others_in(path, request.user)}
    if "typed" in request.POST:
        keep(request.user, path, QueryDict(request.POST["typed"]))
        answer["kept"] = _("Kept at %(time)s.") % {"time": clock(timezone.localtime())}
    return JsonResponse(answer)


keep_typed.keeps_no_post = True
