"""The work on a reminder: drafting it, changing it, looking at its PDF, and sending it."""

from django.utils.translation import gettext as _

from advices.actions import reminder as reminders
from advices.forms.reminder import MailReminderForm, ReminderForm
from advices.mail.messages import letter_pdf_html
from advices.models import Advice, Reminder
from advices.rules import ladder
from advices.steps import REMINDER_STEPS
from documents.rendering.pdf import render_pdf
from documents.serving import pdf_preview
from governance.pages.bin_page import IN_BIN
from governance.pages.form_page import bound, change_page, confirm_page, form_page, frozen_answer, record_for, take_step
from governance.pages.pace import at_most
from governance.roles import Permission


def reminder_new(request, pk):
    """Draft the step whose day has come; without such a step back to the advice, with the reason."""
    sent = Advice.objects.with_college().select_related("council")
    advice = record_for(request, sent, Permission.SEND_ADVICE, pk=pk)
    offer = next(iter(ladder.offers(advice, request.user)), None) if request.method != "POST" else None
    return confirm_page(
        request,
        advice,
        lambda: reminders.draft_reminder(advice, by=request.user),
        heading=offer.verb if offer else _("Send a reminder"),
        explanation=_("The letter is drafted for you. You can change it before it is sent."),
        leads_to=lambda reminder: reminder,
    )


def _reminder(request, pk):
    """The reminder that this user may work on."""
    rows = Reminder.objects.select_related("advice__council")
    return record_for(request, rows, Permission.SEND_ADVICE, pk=pk)


def reminder_edit(request, pk):
    reminder = _reminder(request, pk)
    if away := frozen_answer(request, reminder):
        return away
    form = bound(request, ReminderForm, instance=reminder)
    return change_page(
        request,
        form,
        lambda stored, **how: reminders.save_reminder(stored, form.values, **how),
        said=_("Your text was saved."),
        template="advices/reminder_form.html",
        reminder=reminder,
        heading=reminder.get_step_display(),
    )


@at_most("pdf")
def reminder_pdf(request, pk):
    """The letter as it will be sent, made on the spot and kept nowhere."""
    return pdf_preview(render_pdf(letter_pdf_html(_reminder(request, pk))))


def reminder_mail(request, pk):
    reminder = _reminder(request, pk)
    if away := frozen_answer(request, reminder):
        return away
    form = bound(request, MailReminderForm, record=reminder)
    return form_page(
        request,
        form,
        lambda: reminders.mail_reminder(reminder, by=request.user, **form.cleaned_data),
        said=_("The letter goes out by mail in a minute."),
        leads_to=reminder.advice,
        template="advices/reminder_mail.html",
        reminder=reminder,
        heading=_("Send by mail"),
    )


def reminder_step(request, pk, status):
    return take_step(request, _reminder(request, pk), status, REMINDER_STEPS)


def reminder_delete(request, pk):
    reminder = _reminder(request, pk)
    if away := frozen_answer(request, reminder):
        return away
    return confirm_page(
        request,
        reminder,
        lambda: reminders.throw_away_reminder(reminder, by=request.user),
        heading=_("Throw the draft away"),
        explanation=_("It goes into the bin, and you can draft this letter again."),
        said=IN_BIN,
        leads_to=reminder.advice,
        refused_to=reminder.advice,
    )
