"""What the worker does for this app."""

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from advices.mail.messages import advice_pdf_html, message_for
from advices.models import Advice, Delivery, Dispatch
from documents.rendering.pdf import make_rendition
from governance.mailing.handing_over import NotTaken, hand_over
from governance.patience import PATIENT


@app.task(retry=PATIENT, pass_context=False)
@transaction.atomic
def make_advice_pdf(advice_id):
    """Make the PDF of a published advice, once; a privacy correction waits for it, and has it made again.

    A publication that is not committed yet is waited for, and one that was rolled back leaves nothing to make.
    """
    advice = Advice.objects.select_for_update(no_key=True).get(pk=advice_id)
    if advice.status == Advice.Status.PUBLISHED:
        make_rendition(advice, advice_pdf_html(advice))


@app.task(retry=PATIENT, pass_context=False)
def mail_dispatch(dispatch_id):
    """Mail an advice or a letter, never twice: an attempt of which the end is not known is not made again.

    One that surely failed is, for over five hours; after that the secretary and the administrator are told.
    """
    dispatch = Dispatch.objects.select_related("advice__council", "reminder__advice__council").get(pk=dispatch_id)
    message = message_for(dispatch)
    delivery = _claim(dispatch)
    if delivery is None:
        return
    try:
        hand_over(message)
    except NotTaken as problem:
        Delivery.objects.filter(pk=delivery.pk).update(failure=f"{type(problem.__cause__).__name__}: {problem}"[:300])
        raise
    Delivery.objects.filter(pk=delivery.pk).update(delivered_at=timezone.now())


def _claim(dispatch):
    """The delivery when this attempt is the first, or when the one before it is known to have failed; else None."""
    delivery, is_new = Delivery.objects.get_or_create(dispatch=dispatch)
    if is_new:
        return delivery
    known_to_have_failed = Delivery.objects.failed().filter(pk=delivery.pk)
    return delivery if known_to_have_failed.update(failure="") else None
