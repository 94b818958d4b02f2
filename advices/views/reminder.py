"""The work on a reminder: drafting it, changing it, looking at its PDF, and sending it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from advices.actions import reminder as reminders
from advices.forms.dispatch import MailReminderForm, ReminderForm
from advices.mail.messages import letter_pdf_html
from advices.models import Advice, Reminder
from advices.rules import ladder
from advices.steps import REMINDER_STEPS
from documents.rendering.pdf import render_pdf
from documents.serving import pdf_preview
from governance.pages.bin_page import IN_BIN
from governance.pages.form_page import bound, did, frozen_answer, saved, take_step
from governance.pages.pace import at_most
from governance.roles import Permission
from governance.workflow import Refused, require


def reminder_new(request, pk):
    """Draft the step whose day has come; without such a step back to the advice, with the reason."""
    sent = Advice.objects.visible_to(request.user).filter(status__in=[Advice.Status.SENT, Advice.Status.PUBLISHED])
    advice = get_object_or_404(sent.select_related("council"), pk=pk)
    require(request.user, Permission.SEND_ADVICE, advice)
    if request.method == "POST":
        try:
            return redirect(reminders.draft_reminder(advice, by=request.user))
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect(advice)
    offer = next(iter(ladder.offers(advice, request.user)), None)
    heading = offer.verb if offer else _("Send a reminder")
    explanation = _("The letter is drafted for you. You can change it before it is sent.")
    context = {"record": advice, "heading": heading, "explanation": explanation}
    return render(request, "includes/confirm_page.html", context)


def _reminder(request, pk):
    """The reminder that this user may work on."""
    rows = Reminder.objects.visible_to(request.user).select_related("advice__council")
    reminder = get_object_or_404(rows, pk=pk)
    require(request.user, Permission.SEND_ADVICE, reminder)
    return reminder


def reminder_edit(request, pk):
    reminder = _reminder(request, pk)
    if away := frozen_answer(request, reminder):
        return away
    form = bound(request, ReminderForm, instance=reminder)
    if request.method == "POST" and form.is_valid():
        stored, seen = _reminder(request, pk), form.seen_revision
        if saved(
            form, lambda: reminders.save_reminder(stored, form.values, by=request.user, seen_revision=seen), stored
        ):
            messages.success(request, _("Your text was saved."))
            return redirect(stored)
    context = {"form": form, "reminder": reminder, "heading": reminder.get_step_display()}
    return render(request, "advices/reminder_form.html", context)


@at_most("pdf")
def reminder_pdf(request, pk):
    """The letter as it will be sent, made on the spot and kept nowhere."""
    return pdf_preview(render_pdf(letter_pdf_html(_reminder(request, pk))))


def reminder_mail(request, pk):
    reminder = _reminder(request, pk)
    if away := frozen_answer(request, reminder):
        return away
    form = bound(request, MailReminderForm, record=reminder)
    submitted = request.method == "POST" and form.is_valid()
    if submitted and saved(form, lambda: reminders.mail_reminder(reminder, by=request.user, **form.cleaned_data)):
        messages.success(request, _("The letter goes out by mail in a minute."))
        return redirect(reminder.advice)
    context = {"form": form, "reminder": reminder, "heading": _("Send by mail")}
    return render(request, "advices/reminder_mail.html", context)


def reminder_step(request, pk, status):
    return take_step(request, _reminder(request, pk), status, REMINDER_STEPS)


def reminder_delete(request, pk):
    reminder = _reminder(request, pk)
    if away := frozen_answer(request, reminder):
        return away
    if request.method == "POST":
        did(request, lambda: reminders.throw_away_reminder(reminder, by=request.user), IN_BIN)
        return redirect(reminder.advice)
    heading, explanation = _("Throw the draft away"), _("It goes into the bin, and you can draft this letter again.")
    context = {"record": reminder, "heading": heading, "explanation": explanation}
    return render(request, "includes/confirm_page.html", context)
