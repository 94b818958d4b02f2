"""What somebody reads when a page fails."""

import errno
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.views.defaults import server_error
from psycopg.errors import DiskFull

FULL = {errno.ENOSPC, errno.EDQUOT}


def page_failed(request):
    """A page that says that the disk is full, or to try again where the database is too busy or away.

    Otherwise that something went wrong.
    """
    failure = sys.exc_info()[1]
    if isinstance(failure.__cause__, DiskFull) or (isinstance(failure, OSError) and failure.errno in FULL):
        return HttpResponse(render_to_string("507.html"), status=507)
    if isinstance(failure, OperationalError | InterfaceError):
        return HttpResponse(render_to_string("503.html"), status=503, headers={"Retry-After": "60"})
    return server_error(request)
