"""The pages of one's own sessions, and what the administrator sees and does about everybody's."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from governance.accounts import actions
from governance.accounts.sign_ins import SIGN_IN, end_others
from governance.models import SignIn, User
from governance.pages.form_page import bound, form_page
from governance.pages.paging import page_of
from governance.pages.steps import NothingToAsk
from governance.roles import Permission
from governance.workflow import require


def my_sign_ins(request):
    """One's own open sessions, and when one signed in or somebody tried to."""
    rows = SignIn.objects.filter(user=request.user)
    context = {
        "open": rows.open().order_by("-seen_at"),
        "here": request.session.get(SIGN_IN),
        **_lines(rows, request),
    }
    return render(request, "governance/my_sign_ins.html", context)


def _lines(rows, request):
    return {"page_obj": page_of(rows, request), "kept_days": settings.SIGN_INS_KEPT_DAYS}


def end_my_sessions(request):
    """End the one session of one's own that was posted, or all but this one."""
    if request.method == "POST":
        count = end_others(request, request.user, only=request.POST.get("session"))
        said = ngettext("%(count)s session was ended.", "%(count)s sessions were ended.", count)
        messages.success(request, said % {"count": count})
    return redirect("my_sign_ins")


def sign_in_log(request):
    """Every sign-in and every failure, the newest first; only who did not get in with ?mislukt=1."""
    require(request.user, Permission.MANAGE_USERS)
    rows, only_failed = SignIn.objects.select_related("user"), "mislukt" in request.GET
    if only_failed:
        rows = rows.exclude(outcome=SignIn.Outcome.SUCCEEDED)
    context = {"only_failed": only_failed, **_lines(rows, request)}
    return render(request, "governance/sign_in_log.html", context)


def user_sign_ins(request, pk):
    require(request.user, Permission.MANAGE_USERS)
    person = get_object_or_404(User, pk=pk)
    rows = SignIn.objects.filter(user=person)
    context = {"person": person, "open": rows.open().count(), **_lines(rows, request)}
    return render(request, "governance/user_sign_ins.html", context)


def user_end_sessions(request, pk):
    heading = _("End all sessions")
    return _act_on(request, pk, actions.end_sessions, heading, _("The sessions were ended."))


def user_block(request, pk):
    explanation = _("This person is signed out at once, gets no mail any more and cannot sign in. The roles stay.")
    return _act_on(request, pk, actions.block, _("Block this account"), _("The account is blocked."), explanation)


def user_unblock(request, pk):
    heading = _("Unblock this account")
    return _act_on(request, pk, actions.unblock, heading, _("This person can sign in again."))


def user_take_second_factor(request, pk):
    heading, said = _("Take the second step away"), _("The second step was taken away, and this person gets a mail.")
    explanation = _(
        "Only for who lost the phone or passkey and the recovery codes. Be sure that it is really this person who "
        "asks: afterwards the password alone is enough to sign in. This person is signed out everywhere."
    )
    return _act_on(request, pk, actions.take_second_factor, heading, said, explanation)


def _act_on(request, pk, action, heading, said, explanation=""):
    """Ask whether the administrator means it, and do it to the account."""
    require(request.user, Permission.MANAGE_USERS)
    person = get_object_or_404(User, pk=pk)
    return form_page(
        request,
        bound(request, NothingToAsk),
        lambda: action(person, by=request.user),
        said=said,
        leads_to=reverse("user_detail", args=[pk]),
        template="governance/setting_form.html",
        heading=heading,
        verb=heading,
        person=person,
        explanation=explanation,
    )
