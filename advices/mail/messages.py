"""The mail that goes with an advice, or with a letter about it."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation

from documents.rendering.pdf import render_pdf
from governance.trail.seals import newest_seal


def advice_pdf_html(advice):
    """The page that becomes the PDF of an advice."""
    recommendations = advice.recommendations.prefetch_related("themes", "repeats__advice__council")
    context = {
        "advice": advice,
        "recommendations": recommendations,
        "minority_notes": advice.minority_notes.all(),
        "site_url": settings.SITE_URL,
        "seal": newest_seal(),
    }
    with translation.override("nl"):
        return render_to_string("advices/advice_pdf.html", context)


def letter_pdf_html(reminder):
    """The page that becomes the PDF of a letter."""
    context = {"reminder": reminder, "advice": reminder.advice, "site_url": settings.SITE_URL}
    with translation.override("nl"):
        return render_to_string("advices/letter_pdf.html", context)


def words_of(dispatch):
    """(subject, text) of the mail of this dispatch."""
    if dispatch.reminder:
        return dispatch.reminder.subject, dispatch.reminder.text
    context = {
        "advice": dispatch.advice,
        "dispatch": dispatch,
        "site_url": settings.SITE_URL,
        "seal": newest_seal(),
    }
    with translation.override("nl"):
        subject = " ".join(render_to_string("advices/mail/advice_subject.txt", context).split())
        return subject, render_to_string("advices/mail/advice.txt", context).strip()


def message_for(dispatch):
    """The mail of this dispatch: text and HTML, with the PDF; the same Message-ID whenever it is made."""
    advice, letter = dispatch.advice, dispatch.reminder
    subject, text = words_of(dispatch)
    with translation.override("nl"):
        html = render_to_string("advices/mail/mail.html", {"text": text, "subject": subject})
    message = EmailMultiAlternatives(
        subject,
        text,
        to=[dispatch.email],
        reply_to=[advice.council.contact_email] if advice.council.contact_email else None,
        headers={"Message-ID": f"<dispatch-{dispatch.pk}@{settings.SITE_URL.split('/')[2].split(':')[0]}>"},
    )
    message.attach_alternative(html, "text/html")
    page = letter_pdf_html(letter) if letter else advice_pdf_html(advice)
    name = f"{'brief' if letter else 'advies'}-{advice.council.slug}-{advice.number}.pdf"
    message.attach(name, render_pdf(page), "application/pdf")
    return message
