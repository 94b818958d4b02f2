"""What somebody reads when a page fails."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.views.defaults import server_error


def page_failed(request):
    """A page that asks to try again where the database is too busy or away; otherwise that something went wrong."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return HttpResponse(render_to_string("503.html"), status=503, headers={"Retry-After": "60"})
    return server_error(request)
