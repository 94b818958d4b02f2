"""The pages about mail: my choice, unsubscribing, where a mail leads to, and what did not arrive."""

from django.contrib import messages
from django.core.signing import BadSignature
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from adviesraad.models import Mail, Notice
from adviesraad.notices import choices
from adviesraad.notices.forms import MailForm
from adviesraad.notices.letter import signer
from adviesraad.notices.rules import RULES
from governance.models import User
from governance.pages.form_page import bound, form_page
from governance.roles import Permission
from governance.workflow import Refused, require


def my_mail(request):
    chosen = dict(request.user.mail_choices.values_list("kind", "pace"))
    form = bound(request, MailForm, initial=chosen)
    return form_page(
        request,
        form,
        lambda: choices.choose(request.user, form.cleaned_data),
        said=_("Your choice was saved. It holds from the next mail."),
        leads_to="my_mail",
        template="notices/my_mail.html",
        heading=_("My mail"),
    )


def open_notice(request, pk):
    """Where a mail leads to: the record as it is now, wherever its page is."""
    notice = get_object_or_404(Notice, pk=pk, user=request.user)
    rule = RULES.get(notice.rule)
    record = rule and rule.model.objects.visible_to(request.user).filter(pk=notice.object_id).first()
    if record:
        return redirect(record)
    messages.info(request, _("What this mail was about is no longer there, or you may no longer read it."))
    return redirect("desk")


@csrf_exempt
def unsubscribe(request, token):
    """No mail any more, without a login; a mail program posts here by itself (RFC 8058), so without our token."""
    try:
        user = get_object_or_404(User, pk=int(signer.unsign(token)))
    except BadSignature:
        raise Http404 from None
    if request.method == "POST":
        choices.unsubscribe(user)
    return render(request, "notices/unsubscribe.html", {"stopped": request.method == "POST", "reader": user})


def undelivered(request):
    require(request.user, Permission.MANAGE_USERS)
    mails = Mail.objects.undelivered(timezone.now()).select_related("user")
    return render(request, "notices/undelivered.html", {"mails": mails})


def send_again(request, pk):
    explanation = _(
        "The worker tries once more, within five minutes. If the mail had arrived after all, it arrives twice."
    )
    return _deal_with(request, pk, choices.send_again, _("Send again"), explanation)


def let_go(request, pk):
    explanation = _("The mail is not sent. What it was about still stands on the desk of its reader.")
    return _deal_with(request, pk, choices.let_go, _("Leave it unsent"), explanation)


def _deal_with(request, pk, action, heading, explanation):
    require(request.user, Permission.MANAGE_USERS)
    mail = get_object_or_404(Mail.objects.undelivered(timezone.now()).select_related("user"), pk=pk)
    if request.method == "POST":
        try:
            action(mail, by=request.user)
        except Refused as refusal:
            messages.info(request, str(refusal))
        return redirect("mail_undelivered")
    context = {"mail": mail, "heading": heading, "explanation": explanation}
    return render(request, "notices/mail_confirm.html", context)
