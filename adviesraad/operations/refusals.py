"""What somebody reads who sent more than a page can be sent, or what no page sends."""

from urllib.parse import parse_qsl

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import QueryDict
from django.http.request import RawPostDataException
from django.shortcuts import render

TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
MOST_SHOWN = 20 * 1024 * 1024  # bytes


def bad_request(request, exception):
    """The page for `exception`; what was typed stands on it as far as it can still be read."""
    context = {"too_much": isinstance(exception, TOO_MUCH), "sent": _sent_with(request)}
    return render(request, "400.html", context, status=400)


def _sent_with(request):
    """What was posted, however much it is; nothing where a form with a file stopped half-way."""
    sent = QueryDict(mutable=True)
    if request.content_type == "application/x-www-form-urlencoded":
        for name, value in parse_qsl(_body_of(request).decode(errors="replace")):
            sent.appendlist(name, value)
    return sent


def _body_of(request):
    try:
        return request.body
    except RequestDataTooBig:
        return request.read(MOST_SHOWN)
    except RawPostDataException:
        return b""
