"""Sending a file to a reader who may see it; never from an open folder."""

from urllib.parse import quote

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponse
from django.utils.http import content_disposition_header

SHOWN_IN_THE_BROWSER = {"application/pdf", "image/png", "image/jpeg", "text/plain"}


def serve(file, *, name, media_type):
    """The response that gives this file; nginx sends it where it stands in front (X-Accel-Redirect).

    Raises Http404 for a file that is no longer on the disk.
    """
    attachment = media_type not in SHOWN_IN_THE_BROWSER
    if settings.ACCEL_REDIRECT:
        response = HttpResponse(content_type=media_type)
        response["X-Accel-Redirect"] = f"/_protected/{quote(file.name)}"
    else:
        response = FileResponse(_opened(file), content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(attachment, name)
    response["Cache-Control"] = "private, no-cache"
    return response


def _opened(file):
    try:
        return file.open("rb")
    except FileNotFoundError as gone:
        raise Http404 from gone


def pdf_preview(data):
    """A PDF that is shown once and kept nowhere."""
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(False, "voorbeeld.pdf")
    response["Cache-Control"] = "private, no-store"
    return response
