"""What the worker does for this app."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from procrastinate.contrib.django import app

from advices.models import Advice
from documents.rendering import make_rendition


def advice_pdf_html(advice):
    """The page that becomes the PDF: published words only."""
    recommendations = advice.recommendations.prefetch_related("themes", "repeats__advice__council")
    context = {
        "advice": advice,
        "recommendations": recommendations,
        "minority_notes": advice.minority_notes.all(),
        "site_url": settings.SITE_URL,
    }
    with translation.override("nl"):
        return render_to_string("advices/advice_pdf.html", context)


@app.task(retry=5, pass_context=False)
def make_advice_pdf(advice_id):
    """Make the PDF of a published advice, once."""
    advice = Advice.objects.select_related("council", "supersedes").get(pk=advice_id)
    make_rendition(advice, advice_pdf_html(advice))
