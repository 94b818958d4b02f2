"""What the worker does for this app."""

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from procrastinate.contrib.django import app

from advices.models import Advice
from documents.rendering import make_rendition


def advice_pdf_html(advice):
    """The page that becomes the PDF: published words only."""
    recommendations = advice.recommendations.prefetch_related("themes", "repeats__advice__council")
    context = {"advice": advice, "recommendations": recommendations, "site_url": settings.SITE_URL}
    with translation.override("nl"):
        return render_to_string("advices/advice_pdf.html", context)


@app.task(retry=5, pass_context=False)
@transaction.atomic
def make_advice_pdf(advice_id):
    """Make the PDF of a published advice, once; a privacy correction waits for it, and has it made again."""
    advice = Advice.objects.select_for_update(no_key=True).get(pk=advice_id)
    make_rendition(advice, advice_pdf_html(advice))
